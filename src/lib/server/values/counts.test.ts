import { describe, expect, test } from 'vitest';
import type { TinyFact } from '../../../testing/tiny-edition.ts';
import { valueOf, valuesOf } from '../../../testing/tiny-values.ts';

const months = { from: '2019-01-01', to: '2019-12-31', grain: 'month' as const };
const later = { asOf: '2023-12-31' };

async function byMonth(indicator: Parameters<typeof valueOf>[0], asOf = '2023-12-31') {
	return valuesOf({ indicators: [{ id: 'figure', ...indicator }] }, { ...months, asOf });
}

describe('a stock', () => {
	const facts: readonly TinyFact[] = [
		{ start_on: '2019-01-10', end_on: null },
		{ start_on: '2019-02-28', end_on: '2019-03-31' },
		{ start_on: '2019-03-31', end_on: '2019-06-30', quantity: 3 },
		{ start_on: '2019-12-20', end_on: null, quantity: 0.5 }
	];

	test('is what holds at the end of the period’s last day', async () => {
		const values = await byMonth({ kind: 'stock', facts });
		expect(values.map(({ value }) => value)).toEqual([1, 2, 4, 4, 4, 1, 1, 1, 1, 1, 1, 1.5]);
		expect(values.map(({ units }) => units)).toEqual([1, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 2]);
	});

	test('in a period in progress is what holds at the as-of date', async () => {
		const values = await byMonth({ kind: 'stock', facts }, '2019-12-19');
		expect(values.at(-1)).toMatchObject({
			from: '2019-12-01',
			to: '2019-12-19',
			value: 1,
			partial: true
		});
	});

	test('as a headline stands on one day and counts who starts that day, not who ends', async () => {
		const on = (asOf: string) => valueOf({ kind: 'stock', facts }, { asOf });
		expect(await on('2019-03-30')).toMatchObject({
			from: '2019-03-30',
			to: '2019-03-30',
			value: 2,
			partial: false
		});
		expect((await on('2019-03-31')).value).toBe(4);
		expect((await on('2019-01-09')).value).toBe(0);
	});

	test('counts a household once in its units, whatever its quantity and its intervals', async () => {
		const household: readonly TinyFact[] = [
			{ start_on: '2019-01-01', end_on: '2019-02-10', quantity: 5, unit_key: 'a' },
			{ start_on: '2019-02-10', end_on: null, quantity: 6, unit_key: 'a' },
			{ start_on: '2019-02-15', end_on: '2019-03-15', quantity: 1, unit_key: 'a' },
			{ start_on: '2019-02-20', end_on: '2019-04-15', quantity: 2, unit_key: 'b' }
		];
		const values = await byMonth({ kind: 'stock', facts: household });
		expect(values.map(({ value }) => value).slice(0, 5)).toEqual([5, 9, 8, 6, 6]);
		expect(values.map(({ units }) => units).slice(0, 5)).toEqual([1, 2, 2, 1, 1]);
	});
});

