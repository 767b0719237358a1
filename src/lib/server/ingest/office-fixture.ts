import { makeZip, type ZipEntry } from './zip-fixture.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type XlsxPieces = {
	/** What stands inside `<worksheet>`. */
	readonly sheet?: string;
	/** The whole sheet, in place of the one above. */
	readonly sheetEntry?: Partial<ZipEntry>;
	readonly strings?: string | null;
	readonly more?: readonly ZipEntry[];
};

/** For tests: the pieces of a workbook, written by hand so that each may be wrong. */
export function xlsxEntries(pieces: XlsxPieces): readonly ZipEntry[] {
	const { sheet = '<sheetData/>', sheetEntry, strings = null, more = [] } = pieces;
	const relation = (id: string, type: string, target: string) =>
		`<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
	const relations = (inside: string) =>
		`${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
	return [
		{
			name: '[Content_Types].xml',
			content: `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`
		},
		{
			name: '_rels/.rels',
			content: relations(relation('r1', 'officeDocument', 'xl/workbook.xml'))
		},
		{
			name: 'xl/workbook.xml',
			content: `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="F" sheetId="1" r:id="r1"/></sheets></workbook>`
		},
		{
			name: 'xl/_rels/workbook.xml.rels',
			content: relations(
				relation('r1', 'worksheet', 'worksheets/sheet1.xml') +
					(strings === null ? '' : relation('r2', 'sharedStrings', 'sharedStrings.xml'))
			)
		},
		{
			name: 'xl/worksheets/sheet1.xml',
			content: `${declaration}<worksheet xmlns="${main}">${sheet}</worksheet>`,
			...sheetEntry
		},
		...(strings === null ? [] : [{ name: 'xl/sharedStrings.xml', content: strings }]),
		...more
	];
}

export function makeXlsx(pieces: XlsxPieces): Buffer {
	return makeZip(xlsxEntries(pieces));
}

/** A cell with a text of its own. */
export function textCell(reference: string, text: string): string {
	return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** For tests: a LibreOffice workbook around what stands inside `<table:table>`, or a whole content. */
export function odsEntries(
	table: string,
	content: Partial<ZipEntry> = {},
	more: readonly ZipEntry[] = []
): readonly ZipEntry[] {
	return [
		{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
		{
			name: 'content.xml',
			content: `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="F">${table}</table:table></office:spreadsheet></office:body></office:document-content>`,
			...content
		},
		...more
	];
}

export function makeOds(table: string, more: readonly ZipEntry[] = []): Buffer {
	return makeZip(odsEntries(table, {}, more));
}

/** A row of an ODS sheet. */
export function odsRow(texts: readonly string[], attributes = ''): string {
	const cells = texts.map(
		(text) =>
			`<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
	);
	return `<table:table-row ${attributes}>${cells.join('')}</table:table-row>`;
}
