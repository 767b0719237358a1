import { describe, expect, it } from 'vitest';
import { comparedWith, comparisonDay } from './compared-with.ts';

const asOf = '2019-12-20';
const meetings = ['2018-12-21', '2019-03-15', '2019-12-20'];
const choice = { asOf, compare: null, meetings };

describe('what a figure is compared with', () => {
	it.each([[null], ['start'] as const])('over %s: the last meeting before it', (over) => {
		expect(comparedWith({ over }, choice)).toEqual({
			on: '2019-03-15',
			comparison: { with: 'meeting', date: '2019-03-15' }
		});
	});

	it('over a window: the same window a year earlier', () => {
		expect(comparedWith({ over: 'year' }, choice)).toEqual({
			on: '2018-12-20',
			comparison: { with: 'year-earlier' }
		});
	});

	it.each([[null], ['year'] as const])('over %s: the day that was chosen', (over) => {
		expect(comparedWith({ over }, { ...choice, compare: '2019-01-31' })).toEqual({
			on: '2019-01-31',
			comparison: { with: 'date', date: '2019-01-31' }
		});
		expect(comparedWith({ over }, { ...choice, compare: '2019-03-15' }).comparison).toEqual({
			with: 'meeting',
			date: '2019-03-15'
		});
	});

	it('without a meeting before: a year earlier, told as a day', () => {
		expect(comparedWith({ over: null }, { ...choice, meetings: [asOf] })).toEqual({
			on: '2018-12-20',
			comparison: { with: 'date', date: '2018-12-20' }
		});
		expect(comparisonDay({ ...choice, meetings: [] })).toBe('2018-12-20');
	});
});
