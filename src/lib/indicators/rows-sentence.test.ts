import { expect, test } from 'vitest';
import { rowsSentence } from './rows-sentence.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ');

test('the rows of a file are told as they add up', () => {
	const rows = { read: 320, accepted: 317, rejected: 2, blank: 1 };
	expect(rowsSentence(rows, 'fr')).toBe(
		'320\u00A0lignes lues\u202F: 317\u00A0retenues, 2\u00A0écartées, 1\u00A0vide'
	);
	expect(plain(rowsSentence(rows, 'en'))).toBe('320 rows read: 317 kept, 2 set aside, 1 blank');
});

test('rows that were mended are told after those they are among', () => {
	const rows = { read: 3, accepted: 3, rejected: 0, blank: 0, mended: 2 };
	expect(plain(rowsSentence(rows, 'fr'))).toBe('3 lignes lues : 3 retenues ; 2 corrigées');
	expect(plain(rowsSentence({ ...rows, mended: 0 }, 'en'))).toBe('3 rows read: 3 kept');
});

test('what there is none of is left out, but for the rows kept', () => {
	expect(plain(rowsSentence({ read: 1200, accepted: 1200, rejected: 0, blank: 0 }, 'fr'))).toBe(
		'1 200 lignes lues : 1 200 retenues'
	);
	expect(plain(rowsSentence({ read: 1, accepted: 0, rejected: 1, blank: 0 }, 'fr'))).toBe(
		'1 ligne lue : 0 retenue, 1 écartée'
	);
});
