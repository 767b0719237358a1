import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, lightness, luminance, mix, parseHex } from './contrast.ts';
import { paletteOf, statusColour, themes, type ColourName } from './palette.ts';
import { statusShapes } from './status-shape.ts';

const statuses = ['ahead', 'on-track', 'at-risk', 'off-track'] as const;
const texts: ColourName[] = ['ink', 'ink-2', 'ink-3', 'plan-ink', 'accent', ...statuses];
const pairs = statuses.flatMap((one, at) =>
	statuses.slice(at + 1).map((other) => [one, other] as const)
);

describe.each(Object.entries(themes))('%s theme', (_, theme) => {
	test.each(texts)('%s is read at 4.5:1 on the ground', (name) => {
		expect(contrast(theme[name], theme.paper)).toBeGreaterThanOrEqual(4.5);
	});

	test('the plan line and the words on the planned bar stand out from what lies under them', () => {
		expect(contrast(theme['plan-ink'], mix(theme.paper, theme.plan, 0.45))).toBeGreaterThanOrEqual(
			3
		);
		expect(contrast(theme['ink-2'], theme.plan)).toBeGreaterThanOrEqual(4.5);
	});

	test.each(pairs)('%s and %s differ for colour-blind eyes', (one, other) => {
		for (const kind of Object.keys(blindness) as (keyof typeof blindness)[])
			expect(difference(theme[one], theme[other], kind), kind).toBeGreaterThanOrEqual(10);
	});
});

test.each(pairs)('%s and %s differ in a grey print', (one, other) => {
	const { light } = themes;
	expect(Math.abs(lightness(light[one]) - lightness(light[other]))).toBeGreaterThanOrEqual(6);
});

test('contrast is WCAG’s', () => {
	expect(contrast('#000', '#fff')).toBe(21);
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
	expect(luminance('#ff0000')).toBeCloseTo(0.2126, 4);
	expect(lightness('#ffffff')).toBeCloseTo(100, 6);
	expect(() => parseHex('red')).toThrow('red');
});

test('each status has a shape of its own', () => {
	expect(new Set(Object.values(statusShapes)).size).toBe(5);
});

test('the programme’s colour stands behind the page’s variable', () => {
	expect(paletteOf('#123456').accent).toBe('var(--accent, #123456)');
	expect(paletteOf().accent).toBe('var(--accent, #0b5c6b)');
});

test('the pages’ style sheet has the same colours, light and dark', () => {
	const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');
	const at = css.indexOf('prefers-color-scheme: dark');
	const sheets = { light: css.slice(0, at), dark: css.slice(at) };
	for (const [name, theme] of Object.entries(themes))
		for (const [colour, hex] of Object.entries(theme)) {
			const said = new RegExp(`--${colour}:[^;]*?(#[0-9a-f]{3,6})\\)?;`).exec(
				sheets[name as keyof typeof sheets]
			)?.[1];
			expect(said && parseHex(said), `${name} ${colour}`).toEqual(parseHex(hex));
		}
});

test('what is not judged is grey', () => {
	const palette = paletteOf();
	expect(statusColour(palette, null)).toBe(palette['ink-2']);
	expect(statusColour(palette, 'no-target')).toBe(palette['ink-2']);
	expect(statusColour(palette, 'off-track')).toBe(palette['off-track']);
});

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const blindness = {
	protanopia: [
		0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
	],
	deuteranopia: [
		0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881
	],
	tritanopia: [
		1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039
	]
} as const;

/** CIE76 distance of two colours as such eyes see them. */
function difference(one: string, other: string, kind: keyof typeof blindness): number {
	const [a, b] = [one, other].map((hex) => lab(hex, blindness[kind])) as [number[], number[]];
	return Math.hypot(...a.map((part, at) => part - b[at]!));
}

function lab(hex: string, matrix: readonly number[]): number[] {
	const linear = parseHex(hex).map((channel) => {
		const part = channel / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	const seen = [0, 3, 6].map((row) =>
		Math.min(
			1,
			Math.max(
				0,
				linear.reduce((sum, part, at) => sum + part * matrix[row + at]!, 0)
			)
		)
	) as [number, number, number];
	const [r, g, b] = seen;
	const xyz = [
		(0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
		0.2126 * r + 0.7152 * g + 0.0722 * b,
		(0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
	].map((part) => (part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116)) as [
		number,
		number,
		number
	];
	return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])];
}
