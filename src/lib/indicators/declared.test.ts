import { describe, expect, it } from 'vitest';
import { declaredSentence, type DeclaredFigure } from './declared.ts';
import { exampleIndicator, exampleValue } from './example-figure.ts';
import { figureText, typedAsPercent } from './figure-text.ts';
import { formatIndicatorValue } from './format.ts';

const declared: DeclaredFigure = {
	value: 340,
	on: '2023-12-31',
	source: 'au téléphone',
	author: 'Anne Martin',
	declaredOn: '2024-01-01',
	stands: true
};
const indicator = exampleIndicator();

describe('a declared figure', () => {
	it('is told with who gave it, when, for which day and from where', () => {
		expect(declaredSentence(declared, indicator, 'fr')).toBe(
			'Chiffre déclaré le 1er janvier 2024 par Anne Martin, pour le 31 décembre 2023. Source\u202f: au téléphone'
		);
		expect(declaredSentence(declared, indicator, 'en')).toBe(
			'Figure declared on 1 January 2024 by Anne Martin, for 31 December 2023. Source: au téléphone'
		);
	});

	it('says its own number when another one is shown', () => {
		expect(declaredSentence({ ...declared, stands: false }, indicator, 'fr')).toContain(
			'Chiffre déclaré à côté\u202f: 340, le 1er janvier 2024'
		);
	});

	it('is marked in words wherever the figure is written out, and only when it is the one shown', () => {
		const text = (stands: boolean) =>
			formatIndicatorValue(
				exampleValue({ value: 340, declared: { ...declared, stands } }),
				indicator,
				'fr'
			).text;
		expect(text(true)).toMatch(/^340\s.+ \(déclaré\)$/);
		expect(text(false)).not.toContain('déclaré');
	});
});

describe('a figure typed in a field', () => {
	const rate = { style: 'percent', decimals: 1 } as const;
	const count = { style: 'integer', decimals: 0 } as const;

	it('is written with all its digits, a rate in percent', () => {
		expect(figureText(0.255, rate, 'fr')).toBe('25,5 %');
		expect(figureText(0.07, rate, 'en')).toBe('7 %');
		expect(figureText(1234.5, count, 'fr')).toBe('1234,5');
	});

	it('is a percentage where the figure is a rate', () => {
		expect(typedAsPercent(' 25,5 ', rate)).toBe('25,5 %');
		expect(typedAsPercent('25 %', rate)).toBe('25 %');
		expect(typedAsPercent('', rate)).toBe('');
		expect(typedAsPercent('25', count)).toBe('25');
	});
});
