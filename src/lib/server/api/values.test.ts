import { tableFromIPC } from 'apache-arrow';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Value } from '#lib/indicators/value.ts';
import { useExampleApi } from '../../../testing/example-api.ts';

const api = useExampleApi();

/** The keys that the machine-readable form promises, in their order. */
const keys = [
	'indicator',
	'from',
	'to',
	'territory',
	'dimensions',
	'value',
	'missing',
	'partial',
	'numerator',
	'denominator',
	'units',
	'baseline',
	'target',
	'planned',
	'progress',
	'status',
	'projection'
];

const question =
	'/api/v1/values?indicator=ambassadors-registered,communes-covered&as-of=2019-12-20&level=intercommunality';

async function valuesOf(path: string): Promise<readonly Value[]> {
	return (await api.json(path)).body.values;
}

describe('values as JSON', () => {
	it('have the promised keys in their order, null where there is nothing', async () => {
		const { status, body } = await api.json('/api/v1/values?as-of=2019-12-20');
		expect(status).toBe(200);
		expect(Object.keys(body)).toEqual(['version', 'edition', 'asOf', 'values']);
		expect(body).toMatchObject({ version: 1, asOf: '2019-12-20' });
		for (const value of body.values) {
			expect(Object.keys(value)).toEqual(keys);
			expect(value.value === null).toBe(value.missing !== null);
		}
	});

	it('are one for each indicator with an as-of date alone: 320 ambassadors and 55 people in support', async () => {
		const values = await valuesOf('/api/v1/values?as-of=2019-12-20');
		const ids = values.map(({ indicator }) => indicator);
		expect(new Set(ids).size).toBe(ids.length);
		const { body } = await api.json('/api/v1/indicators');
		expect(ids.toSorted()).toEqual(body.indicators.map(({ id }: { id: string }) => id).toSorted());
		expect(values.find(({ indicator }) => indicator === 'ambassadors-registered')).toMatchObject({
			value: 320,
			to: '2019-12-20',
			territory: null,
			dimensions: {},
			missing: null
		});
		expect(values.find(({ indicator }) => indicator === 'people-in-support')?.value).toBe(55);
	});

	it('are one for each period, day by day as well', async () => {
		const days = await valuesOf(
			'/api/v1/values?indicator=ambassadors-registered&from=2019-12-18&to=2019-12-20&grain=day'
		);
		expect(days.map(({ to }) => to)).toEqual(['2019-12-18', '2019-12-19', '2019-12-20']);
		expect(days.at(-1)?.value).toBe(320);
	});

	it('are split and filtered by a dimension, the same figure both ways', async () => {
		const base = '/api/v1/values?indicator=ambassadors-registered&as-of=2019-12-20';
		const split = await valuesOf(`${base}&by=sector`);
		expect(split.length).toBeGreaterThan(2);
		expect(split.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(320);
		const [first] = split;
		const filtered = await valuesOf(`${base}&where=sector=${first?.dimensions['sector']}`);
		expect(filtered.map(({ value }) => value)).toEqual([first?.value]);
		const two = split.slice(0, 2).map(({ dimensions }) => `&where=sector=${dimensions['sector']}`);
		const both = await valuesOf(base + two.join(''));
		expect(both[0]?.value).toBe((split[0]?.value ?? 0) + (split[1]?.value ?? 0));
	});

	it('are held to a territory, by its code', async () => {
		const [value] = await valuesOf(
			'/api/v1/values?indicator=ambassadors-registered&as-of=2019-12-20&territory=200067361'
		);
		const all = await valuesOf(question);
		expect(value).toEqual(
			all.find(
				({ indicator, territory }) =>
					indicator === 'ambassadors-registered' && territory === '200067361'
			)
		);
	});
});

describe('values in other forms', () => {
	it('open CSV: commas, points, ISO dates, the keys as headers, the same values', async () => {
		const response = await api.ask(`${question}&format=csv`);
		expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(response.headers.get('content-disposition')).toBe(
			'attachment; filename="jalon-2019-12-20.csv"'
		);
		const text = await response.text();
		expect(text.startsWith('indicator,from,to,territory,')).toBe(true);
		const rows = parse(text, { columns: true }) as Record<string, string>[];
		const values = await valuesOf(question);
		expect(
			rows.map(({ indicator, to, territory, value }) => ({ indicator, to, territory, value }))
		).toEqual(
			values.map(({ indicator, to, territory, value }) => ({
				indicator,
				to,
				territory: territory ?? '',
				value: value === null ? '' : String(value)
			}))
		);
		expect(new Set(rows.map(({ notice }) => notice))).toEqual(new Set(['Données fictives']));
	});

	it('office CSV: BOM, semicolons, commas in numbers, days first, words as headers', async () => {
		const bytes = await (await api.ask(`${question}&format=office`)).arrayBuffer();
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
		expect(text.startsWith('\uFEFFIndicateur;Du;Au;Territoire;')).toBe(true);
		const rows = parse(text, { columns: true, delimiter: ';', bom: true }) as Record<
			string,
			string
		>[];
		const values = await valuesOf(question);
		expect(rows.map(({ Valeur }) => Valeur)).toEqual(
			values.map(({ value }) => (value === null ? '' : String(value).replace('.', ',')))
		);
		expect(rows.some(({ Valeur }) => Valeur?.includes(','))).toBe(true);
		expect(rows[0]?.['Au']).toBe('20/12/2019');
		const english = await (await api.ask(`${question}&format=office&lang=en`)).text();
		expect(english).toMatch(/^\uFEFF?Indicator;From;To;Territory;/);
	});

	it('Arrow: typed columns that hold the same values', async () => {
		const response = await api.ask(`${question}&format=arrow`);
		expect(response.headers.get('content-type')).toBe('application/vnd.apache.arrow.stream');
		const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
		const values = await valuesOf(question);
		expect(table.numRows).toBe(values.length);
		const column = (name: string) => [...(table.getChild(name) ?? [])];
		expect(column('indicator')).toEqual(values.map(({ indicator }) => indicator));
		expect(column('territory')).toEqual(values.map(({ territory }) => territory));
		expect(column('value')).toEqual(values.map(({ value }) => value));
		expect(column('numerator')).toEqual(values.map(({ numerator }) => numerator));
		expect(column('missing')).toEqual(values.map(({ missing }) => missing));
		expect(column('to').map((day) => new Date(Number(day)).toISOString().slice(0, 10))).toEqual(
			values.map(({ to }) => to)
		);
		expect(Object.fromEntries(table.schema.metadata)).toMatchObject({
			asOf: '2019-12-20',
			notice: 'Données fictives'
		});
	});
});
