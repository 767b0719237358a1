import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawRow } from './raw-row.ts';
import { readCsvRows, type CsvShape } from './read-csv-rows.ts';

function rowsOf(text: string, shape: Partial<CsvShape> = {}, pieces = text.length): RawRow[] {
	const chunks: string[] = [];
	for (let at = 0; at < text.length; at += Math.max(1, pieces))
		chunks.push(text.slice(at, at + Math.max(1, pieces)));
	return [...readCsvRows(chunks, { delimiter: ';', width: null, headerLine: 0, ...shape })].flat();
}

const cellsOf = (text: string) => rowsOf(text).map(({ cells }) => cells);

test('cells are cut at the delimiter, outside quotation marks', () => {
	expect(cellsOf('a;"b;c";d\n1;"say ""hi""";\n')).toEqual([
		['a', 'b;c', 'd'],
		['1', 'say "hi"', '']
	]);
});

test('any mix of line ends ends lines', () => {
	expect(rowsOf('a\r\nb\nc\rd').map(({ line, cells }) => [line, cells[0]])).toEqual([
		[1, 'a'],
		[2, 'b'],
		[3, 'c'],
		[4, 'd']
	]);
});

test('lines are physical, also after cells that hold line breaks', () => {
	const rows = rowsOf('h;i\n"one\ntwo\r\nthree";x\ny;z\n');
	expect(rows.map(({ line, lastLine }) => [line, lastLine])).toEqual([
		[1, 1],
		[2, 4],
		[5, 5]
	]);
	expect(rows[1]?.cells).toEqual(['one\ntwo\r\nthree', 'x']);
});

test('a stray quotation mark is text', () => {
	expect(cellsOf('5" tube;"Le "Petit" Lot";x\n')).toEqual([['5" tube', 'Le "Petit" Lot', 'x']]);
});

describe('an unclosed quotation mark costs its own line alone', () => {
	const width = { least: 3, most: 3 };
	test('when it never closes', () => {
		const rows = rowsOf('a;b;c\n1;"x;y\n2;m;n\n3;o;p\n', { width, headerLine: 1 });
		expect(rows.map(({ line, flaw }) => [line, flaw])).toEqual([
			[1, null],
			[2, 'quote'],
			[3, null],
			[4, null]
		]);
		expect(rows[2]?.cells).toEqual(['2', 'm', 'n']);
	});
	test('when the next quoted cell closes it', () => {
		const rows = rowsOf('a;b;c\n1;"x;y\n2;"m";n\n3;o;p\n', { width, headerLine: 1 });
		expect(rows.map(({ line, flaw }) => [line, flaw])).toEqual([
			[1, null],
			[2, 'quote'],
			[3, null],
			[4, null]
		]);
	});
	test('when it closes by accident into a row of the wrong width', () => {
		const rows = rowsOf('a;b;c\n1;"x;y\n2;m;n"\n3;o;p\n', { width, headerLine: 1 });
		expect(rows.map(({ line, flaw }) => [line, flaw])).toEqual([
			[1, null],
			[2, 'quote'],
			[3, null],
			[4, null]
		]);
	});
});

test('a line that is too long is refused with its number, without reading it whole', () => {
	const endless = function* () {
		yield 'a;b\n';
		for (;;) yield 'x'.repeat(100_000);
	};
	const rows = () => [...readCsvRows(endless(), { delimiter: ';', width: null, headerLine: 0 })];
	expect(rows).toThrow(/Line 2 is longer/);
});

test('a row of more columns than a spreadsheet allows is refused', () => {
	expect(() => rowsOf(`a\n${';'.repeat(20_000)}\n`)).toThrow(/20001 columns/);
});

const cell = fc.string({
	unit: fc.constantFrom('a', 'é', ';', ',', '"', ' ', '1', '€', '😀'),
	maxLength: 8
});

test('well-formed text gives the rows that csv-parse gives, however it is cut into pieces', () => {
	fc.assert(
		fc.property(
			fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
			fc.constantFrom('\n', '\r\n'),
			fc.integer({ min: 1, max: 40 }),
			(rows, end, pieces) => {
				const text = rows
					.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';') + end)
					.join('');
				const expected: string[][] = parse(text, { delimiter: ';', relax_column_count: true });
				expect(rowsOf(text, {}, pieces).map(({ cells }) => cells)).toEqual(expected);
			}
		)
	);
});

test('any text at all is cut into the same rows, in one piece or in many', () => {
	const text = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r', ' '), maxLength: 60 });
	fc.assert(
		fc.property(text, fc.integer({ min: 1, max: 7 }), (sample, pieces) => {
			expect(rowsOf(sample, {}, pieces)).toEqual(rowsOf(sample));
		}),
		{ numRuns: 2_000 }
	);
});
