import { labelBox, overlaps, type Box, type Label } from './label-placing.ts';
import type { Point } from './map-outline.ts';
import type { Palette } from './palette.ts';
import { breakText, textWidth } from './text-width.ts';

export type MapName = {
	readonly name: string;
	/** As it is written; null where there is none. */
	readonly figure: string | null;
	readonly at: Point;
	/** Radius of its circle, 0 without one. */
	readonly circle: number;
	readonly population: number;
	/** Strength of the colour under it; null for hatching. */
	readonly strength: number | null;
};

type Room = { readonly width: number; readonly height: number; readonly palette: Palette };

/** Areas up to this many each bear their name and figure; of more, the most populated alone their name. */
const mostNamed = 24;
const landmarks = 7;
/** Above this strength a text is set in the paper's colour, its halo in the accent. */
export const darkFrom = 0.7;

/** Names and figures on a map, each over its area or beside its circle, none over another. */
export function placeNames(
	names: readonly MapName[],
	room: Room
): { readonly labels: readonly Label[]; readonly figures: number } {
	const isDense = names.length > mostNamed;
	const taken: Box[] = [];
	const labels: Label[] = [];
	let figures = 0;
	const byWeight = names.toSorted((one, other) => other.population - one.population);
	for (const one of isDense ? byWeight.slice(0, landmarks) : byWeight) {
		const blocks = isDense ? [landmarkOf(one, room)] : blocksOf(one, room);
		const placed = firstFree(one, blocks, taken, room);
		if (!placed) continue;
		if (placed.some(({ text }) => text === one.figure)) figures++;
		taken.push(...placed.map(labelBox));
		labels.push(...placed);
	}
	return { labels, figures };
}

type Block = {
	readonly lines: readonly string[];
	readonly figure: string | null;
	readonly size: number;
};

function landmarkOf({ name }: MapName, { width }: Room): Block {
	return { lines: [name], figure: null, size: width < 440 ? 12 : 13 };
}

/** Name and figure, then the figure alone. */
function blocksOf({ name, figure }: MapName, { width }: Room): readonly Block[] {
	const size = 14;
	const whole = { lines: breakText(name, width / 4.6, size), figure, size };
	const alone = figure === null ? [] : [{ lines: [], figure, size }];
	return width < 440 ? alone : [whole, ...alone];
}

function firstFree(
	one: MapName,
	blocks: readonly Block[],
	taken: readonly Box[],
	room: Room
): readonly Label[] | null {
	for (const block of blocks)
		for (const [dx, dy] of [
			[0, 0],
			[0, -10],
			[0, 10],
			[-12, 0],
			[12, 0],
			[-12, -12],
			[12, 12],
			[0, -22],
			[0, 22]
		]) {
			const labels = layBlock(one, block, [one.at[0] + dx!, one.at[1] + dy!], room);
			const boxes = labels.map(labelBox);
			const isFree = boxes.every(
				(box) =>
					box.left >= 0 &&
					box.right <= room.width &&
					box.top >= 0 &&
					box.bottom <= room.height &&
					!taken.some((other) => overlaps(box, other, 2))
			);
			if (isFree) return labels;
		}
	return null;
}

const lineHeight = 16;
const figureSize = 18;

/** A block's texts around a point: the figure in its circle when it has room, else under the name. */
function layBlock(one: MapName, block: Block, [x, y]: Point, { palette }: Room): readonly Label[] {
	const { lines, figure, size } = block;
	const isDark = one.strength !== null && one.strength > darkFrom;
	const style = {
		x,
		anchor: 'middle' as const,
		colour: isDark ? palette.paper : palette.ink,
		...(isDark ? { halo: palette.accent } : {})
	};
	const isInside =
		figure !== null && textWidth(figure, figureSize, 'semibold') + 8 < one.circle * 2;
	if (isInside) {
		const top = y - one.circle - 6 - (lines.length - 1) * lineHeight;
		return [
			...lines.map((text, at): Label => ({
				...style,
				text,
				size,
				weight: 'regular',
				y: top + at * lineHeight
			})),
			{
				...style,
				text: figure,
				y: y + figureSize * 0.34,
				size: figureSize,
				weight: 'semibold',
				colour: palette.paper,
				bare: true
			}
		];
	}
	const height = lines.length * lineHeight + (figure === null ? 0 : figureSize + 2);
	const clear = one.circle === 0 ? 0 : one.circle + height / 2 + 1;
	const top = y - clear - height / 2;
	return [
		...lines.map((text, at): Label => ({
			...style,
			text,
			size,
			weight: 'regular',
			y: top + 12 + at * lineHeight
		})),
		...(figure === null
			? []
			: [
					{
						...style,
						text: figure,
						y: top + lines.length * lineHeight + figureSize - 2,
						size: figureSize,
						weight: 'semibold' as const
					}
				])
	];
}
