import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, lightness, mix } from './contrast.ts';
import { darkFrom } from './map-names.ts';
import { themes } from './palette.ts';
import {
	classAt,
	classesOf,
	classWords,
	mostClasses,
	strengthOf,
	strengths,
	writeEdges
} from './value-classes.ts';

const words = (figures: readonly number[]) => {
	const classes = classesOf(figures);
	return classWords(classes, writeEdges(classes.edges, null, 'fr'), 'fr', 'tous');
};

describe('classes of figures on a map', () => {
	test('hold about as many territories each, and have round ends', () => {
		expect(words([1.2, 2.31, 3.46, 4.87, 5.9, 6.1, 7.7, 8.3, 9.2, 14.6])).toEqual([
			'moins de 3',
			'de 3 à 5',
			'de 5 à 7',
			'de 7 à 9',
			'9 et plus'
		]);
	});

	test('are fewer where figures are few or alike', () => {
		expect(words([3, 3, 3])).toEqual(['tous']);
		expect(words([])).toEqual(['tous']);
		expect(words([1, 9])).toHaveLength(2);
	});

	test('keep zero apart from what is small', () => {
		const classes = classesOf([0, 0, 0.1, 3, 5]);
		expect(classAt(0, classes)).toBeNull();
		expect(classAt(0.1, classes)).toBe(0);
		expect(classAt(0, classesOf([-3, 0, 4]))).not.toBeNull();
	});

	test('part any figures: greater ones are never in a weaker class, none is empty, none too many', () => {
		const figure = fc.integer({ min: -50_000, max: 50_000 }).map((value) => value / 10);
		fc.assert(
			fc.property(fc.array(figure, { minLength: 1, maxLength: 60 }), (figures) => {
				const classes = classesOf(figures);
				const sorted = figures.toSorted((a, b) => a - b);
				const found = sorted.map((value) => classAt(value, classes) ?? -1);
				expect(found).toEqual(found.toSorted((a, b) => a - b));
				const used = new Set(found.filter((at) => at >= 0));
				expect(used.size).toBe(
					figures.every((value) => value === 0) ? 0 : classes.edges.length + 1
				);
				expect(classes.edges.length).toBeLessThan(mostClasses);
			})
		);
	});
});

describe.each(['light', 'dark'] as const)('steps of colour, %s', (name) => {
	const theme = themes[name];
	const paints = strengths.map((strength) => mix(theme.paper, theme.accent, strength));

	test('differ from each other and from the paper, in grey too', () => {
		const shades = [theme.paper, ...paints].map(lightness);
		for (const [at, shade] of shades.slice(1).entries())
			expect(Math.abs(shade - shades[at]!)).toBeGreaterThan(5);
	});

	test('bear names that are read: in their halo, and over the colour', () => {
		for (const [at, strength] of strengths.entries()) {
			const isDark = strength > darkFrom;
			const [text, halo] = isDark ? [theme.paper, theme.accent] : [theme.ink, theme.paper];
			expect(contrast(text, halo)).toBeGreaterThanOrEqual(4.5);
			expect(contrast(text, paints[at]!)).toBeGreaterThanOrEqual(3);
		}
	});

	test('have edges that stand at 3:1 on the paper', () => {
		expect(contrast(theme['plan-ink'], theme.paper)).toBeGreaterThanOrEqual(3);
	});

	test('spread over the whole range, however many there are', () => {
		expect(strengthOf(0, { edges: [1], zeroApart: false })).toBe(strengths[0]);
		expect(strengthOf(1, { edges: [1], zeroApart: false })).toBe(1);
		expect(strengthOf(0, { edges: [], zeroApart: false })).toBe(strengths[2]);
	});
});
