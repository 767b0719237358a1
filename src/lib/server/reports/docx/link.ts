import { ConcreteHyperlink, type IContext, type ParagraphChild } from 'docx';
import { safeHref } from '../safe-href.ts';

const relationship =
	'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** Characters of an address that Word opens. */
const longestAddress = 2000;

/** An address as a relationship holds it; null for one that a report may not link to, or that Word would refuse. */
export function linkedAddress(href: string): string | null {
	if (href.startsWith('#') || safeHref(href) === null) return null;
	const address = new URL(href).href;
	return address.length <= longestAddress ? address : null;
}

/** A link to the web or a mail: the library's own has a name drawn at random. */
export class ReportLink extends ConcreteHyperlink {
	private readonly address: string;
	private known: IContext['viewWrapper'] | null = null;

	constructor(address: string, number: number, content: readonly ParagraphChild[]) {
		super(content, `Link${number}`);
		this.address = address;
	}

	override prepForXml(context: IContext): ReturnType<ConcreteHyperlink['prepForXml']> {
		if (this.known !== context.viewWrapper) {
			this.known = context.viewWrapper;
			context.viewWrapper.Relationships.addRelationship(
				this.linkId,
				relationship,
				this.address,
				'External'
			);
		}
		return super.prepForXml(context);
	}
}
