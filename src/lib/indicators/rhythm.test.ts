import { expect, it } from 'vitest';
import { rhythmWords } from './rhythm.ts';

it.each([
	[
		{ every: 'month', day: 5, at: 420 },
		'le 5 de chaque mois à 7\u00a0h',
		'on the 5th of each month at 07:00'
	],
	[
		{ every: 'month', day: 1, at: 0 },
		'le 1er de chaque mois à 0\u00a0h',
		'on the 1st of each month at 00:00'
	],
	[
		{ every: 'month', day: 'last', at: 1110 },
		'le dernier jour de chaque mois à 18\u00a0h\u00a030',
		'on the last day of each month at 18:30'
	],
	[
		{ every: 'month', day: 22, at: 425 },
		'le 22 de chaque mois à 7\u00a0h\u00a005',
		'on the 22nd of each month at 07:05'
	],
	[
		{ every: 'month', day: 12, at: 420 },
		'le 12 de chaque mois à 7\u00a0h',
		'on the 12th of each month at 07:00'
	],
	[
		{ every: 'quarter', day: 23, at: 480 },
		'le 23 du mois qui suit chaque trimestre à 8\u00a0h',
		'on the 23rd of the month after each quarter at 08:00'
	],
	[{ every: 'week', day: 1, at: 420 }, 'chaque lundi à 7\u00a0h', 'every Monday at 07:00'],
	[{ every: 'week', day: 7, at: 1200 }, 'chaque dimanche à 20\u00a0h', 'every Sunday at 20:00']
] as const)('%o is « %s »', (rhythm, fr, en) => {
	expect(rhythmWords(rhythm, 'fr')).toBe(fr);
	expect(rhythmWords(rhythm, 'en')).toBe(en);
});
