import { describe, expect, test } from 'vitest';
import { behindOf } from './behind.ts';

describe('points behind plan', () => {
	test('are planned progress less actual progress', () => {
		expect(behindOf({ actual: 320, planned: 300, baseline: 0, target: 500 }, 'up')).toBe(-4);
		expect(behindOf({ actual: 23, planned: 36, baseline: 0, target: 40 }, 'up')).toBe(32.5);
		expect(behindOf({ actual: 6, planned: 5, baseline: 10, target: 5 }, 'down')).toBe(20);
	});

	test('are unknown when a part is missing', () => {
		expect(behindOf({ actual: 320, planned: null, baseline: 0, target: 500 }, 'up')).toBeNull();
		expect(behindOf({ actual: 320, planned: 300, baseline: null, target: 500 }, 'up')).toBeNull();
	});
});
