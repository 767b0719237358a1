import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grain } from '#lib/indicators/period.ts';
import { dateOfDay, dayNumber } from '#lib/indicators/period.ts';
import { textWidth } from './text-width.ts';
import { endTicks, timeTicks, type TimeAxis } from './time-ticks.ts';

function axis(from: string, to: string, width: number, changes: Partial<TimeAxis> = {}): TimeAxis {
	const [first, last] = [dayNumber(from), dayNumber(to)];
	const place = (day: number) => 40 + ((day - first) / (last - first || 1)) * (width - 100);
	return {
		from: first,
		to: last,
		grain: 'month',
		language: 'fr',
		place,
		bounds: [0, width],
		size: 14,
		...changes
	};
}
const labels = (ticks: readonly { readonly label: string }[]) => ticks.map((tick) => tick.label);

test('months stand at their ends, in French, with the year at the first tick and each December', () => {
	expect(labels(timeTicks(axis('2018-12-31', '2020-12-31', 720)))).toEqual([
		'déc. 2018',
		'mars',
		'juin',
		'sept.',
		'déc. 2019',
		'mars',
		'juin',
		'sept.',
		'déc. 2020'
	]);
	expect(dateOfDay(timeTicks(axis('2018-12-31', '2020-12-31', 720))[1]!.day)).toBe('2019-03-31');
});

test('a span without its December tells the year on the first month', () => {
	expect(labels(timeTicks(axis('2019-10-31', '2020-04-30', 720)))).toEqual([
		'oct. 2019',
		'nov.',
		'déc. 2019',
		'janv. 2020',
		'févr.',
		'mars',
		'avr.'
	]);
});

test('the longer the span, the fewer the ticks', () => {
	expect(labels(timeTicks(axis('2018-12-31', '2023-12-31', 560)))).toEqual([
		'déc. 2018',
		'déc. 2019',
		'déc. 2020',
		'déc. 2021',
		'déc. 2022',
		'déc. 2023'
	]);
});

test('yearly figures have years, days have days', () => {
	expect(labels(timeTicks(axis('2012-12-31', '2018-12-31', 720, { grain: 'year' })))).toEqual([
		'2012',
		'2013',
		'2014',
		'2015',
		'2016',
		'2017',
		'2018'
	]);
	expect(labels(timeTicks(axis('2019-12-01', '2019-12-29', 720, { grain: 'day' })))).toEqual([
		'1er déc. 2019',
		'8 déc.',
		'15 déc.',
		'22 déc.',
		'29 déc.'
	]);
});

test('English ticks are English', () => {
	expect(labels(timeTicks(axis('2018-12-31', '2019-12-31', 500, { language: 'en' })))).toEqual([
		'Dec 2018',
		'Mar',
		'Jun',
		'Sep',
		'Dec 2019'
	]);
});

test('a small picture has its two ends; one that opens on a window’s eve is named from the window', () => {
	expect(labels(endTicks(axis('2018-12-31', '2020-12-31', 330)))).toEqual([
		'déc. 2018',
		'déc. 2020'
	]);
	expect(labels(endTicks(axis('2018-12-31', '2019-12-31', 330, { onEve: true })))).toEqual([
		'janv. 2019',
		'déc. 2019'
	]);
	expect(labels(endTicks(axis('2019-12-20', '2019-12-20', 330)))).toEqual(['déc. 2019']);
	expect(labels(endTicks(axis('2018-12-31', '2020-12-31', 90)))).toEqual(['déc. 2020']);
});

test('whatever the span and the width, ticks keep apart and are never cut', () => {
	const day = fc.integer({ min: dayNumber('2012-01-01'), max: dayNumber('2032-12-31') });
	const grain = fc.constantFrom<Grain>('day', 'month', 'quarter', 'year');
	fc.assert(
		fc.property(
			day,
			day,
			fc.integer({ min: 200, max: 1200 }),
			grain,
			(one, other, width, grain) => {
				const [from, to] = [Math.min(one, other), Math.max(one, other)];
				const ticks = timeTicks(axis(dateOfDay(from), dateOfDay(to), width, { grain }));
				expect(ticks.length).toBeGreaterThan(0);
				const boxes = ticks.map(({ x, label }) => {
					const half = textWidth(label, 14) / 2;
					return [x - half, x + half] as const;
				});
				boxes.forEach(([left, right], at) => {
					expect(left).toBeGreaterThanOrEqual(-0.001);
					expect(right).toBeLessThanOrEqual(width + 0.001);
					if (at > 0) expect(left - boxes[at - 1]![1]).toBeGreaterThanOrEqual(8);
				});
			}
		)
	);
});
