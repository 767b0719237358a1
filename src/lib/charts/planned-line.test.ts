import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleIndicator } from '#lib/indicators/example-figure.ts';
import { dateOfDay, dayNumber } from '#lib/indicators/period.ts';
import { standingOf } from '#lib/indicators/standing.ts';
import { exampleTrajectory } from './example-series.ts';
import { heldUntil, plannedBand, plannedLines } from './planned-line.ts';

const stock = exampleIndicator();
const plan = exampleTrajectory(['2018-12-31', 0], ['2019-12-31', 300], ['2020-12-31', 500]);
const dates = ['2019-06-30', '2019-12-20'];

test('a state’s plan is one line through its dated points', () => {
	expect(plannedLines(stock, plan, dates, '01-01')).toEqual([
		[
			{ day: dayNumber('2018-12-31'), value: 0 },
			{ day: dayNumber('2019-12-31'), value: 300 },
			{ day: dayNumber('2020-12-31'), value: 500 }
		]
	]);
});

test('a yearly count’s plan starts again from zero, in the years that have figures and a target', () => {
	const flow = exampleIndicator({ kind: 'flow', over: 'year' });
	const yearly = exampleTrajectory(null, ['2019-12-31', 40], ['2021-12-31', 60]);
	expect(
		plannedLines(flow, yearly, [...dates, '2020-06-30', '2021-06-30'], '01-01').map((line) =>
			line.map(({ day, value }) => [dateOfDay(day), value])
		)
	).toEqual([
		[
			['2018-12-31', 0],
			['2019-12-31', 40]
		],
		[
			['2020-12-31', 0],
			['2021-12-31', 60]
		]
	]);
	expect(plannedLines(flow, yearly, dates, '01-01')).toHaveLength(1);
	expect(plannedLines(flow, yearly, [], '01-01')).toHaveLength(2);
});

test('context has no plan, nor has an indicator without targets', () => {
	expect(plannedLines(exampleIndicator({ better: 'none' }), plan, dates, '01-01')).toEqual([]);
	expect(plannedLines(stock, null, dates, '01-01')).toEqual([]);
	expect(plannedLines(stock, { ...plan, targets: [] }, dates, '01-01')).toEqual([]);
});

test('the plan is held after its last point', () => {
	const [line] = heldUntil(plannedLines(stock, plan, dates, '01-01'), dayNumber('2021-06-30'));
	expect(line?.at(-1)).toEqual({ day: dayNumber('2021-06-30'), value: 500 });
});

test('a target that is not better than the baseline has a line and no band', () => {
	const worse = exampleTrajectory(['2018-12-31', 600], ['2020-12-31', 500]);
	expect(plannedBand(stock, worse, plannedLines(stock, worse, dates, '01-01'), 0)).toEqual([]);
});

test('a figure is in the band exactly where its status is on track, in both directions', () => {
	const down = exampleTrajectory(['2018-12-31', 200], ['2019-12-31', 150], ['2020-12-31', 100]);
	const cases = [
		{ indicator: stock, trajectory: plan },
		{
			indicator: exampleIndicator({ better: 'down', kind: 'median', over: '12-months' }),
			trajectory: down
		}
	];
	const day = fc.integer({ min: dayNumber('2019-01-01'), max: dayNumber('2020-12-31') });
	for (const { indicator, trajectory } of cases) {
		const lines = plannedLines(indicator, trajectory, dates, '01-01');
		const band = plannedBand(indicator, trajectory, lines, -Infinity);
		fc.assert(
			fc.property(day, fc.double({ min: -100, max: 700, noNaN: true }), (day, figure) => {
				const [from, to] = band.find(([from, to]) => day > from!.day && day <= to!.day) as [
					(typeof band)[0][0],
					(typeof band)[0][0]
				];
				const share = (day - from.day) / (to.day - from.day);
				const [low, high] = [
					from.low + share * (to.low - from.low),
					from.high + share * (to.high - from.high)
				];
				fc.pre(Math.abs(figure - low) > 1e-6 && Math.abs(figure - high) > 1e-6);
				const date = dateOfDay(day);
				const { status } = standingOf(figure, date, indicator, trajectory, {
					from: date,
					to: date
				});
				expect(status === 'on-track').toBe(figure > low && figure < high);
			})
		);
	}
});