describe('a flow', () => {
	const facts: readonly TinyFact[] = [
		{ on_date: '2020-01-31' },
		{ on_date: '2020-02-01', quantity: 2 },
		{ on_date: '2020-02-29', quantity: 4 },
		{ on_date: '2020-03-01', quantity: 8.1 },
		{ on_date: '2020-03-01', quantity: 0.2 }
	];

	test('sums what happened in each period, a leap day included', async () => {
		const values = await valuesOf(
			{ indicators: [{ id: 'figure', kind: 'flow', facts }] },
			{ ...later, from: '2020-01-15', to: '2020-04-15', grain: 'month' }
		);
		expect(values.map(({ from, to, value }) => [from, to, value])).toEqual([
			['2020-01-01', '2020-01-31', 1],
			['2020-02-01', '2020-02-29', 6],
			['2020-03-01', '2020-03-31', 8.3],
			['2020-04-01', '2020-04-30', 0]
		]);
	});

	test('sums quarters, years and days', async () => {
		const at = async (grain: 'quarter' | 'year' | 'day', from: string, to: string) =>
			(
				await valuesOf(
					{ indicators: [{ id: 'figure', kind: 'flow', facts }] },
					{ ...later, from, to, grain }
				)
			).map(({ value }) => value);
		expect(await at('quarter', '2020-01-01', '2020-12-31')).toEqual([15.3, 0, 0, 0]);
		expect(await at('year', '2019-01-01', '2020-12-31')).toEqual([0, 15.3]);
		expect(await at('day', '2020-02-28', '2020-03-02')).toEqual([0, 4, 8.3, 0]);
	});

	test('over one free period counts both its ends', async () => {
		const value = await valueOf(
			{ kind: 'flow', facts },
			{ ...later, from: '2020-02-01', to: '2020-02-29' }
		);
		expect(value).toMatchObject({ value: 6, partial: false, units: 2 });
	});

	test('has its headline over the year to date, 12 months, a month or since the start', async () => {
		const dated = [
			'2018-12-15',
			'2018-12-21',
			'2019-06-30',
			'2019-12-01',
			'2019-12-20',
			'2019-12-21'
		];
		const flow = { kind: 'flow' as const, facts: dated.map((on_date) => ({ on_date })) };
		const over = async (window: 'year' | '12-months' | 'month' | 'start') => {
			const { from, to, value, partial } = await valueOf(
				{ ...flow, over: window },
				{ asOf: '2019-12-20' }
			);
			return [from, to, value, partial];
		};
		expect(await over('year')).toEqual(['2019-01-01', '2019-12-20', 3, true]);
		expect(await over('12-months')).toEqual(['2018-12-21', '2019-12-20', 4, false]);
		expect(await over('month')).toEqual(['2019-12-01', '2019-12-20', 2, true]);
		expect(await over('start')).toEqual(['2018-12-01', '2019-12-20', 5, false]);
	});

	test('follows a programme whose year starts in September', async () => {
		const value = await valueOf(
			{ kind: 'flow', facts: [{ on_date: '2019-08-31' }, { on_date: '2019-09-01' }] },
			{ asOf: '2019-12-20' },
			{ settings: { yearStart: '09-01' } }
		);
		expect(value).toMatchObject({ from: '2019-09-01', value: 1, partial: true });
	});
});

describe('a distinct count', () => {
	test('on dates counts a key once in each period', async () => {
		const facts = ['2019-01-01', '2019-01-31', '2019-02-01'].map((on_date) => ({
			on_date,
			key: 'siret'
		}));
		const values = await byMonth({
			kind: 'distinct',
			facts: [...facts, { on_date: '2019-02-02', key: 'other' }]
		});
		expect(values.map(({ value }) => value).slice(0, 3)).toEqual([1, 2, 0]);
	});

	test('on intervals counts a key once at a date, while any of its intervals lasts', async () => {
		const acted = (start_on: string, end_on: string, key = 'a') => ({
			start_on,
			end_on,
			key,
			unit_key: key
		});
		const facts = [
			acted('2019-01-15', '2019-07-15'),
			acted('2019-03-01', '2019-09-01'),
			acted('2019-11-30', '2020-11-30'),
			acted('2019-02-01', '2019-02-28', 'b'),
			acted('2019-06-01', '2019-06-30', 'b')
		];
		const values = await byMonth({ kind: 'distinct', facts });
		const expected = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1];
		expect(values.map(({ value }) => value)).toEqual(expected);
		expect(values.map(({ units }) => units)).toEqual(expected);
		const on = async (asOf: string) => (await valueOf({ kind: 'distinct', facts }, { asOf })).value;
		expect(await on('2019-06-29')).toBe(2);
		expect(await on('2019-06-30')).toBe(1);
	});

	test('tells apart its keys and the units behind them', async () => {
		const facts = [
			{ start_on: '2019-01-01', end_on: '2019-06-01', key: '46042', unit_key: 'ann' },
			{ start_on: '2019-02-01', end_on: null, key: '46042', unit_key: 'bob' },
			{ start_on: '2019-03-01', end_on: null, key: '46102', unit_key: 'bob' }
		];
		const values = await byMonth({ kind: 'distinct', facts });
		expect(values.map(({ value }) => value).slice(0, 6)).toEqual([1, 1, 2, 2, 2, 2]);
		expect(values.map(({ units }) => units).slice(0, 6)).toEqual([1, 2, 2, 2, 2, 1]);
	});
});
