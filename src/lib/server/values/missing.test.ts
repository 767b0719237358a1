import { describe, expect, test } from 'vitest';
import type { Reader } from '#lib/indicators/reader.ts';
import { everyone, valueOf, valuesOf } from '../../../testing/tiny-values.ts';

const visit = (on_date: string) => ({ on_date });
const years = { from: '2018-01-01', to: '2020-12-31', grain: 'year' as const };

describe('coverage', () => {
	const coverage = { rows: [{ from: '2018-12-01', until: '2019-12-31' }] };

	test('makes the difference between zero and unknown', async () => {
		const values = await valuesOf(
			{ indicators: [{ id: 'figure', kind: 'flow', facts: [] }], coverage },
			{ ...years, asOf: '2021-06-30' }
		);
		// The programme began in December 2018: what came before asks for nothing.
		expect(values.map(({ value, missing }) => [value, missing])).toEqual([
			[0, null],
			[0, null],
			[null, 'outside-coverage']
		]);
	});

	test('before the programme began is asked for as it is', async () => {
		const value = await valueOf(
			{ kind: 'flow', facts: [] },
			{ from: '2018-01-01', to: '2018-11-30', asOf: '2021-06-30' },
			{ coverage }
		);
		expect(value.missing).toBe('outside-coverage');
	});

	test('of several datasets is where all of them are covered', async () => {
		const figure = { kind: 'flow' as const, facts: [], datasets: ['contacts', 'spend'] };
		const programme = {
			coverage: {
				contacts: [{ from: '2018-12-01', until: '2019-12-31' }],
				spend: [{ from: '2018-12-01', until: '2019-10-31' }]
			}
		};
		const on = async (asOf: string) => (await valueOf(figure, { asOf }, programme)).missing;
		expect(await on('2019-10-31')).toBe(null);
		expect(await on('2019-11-01')).toBe('outside-coverage');
	});

	test('with a month that was never sent leaves the year unknown, but not the months around', async () => {
		const gap = {
			rows: [
				{ from: '2018-12-01', until: '2019-05-31' },
				{ from: '2019-07-01', until: '2019-12-31' }
			]
		};
		const flow = {
			indicators: [{ id: 'figure', kind: 'flow' as const, facts: [] }],
			coverage: gap
		};
		const [year] = await valuesOf(flow, { from: '2019-01-01', grain: 'year', asOf: '2019-12-31' });
		expect(year?.missing).toBe('outside-coverage');
		const values = await valuesOf(flow, { from: '2019-05-01', grain: 'month', asOf: '2019-07-31' });
		expect(values.map(({ missing }) => missing)).toEqual([null, 'outside-coverage', null]);
	});

	test('of a stock is needed on its day only', async () => {
		const late = { rows: [{ from: '2019-06-01', until: '2019-12-31' }] };
		const stock = { kind: 'stock' as const, facts: [{ start_on: '2019-01-01' }] };
		expect((await valueOf(stock, { asOf: '2019-06-01' }, { coverage: late })).value).toBe(1);
		expect((await valueOf(stock, { asOf: '2019-05-31' }, { coverage: late })).missing).toBe(
			'outside-coverage'
		);
	});

	test('of a yearly indicator that began later is asked from its beginning', async () => {
		const late = { rows: [{ from: '2019-03-01', until: '2019-12-31' }] };
		const flow = { kind: 'flow' as const, facts: [visit('2019-04-01')] };
		expect((await valueOf(flow, {}, { coverage: late })).missing).toBe('outside-coverage');
		const value = await valueOf({ ...flow, since: '2019-03-01' }, {}, { coverage: late });
		expect(value.value).toBe(1);
	});
});

describe('as of a date', () => {
	test('only what was known by then is seen', async () => {
		const flow = {
			kind: 'flow' as const,
			facts: [
				{ on_date: '2019-03-01', known_on: '2019-05-01' },
				{ on_date: '2019-03-02' },
				{ on_date: '2019-12-21' }
			]
		};
		expect((await valueOf(flow, { asOf: '2019-04-30' })).value).toBe(1);
		expect((await valueOf(flow, { asOf: '2019-05-01' })).value).toBe(2);
		expect((await valueOf(flow, { asOf: '2019-12-20' })).value).toBe(2);
	});

	test('an end that lies after it is not known yet: the interval is still open', async () => {
		const stock = {
			kind: 'stock' as const,
			facts: [{ start_on: '2019-01-01', end_on: '2019-12-21' }]
		};
		expect((await valueOf(stock, { asOf: '2019-12-20' })).value).toBe(1);
		expect((await valueOf(stock, { asOf: '2019-12-21' })).value).toBe(0);
	});

	test('a period that begins after it is not due', async () => {
		const values = await valuesOf(
			{ indicators: [{ id: 'figure', kind: 'stock', facts: [{ start_on: '2019-01-01' }] }] },
			{ from: '2019-12-01', to: '2020-01-31', grain: 'month', asOf: '2019-12-20' }
		);
		expect(values.map(({ value, missing, partial }) => [value, missing, partial])).toEqual([
			[1, null, true],
			[null, 'not-due', true]
		]);
	});
});

