import { expect, it } from 'vitest';
import { formatMoment, momentWords } from './moment-words.ts';

it.each([
	['2019-02-05T06:00:00Z', '5 février 2019 à 7\u00a0h', '5 February 2019 at 07:00'],
	['2019-07-01T05:05:00Z', '1er juillet 2019 à 7\u00a0h\u00a005', '1 July 2019 at 07:05'],
	['2019-12-31T23:30:00Z', '1er janvier 2020 à 0\u00a0h\u00a030', '1 January 2020 at 00:30']
])('%s is « %s » in Paris', (moment, fr, en) => {
	expect(momentWords(moment, 'Europe/Paris', 'fr').replaceAll('\u00a0', ' ')).toBe(
		fr.replaceAll('\u00a0', ' ')
	);
	expect(momentWords(moment, 'Europe/Paris', 'en').replaceAll('\u00a0', ' ')).toBe(en);
});

it('has its preposition, in another zone too', () => {
	const at = '2019-12-31T23:04:00Z';
	expect(formatMoment(at, 'Europe/Paris', 'fr')).toBe('le 1er janvier 2020 à 0\u00a0h\u00a004');
	expect(formatMoment(at, 'Europe/London', 'en')).toBe('on 31 December 2019 at 23:04');
});
