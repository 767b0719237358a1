import { formatMissing, formatNumber, formatValue } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { TerritoryMap } from '#lib/indicators/territory-map.ts';
import type { Value } from '#lib/indicators/value.ts';
import { perThousand } from '#lib/indicators/per-thousand.ts';
import { chartWords } from './chart-words.ts';
import type { Label } from './label-placing.ts';
import type { Palette } from './palette.ts';
import { breakText, textWidth } from './text-width.ts';

export type TileValue = {
	/** SIREN of the intercommunalité. */
	readonly code: string;
	readonly name: string;
	readonly value: Value;
	/** Inhabitants, for the rate per 1,000; null draws the count alone. */
	readonly population: number | null;
	/** The same figure at the earlier date, for what a link says. */
	readonly previous?: Value | null | undefined;
	/** Its own page, where the map is to be walked through. */
	readonly href?: string | undefined;
};

export type TileMapInput = {
	readonly indicator: Indicator;
	readonly values: readonly TileValue[];
	readonly map: TerritoryMap;
	readonly language: Language;
	readonly width: number;
};

export type TileMapLayout = {
	readonly height: number;
	readonly tiles: readonly {
		readonly code: string;
		readonly x: number;
		readonly y: number;
		readonly circle: { readonly x: number; readonly y: number; readonly r: number } | null;
		/** Strength of the colour, 0.12 to 1. */
		readonly strength: number;
	}[];
	readonly side: { readonly width: number; readonly height: number };
	readonly legend: {
		readonly y: number;
		readonly dots: readonly { readonly x: number; readonly strength: number }[];
	} | null;
	readonly labels: readonly Label[];
};

const gap = 8;
const size = 14;
const lineHeight = 17;
/** Pixels between a tile's edge and its texts. */
const inset = { x: 8, top: 19, bottom: 10 };
/** Pixels under which a picture, or one of its tiles, has no room for a name and a circle. */
const least = { picture: 520, tile: 96 };

/** Whether every territory has its place on the map, and its tile room for what it says. */
export function fitsTileMap(input: Omit<TileMapInput, 'indicator'>): boolean {
	const { values, map, width } = input;
	if (width < least.picture || !hasPlaces(values, map)) return false;
	const { side } = gridOf(map, width);
	return side.width >= least.tile && values.every((value) => hasRoom(value, side, input.language));
}

/** Whether there is a map, and every territory has its place on it. */
export function hasPlaces(values: readonly Pick<TileValue, 'code'>[], map: TerritoryMap): boolean {
	const codes = new Set(map.map(({ code }) => code));
	return values.length > 0 && values.every(({ code }) => codes.has(code));
}

type Side = TileMapLayout['side'];

/** Whether a tile's name is whole and ends above what stands under it. */
function hasRoom(tile: TileValue, side: Side, language: Language): boolean {
	const name = linesOf(tile.name, side);
	const missing = tile.value.value === null ? missingLines(tile.value, side, language) : null;
	const under = missing === null ? 15 : 11 + (missing.length - 1) * lineHeight;
	const nameEnd = inset.top + (name.length - 1) * lineHeight + 4;
	return (
		[...name, ...(missing ?? [])].every((line) => !line.endsWith('…')) &&
		nameEnd <= side.height - inset.bottom - under
	);
}

function linesOf(text: string, side: Side): string[] {
	return breakText(text, side.width - 2 * inset.x, size);
}

function missingLines({ missing }: Value, side: Side, language: Language): string[] {
	return linesOf(formatMissing(missing, language), side);
}

/** The size of a tile and where each stands, whatever number the map's first column and row have. */
function gridOf(map: TerritoryMap, width: number) {
	const columns = map.map(({ column }) => column);
	const rows = map.map(({ row }) => row);
	const [west, north] = [Math.min(...columns), Math.min(...rows)];
	const across = Math.max(...columns) - west + 1;
	const side: Side = {
		width: (width - (across - 1) * gap) / across,
		height: Math.min(132, width / 4.6)
	};
	return {
		side,
		bottom: (Math.max(...rows) - north + 1) * (side.height + gap),
		corners: new Map(
			map.map(({ code, column, row }) => [
				code,
				{ x: (column - west) * (side.width + gap), y: (row - north) * (side.height + gap) }
			])
		)
	};
}

