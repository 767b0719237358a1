import { describe, expect, test } from 'vitest';
import { defaultTolerance, statusBehind, statusOf } from './status.ts';

const figure = {
	value: 320,
	baseline: 0,
	target: 500,
	planned: 300,
	behind: -4,
	beforeBaseline: false
};

describe('the status', () => {
	test.each([
		[-30, 'ahead'],
		[-10, 'ahead'],
		[-9.999, 'on-track'],
		[0, 'on-track'],
		[9.999, 'on-track'],
		[10, 'at-risk'],
		[24.999, 'at-risk'],
		[25, 'off-track'],
		[200, 'off-track']
	])('at %d points behind plan is %s', (behind, status) => {
		expect(statusBehind(behind, defaultTolerance)).toBe(status);
	});

	test('follows the indicator’s own tolerance', () => {
		expect(statusBehind(4, { ahead: -2, atRisk: 3, offTrack: 5 })).toBe('at-risk');
		expect(statusBehind(-3, { ahead: -2, atRisk: 3, offTrack: 5 })).toBe('ahead');
	});

	test('is that of the figure', () => {
		expect(statusOf(figure, 'up', defaultTolerance)).toEqual({ status: 'on-track', missing: null });
	});

	test('is no-target without target or without direction, even without a figure', () => {
		const none = { status: 'no-target', missing: null };
		expect(statusOf({ ...figure, target: null }, 'up', defaultTolerance)).toEqual(none);
		expect(statusOf(figure, 'none', defaultTolerance)).toEqual(none);
		expect(statusOf({ ...figure, value: null, target: null }, 'up', defaultTolerance)).toEqual(
			none
		);
	});

	test('is null with its reason when a part is missing', () => {
		const reason = (changes: Partial<typeof figure> | Record<string, null>) =>
			statusOf({ ...figure, ...changes }, 'up', defaultTolerance);
		expect(reason({ value: null })).toEqual({ status: null, missing: 'no-value' });
		expect(reason({ baseline: null })).toEqual({ status: null, missing: 'no-baseline' });
		expect(reason({ beforeBaseline: true })).toEqual({ status: null, missing: 'before-baseline' });
		expect(reason({ planned: null })).toEqual({ status: null, missing: 'no-planned' });
	});
});