describe('a figure that matures', () => {
	const cohort = {
		kind: 'ratio' as const,
		matures: { months: 18, days: 0 },
		facts: [
			{ on_date: '2019-01-15', numerator: 1, denominator: 1 },
			{ on_date: '2019-12-31', numerator: 0, denominator: 1 },
			{ on_date: '2020-02-15', numerator: 0, denominator: 1 }
		]
	};

	test('is due 18 months after its period’s end, not a day before', async () => {
		const year = { from: '2019-01-01', to: '2019-12-31', grain: 'year' as const };
		expect(await valueOf(cohort, { ...year, asOf: '2021-06-29' })).toMatchObject({
			value: null,
			missing: 'not-due'
		});
		expect((await valueOf(cohort, { ...year, asOf: '2021-06-30' })).value).toBe(0.5);
	});

	test('has for headline the window that has just matured', async () => {
		expect(await valueOf(cohort, { asOf: '2021-06-30' })).toMatchObject({
			from: '2019-01-01',
			to: '2019-12-31',
			value: 0.5,
			partial: false
		});
		expect(await valueOf(cohort, { asOf: '2021-09-15' })).toMatchObject({
			from: '2020-01-01',
			to: '2020-03-15',
			value: 0,
			partial: true
		});
		expect((await valueOf(cohort, { asOf: '2020-05-30' })).missing).toBe('not-due');
	});
});

describe('a coarse grain', () => {
	const monthly = {
		kind: 'flow' as const,
		finest: 'month' as const,
		facts: ['2019-10-31', '2019-11-30', '2019-12-31'].map(visit)
	};

	test('has no finer figure', async () => {
		const query = { from: '2019-11-01', to: '2019-11-30', asOf: '2019-12-20' };
		expect(
			(
				await valuesOf({ indicators: [{ id: 'figure', ...monthly }] }, { ...query, grain: 'day' })
			)[0]
		).toMatchObject({ value: null, missing: 'not-at-level' });
		expect((await valueOf(monthly, { ...query, grain: 'month' })).value).toBe(1);
		expect((await valueOf(monthly, query)).value).toBe(1);
		expect((await valueOf(monthly, { ...query, from: '2019-11-02' })).missing).toBe('not-at-level');
	});

	test('has a headline that ends with its last whole period', async () => {
		expect(await valueOf(monthly, { asOf: '2019-12-20' })).toMatchObject({
			from: '2019-01-01',
			to: '2019-11-30',
			value: 2,
			partial: true
		});
		expect(await valueOf(monthly, { asOf: '2020-01-15' })).toMatchObject({
			from: '2019-01-01',
			to: '2019-12-31',
			value: 3,
			partial: false
		});
	});

	test('has no figure yet for the period in progress', async () => {
		const month = { from: '2019-12-01', to: '2019-12-31', grain: 'month' as const };
		expect((await valueOf(monthly, { ...month, asOf: '2019-12-20' })).missing).toBe('not-due');
	});

	test('has one when its facts are known before the period ends', async () => {
		const survey = {
			kind: 'ratio' as const,
			finest: 'year' as const,
			facts: [
				{ on_date: '2018-12-31', known_on: '2018-12-15', numerator: 4, denominator: 10 },
				{ on_date: '2019-12-31', known_on: '2019-04-15', numerator: 6, denominator: 10 }
			]
		};
		expect(await valueOf(survey, { asOf: '2019-04-15' })).toMatchObject({
			to: '2019-04-15',
			value: 0.6
		});
		expect(await valueOf(survey, { asOf: '2019-12-20' })).toMatchObject({
			value: 0.6,
			partial: true
		});
		expect(await valueOf(survey, { asOf: '2019-04-14' })).toMatchObject({
			to: '2018-12-31',
			value: 0.4
		});
	});
});

