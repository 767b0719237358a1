import { expect, test } from 'vitest';
import { nextFigureOn } from './next-figure.ts';

test('the next figure comes one cadence later, after the delay', () => {
	expect(nextFigureOn('2019-12-15', 'monthly', null)).toBe('2020-01-15');
	expect(nextFigureOn('2019-11-30', 'monthly', { months: 0, days: 15 })).toBe('2020-01-15');
	expect(nextFigureOn('2019-12-31', 'quarterly', null)).toBe('2020-03-31');
	expect(nextFigureOn('2016-01-01', 'yearly', { months: 36, days: 0 })).toBe('2020-01-01');
	expect(nextFigureOn('2019-12-31', 'weekly', null)).toBe('2020-01-07');
	expect(nextFigureOn('2019-12-31', 'daily', null)).toBe('2020-01-01');
});

test('a month’s end is followed by a month’s end', () => {
	expect(nextFigureOn('2020-02-29', 'monthly', null)).toBe('2020-03-31');
	expect(nextFigureOn('2020-02-29', 'yearly', null)).toBe('2021-02-28');
});

test('without cadence or coverage there is no date', () => {
	expect(nextFigureOn(null, 'monthly', null)).toBeNull();
	expect(nextFigureOn('2019-12-15', null, null)).toBeNull();
});
