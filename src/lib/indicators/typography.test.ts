import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frenchTypography, frenchWords } from './typography.ts';

describe('French typography', () => {
	test.each([
		['« Oh my Lot ! »', '«\u00A0Oh my Lot\u202F!\u00A0»'],
		['«Et si vous restiez?»', '«\u00A0Et si vous restiez\u202F?\u00A0»'],
		["l'accueil d'aujourd'hui", 'l’accueil d’aujourd’hui'],
		["l'«accueil»", 'l’«\u00A0accueil\u00A0»'],
		[
			'320 lignes lues : 317 retenues ; 2 écartées',
			'320 lignes lues\u202F: 317 retenues\u202F; 2 écartées'
		],
		['Pourquoi ?!', 'Pourquoi\u202F?!'],
		['41,2 % et 1 200 €, 12%', '41,2\u00A0% et 1\u202F200\u00A0€, 12\u00A0%'],
		['24 000 € en 2019', '24\u202F000\u00A0€ en 2019'],
		['en 18 mois, 6 jours', 'en 18\u00A0mois, 6\u00A0jours'],
		['+3,1 pts', '+3,1\u00A0pts'],
		['Et après...', 'Et après…'],
		['n° 4', 'n°\u00A04']
	])('writes %s as it should be', (written, expected) => {
		expect(frenchTypography(written)).toBe(expected);
	});

	test.each([
		'https://oh-my-lot.fr/?a=b;c',
		'à 10:30',
		'2019-12-20T10:30:00Z',
		'A &amp; B &#160; C',
		'en 2019 320 ambassadeurs',
		'200067361',
		'oh%20my',
		'2,5'
	])('leaves %s alone', (text) => {
		expect(frenchTypography(text)).toBe(text);
	});

	test('applied twice changes nothing', () => {
		const piece = fc.constantFrom(
			...[...' \u00A0\u202F\u2009\n«»;:!?%€’\'."&#()*_,…1204abéM°'],
			'km',
			'pts',
			'jours',
			'n°',
			'...',
			' 000',
			'12'
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
				const once = frenchTypography(pieces.join(''));
				expect(frenchTypography(once)).toBe(once);
			}),
			{ numRuns: 5000 }
		);
	});

	test('is given to fixed words however they are nested', () => {
		expect(frenchWords({ a: 'Annexe : {title}', keys: [['?', 'aide !']] })).toEqual({
			a: 'Annexe\u202f: {title}',
			keys: [['?', 'aide\u202f!']]
		});
	});

	test('changes only spaces, quotes and dots', () => {
		const bare = (text: string) =>
			text
				.replace(/[\s\u00A0\u202F\u2009]/g, '')
				.replaceAll('’', "'")
				.replaceAll('…', '...');
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), (text) => {
				expect(bare(frenchTypography(text))).toBe(bare(text));
			})
		);
	});
});
