import { describe, expect, test } from 'vitest';
import { exampleIndicator } from './example-figure.ts';
import { rowsBehindSentence, shareSentence } from './share-sentence.ts';

describe('what is left of a whole', () => {
	test('is the count itself where figures add up, whatever the units behind it', () => {
		const part = { value: 1_089, units: 27 };
		const whole = { value: 1_320, units: 40 };
		const indicator = exampleIndicator();
		expect(shareSentence(part, whole, indicator, 'fr')).toBe(
			'1\u202f089\u00a0ambassadeurs sur 1\u202f320'
		);
		expect(shareSentence(part, whole, indicator, 'en')).toBe('1,089\u00a0ambassadors out of 1,320');
	});

	test('is the units observed behind a rate or a median', () => {
		const rate = exampleIndicator({ kind: 'ratio', observed: 'household' });
		const [part, whole] = [
			{ value: 0.5, units: 1 },
			{ value: 0.4, units: 40 }
		];
		expect(shareSentence(part, whole, rate, 'fr')).toBe('1\u00a0foyer sur 40');
		const own = exampleIndicator({ kind: 'median', observed: 'constructor' });
		expect(shareSentence(part, whole, own, 'en')).toBe('1\u00a0observation out of 40');
	});

	test('is not told where it is hidden or unknown', () => {
		const known = { value: 5, units: 5 };
		const hidden = { value: null, units: null };
		for (const kind of ['stock', 'ratio', 'level'] as const) {
			expect(shareSentence(hidden, known, exampleIndicator({ kind }), 'fr')).toBeNull();
			expect(shareSentence(known, hidden, exampleIndicator({ kind }), 'fr')).toBeNull();
		}
	});
});

test('rows are told with their distinct units where these are fewer', () => {
	expect(rowsBehindSentence({ observations: 320, units: 318 }, 'fr')).toBe(
		'320\u00a0lignes, 318\u00a0unités distinctes'
	);
	expect(rowsBehindSentence({ observations: 12, units: 12 }, 'fr')).toBe('12\u00a0lignes');
	expect(rowsBehindSentence({ observations: 1, units: null }, 'en')).toBe('1\u00a0row');
});
