import { formatMissing, formatNumber, formatValue } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Value } from '#lib/indicators/value.ts';
import { chartWords } from './chart-words.ts';
import type { Label } from './label-placing.ts';
import type { Palette } from './palette.ts';
import { breakText, textWidth } from './text-width.ts';
import { tiles } from './tiles.ts';

export type TileValue = {
	/** SIREN of the intercommunalité. */
	readonly code: string;
	readonly value: Value;
	/** Inhabitants, for the rate per 1,000; null draws the count alone. */
	readonly population: number | null;
};

export type TileMapInput = {
	readonly indicator: Indicator;
	readonly values: readonly TileValue[];
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

/** Whether every territory has its tile and there is room to name them. */
export function fitsTileMap(values: readonly TileValue[], width: number): boolean {
	return width >= 520 && values.length > 0 && values.every(({ code }) => code in tiles);
}

/** A tile for each intercommunalité where it lies: a circle's area is the count, its colour the rate. */
export function layOutTileMap(input: TileMapInput, palette: Palette): TileMapLayout {
	const { indicator, values, language, width } = input;
	const side = { width: (width - 3 * gap) / 4, height: Math.min(132, width / 4.6) };
	const counts = values.map(({ value }) => Math.max(0, value.value ?? 0));
	const most = Math.max(...counts) || 1;
	const rates = values.map(({ value, population }) =>
		value.value === null || !population ? null : (value.value / population) * 1000
	);
	const known = rates.filter((rate) => rate !== null);
	const [least, highest] = [Math.min(...known), Math.max(...known)];
	const strengthOf = (rate: number | null) =>
		rate === null || highest === least ? 0.7 : 0.12 + 0.88 * ((rate - least) / (highest - least));
	const labels: Label[] = [];
	const radius = (side.height - 56) / 2;
	const drawn = values.map(({ code, value }, at) => {
		const tile = tiles[code]!;
		const x = tile.column * (side.width + gap);
		const y = tile.row * (side.height + gap);
		breakText(tile.name, side.width - 16, size).forEach((text, line) =>
			labels.push({
				text,
				x: x + 8,
				y: y + 19 + line * 17,
				anchor: 'start',
				size,
				weight: 'regular',
				colour: palette.ink
			})
		);
		const bottom = y + side.height - 10;
		if (value.value === null) {
			const words = breakText(formatMissing(value.missing, language), side.width - 16, size);
			words.forEach((text, line) =>
				labels.push({
					text,
					x: x + 8,
					y: bottom - (words.length - 1 - line) * 17,
					anchor: 'start',
					size,
					weight: 'regular',
					colour: palette['ink-2']
				})
			);
		} else
			labels.push({
				text: formatValue(value.value, indicator.format, language),
				x: x + 8,
				y: bottom,
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
	const rows = Math.max(...values.map(({ code }) => tiles[code]!.row)) + 1;
	const bottom = rows * (side.height + gap);
	const legend =
		known.length > 1 && highest > least
			? legendOf([least, highest], { bottom, language, palette })
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
	[least, highest]: readonly [number, number],
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
	const decimals = least < 10 ? 1 : 0;
	const first: Label = { ...style, text: formatNumber(least, language, { decimals }), x: 0 };
	const start = textWidth(first.text, size) + 16;
	const dots = [0, 1, 2, 3, 4].map((at) => ({
		x: start + at * 20,
		strength: 0.12 + (0.88 * at) / 4
	}));
	const text = `${formatNumber(highest, language, { decimals })} ${chartWords[language].perThousand}`;
	return { y, dots, labels: [first, { ...style, text, x: start + 4 * 20 + 14 }] };
}
