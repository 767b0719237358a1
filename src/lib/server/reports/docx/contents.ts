import {
	BuilderElement,
	FileChild,
	ImportedXmlComponent,
	InternalHyperlink,
	PageReference,
	Tab,
	TextRun,
	type Paragraph
} from 'docx';
import type { Heading, ReportDocument } from '../document.ts';
import { plainText } from '../inline.ts';
import { fieldEnd, fieldStart } from './field.ts';
import { gap } from './numbering.ts';
import { styled } from './paragraph.ts';
import { textRun } from './runs.ts';
import type { DocxWriter } from './writer.ts';

/**
 * The contents as Word's own, so that it can bring them up to date; its entries are there before it does.
 * Empty without a heading to list.
 */
export function contentsDocx(title: string, writer: DocxWriter): FileChild[] {
	const headings = listedHeadings(writer.document);
	if (headings.length === 0) return [];
	const entries = headings.map((heading, at) => {
		const before = at === 0 ? fieldStart('TOC \\o "1-2" \\h \\z') : [];
		const after = at === headings.length - 1 ? [fieldEnd()] : [];
		return styled(`TOC${heading.level}`, [...before, entry(heading, writer), ...after], writer);
	});
	return [new Contents([styled('TOCHeading', [textRun(title)], writer), ...entries])];
}

/** Those that the contents name. */
export function listedHeadings({ blocks }: ReportDocument): readonly Heading[] {
	return blocks.filter(
		(block): block is Heading => block.type === 'heading' && block.listed && block.level <= 2
	);
}

function entry({ id, number, content }: Heading, writer: DocxWriter): InternalHyperlink {
	const anchor = writer.places.get(id)?.name ?? '';
	const counted = number === null ? '' : `${number}${gap}`;
	return new InternalHyperlink({
		anchor,
		children: [
			textRun(`${counted}${plainText(content)}`),
			new TextRun({ children: [new Tab()] }),
			new PageReference(anchor, { hyperlink: true })
		]
	});
}

/** What Word draws around its contents, with a button that brings them up to date. */
class Contents extends FileChild {
	constructor(children: readonly Paragraph[]) {
		super('w:sdt');
		const gallery =
			'<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>';
		this.root.push(
			ImportedXmlComponent.fromXmlString(gallery),
			new BuilderElement({ name: 'w:sdtContent', children })
		);
	}
}
