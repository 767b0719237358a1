import { expect, test } from 'vitest';
import { changeBetween } from './change.ts';
import { measured, type Measured } from './example-measures.ts';
import type { Language } from './language.ts';
import { signedChange, typedChange } from './signed-change.ts';
import { typedPeriod } from './typed-cell.ts';

test('a period is its last day, written as the month or the year that it ends', () => {
	const year = { from: '2019-01-01', to: '2019-12-20' };
	expect(typedPeriod({ from: '2018-12-01', to: '2018-12-31' }, 'month')).toEqual({
		date: '2018-12-31',
		grain: 'month'
	});
	expect(typedPeriod(year, 'year', ' (en cours)')).toEqual({
		date: '2019-12-20',
		grain: 'year',
		after: ' (en cours)'
	});
	expect(typedPeriod({ from: '2019-12-20', to: '2019-12-20' }, 'day')).toEqual({
		date: '2019-12-20'
	});
});

test('a quarter and a year that begins in September have words alone', () => {
	expect(typedPeriod({ from: '2019-01-01', to: '2019-03-31' }, 'quarter')).toBeNull();
	expect(typedPeriod({ from: '2018-09-01', to: '2019-08-31' }, 'year')).toBeNull();
});

test('a change is typed as it is written, with its sign, its unit and what stands for none', () => {
	const changed = (of: Measured, now: number, before: number, language: Language) => {
		const indicator = measured[of];
		const change = { change: changeBetween(now, before, indicator.format), indicator };
		return [signedChange(change, language), typedChange(change, language)];
	};
	const more = { missing: null, signed: true, zero: '=' };
	expect(changed('ambassadors', 83, 4, 'fr')).toEqual([
		'+79',
		{ value: 79, format: measured.ambassadors.format, ...more }
	]);
	const rate = { format: measured.rate.format, points: true, ...more };
	expect(changed('rate', 0.4301, 0.046, 'fr')).toEqual([
		'+38,4\u00a0pts',
		{ value: 0.384, after: '\u00a0pts', ...rate }
	]);
	expect(changed('rate', 0.301, 0.312, 'fr')).toEqual([
		'−1,1\u00a0pt',
		{ value: -0.011, after: '\u00a0pt', ...rate }
	]);
	expect(changed('rate', 0.30101, 0.301, 'fr')).toEqual(['=', { value: 0, ...rate }]);
	expect(changed('delay', 4, 5, 'en')).toEqual([
		'−1\u00a0day',
		{ value: -1, after: '\u00a0day', format: measured.delay.format, ...more }
	]);
	expect(typedChange({ change: null, indicator: measured.rate }, 'fr')).toBeNull();
});
