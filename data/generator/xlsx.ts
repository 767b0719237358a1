import { crc32 } from 'node:zlib';
import { daysBetween, type Day } from './days.ts';
import { utf8 } from './files.ts';

/** A day is `{ day }`: Excel keeps it as a number with a date's style. */
export type SheetCell = string | number | null | { readonly day: Day };

/**
 * A workbook of one sheet, as Excel writes one. Entries are stored, not deflated, with a fixed
 * date: compressors differ between machines, and these bytes must not.
 */
export function workbook(sheet: string, rows: readonly (readonly SheetCell[])[]): Uint8Array {
	const strings = new Map<string, number>();
	const data = rows.map((row, at) => rowXml(row, at + 1, strings)).join('');
	const shared = [...strings.keys()].map((text) => `<si><t>${escape(text)}</t></si>`).join('');
	return storedZip([
		['[Content_Types].xml', contentTypes],
		['_rels/.rels', rootRelations],
		[
			'xl/workbook.xml',
			`${head}<workbook ${mainSpace} xmlns:r="${relationSpace}"><sheets><sheet name="${escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
		],
		['xl/_rels/workbook.xml.rels', workbookRelations],
		['xl/styles.xml', styles],
		[
			'xl/sharedStrings.xml',
			`${head}<sst ${mainSpace} uniqueCount="${strings.size}">${shared}</sst>`
		],
		[
			'xl/worksheets/sheet1.xml',
			`${head}<worksheet ${mainSpace}><sheetData>${data}</sheetData></worksheet>`
		]
	]);
}

function rowXml(cells: readonly SheetCell[], number: number, strings: Map<string, number>): string {
	const inside = cells.map((cell, at) => {
		const place = `r="${columnName(at)}${number}"`;
		if (cell === null || cell === '') return '';
		if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
		if (typeof cell === 'object')
			return `<c ${place} s="1"><v>${daysBetween('1899-12-30', cell.day)}</v></c>`;
		if (!strings.has(cell)) strings.set(cell, strings.size);
		return `<c ${place} t="s"><v>${strings.get(cell)}</v></c>`;
	});
	return `<row r="${number}">${inside.join('')}</row>`;
}

function columnName(at: number): string {
	return at < 26
		? String.fromCharCode(65 + at)
		: columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}

function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const mainSpace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relationSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageSpace = 'http://schemas.openxmlformats.org/package/2006';
const officeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${head}<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${officeType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${officeType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${officeType}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${officeType}.sharedStrings+xml"/></Types>`;

const rootRelations = `${head}<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${relationSpace}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const workbookRelations = `${head}<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${relationSpace}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationSpace}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relationSpace}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;

/** Style 1 is a short date. */
const styles = `${head}<styleSheet ${mainSpace}><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** 1 January 2019, midnight, as zip files write it. */
const zipDate = ((2019 - 1980) << 9) | (1 << 5) | 1;

function storedZip(entries: readonly (readonly [string, string])[]): Uint8Array {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, text] of entries) {
		const path = Buffer.from(name);
		const content = Buffer.from(utf8(text));
		const fields = Buffer.alloc(26);
		fields.writeUInt16LE(20, 0);
		fields.writeUInt16LE(0, 6);
		fields.writeUInt16LE(zipDate, 8);
		fields.writeUInt32LE(crc32(content), 10);
		fields.writeUInt32LE(content.length, 14);
		fields.writeUInt32LE(content.length, 18);
		fields.writeUInt16LE(path.length, 22);
		parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, path, content);
		const made = Buffer.alloc(2);
		made.writeUInt16LE(20, 0);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(offset, 10);
		directory.push(Buffer.from('PK\u0001\u0002', 'latin1'), made, fields, rest, path);
		offset += 4 + fields.length + path.length + content.length;
	}
	const listing = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\u0005\u0006', 0, 'latin1');
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(listing.length, 12);
	end.writeUInt32LE(offset, 16);
	return Uint8Array.from(Buffer.concat([...parts, listing, end]));
}
