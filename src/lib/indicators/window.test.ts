import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, dateOfDay, dayNumber, daysBetween, periodsBetween } from './period.ts';
import { fullWindow, isPartial, overWindow, previousWindow } from './window.ts';

const since = '2018-12-01';

describe('the headline window', () => {
	test('runs from the start of the programme, the year, or the month to the date', () => {
		expect(overWindow('start', '2019-12-20', since)).toEqual({ from: since, to: '2019-12-20' });
		expect(overWindow('year', '2019-12-20', since)).toEqual({
			from: '2019-01-01',
			to: '2019-12-20'
		});
		expect(overWindow('month', '2019-12-20', since)).toEqual({
			from: '2019-12-01',
			to: '2019-12-20'
		});
		expect(overWindow(null, '2019-12-20', since)).toEqual({ from: '2019-12-20', to: '2019-12-20' });
	});

	test('follows the year of the programme', () => {
		expect(overWindow('year', '2019-03-15', since, '09-01').from).toBe('2018-09-01');
	});

	test('is a day alone before the programme began', () => {
		expect(overWindow('start', '2018-11-30', since)).toEqual({
			from: '2018-11-30',
			to: '2018-11-30'
		});
	});

	test.each([
		['2019-12-20', '2018-12-21'],
		['2019-12-31', '2019-01-01'],
		['2019-06-30', '2018-07-01'],
		['2020-02-28', '2019-03-01'],
		['2020-02-29', '2019-03-01'],
		['2021-02-28', '2020-03-01'],
		['2021-03-01', '2020-03-02']
	])('of 12 months to %s opens on %s', (asOf, from) => {
		expect(overWindow('12-months', asOf, since)).toEqual({ from, to: asOf });
	});

	test('of 12 months to a month’s end is 12 whole months', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 2400 }), (months) => {
				const asOf = dateOfDay(dayNumber(addMonths('1900-02-01', months)) - 1);
				const periods = periodsBetween(overWindow('12-months', asOf, since).from, asOf, 'month');
				expect(periods).toHaveLength(12);
				expect(periods[0]!.from).toBe(overWindow('12-months', asOf, since).from);
			})
		);
	});
});

describe('a window in progress', () => {
	test('has its own end', () => {
		expect(fullWindow('year', '2019-12-20', since)).toEqual({
			from: '2019-01-01',
			to: '2019-12-31'
		});
		expect(fullWindow('month', '2020-02-03', since)).toEqual({
			from: '2020-02-01',
			to: '2020-02-29'
		});
		expect(fullWindow('year', '2019-03-15', since, '09-01').to).toBe('2019-08-31');
	});

	test('is partial until that day', () => {
		expect(isPartial(fullWindow('year', '2019-12-20', since), '2019-12-20')).toBe(true);
		expect(isPartial(fullWindow('year', '2019-12-31', since), '2019-12-31')).toBe(false);
		for (const over of ['start', '12-months', null] as const) {
			expect(isPartial(fullWindow(over, '2019-12-20', since), '2019-12-20')).toBe(false);
		}
	});
});

describe('the window before', () => {
	test('is the same span one year earlier', () => {
		expect(previousWindow('year', '2019-12-20', since)).toEqual({
			from: '2018-01-01',
			to: '2018-12-20'
		});
		expect(previousWindow('month', '2020-02-29', since)).toEqual({
			from: '2019-02-01',
			to: '2019-02-28'
		});
		expect(previousWindow(null, '2019-12-20', since)?.to).toBe('2018-12-20');
	});

	test('of 12 months ends the day before the window opens', () => {
		for (const asOf of ['2019-12-20', '2020-02-28', '2021-02-28', '2020-02-29']) {
			const current = overWindow('12-months', asOf, since);
			expect(daysBetween(previousWindow('12-months', asOf, since)!.to, current.from)).toBe(1);
		}
	});

	test('since the start is the total a year earlier, and nothing before the start', () => {
		expect(previousWindow('start', '2019-12-20', since)).toEqual({ from: since, to: '2018-12-20' });
		expect(previousWindow('start', '2019-11-30', since)).toBeNull();
	});
});
