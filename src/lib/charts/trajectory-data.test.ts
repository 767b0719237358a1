import { expect, test } from 'vitest';
import { exampleIndicator, exampleValue } from '#lib/indicators/example-figure.ts';
import { dateOfDay, dayNumber } from '#lib/indicators/period.ts';
import { exampleMonths } from './example-series.ts';
import { daySpan, projectionLine, runsOf } from './trajectory-data.ts';

const stock = exampleIndicator();
const told = (runs: ReturnType<typeof runsOf>) =>
	runs.map((run) => run.map(({ day, value }) => `${dateOfDay(day)} ${value}`));

test('a missing figure opens the line, zero does not', () => {
	expect(told(runsOf(exampleMonths('2019-01-01', [0, 4, null, 6]), stock))).toEqual([
		['2019-01-31 0', '2019-02-28 4'],
		['2019-04-30 6']
	]);
});

test('figures on two sides of a break in series are not joined', () => {
	const broken = exampleIndicator({
		breaks: [{ on: '2019-03-01', reason: { fr: 'Nouveau calcul' } }]
	});
	expect(told(runsOf(exampleMonths('2019-01-01', [1, 2, 3]), broken))).toEqual([
		['2019-01-31 1', '2019-02-28 2'],
		['2019-03-31 3']
	]);
});

test('totals to date start again from zero on the eve of each window', () => {
	const flow = exampleIndicator({ kind: 'flow', over: 'year' });
	const value = (from: string, to: string, figure: number) =>
		exampleValue({ from, to, value: figure });
	expect(
		told(
			runsOf(
				[
					value('2019-01-01', '2019-06-30', 7),
					value('2019-01-01', '2019-12-31', 23),
					value('2020-01-01', '2020-06-30', 9)
				],
				flow
			)
		)
	).toEqual([
		['2018-12-31 0', '2019-06-30 7', '2019-12-31 23'],
		['2019-12-31 0', '2020-06-30 9']
	]);
});

test('a total to date goes on after a missing figure, and does not start from zero once more', () => {
	const flow = exampleIndicator({ kind: 'flow', over: 'year' });
	const value = (to: string, figure: number | null) =>
		exampleValue({
			from: '2019-01-01',
			to,
			value: figure,
			missing: figure === null ? 'secret' : null
		});
	const runs = runsOf(
		[value('2019-01-31', 6), value('2019-02-28', null), value('2019-03-31', 19)],
		flow
	);
	expect(told(runs)).toEqual([['2018-12-31 0', '2019-01-31 6'], ['2019-03-31 19']]);
	const late = runsOf([value('2019-01-31', null), value('2019-02-28', 9)], flow);
	expect(told(late)).toEqual([['2019-02-28 9']]);
});

test('figures of single months are joined as they are', () => {
	const flow = exampleIndicator({ kind: 'flow', over: 'year' });
	const months = ['01', '02', '03'].map((month, at) =>
		exampleValue({ from: `2019-${month}-01`, to: `2019-${month}-28`, value: at })
	);
	expect(runsOf(months, flow)).toHaveLength(1);
});

const end = { day: dayNumber('2019-12-31'), value: 320 };
const target = { day: dayNumber('2020-12-31'), value: 500 };

test('the projection runs to the target when it is reached in time, else to its own value on the day', () => {
	const early = projectionLine(end, target, target, {
		value: 320 + (180 * 366) / 319,
		reaches: '2020-11-14',
		reason: null
	});
	expect(early?.[1]).toEqual({ day: dayNumber('2020-11-14'), value: 500 });
	const late = projectionLine(end, target, target, {
		value: 420,
		reaches: '2021-06-01',
		reason: null
	});
	expect(late?.[1]).toEqual({ day: target.day, value: 420 });
});

test('the pace towards a nearer target goes on to the last one drawn', () => {
	const aim = { day: dayNumber('2020-06-30'), value: 400 };
	const drawn = projectionLine(end, target, aim, { value: 350, reaches: null, reason: 'too-far' });
	expect(drawn?.[1].day).toBe(target.day);
	expect(drawn?.[1].value).toBeCloseTo(320 + (30 / 182) * 366, 6);
});

test('there is no projection without a value, a target or a future', () => {
	expect(
		projectionLine(end, target, target, { value: null, reaches: null, reason: 'too-short' })
	).toBeNull();
	expect(projectionLine(null, target, target, null)).toBeNull();
	expect(
		projectionLine({ ...end, day: target.day }, target, target, {
			value: 1,
			reaches: null,
			reason: null
		})
	).toBeNull();
});

test('nothing to place has no span', () => {
	expect(daySpan([])).toBeNull();
	expect(daySpan([{ day: 3 }, { day: 1 }])).toEqual([1, 3]);
});
