import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectFile } from './inspect-fixture.ts';
import { contract, field, openFixture, type ReadingFixture } from './reading-fixture.ts';

/** Public test files of other projects, kept beside the project and not in it. */
const cases = resolve('..', 'shared', 'cases');
const present = existsSync(cases);

let fixture: ReadingFixture;
beforeAll(async () => {
	fixture = await openFixture();
});
afterAll(() => fixture.close());

const bytesOf = (path: string) => readFileSync(join(cases, path));
const columns = (...names: string[]) =>
	contract(names.map((title, at) => field(`c${at}`, { title })));
const readCase = (path: string, given = columns('a')) =>
	fixture.read(bytesOf(path), given, basename(path));

describe.skipIf(!present)('files that others made (skipped without ../shared/cases)', () => {
	// The JSON of location_coordinates is of another row than its CSV.
	const spectrum = present
		? readdirSync(join(cases, 'csv-spectrum', 'csvs')).filter(
				(name) => !name.startsWith('location')
			)
		: [];

	test.each(spectrum)('csv-spectrum %s gives the rows that its authors expect', async (name) => {
		const json = bytesOf(`csv-spectrum/json/${name.replace('.csv', '.json')}`).toString();
		const expected = JSON.parse(json) as Record<string, string>[];
		const titles = Object.keys(expected[0]!);
		const reading = await readCase(`csv-spectrum/csvs/${name}`, columns(...titles));
		const rows = await fixture.accepted(reading);
		expect(
			rows.map((row) => titles.map((_, at) => String(row[`c${at}`] ?? '').replaceAll('\r\n', '\n')))
		).toEqual(
			expected.map((row) => titles.map((title) => row[title]!.trim().replaceAll('\r\n', '\n')))
		);
	});

	test('an open-data file of 18 columns is read to its last row', async () => {
		const wanted = contract([
			field('code', { title: 'NUMCOM', constraints: { nomenclature: 'commune' } }),
			field('name', { title: 'NOMCOM' }),
			field('rate', { title: 'TXCOUVGLO_COM_2014', type: 'number' })
		]);
		const reading = await readCase('csv-detective/a_test_file.csv', wanted);
		expect(reading.understanding?.delimiter).toBe(';');
		expect(reading.rows.read).toBe(
			bytesOf('csv-detective/a_test_file.csv').toString().trim().split('\n').length - 1
		);
		const [first] = await fixture.accepted(reading);
		expect(first?.['code']).toBe('01001');
	});

	test('addresses with decimal commas', async () => {
		const wanted = contract([
			field('number', { title: 'numero', type: 'number' }),
			field('town', { title: 'commune_nom' })
		]);
		const reading = await readCase('validateur-bal/sample.csv', wanted);
		const rows = await fixture.accepted(reading);
		expect(rows).toHaveLength(15);
		expect(rows.at(-1)).toMatchObject({ number: 163, town: 'PLOUGASTEL-DAOULAS' });
	});

	test('a header without rows', async () => {
		const snapshot = { ...columns('commune_nom'), mode: 'snapshot' as const };
		expect(
			(await readCase('validateur-bal/without_row.csv', snapshot)).refused?.message.en
		).toMatch(/only its header/);
	});

	test('a workbook gives the rows of the CSV that was saved from it', async () => {
		const wanted = contract([
			field('c0', { title: 'Tom Brooks', type: 'boolean' }),
			field('c1', { title: 'Terry Jones', type: 'boolean' })
		]);
		const workbook = await readCase('sheetjs/Attendance.xlsx', wanted);
		const text = await readCase('sheetjs/Attendance.csv', wanted);
		const cells = async (reading: typeof text) =>
			(await fixture.accepted(reading)).map(({ c0, c1 }) => [c0, c1]);
		expect(workbook.refused).toBeNull();
		expect(await cells(workbook)).toEqual(await cells(text));
	});

	test('spreadsheet errors are refused row by row, never read as values', async () => {
		const reading = await readCase('sheetjs/ErrorTypes.xlsx', columns('Error', 'ErrType'));
		const rejects = await fixture.rejects(reading);
		expect(rejects.length).toBeGreaterThan(0);
		expect(new Set(rejects.map(({ rule }) => rule))).toEqual(new Set(['type']));
		expect(reading.rows.read).toBe(13);
	});

	test('booleans and blank rows of a workbook', async () => {
		const wanted = contract(
			['A', 'B', 'C'].map((title) => field(title.toLowerCase(), { title, type: 'boolean' }))
		);
		const rows = await fixture.accepted(await readCase('grist/test_boolean.xlsx', wanted));
		expect(rows.map(({ a, b, c }) => [a, b, c])).toEqual([
			[true, false, true],
			[false, false, false]
		]);
		const numbers = contract([field('a', { type: 'integer' }), field('b', { type: 'integer' })]);
		const blank = await readCase('grist/test_empty_rows.xlsx', numbers);
		expect(blank.rows.accepted + blank.rows.blank).toBe(blank.rows.read);
	});

	test('a header below titles, with empty cells in it', async () => {
		const reading = await readCase(
			'grist/test_headers_with_none_cell.xlsx',
			columns('header1', 'header4')
		);
		expect(reading.understanding?.headerRow).toBe(3);
		expect(reading.rows.accepted).toBeGreaterThan(0);
	});

	test('a sheet that lies about its dimensions', async () => {
		const wanted = contract(
			['A', 'B', 'C'].map((title) => field(title.toLowerCase(), { title, type: 'integer' }))
		);
		const rows = await fixture.accepted(
			await readCase('grist/test_invalid_dimensions.xlsx', wanted)
		);
		expect(rows.map(({ a, b, c }) => [a, b, c]).at(-1)).toEqual([3, 6, 9]);
	});

	test('a CSV packed by gzip gives the rows of the CSV', async () => {
		const titles = columns('code_departement', 'code_region', 'partly_empty');
		const packed = await readCase('csv-detective/file.csv.gz', titles);
		const plain = await readCase('csv-detective/b_test_file.csv', titles);
		const cells = async (reading: typeof packed) =>
			(await fixture.accepted(reading)).map(({ c0, c1, c2 }) => [c0, c1, c2]);
		expect(await cells(packed)).toEqual(await cells(plain));
		expect(packed.understanding?.notes[0]?.en).toMatch(/gzip/);
	});

	test.each([
		['poi/poc-xmlbomb.xlsx', /DOCTYPE/],
		['poi/protected_passtika.xlsx', /password/]
	])('%s is refused in words', async (path, words) => {
		expect((await readCase(path)).refused?.message.en).toMatch(words);
	});

	test.each([
		'poi/xxe_in_schema.xlsx',
		'poi/SimpleStrict.xlsx',
		'poi/noSharedStringTable.xlsx',
		'poi/DateFormatTests.xlsx',
		'sheetjs/LONumbers.xlsx',
		'calamine/merged_range.xlsx'
	])('%s is understood or refused, never a fault', async (path) => {
		const reading = await readCase(path, columns('no such header'));
		expect(reading.refused?.message.en).toMatch(/header|column/i);
	});
});

