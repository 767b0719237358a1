import { expect, test } from 'vitest';
import { gapOf, isFavourable } from './gap.ts';

test('the gap is the figure less what was planned', () => {
	expect(gapOf(320, 300)).toBe(20);
	expect(gapOf(0, 300)).toBe(-300);
	expect(gapOf(null, 300)).toBeNull();
	expect(gapOf(320, null)).toBeNull();
});

test('the good side of the plan follows the direction', () => {
	expect(isFavourable(20, 'up')).toBe(true);
	expect(isFavourable(2, 'down')).toBe(false);
	expect(isFavourable(-2, 'down')).toBe(true);
	expect(isFavourable(0, 'up')).toBe(false);
});
