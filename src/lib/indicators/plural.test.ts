import { expect, test } from 'vitest';
import { isPlural, pluralize } from './plural.ts';

test('French is plural from 2 on', () => {
	expect([0, 1, 1.5, 1.99, -1, -1.5].map((count) => isPlural(count, 'fr'))).toEqual(
		Array(6).fill(false)
	);
	expect([2, 2.1, 320, -2].map((count) => isPlural(count, 'fr'))).toEqual(Array(4).fill(true));
});

test('English is singular for one only', () => {
	expect([1, -1].map((count) => isPlural(count, 'en'))).toEqual([false, false]);
	expect([0, 1.5, 2].map((count) => isPlural(count, 'en'))).toEqual([true, true, true]);
});

test('a word agrees with its number', () => {
	expect(pluralize(0, ['foyer', 'foyers'], 'fr')).toBe('foyer');
	expect(pluralize(0, ['household', 'households'], 'en')).toBe('households');
});
