import { describe, expect, test } from 'vitest';
import { exampleIndicator } from './example-figure.ts';
import { gapAfterFigure, gapSentence } from './gap-sentence.ts';
import type { Plan } from './value.ts';

const plan: Plan = {
	baselineOn: '2018-12-01',
	targetOn: '2020-12-31',
	gap: 0,
	behind: 0,
	statusMissing: null
};
const count = exampleIndicator();
const delay = exampleIndicator({
	better: 'down',
	unit: { fr: ['jour', 'jours'], en: ['day', 'days'] },
	format: { style: 'days', decimals: 0 }
});
const running = (gap: number | null) => ({ planned: 300, target: 500, plan: { ...plan, gap } });
const due = (gap: number) => ({ planned: 4, target: 4, plan: { ...plan, gap } });

describe('the gap to the plan', () => {
	test('says what is missing', () => {
		expect(gapSentence(running(-42), count, 'fr')).toBe(
			'Il manque 42\u00A0ambassadeurs pour être dans le rythme'
		);
		expect(gapSentence(running(-1.2), count, 'fr')).toBe(
			'Il manque 1\u00A0ambassadeur pour être dans le rythme'
		);
		expect(gapSentence(running(-42), count, 'en')).toBe(
			'42\u00A0ambassadors short of the plan at this date'
		);
	});

	test('says what is ahead', () => {
		expect(gapSentence(running(20), count, 'fr')).toBe(
			'20\u00A0ambassadeurs de plus que prévu à cette date'
		);
	});

	test('says that there is none', () => {
		expect(gapSentence(running(-0.3), count, 'fr')).toBe('Dans le rythme prévu à cette date');
		expect(gapSentence(due(0), count, 'fr')).toBe('Cible atteinte');
	});

	test('is to the target once the plan has got there', () => {
		expect(gapSentence(due(-3), count, 'fr')).toBe(
			'Il manque 3\u00A0ambassadeurs pour atteindre la cible'
		);
		expect(gapSentence(due(3), count, 'fr')).toBe('3\u00A0ambassadeurs de plus que la cible');
	});

	test('has its words turned where less is better', () => {
		expect(gapSentence(due(2), delay, 'fr')).toBe('2\u00A0jours de plus que la cible');
		expect(gapSentence(due(-1), delay, 'fr')).toBe('1\u00A0jour de moins que la cible');
		expect(gapSentence(running(2), delay, 'fr')).toBe(
			'2\u00A0jours de trop pour être dans le rythme'
		);
		expect(gapSentence(running(-2), delay, 'fr')).toBe(
			'2\u00A0jours de moins que prévu à cette date'
		);
		expect(gapSentence(due(2), delay, 'en')).toBe('2\u00A0days over the target');
	});

	test('leaves out the unit after the figure', () => {
		expect(gapAfterFigure(due(2), delay, 'fr')).toBe('2 de plus que la cible');
	});

	test('of a percentage is in points', () => {
		const rate = exampleIndicator({ format: { style: 'percent', decimals: 1 } });
		expect(gapSentence(running(-0.031), rate, 'fr')).toBe(
			'Il manque 3,1\u00A0points pour être dans le rythme'
		);
	});

	test('is not told without plan or direction', () => {
		expect(gapSentence({ planned: null, target: null, plan: null }, count, 'fr')).toBeNull();
		expect(gapSentence(running(null), count, 'fr')).toBeNull();
		expect(gapSentence(running(-42), exampleIndicator({ better: 'none' }), 'fr')).toBeNull();
	});
});