/** What a careful person sees: the header's row, the names, the number of rows and the last one. */
type Seen = {
	readonly headerRow: number | null;
	readonly columns: readonly string[] | number;
	readonly rows: number;
	readonly last?: readonly (string | null)[];
	readonly told?: RegExp;
};

const abc = ['a', 'b', 'c'];
const seen: Readonly<Record<string, Seen | RegExp>> = {
	'calamine/date.ods': { headerRow: null, columns: [], rows: 4, last: ['10:10:10', '18'] },
	'calamine/date_1904.xlsx': { headerRow: null, columns: [], rows: 3, last: ['255:10:10', '17'] },
	'calamine/date_iso.xlsx': { headerRow: null, columns: [], rows: 6, told: /single column/ },
	'calamine/merged_range.xlsx': { headerRow: null, columns: [], rows: 3, told: /Sheet2/ },
	'calamine/number_rows_repeated.ods': {
		headerRow: 1,
		columns: ['A', 'B'],
		rows: 4,
		last: ['C', 'D'],
		told: /Sheet2/
	},
	'calamine/single-empty.ods': { headerRow: 1, columns: ['StringCol'], rows: 5, last: ['zzz'] },
	'calamine/special_cells.ods': { headerRow: 1, columns: ['Split\nLine'], rows: 4 },
	'calamine/whitespace_trim.xlsx': { headerRow: 1, columns: 4, rows: 2, told: /SharedStrings/ },
	'csv-detective/a_test_file.csv': { headerRow: 3, columns: 11, rows: 404 },
	'csv-detective/b_test_file.csv': { headerRow: 1, columns: 3, rows: 6, last: ['59', '24', ''] },
	'csv-detective/c_test_file.csv': {
		headerRow: 1,
		columns: 2,
		rows: 1,
		last: ['row A', 'row B', 'row C'],
		told: /do not have 2 cells/
	},
	'csv-detective/file.csv.gz': { headerRow: 1, columns: 3, rows: 6, last: ['59', '24', ''] },
	'csv-detective/file.ods': {
		headerRow: 1,
		columns: ['Année', 'Edition', 'Date de la cérémonie', 'Projet', 'Résultat'],
		rows: 3,
		last: ['2012', 'DC1', '29/05/2012', "Home'n'go", 'Lauréat']
	},
	'csv-detective/file.xlsx': { headerRow: 2, columns: 36, rows: 5, told: /Notice/ },
	'csv-spectrum/csvs/comma_in_quotes.csv': {
		headerRow: 1,
		columns: ['first', 'last', 'address', 'city', 'zip'],
		rows: 1,
		last: ['John', 'Doe', '120 any st.', 'Anytown, WW', '08123']
	},
	'csv-spectrum/csvs/empty.csv': { headerRow: 1, columns: abc, rows: 2, last: ['2', '3', '4'] },
	'csv-spectrum/csvs/empty_crlf.csv': {
		headerRow: 1,
		columns: abc,
		rows: 2,
		last: ['2', '3', '4']
	},
	'csv-spectrum/csvs/escaped_quotes.csv': { headerRow: 1, columns: ['a', 'b'], rows: 2 },
	'csv-spectrum/csvs/json.csv': {
		headerRow: 1,
		columns: ['key', 'val'],
		rows: 1,
		last: ['1', '{"type": "Point", "coordinates": [102.0, 0.5]}']
	},
	'csv-spectrum/csvs/location_coordinates.csv': { headerRow: 1, columns: 4, rows: 1 },
	'csv-spectrum/csvs/newlines.csv': { headerRow: 1, columns: abc, rows: 3, last: ['7', '8', '9'] },
	'csv-spectrum/csvs/newlines_crlf.csv': {
		headerRow: 1,
		columns: abc,
		rows: 3,
		last: ['7', '8', '9']
	},
	'csv-spectrum/csvs/quotes_and_newlines.csv': { headerRow: 1, columns: ['a', 'b'], rows: 2 },
	'csv-spectrum/csvs/simple.csv': { headerRow: 1, columns: abc, rows: 1, last: ['1', '2', '3'] },
	'csv-spectrum/csvs/simple_crlf.csv': {
		headerRow: 1,
		columns: abc,
		rows: 1,
		last: ['1', '2', '3']
	},
	'csv-spectrum/csvs/utf8.csv': { headerRow: 1, columns: abc, rows: 2, last: ['4', '5', 'ʤ'] },
	'grist/strange_dates.xlsx': {
		headerRow: 1,
		columns: [...'abcdefghij'],
		rows: 1,
		last: [
			'21:14:00',
			'2019-09-19',
			'01:10:00',
			'10:20:30',
			'100:20:30',
			'1900-01-20',
			'7/4/1776',
			'1976-07-04',
			'1899-12-31',
			'6281228502068'
		],
		told: /both ways in the column “g”/
	},
	'grist/test_boolean.xlsx': {
		headerRow: 1,
		columns: ['A', 'B', 'C'],
		rows: 2,
		last: ['FALSE', 'FALSE', 'FALSE']
	},
	'grist/test_empty_rows.xlsx': { headerRow: 1, columns: ['a', 'b'], rows: 3, last: ['1', '2'] },
	'grist/test_excel_types.csv': { headerRow: 1, columns: 10, rows: 3 },
	'grist/test_excel_types.xlsx': { headerRow: 1, columns: 10, rows: 3, told: /Sheet2/ },
	'grist/test_headers_with_none_cell.xlsx': {
		headerRow: 3,
		columns: ['header1', 'header2', 'header3', 'header4'],
		rows: 2,
		last: ['foo2', 'bar2', 'baz2', 'boz2']
	},
	'grist/test_import_csv.csv': {
		headerRow: 1,
		columns: ['FIRST_NAME', 'LAST_NAME', 'PHONE', 'VALUE', 'DATE'],
		rows: 4,
		last: ['Lily', 'Smit', '(201)343-3434', '4', '']
	},
	'grist/test_invalid_dimensions.xlsx': {
		headerRow: 3,
		columns: ['A', 'B', 'C'],
		rows: 3,
		last: ['3', '6', '9']
	},
	'grist/test_single_merged_cell.xlsx': {
		headerRow: 1,
		columns: ['', 'Start', '', '', 'Seek no easy ways'],
		rows: 2,
		last: ['The End', null, null, null, null]
	},
	'poi/DateFormatTests.xlsx': { headerRow: 1, columns: 4, rows: 45, told: /Flags/ },
	'poi/SimpleStrict.xlsx': { headerRow: null, columns: [], rows: 6, told: /Sheet Number 2/ },
	'poi/noSharedStringTable.xlsx': {
		headerRow: null,
		columns: [],
		rows: 1,
		last: ['2006-04-12', '123']
	},
	'poi/poc-xmlbomb.xlsx': /DOCTYPE/,
	'poi/protected_passtika.xlsx': /password/,
	'poi/xxe_in_schema.xlsx': {
		headerRow: 9,
		columns: ['/Test/Test', 'Column1', 'Column2'],
		rows: 1
	},
	'sheetjs/Attendance.csv': { headerRow: 3, columns: 9, rows: 23, told: /“Total ; 0 ; 1/ },
	'sheetjs/Attendance.xlsx': { headerRow: 2, columns: 9, rows: 23, told: /“Total ; 0 ; 1/ },
	'sheetjs/BlankSheetTypes.ods': /workbook is empty/,
	'sheetjs/DataTypesFormats.xlsx': {
		headerRow: null,
		columns: [],
		rows: 6,
		last: ['Thousands Separator', '7890']
	},
	'sheetjs/ErrorTypes.csv': { headerRow: 1, columns: 10, rows: 13 },
	'sheetjs/ErrorTypes.xlsx': { headerRow: 1, columns: 10, rows: 13 },
	'sheetjs/LONumbers.xlsx': {
		headerRow: null,
		columns: [],
		rows: 38,
		told: /without their result: 8/
	},
	'validateur-bal/1.4-valid.csv': { headerRow: 1, columns: 16, rows: 2 },
	'validateur-bal/junk.ascii.csv': {
		headerRow: 1,
		columns: ['gml_id', 'cli'],
		rows: 6,
		last: ['6', 'CLI 6']
	},
	'validateur-bal/locales.csv': { headerRow: 1, columns: 6, rows: 2 },
	'validateur-bal/sample.csv': { headerRow: 1, columns: 13, rows: 15 },
	'validateur-bal/without_row.csv': { headerRow: 1, columns: 20, rows: 0, told: /has no rows/ }
};

describe.skipIf(!present)('files that others made, as jalon inspect shows them', () => {
	const isTable = /\.(?:csv|csv\.gz|xlsx|ods)$/;
	const paths = present
		? readdirSync(cases, { recursive: true, encoding: 'utf8' }).filter((path) => isTable.test(path))
		: [];

	test('each of them is told below', () => {
		expect(paths.toSorted()).toEqual(Object.keys(seen).toSorted());
	});

	test.each(Object.entries(seen))('%s', async (path, expected) => {
		const inspected = inspectFile(join(cases, path));
		if (expected instanceof RegExp) return expect(inspected).rejects.toThrow(expected);
		const { headerRow, columns: names, rows, told } = await inspected;
		expect(headerRow).toBe(expected.headerRow);
		expect(typeof expected.columns === 'number' ? names.length : names).toEqual(expected.columns);
		expect(rows).toHaveLength(expected.rows);
		if (expected.last) expect(rows.at(-1)).toEqual(expected.last);
		if (expected.told) expect(told).toMatch(expected.told);
		else expect(told).not.toMatch(/not read|never closed|do not have/);
	});
});
