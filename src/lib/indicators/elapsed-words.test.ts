import { expect, test } from 'vitest';
import { elapsedWords } from './elapsed-words.ts';

test.each([
	[0, '0 s', '0 sec'],
	[9, '9 s', '9 sec'],
	[60, '1 min', '1 min'],
	[189, '3 min et 9 s', '3 min, 9 sec'],
	[3_725, '1 h et 2 min', '1 hr, 2 min'],
	[7_200, '2 h', '2 hr']
])('%i seconds are « %s » and “%s”', (seconds, fr, en) => {
	const plain = (words: string) => words.replaceAll('\u00a0', ' ');
	expect(plain(elapsedWords(seconds, 'fr'))).toBe(fr);
	expect(plain(elapsedWords(seconds, 'en'))).toBe(en);
	expect(elapsedWords(seconds, 'fr')).not.toMatch(/\d /);
});
