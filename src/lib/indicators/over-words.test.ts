import { expect, it } from 'vitest';
import { windowWords } from './over-words.ts';

const matures = { months: 18, days: 0 };

it('tells the window of a figure, and how long before the date one that matures stops', () => {
	expect(windowWords({ over: 'year', matures: null }, 'fr')).toBe('depuis le début de l’année');
	expect(windowWords({ over: 'year', matures }, 'fr')).toBe(
		'depuis le début de l’année, jusqu’à 18\u00A0mois avant la date'
	);
	expect(windowWords({ over: 'year', matures }, 'en')).toBe(
		'since the start of the year, up to 18\u00A0months before the date'
	);
	expect(windowWords({ over: null, matures: null }, 'fr')).toBe('');
});
