import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	explainWording,
	formatWording,
	parseWording,
	wordingHolds,
	type Wording
} from './rounded-wording.ts';

describe('a rounded wording', () => {
	test.each<[Wording, number, number, boolean]>([
		['more-than', 500, 500, false],
		['more-than', 500, 501, true],
		['more-than', 500, 600, true],
		['more-than', 500, 601, false],
		['at-least', 500, 500, true],
		['at-least', 500, 499, false],
		['nearly', 600, 600, false],
		['nearly', 600, 599, true],
		['nearly', 600, 570, true],
		['nearly', 600, 569, false],
		['less-than', 10, 9, true],
		['less-than', 10, 10, false],
		['less-than', 10, 7, false],
		['about', 600, 570, true],
		['about', 600, 630, true],
		['about', 600, 631, false]
	])('%s %d said of %d holds: %s', (wording, rounded, value, holds) => {
		expect(wordingHolds(wording, rounded, value)).toBe(holds);
	});

	test('never holds of what is unknown', () => {
		expect(wordingHolds('about', 600, null)).toBe(false);
		expect(wordingHolds('about', 600, Number.NaN)).toBe(false);
		expect(wordingHolds('less-than', 0, 0)).toBe(false);
	});

	test('is never both more and less than the same figure', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1e6 }),
				fc.integer({ min: 0, max: 2e6 }),
				(rounded, value) => {
					const above = wordingHolds('more-than', rounded, value);
					const below =
						wordingHolds('nearly', rounded, value) || wordingHolds('less-than', rounded, value);
					expect(above && below).toBe(false);
				}
			)
		);
	});

	test('is read in either language', () => {
		expect(parseWording('plus de')).toBe('more-than');
		expect(parseWording(' Près  de ')).toBe('nearly');
		expect(parseWording('about')).toBe('about');
		expect(parseWording('une foule de')).toBeNull();
	});

	test('is written with its figure', () => {
		expect(formatWording('more-than', 500, 'fr')).toBe('plus de\u00A0500');
		expect(formatWording('about', 1200, 'en')).toBe('about\u00A01,200');
	});

	test('that does not hold can be explained', () => {
		expect(explainWording('more-than', 500, 'fr')).toBe(
			'«\u00A0plus de\u00A0500\u00A0» se dit de 500 à 600, 500 exclu'
		);
		expect(explainWording('about', 600, 'en')).toBe('“about\u00A0600” is said of 570 to 630');
	});
});
