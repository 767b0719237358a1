import { describe, expect, it } from 'vitest';
import { contract, field } from '../ingest/reading-fixture.ts';
import { parseOverride } from './parse-override.ts';

const visits = contract([
	field('visit'),
	field('visited_on'),
	field('month', { filename: '(\\d+)' })
]);

describe('how a person says a file is to be understood', () => {
	it('keeps what was said and leaves out what was not', () => {
		expect(
			parseOverride(
				{
					columns: { visit: 'N°', visited_on: '' },
					headerRow: '3',
					delimiter: '\t',
					decimal: ',',
					dateOrder: 'MDY',
					encoding: 'windows-1252',
					sheet: null
				},
				visits
			)
		).toEqual({
			columns: { visit: 'N°' },
			headerRow: 3,
			delimiter: '\t',
			decimal: ',',
			dateOrder: 'MDY',
			encoding: 'windows-1252'
		});
		expect(parseOverride({}, visits)).toEqual({});
	});

	it.each([
		[{ colums: {} }, 'n’est pas un réglage'],
		[{ columns: { visits: 'N°' } }, 'n’est pas un champ'],
		[{ columns: { month: 'Mois' } }, 'n’est pas un champ'],
		[{ columns: { visit: 'N°', visited_on: 'N°' } }, 'deux champs'],
		[{ columns: { visit: { toString: 1 } } }, 'n’est pas un texte'],
		[{ headerRow: 0 }, 'ligne de l’en-tête'],
		[{ headerRow: 1.5 }, 'ligne de l’en-tête'],
		[{ decimal: ';' }, 'decimal'],
		[{ dateOrder: 'DYM' }, 'dateOrder'],
		[{ delimiter: ';;' }, 'delimiter'],
		[{ encoding: '../../etc' }, 'encoding'],
		[{ sheet: 'x'.repeat(300) }, 'sheet'],
		['headerRow', 'des réglages sont attendus'],
		[[1], 'des réglages sont attendus']
	])('refuses %j in words', (asked, words) => {
		expect(() => parseOverride(asked, visits)).toThrow(words);
	});

	it('keeps a column called like a part of every object from being one', () => {
		const asked: unknown = JSON.parse('{"columns": {"__proto__": "N°"}}');
		expect(() => parseOverride(asked, visits)).toThrow('n’est pas un champ');
	});
});
