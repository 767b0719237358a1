import { formatNumber, formatValue } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import { roundTo } from '#lib/indicators/round.ts';
import type { Missing, Value } from '#lib/indicators/value.ts';
import { perThousand } from '#lib/indicators/per-thousand.ts';
import { chartWords } from './chart-words.ts';
import type { Label } from './label-placing.ts';
import { mapKey, type MapKey } from './map-key.ts';
import { placeNames } from './map-names.ts';
import { fitShapes, outlinePath, type MapShape, type Point } from './map-outline.ts';
import type { Palette } from './palette.ts';
import { classAt, classesOf, strengthOf, type ValueClasses } from './value-classes.ts';

/** What a map shows: counts as circles; figures, or counts per 1,000 inhabitants, as colour. */
export type MapMeasure = 'count' | 'rate' | 'value';

export type MapArea = {
	readonly code: string;
	readonly name: string;
	readonly value: Value;
	/** The same figure at the earlier date. */
	readonly previous: Value | null;
	readonly population: number | null;
	/** Its own page, where the map is to be walked through. */
	readonly href?: string | undefined;
};

export type MapInput = {
	readonly indicator: Indicator;
	readonly areas: readonly MapArea[];
	readonly shapes: readonly MapShape[];
	/** Lines of a coarser level, over the areas. */
	readonly borders: readonly (readonly Point[])[];
	readonly measure: MapMeasure;
	/** The territory that the reader chose, drawn apart. */
	readonly chosen: string | null;
	readonly language: Language;
	readonly width: number;
};

export type DrawnArea = {
	readonly code: string;
	readonly path: string;
	/** Strength of the accent, 0 to 1; null where there is no figure: hatched. */
	readonly strength: number | null;
	readonly circle: { readonly x: number; readonly y: number; readonly r: number } | null;
	readonly chosen: boolean;
};

export type MapLayout = {
	readonly height: number;
	readonly areas: readonly DrawnArea[];
	readonly borders: string;
	readonly labels: readonly Label[];
	readonly key: MapKey;
};

const margin = 3;

/** Areas in the order given, names where they have room, and under them what colours or circles mean. */
export function layOutMap(input: MapInput, palette: Palette): MapLayout {
	const { areas, measure, language, width } = input;
	const shapes = new Map(input.shapes.map((shape) => [shape.code, shape]));
	const drawn = areas.flatMap((area) => {
		const shape = shapes.get(area.code);
		return shape ? [{ area, shape }] : [];
	});
	const fit = fitShapes(
		drawn.map(({ shape }) => shape),
		width,
		width * 1.15,
		margin
	);
	// As they are written: a figure is never told in the class next to its own.
	const figures = new Map(areas.map((area) => [area.code, shownFigure(area, input)]));
	const known = [...figures.values()].filter((figure) => figure !== null);
	const classes = classesOf(known);
	const most = Math.max(0, ...known);
	const largest = largestRadius(drawn.length, width);
	const circles = drawn
		.map(({ area, shape }) => {
			const figure = figures.get(area.code) ?? null;
			if (measure !== 'count' || figure === null || figure <= 0) return null;
			const [x, y] = fit.place(shape.anchor);
			return { x, y, r: Math.max(1.5, Math.sqrt(figure / most) * largest) };
		})
		.map((circle) => circle && { x: half(circle.x), y: half(circle.y), r: half(circle.r, 10) });
	const names = placeNames(
		drawn.map(({ area, shape }, at) => ({
			name: area.name,
			figure: writeFigure(figures.get(area.code) ?? null, area, input),
			at: fit.place(shape.anchor),
			circle: circles[at]?.r ?? 0,
			population: area.population ?? 0,
			strength: strengthAt(figures.get(area.code) ?? null, measure, classes)
		})),
		{ width, height: fit.height, palette }
	);
	const key = mapKey({
		top: fit.height + 8,
		width,
		language,
		palette,
		measure,
		classes,
		circles:
			measure === 'count' && most > 0 && names.figures < drawn.length ? { most, largest } : null,
		format: measure === 'rate' ? null : input.indicator.format,
		missing: missingAmong(areas),
		caption: captionOf(input)
	});
	return {
		height: key.bottom,
		areas: drawn.map(({ area, shape }, at) => ({
			code: area.code,
			path: outlinePath(shape.rings, fit),
			strength: strengthAt(figures.get(area.code) ?? null, measure, classes),
			circle: circles[at] ?? null,
			chosen: area.code === input.chosen
		})),
		borders: outlinePath(input.borders, fit, false),
		labels: [...names.labels, ...key.labels],
		key
	};
}

/** What the map shows of an area: its figure, or the count per 1,000 inhabitants. */
export function figureOf(
	{ value, population }: Pick<MapArea, 'value' | 'population'>,
	measure: MapMeasure
): number | null {
	return measure === 'rate' ? perThousand(value.value, population) : value.value;
}

function shownFigure(area: MapArea, { measure, indicator }: MapInput): number | null {
	const figure = figureOf(area, measure);
	if (figure === null) return null;
	const { style, decimals } = indicator.format;
	if (measure === 'rate') return roundTo(figure, 1);
	return roundTo(figure, style === 'percent' ? decimals + 2 : decimals);
}

function strengthAt(
	figure: number | null,
	measure: MapMeasure,
	classes: ValueClasses
): number | null {
	if (figure === null) return null;
	if (measure === 'count') return 0;
	const at = classAt(figure, classes);
	return at === null ? 0 : strengthOf(at, classes);
}

/** A circle covers a part of an area of the mean size, more where areas are few. */
function largestRadius(areas: number, width: number): number {
	return Math.min(width / 12, Math.max(width / 32, (width / Math.sqrt(Math.max(1, areas))) * 0.28));
}

function writeFigure(figure: number | null, area: MapArea, input: MapInput): string | null {
	const { indicator, language, measure } = input;
	if (figure === null) return null;
	return measure === 'rate'
		? formatNumber(figure, language, { decimals: 1 })
		: formatValue(figure, indicator.format, language);
}

/** Why some have no figure, each reason that a reader tells apart once. */
function missingAmong(areas: readonly MapArea[]): readonly (Missing | null)[] {
	const absent = areas.filter(({ value }) => value.value === null);
	return [
		...(absent.some(({ value }) => value.missing === 'secret') ? ['secret' as const] : []),
		...(absent.some(({ value }) => value.missing !== 'secret') ? [null] : [])
	];
}

function captionOf({ indicator, measure, language }: MapInput): string {
	if (measure === 'rate') return chartWords[language].perThousand;
	const { format, unit } = indicator;
	if (format.style === 'percent' || format.style === 'currency') return '';
	return (language === 'en' ? (unit.en ?? unit.fr) : unit.fr)[1];
}

function half(pixels: number, parts = 2): number {
	return Math.round(pixels * parts) / parts;
}