describe('what may not be told', () => {
	const hiding: Reader = { ...everyone, unsuppressed: false };
	const person = (unit_key: string, quantity = 1, reason: string | null = null) => ({
		start_on: '2019-01-01',
		unit_key,
		quantity,
		reason
	});
	const stock = {
		kind: 'stock' as const,
		observed: 'household',
		dimensions: { reason: { fr: 'Motif' } },
		confidential: { threshold: null, sensitive: ['reason'] }
	};

	test('is a mean of too few answers', async () => {
		const answers = (count: number) => ({
			kind: 'ratio' as const,
			minimum: 10,
			facts: Array.from({ length: count }, () => ({
				on_date: '2019-03-01',
				numerator: 4,
				denominator: 1
			}))
		});
		expect(await valueOf(answers(9))).toMatchObject({
			value: null,
			missing: 'below-minimum',
			numerator: null
		});
		expect((await valueOf(answers(10))).value).toBe(4);
		expect((await valueOf(answers(0))).missing).toBe('no-data');
	});

	test('is a figure with fewer units than the threshold, however large it is', async () => {
		const families = ['a', 'b', 'c', 'd'].map((key) => person(key, 5));
		const hidden = await valueOf({ ...stock, facts: families }, {}, {}, hiding);
		expect(hidden).toMatchObject({ value: null, missing: 'secret', units: null, progress: null });
		expect((await valueOf({ ...stock, facts: families })).value).toBe(20);
		const five = [...families, person('e')];
		expect((await valueOf({ ...stock, facts: five }, {}, {}, hiding)).value).toBe(21);
		expect((await valueOf({ ...stock, facts: [] }, {}, {}, hiding)).value).toBe(0);
	});

	test('has a higher threshold when crossed with a sensitive dimension', async () => {
		const ten = Array.from({ length: 10 }, (_, at) => person(`p${at}`, 1, 'illness'));
		const query = { where: { reason: ['illness'] } };
		expect((await valueOf({ ...stock, facts: ten }, query, {}, hiding)).missing).toBe('secret');
		const eleven = [...ten, person('p10', 1, 'illness')];
		expect((await valueOf({ ...stock, facts: eleven }, query, {}, hiding)).value).toBe(11);
	});

	test('is what a total would tell of the only reason there is, and not what two share', async () => {
		const of = (reason: string) =>
			Array.from({ length: 10 }, (_, at) => person(`${reason}${at}`, 1, reason));
		expect((await valueOf({ ...stock, facts: of('illness') }, {}, {}, hiding)).missing).toBe(
			'secret'
		);
		const both = { ...stock, facts: [...of('illness'), ...of('moved')] };
		expect((await valueOf(both, {}, {}, hiding)).value).toBe(20);
		for (const reason of ['illness', 'moved'])
			expect((await valueOf(both, { where: { reason: [reason] } }, {}, hiding)).missing).toBe(
				'secret'
			);
	});

	test('has a threshold of its own for companies, and none for visits', async () => {
		const two = ['a', 'b'].map((key) => ({ on_date: '2019-03-01', key }));
		const companies = { kind: 'distinct' as const, observed: 'company', facts: two };
		expect((await valueOf(companies, {}, {}, hiding)).missing).toBe('secret');
		const three = { ...companies, facts: [...two, { on_date: '2019-03-02', key: 'c' }] };
		expect((await valueOf(three, {}, {}, hiding)).value).toBe(3);
		expect(
			(await valueOf({ kind: 'flow', facts: [visit('2019-03-01')] }, {}, {}, hiding)).value
		).toBe(1);
	});

	test('is a figure of which one company makes more than its share', async () => {
		const sold = (quantities: readonly number[]) => ({
			kind: 'flow' as const,
			observed: 'company',
			facts: quantities.map((quantity, at) => ({
				on_date: '2019-03-01',
				unit_key: `company${at}`,
				quantity
			}))
		});
		expect((await valueOf(sold([90, 5, 5]), {}, {}, hiding)).missing).toBe('secret');
		expect((await valueOf(sold([80, 10, 10]), {}, {}, hiding)).value).toBe(100);
		expect((await valueOf(sold([90, 5, 5]))).value).toBe(100);
	});

	test('is a rate that few are counted in, or few left out of', async () => {
		const rate = (counted: number) => ({
			kind: 'ratio' as const,
			observed: 'person',
			facts: Array.from({ length: 20 }, (_, at) => ({
				on_date: '2019-03-01',
				unit_key: `p${at}`,
				numerator: at < counted ? 1 : 0,
				denominator: 1
			}))
		});
		for (const counted of [2, 18])
			expect((await valueOf(rate(counted), {}, {}, hiding)).missing, `${counted}`).toBe('secret');
		for (const counted of [0, 10, 20])
			expect((await valueOf(rate(counted), {}, {}, hiding)).value).toBe(counted / 20);
	});

	test('hides the formula made of it', async () => {
		const programme = {
			indicators: [
				{
					id: 'rate',
					kind: 'formula' as const,
					formula: { numerator: 'few', denominator: 'many' }
				},
				{ ...stock, id: 'few', facts: [person('a')] },
				{ ...stock, id: 'many', facts: 'abcdefgh'.split('').map((key) => person(key)) }
			]
		};
		const [value] = await valuesOf(programme, {}, hiding);
		expect(value).toMatchObject({
			value: null,
			missing: 'secret',
			numerator: null,
			denominator: null
		});
		expect((await valuesOf(programme))[0]?.value).toBe(0.125);
	});
});
