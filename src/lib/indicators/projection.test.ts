import { describe, expect, test } from 'vitest';
import { isProjectable, projectionOf } from './projection.ts';

const up = { kind: 'stock', over: null, better: 'up' } as const;
const down = { kind: 'stock', over: null, better: 'down' } as const;
const figure = {
	asOf: '2019-12-31',
	value: 365,
	yearEarlier: 0,
	target: 500,
	targetOn: '2020-12-31'
};

describe('the projection', () => {
	test('goes on at the pace of the last 12 months', () => {
		expect(projectionOf(figure, up)).toEqual({ value: 731, reaches: '2020-05-14', reason: null });
	});

	test('goes down for what is better down', () => {
		const { value, reaches } = projectionOf(
			{ ...figure, value: 100, yearEarlier: 465, target: 50 },
			down
		)!;
		expect(reaches).toBe('2020-02-19');
		expect(value).toBe(0);
	});

	test('may come after the target’s date', () => {
		const late = projectionOf({ ...figure, targetOn: '2020-01-31' }, up)!;
		expect(late.value).toBe(396);
		expect(late.reaches! > '2020-01-31').toBe(true);
	});

	test('gives no value on a date that has passed', () => {
		expect(projectionOf({ ...figure, targetOn: '2019-06-30' }, up)).toEqual({
			value: null,
			reaches: '2020-05-14',
			reason: null
		});
	});

	test('has a reason when it reaches no target', () => {
		const reason = (changes: Partial<typeof figure> | { yearEarlier: null }) =>
			projectionOf({ ...figure, ...changes }, up)!.reason;
		expect(reason({ value: 500 })).toBe('reached');
		expect(reason({ yearEarlier: 365 })).toBe('moving-away');
		expect(reason({ yearEarlier: 400 })).toBe('moving-away');
		expect(reason({ yearEarlier: 364, target: 5000 })).toBe('too-far');
		expect(reason({ yearEarlier: null })).toBe('too-short');
	});

	test('is for stocks and counts since the start', () => {
		expect(isProjectable(up)).toBe(true);
		expect(isProjectable({ kind: 'flow', over: 'start', better: 'up' })).toBe(true);
		expect(isProjectable({ kind: 'flow', over: 'year', better: 'up' })).toBe(false);
		expect(isProjectable({ kind: 'ratio', over: '12-months', better: 'up' })).toBe(false);
		expect(isProjectable({ kind: 'stock', over: null, better: 'none' })).toBe(false);
		expect(projectionOf(figure, { kind: 'flow', over: 'year', better: 'up' })).toBeNull();
	});

	test('is null without a figure or a target', () => {
		expect(projectionOf({ ...figure, value: null }, up)).toBeNull();
		expect(projectionOf({ ...figure, target: null }, up)).toBeNull();
	});

	test('counts the days of a leap year', () => {
		const leap = { ...figure, asOf: '2020-12-31', value: 366, target: 367, targetOn: '2021-12-31' };
		expect(projectionOf(leap, up)!.reaches).toBe('2021-01-01');
	});
});
