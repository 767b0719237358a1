import { expect, test } from 'vitest';
import { againstWords, thanWords, type Comparison } from './comparison-words.ts';

const year = { from: '2018-01-01', to: '2018-12-31' };
const month = { from: '2018-10-01', to: '2018-10-31' };
const comparisons: [Comparison, string, string, string, string][] = [
	[
		{ with: 'date', date: '2019-06-01' },
		'qu’au 1er juin 2019',
		'par rapport au 1er juin 2019',
		'than on 1 June 2019',
		'from 1 June 2019'
	],
	[
		{ with: 'meeting', date: null },
		'qu’à la séance précédente',
		'par rapport à la séance précédente',
		'than at the previous meeting',
		'from the previous meeting'
	],
	[
		{ with: 'period', period: year, grain: 'year' },
		'qu’en 2018',
		'par rapport à 2018',
		'than in 2018',
		'from 2018'
	],
	[
		{ with: 'same-span', period: month, grain: 'month' },
		'que sur la même période d’octobre 2018',
		'par rapport à la même période d’octobre 2018',
		'than in the same part of October 2018',
		'from the same part of October 2018'
	],
	[
		{ with: 'span', period: { from: '2018-01-01', to: '2018-12-20' } },
		'que du 1er janvier au 20 décembre 2018',
		'par rapport à la période du 1er janvier au 20 décembre 2018',
		'than from 1 January to 20 December 2018',
		'from the period 1 January to 20 December 2018'
	],
	[{ with: 'year-earlier' }, 'qu’un an plus tôt', 'en un an', 'than a year earlier', 'over a year']
];

test.each(comparisons)('%j is said in both languages', (comparison, que, rapport, than, from) => {
	expect(thanWords(comparison, 'fr')).toBe(que);
	expect(againstWords(comparison, 'fr')).toBe(rapport);
	expect(thanWords(comparison, 'en')).toBe(than);
	expect(againstWords(comparison, 'en')).toBe(from);
});
