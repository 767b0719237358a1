import type { IPropertiesOptions } from 'docx';
import { escapeHtml } from '../escape-html.ts';
import type { ReportDocument } from '../document.ts';
import { reportWords } from '../report-words.ts';
import { declaration } from './fonts.ts';
import type { Part } from './package.ts';
import { plainLine } from './plain-text.ts';
import { languageTags } from './text-styles.ts';

/** Characters that Word keeps of a property. */
const longestProperty = 255;

const namespaces =
	'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** The file's own properties, which its readers find without opening it: dated by its figures, like the report. */
export function coreProperties(document: ReportDocument): Part {
	const { title, author, description, situation, stamps, language, date } = document;
	const element = (name: string, text: string) =>
		`<${name}>${escapeHtml(plainLine(text, longestProperty))}</${name}>`;
	const moment = (name: string) => `<${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</${name}>`;
	const properties = [
		element('dc:title', title),
		element('dc:subject', situation),
		element('dc:creator', author),
		element('cp:keywords', stamps.join('; ')),
		element('dc:description', description),
		element('dc:language', languageTags[language]),
		element('cp:lastModifiedBy', author),
		moment('dcterms:created'),
		moment('dcterms:modified')
	];
	return {
		path: 'docProps/core.xml',
		data: `${declaration}<cp:coreProperties ${namespaces}>${properties.join('')}</cp:coreProperties>`
	};
}

/** What Word has no property of its own for: the edition that the figures come from. */
export function customProperties({
	edition,
	language
}: ReportDocument): NonNullable<IPropertiesOptions['customProperties']> {
	return [{ name: reportWords.edition[language], value: plainLine(edition, longestProperty) }];
}