/**
 * A tile for each intercommunalité where it lies: a circle's area is the count, its colour the
 * rate. Every one must have its place (`fitsTileMap`).
 */
export function layOutTileMap(input: TileMapInput, palette: Palette): TileMapLayout {
	const { indicator, values, map, language, width } = input;
	const { side, bottom, corners } = gridOf(map, width);
	const counts = values.map(({ value }) => Math.max(0, value.value ?? 0));
	const most = Math.max(...counts) || 1;
	const rates = values.map(({ value, population }) => perThousand(value.value, population));
	const known = rates.filter((rate) => rate !== null);
	const [lowest, highest] = [Math.min(...known), Math.max(...known)];
	const strengthOf = (rate: number | null) =>
		rate === null || highest === lowest
			? 0.7
			: 0.12 + 0.88 * ((rate - lowest) / (highest - lowest));
	const labels: Label[] = [];
	const radius = (side.height - 56) / 2;
	const drawn = values.map(({ code, name, value }, at) => {
		const { x, y } = corners.get(code)!;
		linesOf(name, side).forEach((text, line) =>
			labels.push({
				text,
				x: x + inset.x,
				y: y + inset.top + line * lineHeight,
				anchor: 'start',
				size,
				weight: 'regular',
				colour: palette.ink
			})
		);
		const foot = y + side.height - inset.bottom;
		if (value.value === null) {
			const words = missingLines(value, side, language);
			words.forEach((text, line) =>
				labels.push({
					text,
					x: x + inset.x,
					y: foot - (words.length - 1 - line) * lineHeight,
					anchor: 'start',
					size,
					weight: 'regular',
					colour: palette['ink-2']
				})
			);
		} else
			labels.push({
				text: formatValue(value.value, indicator.format, language),
				x: x + inset.x,
				y: foot,
				anchor: 'start',
				size: 20,
				weight: 'semibold',
				colour: palette.ink
			});
		const r = Math.sqrt(counts[at]! / most) * radius;
		return {
			code,
			x,
			y,
			strength: strengthOf(rates[at]!),
			circle:
				value.value === null || r === 0
					? null
					: { x: x + side.width - 10 - radius, y: y + side.height - 10 - radius, r: Math.max(3, r) }
		};
	});
	const legend =
		known.length > 1 && highest > lowest
			? legendOf([lowest, highest], { bottom, language, palette })
			: null;
	return {
		height: Math.ceil(bottom + (legend ? 30 : 0)),
		tiles: drawn,
		side,
		legend: legend && { y: legend.y, dots: legend.dots },
		labels: [...labels, ...(legend?.labels ?? [])]
	};
}

function legendOf(
	[lowest, highest]: readonly [number, number],
	{ bottom, language, palette }: { bottom: number; language: Language; palette: Palette }
) {
	const y = bottom + 14;
	const style = {
		y: y + 5,
		anchor: 'start' as const,
		size,
		weight: 'regular' as const,
		colour: palette['ink-2']
	};
	const decimals = lowest < 10 ? 1 : 0;
	const first: Label = { ...style, text: formatNumber(lowest, language, { decimals }), x: 0 };
	const start = textWidth(first.text, size) + 16;
	const dots = [0, 1, 2, 3, 4].map((at) => ({
		x: start + at * 20,
		strength: 0.12 + (0.88 * at) / 4
	}));
	const text = `${formatNumber(highest, language, { decimals })} ${chartWords[language].perThousand}`;
	return { y, dots, labels: [first, { ...style, text, x: start + 4 * 20 + 14 }] };
}
