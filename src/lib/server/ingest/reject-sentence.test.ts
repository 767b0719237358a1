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
	hash: null,
	key: null,
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
			'Ligne 214, colonne «\u00a0Date d’adhésion\u00a0»\u202f: 15/06/2091 est après le 31/12/2030, le plus tard admis.'
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
		'Line 214, column “SID”: the key 31/02/2019 is already on line 12.'
	);
});

describe('every rule is told in both languages', () => {
	test.each<[Partial<Reject>, string, string]>([
		[
			{ rule: 'required', value: '' },
			'colonne « Date d’adhésion » : la valeur manque.',
			'the value is missing.'
		],
		[
			{ rule: 'type', value: '#REF!' },
			'« #REF! » est une erreur de tableur.',
			'spreadsheet error.'
		],
		[{ rule: 'type', value: null }, 'masquée, ou une erreur de tableur.', 'value is hidden, or'],
		[
			{ expected: 'order', value: '03/04/2019' },
			'03/04/2019 peut se lire de deux façons, jour ou mois en premier.',
			'can be read two ways'
		],
		[
			{ rule: 'number', expected: 'number', value: '12 pers.' },
			'« 12 pers. » n’est pas un nombre.',
			'is not a number.'
		],
		[
			{ rule: 'number', expected: 'integer', value: '1,5' },
			'« 1,5 » n’est pas un nombre entier.',
			'is not a whole number.'
		],
		[
			{ rule: 'boolean', value: 'bof' },
			'« bof » ne veut dire ni oui ni non.',
			'means neither yes nor no.'
		],
		[
			{ rule: 'enum', value: 'soin', expected: 'Soins, Conseil' },
			'« soin » n’est pas dans la liste (Soins, Conseil).',
			'is not in the list (Soins, Conseil).'
		],
		[
			{ rule: 'minimum', value: '-1', expected: '0' },
			'-1 est au-dessous du minimum, 0.',
			'-1 is below the minimum, 0.'
		],
		[
			{ rule: 'minimum', value: '01/01/1919', expected: '2018-11-01' },
			'01/01/1919 est avant le 01/11/2018, le plus tôt admis.',
			'is before 01/11/2018, the earliest allowed.'
		],
		[
			{ rule: 'maximum', value: '130', expected: '120' },
			'130 dépasse le maximum, 120.',
			'130 is above the maximum, 120.'
		],
		[{ rule: 'pattern', value: 'P1' }, '« P1 » n’a pas la forme attendue.', 'the expected form.'],
		[
			{ rule: 'unique', value: 'P1', expected: '7' },
			'« P1 » figure déjà à la ligne 7.',
			'is already on line 7.'
		],
		[
			{ rule: 'key', value: null, expected: '7' },
			'le même identifiant figure déjà à la ligne 7.',
			'the same key is already on line 7.'
		],
		[
			{ rule: 'nomenclature', value: 'Zz', expected: 'commune' },
			'« Zz » n’est pas une commune connue, ou plusieurs portent ce nom.',
			'is not a known commune, or several bear this name.'
		],
		[
			{ rule: 'columns', column: null, value: '1', expected: '2' },
			'Ligne 214 : 2 colonnes attendues, 1 trouvée.',
			'Line 214: 2 columns expected, 1 found.'
		],
		[
			{ rule: 'columns', column: null, value: null, expected: 'quote' },
			'un guillemet ouvert n’est jamais refermé',
			'a quotation mark is never closed'
		]
	])('%o', (rest, fr, en) => {
		const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
		expect(plain(rejectSentence(reject(rest), 'fr'))).toContain(fr);
		expect(plain(rejectSentence(reject(rest), 'en'))).toContain(en);
	});
});

test('what may have been meant ends the sentence', () => {
	const told = reject({ rule: 'nomenclature', value: 'Cahor', expected: 'commune' });
	expect(rejectSentence(told, 'fr', 'Cahors')).toMatch(/\s;\svouliez-vous dire «\sCahors\s»\s\?$/u);
	expect(rejectSentence(told, 'en', 'Cahors')).toMatch(/; did you mean “Cahors”\?$/);
});

test('what a stranger wrote is shown as text, short and on one line', () => {
	const sentence = rejectSentence(
		reject({ expected: 'date', value: `a\n\u202eb${'x'.repeat(500)}` }),
		'en'
	);
	expect(sentence).not.toMatch(/[\n\u202e]/);
	expect(sentence.length).toBeLessThan(150);
});
