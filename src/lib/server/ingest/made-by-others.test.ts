import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

	test.each([
		['poi/poc-xmlbomb.xlsx', /DOCTYPE/],
		['poi/protected_passtika.xlsx', /password/],
		['calamine/date.ods', /\.ods/],
		['csv-detective/file.csv.gz', /gzip/]
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
