import { describe, expect, test } from 'vitest';
import { isBetter, isReached } from './direction.ts';

describe('direction', () => {
	test('says which of two figures is better', () => {
		expect(isBetter(2, 1, 'up')).toBe(true);
		expect(isBetter(1, 1, 'up')).toBe(false);
		expect(isBetter(1, 2, 'down')).toBe(true);
		expect(isBetter(2, 1, 'none')).toBe(false);
	});

	test('says whether a target is reached', () => {
		expect(isReached(500, 500, 'up')).toBe(true);
		expect(isReached(499, 500, 'up')).toBe(false);
		expect(isReached(4, 5, 'down')).toBe(true);
		expect(isReached(4, 5, 'none')).toBe(false);
	});
});
