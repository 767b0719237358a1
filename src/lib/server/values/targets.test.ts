import { describe, expect, test } from 'vitest';
import { JalonError } from '../programme/problem.ts';
import type { TinyIndicator } from '../../../testing/tiny-edition.ts';
import { valueOf, valuesOf } from '../../../testing/tiny-values.ts';
import { parseTargets } from './targets.ts';

const header = 'indicator,territory,date,value,role,note';
const ids = ['ambassadors', 'satisfied'];
const parse = (...lines: string[]) => parseTargets(lines.join('\n'), ids, 'Europe/Paris');

describe('data/targets.csv', () => {
	test('is read with French or international numbers and dates', () => {
		expect(
			parse(
				header,
				'ambassadors,,2018-12-31,0,baseline,lancement',
				'ambassadors,46102,2019-12-31,"1,5",target,',
				'satisfied,,2019-12-31,60 %,target,"une note, avec virgule"'
			)
		).toEqual([
			{
				indicator: 'ambassadors',
				territory: null,
				date: '2018-12-31',
				value: 0,
				role: 'baseline',
				note: 'lancement'
			},
			{
				indicator: 'ambassadors',
				territory: '46102',
				date: '2019-12-31',
				value: 1.5,
				role: 'target',
				note: null
			},
			{
				indicator: 'satisfied',
				territory: null,
				date: '2019-12-31',
				value: 0.6,
				role: 'target',
				note: 'une note, avec virgule'
			}
		]);
		const semicolons = parse(
			`\uFEFF${header.replaceAll(',', ';')}\r`,
			'ambassadors;;31/12/2019;1 234,5;target;\r',
			''
		);
		expect(semicolons).toMatchObject([{ date: '2019-12-31', value: 1234.5 }]);
	});

	test('is refused with every wrong line and column', () => {
		try {
			parse(
				header,
				'ambassadeurs,,2018-12-31,0,baseline,',
				'ambassadors,,2019-02-30,beaucoup,cible,',
				'"un, deux",,2019-12-31,1,target,',
				'ambassadors,,2020-12-31,1,target,',
				'ambassadors,,2020-12-31,2,target,'
			);
			expect.unreachable();
		} catch (error) {
			if (!(error instanceof JalonError)) throw error;
			expect(error.problems.map(({ line, column }) => [line, column])).toEqual([
				[2, 'indicator'],
				[3, 'date'],
				[3, 'value'],
				[3, 'role'],
				[4, 'indicator'],
				[6, null]
			]);
			expect(error.describe('fr')).toContain(
				'data/targets.csv:2:indicator: Indicateur « ambassadeurs » inconnu. Vouliez-vous dire « ambassadors » ?'
			);
		}
	});

	test('without a column that it needs is refused', () => {
		expect(() => parse('indicator,date,value,role', 'ambassadors,2019-12-31,1,target')).toThrow(
			JalonError
		);
	});
});

