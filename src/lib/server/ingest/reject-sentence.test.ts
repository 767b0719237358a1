import { describe, expect, test } from 'vitest';
import type { Reject } from './delivery.ts';
import { rejectSentence } from './reject-sentence.ts';

const reject = (rest: Partial<Reject>): Reject => ({
	file: 'f.csv',
	sheet: null,
	line: 214,
	column: 'Date d’adhésion',
	field: 'joined_on',
	rule: 'date',
	value: '31/02/2019',
	row: '[]',
	expected: 'calendar',
	...rest
});

describe('a refused row is told in French, with the right spaces', () => {
	test.each<[Partial<Reject>, string]>([
		[{}, 'Ligne 214, colonne «\u00a0Date d’adhésion\u00a0»\u202f: 31/02/2019 n’existe pas.'],
		[
			{ sheet: 'Suivi', expected: 'date', value: 'demain' },
			'Feuille «\u00a0Suivi\u00a0», ligne 214, colonne «\u00a0Date d’adhésion\u00a0»\u202f: «\u00a0demain\u00a0» n’est pas une date.'
		],
		[
			{ expected: 'DD/MM/YYYY', value: 'demain' },
			'Ligne 214, colonne «\u00a0Date d’adhésion\u00a0»\u202f: «\u00a0demain\u00a0» n’est pas une date de la forme JJ/MM/AAAA.'
		],
		[
			{ rule: 'maximum', value: '15/06/2091', expected: '2030-12-31' },
			'Ligne 214, colonne «\u00a0Date d’adhésion\u00a0»\u202f: 15/06/2091 dépasse le maximum, 31/12/2030.'
		],
		[
			{ rule: 'columns', column: null, value: '9', expected: '12' },
			'Ligne 214\u202f: 12 colonnes attendues, 9 trouvées.'
		],
		[
			{ rule: 'pattern', column: 'Courriel', value: null },
			'Ligne 214, colonne «\u00a0Courriel\u00a0»\u202f: la valeur (masquée) n’a pas la forme attendue.'
		]
	])('%o', (rest, sentence) => expect(rejectSentence(reject(rest), 'fr')).toBe(sentence));
});

test('and in English', () => {
	expect(rejectSentence(reject({}), 'en')).toBe(
		'Line 214, column “Date d’adhésion”: 31/02/2019 does not exist.'
	);
	expect(rejectSentence(reject({ rule: 'key', column: 'SID', expected: '12' }), 'en')).toBe(
		'Line 214, column “SID”: the same row is already on line 12.'
	);
});

test('what a stranger wrote is shown as text, short and on one line', () => {
	const sentence = rejectSentence(
		reject({ expected: 'date', value: `a\n\u202eb${'x'.repeat(500)}` }),
		'en'
	);
	expect(sentence).not.toMatch(/[\n\u202e]/);
	expect(sentence.length).toBeLessThan(150);
});
