import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typeset } from './typeset.ts';

/** Spaces that a reader can tell apart: `_` does not break, `·` is narrow and does not break. */
const shown = (text: string) => text.replaceAll('\u00A0', '_').replaceAll('\u202F', '·');

describe('prose in French', () => {
	test.each([
		['Il dit "bonjour" et part.', 'Il dit «_bonjour_» et part.'],
		['Le "POC mobilité" ("essai") ?', 'Le «_POC mobilité_» («_essai_»)·?'],
		['"Vraiment ?" dit-il', '«_Vraiment·?_» dit-il'],
		[`l'"accueil"`, 'l’«_accueil_»'],
		["l'accueil d'aujourd'hui", 'l’accueil d’aujourd’hui'],
		['le 1 janvier 2020, le 31 janvier', 'le 1er_janvier 2020, le 31_janvier'],
		['du 1er au 11 mars', 'du 1er au 11_mars'],
		['la 1ère fois, le 2ème, les 3èmes, la 21ième', 'la 1re fois, le 2e, les 3es, la 21e'],
		['de -3 % à -1,5 point', 'de −3_% à −1,5_point'],
		['(-12)', '(−12)'],
		['n°4, N° 5', 'n°_4, N°_5'],
		['M. Dupont, Mme Martin, MM. Roux et Faure', 'M._Dupont, Mme_Martin, MM._Roux et Faure'],
		['Et après... rien !', 'Et après… rien·!'],
		['24 000 € pour 175 767 habitants', '24·000_€ pour 175·767 habitants'],
		['Deux choses : l’une ; l’autre', 'Deux choses·: l’une·; l’autre'],
		['en 18 mois et 6 jours', 'en 18_mois et 6_jours']
	])('%s', (written, expected) => {
		expect(shown(typeset(written, 'fr'))).toBe(expected);
	});
});

describe('prose in English', () => {
	test.each([
		['Really ? "12%": yes.', 'Really? “12%”: yes.'],
		["don't lose the members' card of the '90s", 'don’t lose the members’ card of the ’90s'],
		['up 12 % on 1 May !', 'up 12% on 1_May!'],
		['Mr Smith, No. 4', 'Mr_Smith, No._4'],
		['from -3 to 4-5 ...', 'from −3 to 4-5 …'],
		['the 1st, 2nd and 11th', 'the 1st, 2nd and 11th'],
		['« Et si vous restiez ? » was seen', '« Et si vous restiez ? » was seen'],
		['He said: "Lot?"', 'He said: “Lot?”']
	])('%s', (written, expected) => {
		expect(shown(typeset(written, 'en'))).toBe(expected);
	});
});

describe('what is no prose', () => {
	test.each([
		'#read("/etc/passwd") #eval("1+1")',
		'"]) #eval(',
		'{% if true %}',
		'<script>alert(1)</script>',
		'-2+3+cmd|',
		'2018-2019, 2019-01-03, x-3, 05-65-00-00-00',
		'écran de 15" et clavier',
		'https://oh-my-lot.fr/?a=b;c',
		'à 10:30',
		'200067361',
		'101 mars, 2,1 mars'
	])('is left as written: %s', (text) => {
		expect(typeset(text, 'fr')).toBe(text);
		expect(typeset(text, 'en')).toBe(text);
	});

	test('another language has its own rules', () => {
		expect(typeset('"Olá" - é?', 'pt')).toBe('"Olá" - é?');
	});
});

test.each(['fr', 'en'])('applied twice in %s changes nothing', (language) => {
	const piece = fc.constantFrom(
		...[...' \u00A0\u202F«»“”;:!?%€’\'."-−&#()1204abéM°s'],
		'1 mars',
		'M. ',
		'ème',
		'n°',
		'No. ',
		'...',
		' 000'
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
			const once = typeset(pieces.join(''), language);
			expect(typeset(once, language)).toBe(once);
		}),
		{ numRuns: 5000 }
	);
});