describe('a value against its trajectory', () => {
	const points = (better: 'up' | 'down', value: number, extra: Partial<TinyIndicator> = {}) => ({
		kind: 'stock' as const,
		better,
		facts: [{ start_on: '2019-01-01', quantity: value, territory: '46102' }],
		...extra
	});
	const targets = (from: number, to: number, territory = '') =>
		[
			header,
			`figure,${territory},2018-12-31,${from},baseline,`,
			`figure,${territory},2020-12-31,${to},target,`
		].join('\n');
	// 365 of 731 days: half the way and a little less.
	const halfway = { asOf: '2019-12-31' };

	test('that should go up has its plan, its progress and its status', async () => {
		const value = await valueOf(points('up', 80), halfway, { targets: targets(0, 731) });
		expect(value).toMatchObject({ baseline: 0, target: 731, planned: 365, status: 'off-track' });
		expect(value.progress).toBeCloseTo(10.944, 3);
		expect(value.plan).toMatchObject({
			baselineOn: '2018-12-31',
			targetOn: '2020-12-31',
			gap: -285
		});
	});

	test('that should go down is ahead when it is lower', async () => {
		const down = await valueOf(points('down', 50), halfway, { targets: targets(100, 73.1 - 73.1) });
		expect(down).toMatchObject({ baseline: 100, target: 0, progress: 50, status: 'on-track' });
		const ahead = await valueOf(points('down', 10), halfway, { targets: targets(100, 0) });
		expect(ahead).toMatchObject({ progress: 90, status: 'ahead' });
	});

	test('whose target is worse than its baseline has 100 or 0 for progress', async () => {
		const worse = targets(100, 90);
		expect((await valueOf(points('up', 95), halfway, { targets: worse })).progress).toBe(100);
		expect((await valueOf(points('up', 80), halfway, { targets: worse })).progress).toBe(0);
	});

	test('before its baseline has no status, and says why', async () => {
		const value = await valueOf(
			points('up', 5),
			{ asOf: '2018-12-30' },
			{ targets: targets(0, 10) }
		);
		expect(value).toMatchObject({ status: null, plan: { statusMissing: 'before-baseline' } });
	});

	test('of context has neither target nor status but “no target”', async () => {
		const context = { ...points('up', 80), better: 'none' as const };
		expect(await valueOf(context, halfway, { targets: targets(0, 10) })).toMatchObject({
			target: null,
			progress: null,
			status: 'no-target'
		});
	});

	test('applies to the territory that the target names', async () => {
		const here = { targets: targets(0, 731, '46102') };
		expect((await valueOf(points('up', 80), { ...halfway, territory: '46102' }, here)).target).toBe(
			731
		);
		expect(await valueOf(points('up', 80), halfway, here)).toMatchObject({
			target: null,
			status: 'no-target'
		});
	});

	test('applies neither to a part nor to a period that is not the headline’s', async () => {
		const split = points('up', 80, { dimensions: { sector: { fr: 'Secteur' } } });
		const [part] = await valuesOf(
			{ indicators: [{ id: 'figure', ...split }], targets: targets(0, 731) },
			{ ...halfway, by: 'sector' }
		);
		expect(part).toMatchObject({ target: null, status: null, plan: null });
		const flow = {
			kind: 'flow' as const,
			over: 'year' as const,
			facts: [{ on_date: '2020-02-01', quantity: 80 }]
		};
		const month = {
			from: '2020-02-01',
			to: '2020-02-29',
			grain: 'month' as const,
			asOf: '2020-12-31'
		};
		expect(await valueOf(flow, month, { targets: targets(0, 731) })).toMatchObject({
			target: null,
			status: null
		});
		const year = {
			from: '2020-01-01',
			to: '2020-12-31',
			grain: 'year' as const,
			asOf: '2020-12-31'
		};
		expect(await valueOf(flow, year, { targets: targets(0, 731) })).toMatchObject({
			target: 731,
			planned: 731,
			status: 'off-track'
		});
	});

	test('of a yearly flow has a plan that runs from 0 at the window’s start', async () => {
		const flow = {
			kind: 'flow' as const,
			over: 'year' as const,
			facts: [{ on_date: '2019-06-01', quantity: 80 }]
		};
		const goal = [header, 'figure,,2019-12-31,365,target,'].join('\n');
		expect(await valueOf(flow, { asOf: '2019-12-21' }, { targets: goal })).toMatchObject({
			planned: 355,
			target: 365,
			baseline: 0,
			partial: true
		});
	});

	test('of a stock is projected at the pace of its last 12 months', async () => {
		const growing = {
			kind: 'stock' as const,
			facts: [
				{ start_on: '2018-12-01', quantity: 100 },
				{ start_on: '2019-05-01', quantity: 365 }
			]
		};
		const value = await valueOf(growing, { asOf: '2020-04-30' }, { targets: targets(0, 710) });
		// 100 a year before, 465 now: one a day and a little less (366 days).
		expect(value.value).toBe(465);
		expect(value.projection).toMatchObject({ reaches: '2021-01-01', reason: null });
		const flow = {
			kind: 'flow' as const,
			over: 'year' as const,
			facts: [{ on_date: '2020-02-01' }]
		};
		expect(
			(await valueOf(flow, { asOf: '2020-04-30' }, { targets: targets(0, 710) })).projection
		).toBe(null);
	});

	test('too young for a pace says so', async () => {
		const value = await valueOf(
			points('up', 80),
			{ asOf: '2019-06-30' },
			{ targets: targets(0, 731) }
		);
		expect(value.projection).toEqual({ value: null, reaches: null, reason: 'too-short' });
	});
});
