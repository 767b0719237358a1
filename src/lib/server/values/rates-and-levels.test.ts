import { describe, expect, test } from 'vitest';
import { valueOf, valuesOf } from '../../../testing/tiny-values.ts';

const months = { from: '2019-01-01', to: '2019-12-31', grain: 'month' as const };
const later = { asOf: '2023-12-31' };

describe('a ratio', () => {
	test('is the sum of numerators over the sum of denominators, never a mean of rates', async () => {
		const value = await valueOf(
			{
				kind: 'ratio',
				facts: [
					{ on_date: '2019-02-01', numerator: 1, denominator: 1 },
					{ on_date: '2019-03-01', numerator: 1, denominator: 9 }
				]
			},
			{ asOf: '2019-12-31' }
		);
		expect(value).toMatchObject({ value: 0.2, numerator: 2, denominator: 10, units: 2 });
	});

	test('has no data when nothing was counted to divide by', async () => {
		const spent = { on_date: '2019-02-01', numerator: 100, denominator: 0 };
		expect(await valueOf({ kind: 'ratio', facts: [spent] }, later)).toMatchObject({
			value: null,
			missing: 'no-data'
		});
		expect(await valueOf({ kind: 'ratio', facts: [spent] }, { asOf: '2019-12-31' })).toMatchObject({
			value: null,
			missing: 'no-data',
			numerator: 100,
			denominator: 0
		});
	});

	test('counts as units only facts that name one, where some do', async () => {
		const facts = [
			{ on_date: '2019-02-01', numerator: 100, denominator: 0, unit_key: null },
			{ on_date: '2019-02-01', numerator: 0, denominator: 1, unit_key: 'household' }
		];
		const value = await valueOf({ kind: 'ratio', facts }, { asOf: '2019-12-31' });
		expect(value).toMatchObject({ value: 100, units: 1 });
	});
});

describe('a median', () => {
	test('is exact, between the two middle values of an even count', async () => {
		const facts = [1, 2, 10, 1000].map((value) => ({ on_date: '2019-02-01', value }));
		expect((await valueOf({ kind: 'median', facts }, { asOf: '2019-12-31' })).value).toBe(6);
		const odd = [...facts, { on_date: '2019-12-31', value: 10 }];
		expect((await valueOf({ kind: 'median', facts: odd }, { asOf: '2019-12-31' })).value).toBe(10);
	});

	test('of nothing has no data', async () => {
		expect(await valueOf({ kind: 'median', facts: [] })).toMatchObject({
			value: null,
			missing: 'no-data'
		});
	});
});

describe('a level', () => {
	const facts = [
		{ on_date: '2018-12-31', value: 100, territory: '46042' },
		{ on_date: '2019-12-31', value: 110, territory: '46042' },
		{ on_date: '2018-12-31', value: 50, territory: '46102' }
	];

	test('is the last known of each series, which carries on, summed', async () => {
		const on = async (asOf: string) => (await valueOf({ kind: 'level', facts }, { asOf })).value;
		expect(await on('2019-12-30')).toBe(150);
		expect(await on('2019-12-31')).toBe(160);
		expect(await on('2023-12-31')).toBe(160);
	});

	test('carries on after the coverage ends, and is unknown before it begins', async () => {
		const coverage = { rows: [{ from: '2018-12-31', until: '2019-12-31' }] };
		expect(
			(await valueOf({ kind: 'level', facts }, { asOf: '2022-01-01' }, { coverage })).value
		).toBe(160);
		expect(
			await valueOf({ kind: 'level', facts }, { asOf: '2018-12-30' }, { coverage })
		).toMatchObject({ value: null, missing: 'outside-coverage' });
	});

	test('has no sum while one of its series is unknown', async () => {
		const late = [...facts, { on_date: '2020-12-31', value: 7, territory: '46127' }];
		const values = await valuesOf(
			{ indicators: [{ id: 'figure', kind: 'level', facts: late }] },
			{ ...later, from: '2019-01-01', to: '2020-12-31', grain: 'year' }
		);
		expect(values.map(({ value, missing }) => [value, missing])).toEqual([
			[null, 'no-data'],
			[167, null]
		]);
	});

	test('with a territory’s own figure does not add those below it', async () => {
		const both = [...facts, { on_date: '2019-01-01', value: 1000, territory: '46' }];
		expect((await valueOf({ kind: 'level', facts: both }, later)).value).toBe(1000);
		expect(
			(await valueOf({ kind: 'level', facts: both }, { ...later, territory: '46' })).value
		).toBe(1000);
		expect(
			(await valueOf({ kind: 'level', facts: both }, { ...later, territory: '46042' })).value
		).toBe(110);
	});

	test('that may not be summed answers only where one series speaks', async () => {
		const rates = {
			kind: 'level' as const,
			across: 'none' as const,
			dimensions: { zone: { fr: 'Zone' } },
			facts: [
				{ on_date: '2019-03-31', value: 0.08, territory: '46', zone: 'cahors' },
				{ on_date: '2019-03-31', value: 0.09, territory: '46', zone: 'figeac' }
			]
		};
		expect(await valueOf(rates, later)).toMatchObject({ value: null, missing: 'not-at-level' });
		expect((await valueOf(rates, { ...later, where: { zone: ['figeac'] } })).value).toBe(0.09);
		const whole = { on_date: '2019-03-31', value: 0.085, territory: '46', zone: null };
		expect((await valueOf({ ...rates, facts: [...rates.facts, whole] }, later)).value).toBe(0.085);
	});

	test('takes the revision known at the date', async () => {
		const revised = [
			{ on_date: '2019-12-31', value: 100, known_on: '2020-03-01' },
			{ on_date: '2019-12-31', value: 103, known_on: '2021-03-01' }
		];
		const on = async (asOf: string) => await valueOf({ kind: 'level', facts: revised }, { asOf });
		expect(await on('2020-02-29')).toMatchObject({ value: null, missing: 'no-data' });
		expect((await on('2020-03-01')).value).toBe(100);
		expect((await on('2021-03-01')).value).toBe(103);
	});
});

