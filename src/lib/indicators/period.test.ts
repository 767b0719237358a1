import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addDays,
	addMonths,
	addMonthsKeepingEnd,
	dateOfDay,
	dayNumber,
	daysBetween,
	endOfMonth,
	grains,
	isIsoDate,
	periodOf,
	periodsBetween,
	startOfYear
} from './period.ts';

const day = fc
	.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2100-12-31') })
	.map(dateOfDay);

describe('a date', () => {
	test('is a day that exists, written year-month-day', () => {
		expect(isIsoDate('2020-02-29')).toBe(true);
		expect(isIsoDate('2019-02-29')).toBe(false);
		expect(isIsoDate('2019-2-9')).toBe(false);
		expect(isIsoDate('2019-12-20T00:00')).toBe(false);
		expect(isIsoDate('31/12/2019')).toBe(false);
		expect(isIsoDate(null)).toBe(false);
	});

	test('keeps its day over a change of clocks', () => {
		expect(addDays('2019-03-30', 1)).toBe('2019-03-31');
		expect(addDays('2019-10-27', 1)).toBe('2019-10-28');
		expect(daysBetween('2019-03-30', '2019-04-01')).toBe(2);
	});

	test('moves by months within the month', () => {
		expect(addMonths('2019-01-31', 1)).toBe('2019-02-28');
		expect(addMonths('2020-01-31', 1)).toBe('2020-02-29');
		expect(addMonths('2020-02-29', -12)).toBe('2019-02-28');
		expect(addMonths('2019-12-31', 6)).toBe('2020-06-30');
		expect(addMonths('2019-01-15', -1)).toBe('2018-12-15');
	});

	test('stays on the last day of the month when asked to', () => {
		expect(addMonthsKeepingEnd('2021-02-28', -12)).toBe('2020-02-29');
		expect(addMonthsKeepingEnd('2019-04-30', 1)).toBe('2019-05-31');
		expect(addMonthsKeepingEnd('2020-02-28', -12)).toBe('2019-02-28');
	});

	test('that does not exist is an error, not another date', () => {
		expect(() => dayNumber('demain')).toThrow('Not a date: demain');
	});

	test('has an end of month', () => {
		expect(endOfMonth('2000-02-10')).toBe('2000-02-29');
		expect(endOfMonth('1900-02-10')).toBe('1900-02-28');
		expect(endOfMonth('2019-12-01')).toBe('2019-12-31');
	});

	test('comes back from as many days as it went', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: -50_000, max: 50_000 }), (date, days) => {
				expect(daysBetween(date, addDays(date, days))).toBe(days);
			})
		);
	});
});

describe('a period', () => {
	test('of each grain holds the date', () => {
		expect(periodOf('2019-12-20', 'day')).toEqual({ from: '2019-12-20', to: '2019-12-20' });
		expect(periodOf('2019-12-20', 'month')).toEqual({ from: '2019-12-01', to: '2019-12-31' });
		expect(periodOf('2019-12-20', 'quarter')).toEqual({ from: '2019-10-01', to: '2019-12-31' });
		expect(periodOf('2019-12-20', 'year')).toEqual({ from: '2019-01-01', to: '2019-12-31' });
		expect(periodOf('2020-02-29', 'quarter')).toEqual({ from: '2020-01-01', to: '2020-03-31' });
	});

	test('follows the year of the programme', () => {
		expect(periodOf('2019-08-31', 'year', '09-01')).toEqual({
			from: '2018-09-01',
			to: '2019-08-31'
		});
		expect(periodOf('2019-09-01', 'year', '09-01')).toEqual({
			from: '2019-09-01',
			to: '2020-08-31'
		});
		expect(periodOf('2019-10-15', 'quarter', '09-01')).toEqual({
			from: '2019-09-01',
			to: '2019-11-30'
		});
		expect(startOfYear('2019-01-15', '12-01')).toBe('2018-12-01');
	});

	test('comes with all those between two dates, whole', () => {
		expect(periodsBetween('2019-11-15', '2020-01-02', 'month')).toEqual([
			{ from: '2019-11-01', to: '2019-11-30' },
			{ from: '2019-12-01', to: '2019-12-31' },
			{ from: '2020-01-01', to: '2020-01-31' }
		]);
		expect(periodsBetween('2020-01-02', '2019-11-15', 'month')).toEqual([]);
	});

	test('leaves no day out and holds none twice, whatever the year start', () => {
		const yearStart = fc.constantFrom('01-01', '09-01', '04-06', '02-29', '12-31');
		fc.assert(
			fc.property(
				day,
				fc.integer({ min: 0, max: 1500 }),
				fc.constantFrom(...grains),
				yearStart,
				(from, days, grain, start) => {
					const to = addDays(from, days);
					const periods = periodsBetween(from, to, grain, start);
					expect(periods[0]!.from <= from && periods.at(-1)!.to >= to).toBe(true);
					for (const [index, period] of periods.entries()) {
						expect(period.from <= period.to).toBe(true);
						expect(periodOf(period.to, grain, start)).toEqual(period);
						if (index > 0) expect(period.from).toBe(addDays(periods[index - 1]!.to, 1));
					}
				}
			)
		);
	});
});
