import { formatMissing, formatValue } from '#lib/indicators/format.ts';
import type { Format } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Missing } from '#lib/indicators/value.ts';
import type { Label } from './label-placing.ts';
import type { MapMeasure } from './map-layout.ts';
import type { Palette } from './palette.ts';
import { textWidth } from './text-width.ts';
import { classWords, strengthOf, writeEdges, type ValueClasses } from './value-classes.ts';

/** What colours, hatching and circles mean, under a map. */
export type MapKey = {
	readonly bottom: number;
	readonly swatches: readonly {
		readonly x: number;
		readonly y: number;
		/** Null is hatching. */
		readonly strength: number | null;
	}[];
	readonly circles: readonly { readonly x: number; readonly y: number; readonly r: number }[];
	readonly labels: readonly Label[];
};

type KeyInput = {
	readonly top: number;
	readonly width: number;
	readonly language: Language;
	readonly palette: Palette;
	readonly measure: MapMeasure;
	readonly classes: ValueClasses;
	/** Where not every circle has its figure beside it. */
	readonly circles: { readonly most: number; readonly largest: number } | null;
	/** Null for a rate per 1,000 inhabitants. */
	readonly format: Format | null;
	readonly missing: readonly (Missing | null)[];
	/** What the figures are in. */
	readonly caption: string;
};

export const swatch = { width: 22, height: 14 };
const size = 14;
const rowHeight = 22;

/** Entries one after the other, as many a row as have room. */
export function mapKey(input: KeyInput): MapKey {
	const { width, palette, language, caption, classes, measure } = input;
	const labels: Label[] = [];
	const style = {
		anchor: 'start' as const,
		size,
		weight: 'regular' as const,
		colour: palette['ink-2']
	};
	let [x, y] = [0, input.top];
	const newRow = (height = rowHeight) => {
		if (x > 0) y += height;
		x = 0;
	};
	if (caption !== '' && measure !== 'count') {
		labels.push({ ...style, text: capitalized(caption), x: 0, y: y + 11 });
		y += rowHeight;
	}
	const swatches: { x: number; y: number; strength: number | null }[] = [];
	const add = (strength: number | null, text: string) => {
		const needed = swatch.width + 6 + textWidth(text, size);
		if (x + needed > width) newRow();
		swatches.push({ x, y, strength });
		labels.push({ ...style, text, x: x + swatch.width + 6, y: y + 11.5 });
		x += needed + 18;
	};
	if (measure !== 'count') {
		const write = writeEdges(classes.edges, input.format, language);
		if (classes.zeroApart) add(0, write(0));
		const words = classWords(classes, write, language, language === 'fr' ? 'tous' : 'all');
		if (classes.edges.length > 0 || !classes.zeroApart)
			words.forEach((text, at) => add(strengthOf(at, classes), text));
	}
	for (const missing of input.missing) add(null, formatMissing(missing, language));
	newRow();
	const circles = input.circles ? circleKey(input.circles, y) : null;
	return {
		bottom: Math.ceil(circles?.bottom ?? y),
		swatches,
		circles: circles?.circles ?? [],
		labels: [...labels, ...(circles?.labels ?? [])]
	};

	function circleKey({ most, largest }: { most: number; largest: number }, top: number) {
		const samples = [...new Set([most, roundDown(most / 4)])].filter((figure) => figure > 0);
		const middle = top + largest;
		let left = 0;
		const made = samples.map((figure, at) => {
			const r = Math.max(1.5, Math.sqrt(figure / most) * largest);
			const text =
				formatValue(figure, input.format ?? { style: 'integer', decimals: 0 }, language) +
				(at === samples.length - 1 && caption !== '' ? ` ${caption}` : '');
			const circle = { x: left + r + 1, y: middle, r };
			const label: Label = { ...style, text, x: left + 2 * r + 8, y: middle + 5 };
			left = label.x + textWidth(text, size) + 20;
			return { circle, label };
		});
		return {
			bottom: middle + largest + 4,
			circles: made.map(({ circle }) => circle),
			labels: made.map(({ label }) => label)
		};
	}
}

/** 1, 2 or 5 followed by zeros, at most the figure. */
function roundDown(figure: number): number {
	if (figure < 1) return Math.round(figure * 100) / 100;
	const power = 10 ** Math.floor(Math.log10(figure));
	return ([5, 2, 1].find((step) => step * power <= figure) ?? 1) * power;
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
