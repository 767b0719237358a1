import { expect, test } from 'vitest';
import { keyFigureRow, rowBarWidth, wordSize } from './key-figure-row.ts';

const format = { style: 'integer', decimals: 0 } as const;
const items = (...figures: readonly string[]) =>
	figures.map((figure) => ({
		figure,
		value: { value: /\d/.test(figure) ? 1 : null, missing: null, format }
	}));

test('up to five figures stand side by side at 60 points, more by three', () => {
	expect(keyFigureRow(items('320', '55', '17', '23'))).toEqual({
		columns: 4,
		width: 199,
		size: 60
	});
	expect(
		[1, 2, 3, 5, 6, 7].map((count) => keyFigureRow(items(...Array(count).fill('9'))).columns)
	).toEqual([1, 2, 3, 5, 3, 3]);
});

test('all are as large as the longest allows, one that is missing aside', () => {
	const { size } = keyFigureRow(items('320', '55', '17', '4\u202f556\u202f526'));
	expect(size).toBeLessThan(60);
	expect(size).toBeGreaterThanOrEqual(42);
	expect(keyFigureRow(items('320', '55', '17', 'non disponible')).size).toBe(60);
});

test('names take one line if a little smaller is enough', () => {
	expect(wordSize(['Foyers', 'Postes'], 199, 'semibold')).toBe(18);
	expect(wordSize(['Personnes accompagnées'], 199, 'semibold')).toBe(16);
	expect(wordSize(['Taux d’activation des ambassadeurs'], 199, 'semibold')).toBe(18);
});

test('a bar is drawn for the width that it has, so that its words are as large as those around', () => {
	expect([1, 2, 3, 4, 5].map(rowBarWidth)).toEqual([350, 350, 330, 239, 184]);
});
