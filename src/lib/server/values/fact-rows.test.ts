import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localReader, publicReader } from '#lib/indicators/reader.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import type { Edition } from '../editions/edition.ts';
import { visibleIndicators } from './compute-values.ts';
import { factRows, rowsOfPage, type FactRows, type RowsQuery } from './fact-rows.ts';
import { computeHeadlines } from './headlines.ts';

const reader = localReader('test', 'fr');
const asOf = '2022-12-31';
let edition: Edition;
beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => edition.database.close());

const rowsOf = (query: Partial<RowsQuery> & Pick<RowsQuery, 'indicator'>, by = reader) =>
	factRows(
		edition,
		{ part: null, asOf, territory: null, where: {}, sort: null, page: 1, ...query },
		by
	);

async function valueOf(indicator: string, held: Pick<Partial<RowsQuery>, 'territory' | 'where'>) {
	const { territory = null, where = {} } = held;
	const query = { indicators: [indicator], dates: [asOf], asOf, territory, where };
	return (await computeHeadlines(edition, query, reader)).get(indicator)![0]!;
}

/** Past so many pages only their count is looked at. */
const pagesRead = 15;

/** Every page's rows. */
async function allRows(query: Parameters<typeof rowsOf>[0]): Promise<FactRows> {
	const first = await rowsOf(query);
	const rows = [...first.rows];
	for (let page = 2; page <= first.pages && first.pages <= pagesRead; page++)
		rows.push(...(await rowsOf({ ...query, page })).rows);
	return { ...first, rows };
}

const sum = (rows: FactRows['rows'], column: string) =>
	rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);

function median(numbers: readonly number[]): number | null {
	const sorted = numbers.toSorted((a, b) => a - b);
	const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The figure that rows make, worked out from them alone. */
function figureOf({ measured, rows }: FactRows): number | null {
	switch (measured.kind) {
		case 'ratio':
			return sum(rows, 'denominator') === 0
				? null
				: sum(rows, 'numerator') / sum(rows, 'denominator');
		case 'median':
			return median(rows.map(({ value }) => Number(value)));
		case 'distinct':
			return new Set(rows.map(({ key }) => key)).size;
		case 'level':
			return rows.length === 0 ? null : sum(rows, 'value');
		default:
			return sum(rows, 'quantity');
	}
}

describe('the rows behind every figure of the example', () => {
	test.each([
		['the whole programme', {}],
		['a territory', { territory: '200067361' }]
	])('are what it counts: %s', async (_, held) => {
		const told: string[] = [];
		let compared = 0;
		for (const { id, kind } of visibleIndicators(edition, reader)) {
			const value = await valueOf(id, held);
			const parts = await Promise.all(
				(await rowsOf({ indicator: id, ...held })).parts.map((part) =>
					allRows({ indicator: id, part: part.id, ...held })
				)
			);
			const figures = parts.map(figureOf);
			const figure = kind === 'formula' ? figures[0]! / figures[1]! : figures[0]!;
			const read = parts.every(({ pages }) => pages <= pagesRead);
			for (const { rows, observations } of parts)
				if (read) expect(rows.length, id).toBe(observations);
			if (value.missing === 'below-minimum') continue;
			const none = value.value === null;
			if (none && parts.every(({ observations }) => observations === 0)) continue;
			if (none && value.missing === 'no-data') continue;
			compared++;
			const close = 1e-9 * Math.max(1, Math.abs(figure));
			const same = !read || Math.abs(figure - (value.value ?? NaN)) < close;
			const units = parts.at(-1)!.units;
			if (!same || units !== value.units)
				told.push(`${id} ${figure} ≠ ${value.value}, ${units} ≠ ${value.units} ${value.missing}`);
		}
		expect(told).toEqual([]);
		expect(compared).toBeGreaterThan(20);
	});

	test('follow the filters', async () => {
		const where = { sector: ['tourism', ''] };
		const held = { territory: '200067361', where };
		const { observations, units, rows } = await allRows({
			indicator: 'ambassadors-registered',
			...held
		});
		const value = await valueOf('ambassadors-registered', held);
		expect(value.value).toBeGreaterThan(0);
		expect([observations, units]).toEqual([value.value, value.units]);
		expect(new Set(rows.map(({ sector }) => sector ?? ''))).toEqual(new Set(['tourism']));
	});
});

describe('pages of rows', () => {
	test('hold fifty, never the same row twice, in the order asked', async () => {
		const query = { indicator: 'ambassadors-registered', sort: 'sector' };
		const { rows, pages, observations } = await allRows(query);
		expect(pages).toBe(Math.ceil(observations / rowsOfPage));
		expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(observations);
		const sectors = rows.map(({ sector }) => String(sector));
		expect(sectors).toEqual(sectors.toSorted());
		const latest = await rowsOf({ indicator: 'ambassadors-registered' });
		expect(latest.sort).toEqual({ column: 'start_on', descending: true });
		const dates = latest.rows.map((row) => String(row['start_on']));
		expect(dates).toEqual(dates.toSorted().reverse());
	});

	test.each([0, -1, 1.5, NaN, 1e9])('that are not there are refused: %s', async (page) => {
		await expect(rowsOf({ indicator: 'ambassadors-registered', page })).rejects.toMatchObject({
			code: 'bad-request'
		});
	});
});

describe('what is typed in an address', () => {
	test.each([
		['sort', { sort: 'unit_key' }, 'bad-request'],
		['sort', { sort: '1; drop table facts."site-visits"' }, 'bad-request'],
		['sort', { sort: '"sector" desc, (select 1)' }, 'bad-request'],
		['a dimension', { where: { 'sector" = 1 or "x': ['a'] } }, 'unknown-dimension'],
		['a column that is no dimension', { where: { unit_key: ['a'] } }, 'unknown-dimension'],
		['a value', { where: { sector: ["' or 1=1 --"] } }, 'unknown-value'],
		['a part', { part: 'population' }, 'unknown-indicator'],
		['a territory', { territory: "46' or '1'='1" }, 'unknown-territory'],
		['a date', { asOf: '2019-02-30' }, 'unknown-date']
	])('is a name or nothing: %s', async (_, query, code) => {
		await expect(rowsOf({ indicator: 'ambassadors-registered', ...query })).rejects.toMatchObject({
			code
		});
	});

	test('never sorts by what is counted, which may be a person', async () => {
		await expect(rowsOf({ indicator: 'ambassadors-active', sort: 'key' })).rejects.toMatchObject({
			code: 'bad-request'
		});
	});
});

describe('who sees rows', () => {
	const refused = [
		['the public', publicReader('fr')],
		['an official', { ...reader, roles: ['official'] as const }],
		['a contributor', { ...reader, roles: ['contributor'] as const }],
		['communication staff', { ...reader, roles: ['communication'] as const }],
		['an analyst held to suppression', { ...reader, unsuppressed: false }]
	] as const;
	test.each(refused)('not %s', async (_, by) => {
		const published = visibleIndicators(edition, publicReader('fr'))[0]!;
		await expect(rowsOf({ indicator: published.id }, by)).rejects.toMatchObject({
			code: 'not-allowed'
		});
	});

	test('an administrator, and within their territories whoever is held to some', async () => {
		const query = { indicator: 'ambassadors-registered' };
		const held = { ...reader, roles: ['administrator'] as const, territories: ['200067361'] };
		await expect(rowsOf(query, held)).rejects.toMatchObject({ code: 'not-allowed' });
		const own = await rowsOf({ ...query, territory: '200067361' }, held);
		expect(own.observations).toBeGreaterThan(0);
	});
});
