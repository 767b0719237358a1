import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXlsxRows } from './xlsx-rows.ts';
import type { Workbook } from './xlsx-workbook.ts';

const workbook: Workbook = {
	sheets: [],
	epoch: 1900,
	strings: ['Cahors', 'Figeac'],
	formats: []
};

function read(xml: string) {
	const trace = { unvalued: 0 };
	const rows = [...readXlsxRows(Buffer.from(xml), workbook, Infinity, trace)].flat();
	return { rows: rows.map(({ line, cells }) => [line, ...cells]), ...trace };
}

const sheet = (rows: string, head = '<sheetViews/>', tail = '') =>
	`<?xml version="1.0"?><worksheet xmlns="x">${head}<sheetData>${rows}</sheetData>${tail}</worksheet>`;
const plain =
	'<row r="1" spans="1:4" ht="12"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><f>IF(A2>1,1)</f><v>1.5</v></c></row>' +
	'<row r="3"/><row r="4"><c r="B4" t="inlineStr"><is><t>été</t></is></c><c r="C4"/><c t="b" r="D4"><v>1</v></c><c r="E4"><f t="shared" si="0"/></c></row>';
const understood = {
	rows: [
		[1, 'Cahors', null, 1.5],
		[4, null, 'été', null, true, null]
	],
	unvalued: 1
};

describe('the same rows, however a sheet is written', () => {
	test.each([
		['as spreadsheets do', sheet(plain)],
		['over several lines', sheet(plain.replaceAll('><', '>\n <').replace('<t>\n <', '<t><'))],
		['with a prefix', sheet(plain).replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:')],
		['with references', sheet(plain.replace('été', '&#233;t&#xE9;').replace('A2>1', 'A2&gt;1'))],
		['with text as it is', sheet(plain.replace('été', '<![CDATA[été]]>'))],
		['with comments', sheet(`<!-- <row r="9"> -->${plain.replace('<v>0', '<!-- </row> --><v>0')}`)],
		['after words that look like it', sheet(plain, '<!-- <sheetData><row r="1"/> -->')],
		['with other attributes', sheet(plain.replaceAll('<c ', '<c cm="1" '))],
		['with rows far from the start', sheet(plain, `<cols>${'<col/>'.repeat(20_000)}</cols>`)]
	])('%s', (_, xml) => {
		expect(read(xml)).toEqual(understood);
	});

	test('and wherever its pieces end', () => {
		const row = (at: number, text: string) =>
			`<row r="${at}"><c r="A${at}" t="inlineStr"><is><t>${text}</t></is></c><c r="B${at}"><v>${at}</v></c></row>`;
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 200 }),
				fc.array(fc.constantFrom('é', 'abc', '&amp;', '<![CDATA[</row>]]>'), {
					minLength: 1,
					maxLength: 5
				}),
				(shift, texts) => {
					const rows = Array.from({ length: 1_200 }, (_, at) =>
						row(at + 1, texts[at % texts.length]!)
					);
					const plainText = (text: string) =>
						text.replace('&amp;', '&').replace('<![CDATA[</row>]]>', '</row>');
					const found = read(sheet(rows.join(''), `<x a="${'y'.repeat(shift)}"/>`));
					expect(found.rows).toEqual(
						rows.map((_, at) => [at + 1, plainText(texts[at % texts.length]!), at + 1])
					);
				}
			),
			{ numRuns: 20 }
		);
	});
});

describe('what is not well-formed', () => {
	test.each([
		['stops in a row', sheet(plain).slice(0, 200)],
		['stops after the rows', sheet(plain).slice(0, -20)],
		['has a row that never ends', sheet(`${plain}<row r="5"><c r="A5"><v>1</v></c>`)],
		['has an attribute twice', sheet('<row r="1"><c r="A1" r="B1"><v>1</v></c></row>')],
		['has a cell that ends as another', sheet('<row r="1"><c r="A1"><v>1</w></c></row>')],
		['has a sign that is no text', sheet('<row r="1"><c r="A1" t="str"><v>\u0001</v></c></row>')],
		['goes on after its end', `${sheet(plain)}<row/>`]
	])('%s', (_, xml) => {
		expect(() => read(xml)).toThrow();
	});
});
