import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHostile, type HostileFixture } from './hostile-fixture.ts';
import { makeZip } from './zip-fixture.ts';

let hostile: HostileFixture;
beforeAll(async () => {
	hostile = await openHostile();
});
afterAll(() => hostile.close());

/** Bytes without any order, the same each time. */
function noise(length: number): Buffer {
	let state = 42;
	return Buffer.from(
		Array.from({ length }, () => (state = Math.imul(state, 1_103_515_245) + 12_345) >>> 16)
	);
}

const page =
	'<!DOCTYPE html><html><body><script>alert(1)</script><table><tr><td>Nom</td></tr></table></body></html>';
const web = { fr: /page web/, en: /web page/ };
const program = { fr: /un programme/, en: /a program/ };
const picture = { fr: /une image/, en: /a picture/ };
const noTable = { fr: /ni un tableau de texte/, en: /neither a text table/ };
const document = { fr: /n’est pas un classeur/, en: /not a spreadsheet|not a workbook/ };

const files: readonly (readonly [string, Uint8Array | string, { fr: RegExp; en: RegExp }])[] = [
	['HTML', page, web],
	['HTML after a byte-order mark and blank lines', `\ufeff\r\n\r\n  ${page}`, web],
	['HTML in UTF-16', Buffer.from(`\ufeff${page}`, 'utf16le'), web],
	[
		'an HTML table with an Excel name',
		'<table><tr><td>Nom</td></tr><tr><td>Anne</td></tr></table>',
		web
	],
	['XML', '<?xml version="1.0"?><Workbook><Worksheet/></Workbook>', web],
	['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', web],
	[
		'PDF',
		'%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n',
		{ fr: /document PDF/, en: /PDF document/ }
	],
	['RTF', '{\\rtf1\\ansi Nom\\par Anne}', { fr: /traitement de texte/, en: /word-processing/ }],
	['a PNG', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise(500)]), picture],
	['a JPEG', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), noise(500)]), picture],
	[
		'a Linux program',
		Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), noise(500)]),
		program
	],
	[
		'a Windows program',
		Buffer.concat([Buffer.from('MZ\x90\x00\x03', 'latin1'), noise(500)]),
		program
	],
	[
		'a database',
		Buffer.concat([Buffer.from('SQLite format 3\0', 'latin1'), noise(2_000)]),
		noTable
	],
	['bytes without any order', noise(5_000), noTable],
	[
		'nothing but NUL bytes',
		Buffer.alloc(5_000),
		{ fr: /octet nul|ni un tableau|vide/, en: /NUL byte|neither|empty/ }
	],
	['nothing', '', { fr: /vide/, en: /empty/ }],
	['spaces and line ends', ' \r\n\t\r\n  ', { fr: /vide/, en: /empty/ }],
	[
		'an old .xls',
		Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), noise(1_000)]),
		{ fr: /\.xls/, en: /\.xls/ }
	],
	[
		'a Word document',
		makeZip([
			{ name: '[Content_Types].xml', content: '<Types/>' },
			{
				name: '_rels/.rels',
				content:
					'<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'
			},
			{ name: 'word/document.xml', content: '<w:document xmlns:w="w"/>' }
		]),
		document
	],
	[
		'a LibreOffice text',
		makeZip([
			{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
			{ name: 'content.xml', content: '<office:document-content/>' }
		]),
		document
	],
	[
		'an archive of a PDF',
		makeZip([{ name: 'Nom.pdf', content: '%PDF-1.7' }]),
		{ fr: /PDF/, en: /PDF/ }
	],
	['a gzip of a program', gzipSync(Buffer.from('\x7fELF\x02\x01\x01\0\0\0', 'latin1')), program],
	[
		'a gzip that is cut',
		gzipSync(noise(5_000)).subarray(0, 2_000),
		{ fr: /abîmé ou coupé/, en: /damaged or cut/ }
	],
	[
		'a zip that is cut',
		makeZip([{ name: 'a.csv', content: noise(5_000) }]).subarray(0, 2_000),
		{ fr: /abîmée ou coupée/, en: /damaged or cut/ }
	],
	['the first bytes of a zip', 'PK\x03\x04', { fr: /abîmée ou coupée/, en: /damaged or cut/ }],
	[
		'the first bytes of a gzip',
		Buffer.of(0x1f, 0x8b),
		{ fr: /abîmé ou coupé/, en: /damaged or cut/ }
	],
	[
		'the first bytes of a Parquet file',
		'PAR1',
		{ fr: /Parquet est abîmé/, en: /Parquet file is damaged/ }
	],
	[
		'Parquet whose footer lies',
		Buffer.concat([
			Buffer.from('PAR1'),
			noise(200),
			Buffer.from('ffffff7f', 'hex'),
			Buffer.from('PAR1')
		]),
		{ fr: /Parquet est abîmé/, en: /Parquet file is damaged/ }
	],
	[
		'the first bytes of an Arrow file',
		'ARROW1\0\0',
		{ fr: /Arrow est abîmé|pas été fait par Jalon/, en: /Arrow file is damaged|not made by Jalon/ }
	],
	[
		'Arrow followed by anything',
		Buffer.concat([Buffer.from('ARROW1\0\0'), noise(2_000), Buffer.from('ARROW1')]),
		{ fr: /Arrow est abîmé|pas été fait par Jalon/, en: /Arrow file is damaged|not made by Jalon/ }
	]
];

describe('HTML, PDF or a binary named .xlsx', () => {
	test.each(files)('%s', async (_, content, words) => {
		await hostile.refuses('export.xlsx', content, words);
	});
	test('what a file is called changes nothing to what it is', async () => {
		for (const name of ['a.pdf', 'a.exe', 'a.xlsx', 'a', '.csv'])
			expect((await hostile.read(name, 'Nom\nAnne\n')).rows.accepted, name).toBe(1);
	});
});
