import { expect, test } from 'vitest';
import { absentWords, atTime, spanWords } from './series-words.ts';

const quarter = { from: '2019-10-01', to: '2019-12-31' };
const year = { from: '2019-01-01', to: '2019-12-31' };

test('a figure is placed in time', () => {
	expect(atTime(quarter, 'quarter', 'fr')).toBe('au 4e trimestre 2019');
	expect(atTime(year, 'year', 'fr')).toBe('en 2019');
	expect(atTime(year, null, 'fr')).toBe('au 31 décembre 2019');
	expect(atTime(quarter, 'quarter', 'en')).toBe('in Q4 2019');
});

test('a series is placed in time', () => {
	const earlier = { from: '2018-01-01', to: '2018-12-31' };
	expect(spanWords(earlier, year, 'year', 'fr')).toBe('de 2018 à 2019');
	expect(spanWords({ from: '2018-01-01', to: '2018-03-31' }, quarter, 'quarter', 'fr')).toBe(
		'du 1er trimestre 2018 au 4e trimestre 2019'
	);
	expect(spanWords(earlier, year, 'year', 'en')).toBe('2018 to 2019');
});

test('what is absent is counted and agrees', () => {
	const none = { value: null, missing: 'no-data' } as const;
	const secret = { value: null, missing: 'secret' } as const;
	expect(absentWords([none, none, secret, secret, { value: 0, missing: null }], 'fr')).toBe(
		'2\u00A0chiffres non disponibles, 2\u00A0chiffres masqués (secret statistique)'
	);
	expect(absentWords([secret], 'en')).toBe('1\u00A0figure hidden (statistical confidentiality)');
	expect(absentWords([{ value: 0, missing: null }], 'fr')).toBeNull();
});