describe('a formula', () => {
	const formula = { numerator: 'active', denominator: 'registered' };
	const programme = {
		indicators: [
			{ id: 'rate', kind: 'formula' as const, formula },
			{
				id: 'active',
				kind: 'distinct' as const,
				dimensions: { sector: { fr: 'Secteur' }, action: { fr: 'Action' } },
				facts: [
					{
						start_on: '2019-02-01',
						end_on: '2020-02-01',
						key: 'a',
						sector: 'health',
						action: 'talk'
					}
				]
			},
			{
				id: 'registered',
				kind: 'stock' as const,
				dimensions: { sector: { fr: 'Secteur' } },
				facts: [
					{ start_on: '2019-01-10', end_on: null, sector: 'health' },
					{ start_on: '2019-03-01', end_on: null, sector: 'health' },
					{ start_on: '2019-03-01', end_on: null, sector: 'trade' },
					{ start_on: '2019-03-01', end_on: null, sector: null }
				]
			}
		]
	};

	test('divides two values, and lacks what one of them lacks', async () => {
		const values = await valuesOf(programme, { ...months, to: '2019-03-31', asOf: '2019-12-20' });
		expect(
			values.map(({ value, missing, numerator, denominator }) => [
				value,
				missing,
				numerator,
				denominator
			])
		).toEqual([
			[0, null, 0, 1],
			[1, null, 1, 1],
			[0.25, null, 1, 4]
		]);
		expect((await valuesOf(programme, { asOf: '2019-01-01' }))[0]).toMatchObject({
			value: null,
			missing: 'no-data',
			denominator: 0
		});
		expect((await valuesOf(programme, { asOf: '2017-01-01' }))[0]).toMatchObject({
			value: null,
			missing: 'outside-coverage'
		});
	});

	test('is split by the dimensions that its parts have in common', async () => {
		const values = await valuesOf(programme, { asOf: '2019-12-20', by: 'sector' });
		expect(values.map(({ dimensions, value }) => [dimensions['sector'], value])).toEqual([
			['health', 0.5],
			['trade', 0],
			[null, 0]
		]);
		await expect(valuesOf(programme, { by: 'action' })).rejects.toThrow('Dimension « action »');
	});

	test('of ratios divides their values', async () => {
		const ratio = (id: string, numerator: number) => ({
			id,
			kind: 'ratio' as const,
			facts: [{ on_date: '2019-05-01', numerator, denominator: 4 }]
		});
		const [value] = await valuesOf(
			{
				indicators: [
					{ id: 'rate', kind: 'formula', formula: { numerator: 'one', denominator: 'two' } },
					ratio('one', 1),
					ratio('two', 2)
				]
			},
			{ asOf: '2019-12-20' }
		);
		expect(value).toMatchObject({
			from: '2019-01-01',
			value: 0.5,
			numerator: 0.25,
			denominator: 0.5
		});
	});
});

describe('a split', () => {
	const flow = {
		kind: 'flow' as const,
		dimensions: { sector: { fr: 'Secteur' }, site: { fr: 'Site' } },
		facts: [
			{ on_date: '2019-02-01', sector: 'trade', site: 'x' },
			{ on_date: '2019-02-01', sector: 'health', site: 'x', quantity: 2 },
			{ on_date: '2019-03-01', sector: null, site: 'y', quantity: 4 }
		]
	};
	const asOf = { asOf: '2019-12-20' };

	test('has a group for facts that do not say', async () => {
		const values = await valuesOf(
			{ indicators: [{ id: 'figure', ...flow }] },
			{ ...asOf, by: 'sector' }
		);
		expect(values.map(({ dimensions, value }) => [dimensions, value])).toEqual([
			[{ sector: 'health' }, 2],
			[{ sector: 'trade' }, 1],
			[{ sector: null }, 4]
		]);
	});

	test('may be filtered, on several values and on what is not said', async () => {
		expect(await valueOf(flow, { ...asOf, where: { site: ['x'] } })).toMatchObject({
			value: 3,
			dimensions: { site: 'x' }
		});
		expect((await valueOf(flow, { ...asOf, where: { sector: ['trade', ''] } })).value).toBe(5);
		const values = await valuesOf(
			{ indicators: [{ id: 'figure', ...flow }] },
			{ ...asOf, by: 'sector', where: { site: ['y'] } }
		);
		expect(values.map(({ dimensions, value }) => [dimensions, value])).toEqual([
			[{ site: 'y', sector: null }, 4]
		]);
	});
});
