import type { KeyFigure } from '../document.ts';
import { isSign, keyFigureRow, missingSize, wordSize } from '../key-figure-row.ts';
import { cutParagraph, lineHeight, textHeight } from './measure-text.ts';
import {
	bulletBox,
	bulletItem,
	bulletWidth,
	largeParagraphs,
	scales
} from './place-large-figures.ts';
import type { Box } from './slide-frame.ts';
import type { Item } from './slide-items.ts';
import { scaled } from './slide-pieces.ts';
import { statusRuns, type Paragraph } from './text-runs.ts';

const gap = { column: 36, row: 18, picture: 8 };

/** The chosen figures side by side, as large as the room allows; null when it is too small for them. */
export function placeKeyFigures(items: readonly KeyFigure[], box: Box): readonly Item[] | null {
	return placeRow(items, box) ?? placeGrid(items, box);
}

/** Points between what is read together, and around what stands apart. */
const near = 6;
const apart = 16;
/** Lines of a name or a sentence under a figure. */
const mostLines = 5;

/**
 * All in one row, each with its name, its figure and what changed, its bar, how it stands: these are on
 * one line across the row. Null when there are too many or the box is too low.
 */
function placeRow(items: readonly KeyFigure[], box: Box): readonly Item[] | null {
	const { columns, width, size } = keyFigureRow(items);
	if (columns < items.length) return null;
	const named = {
		figure: size,
		name: wordSize(
			items.map(({ title }) => title),
			width,
			'semibold'
		),
		unit: wordSize(
			items.map(({ unit }) => unit),
			width,
			'regular'
		)
	};
	for (const scale of scales.slice(0, 4)) {
		const cells = items.map((item) => bandsOf(item, width, named, scale));
		const tallest = (band: 'name' | 'figure' | 'foot') =>
			Math.max(...cells.map((cell) => textHeight(cell[band], width)));
		const bars = cells.map(
			({ bullet }) => bullet && bulletBox(bullet, Math.min(width, bulletWidth))
		);
		const bar = Math.max(0, ...bars.map((one) => one?.height ?? 0));
		const heights = [tallest('name'), tallest('figure'), bar, tallest('foot')] as const;
		const used = heights.reduce((sum, height) => sum + height, near + 2 * apart);
		if (used > box.height) continue;
		// What is left opens the row, up to twice what stands apart.
		const spread = Math.min(apart, (box.height - used) / 3);
		const tops = {
			figure: box.y + heights[0] + near,
			bar: box.y + heights[0] + near + heights[1] + apart + spread,
			foot: box.y + used - heights[3] + 2 * spread
		};
		return cells.flatMap(({ name, figure, foot, bullet }, at): readonly Item[] => {
			const x = box.x + at * (width + (box.width - width * columns) / Math.max(1, columns - 1));
			const words = (y: number, height: number, paragraphs: readonly Paragraph[]): Item[] =>
				paragraphs.length === 0
					? []
					: [{ kind: 'text', placeholder: null, box: { x, y, width, height }, paragraphs }];
			return [
				...words(box.y, heights[0], name),
				...words(tops.figure, heights[1], figure),
				...bulletItem(bullet, bars[at] ?? null, x, tops.bar),
				...words(tops.foot, heights[3], foot)
			];
		});
	}
	return null;
}

type Bands = Record<'name' | 'figure' | 'foot', readonly Paragraph[]> & Pick<KeyFigure, 'bullet'>;

/** What stands over the figure, with it, and under its bar. */
function bandsOf(
	item: KeyFigure,
	width: number,
	sizes: Readonly<Record<'figure' | 'name' | 'unit', number>>,
	scale: number
): Bands {
	const { title, figure, value, unit, change, status, statusText, gap: told, bullet } = item;
	const large = {
		text: figure,
		bold: true,
		size: value.value === null ? missingSize : sizes.figure
	};
	const line = (words: string | null, points: number): readonly Paragraph[] =>
		words === null || words === ''
			? []
			: [{ runs: [{ text: words }], size: points, before: 4, colour: 'soft' }];
	const set = (paragraphs: readonly Paragraph[]) =>
		scaled(paragraphs, scale).map((paragraph) =>
			cutParagraph(paragraph, width, paragraph.size * lineHeight * mostLines)
		);
	const beside = isSign(unit) && unit !== '';
	return {
		bullet,
		name: title === '' ? [] : set([{ runs: [{ text: title }], size: sizes.name, bold: true }]),
		figure: [
			{
				runs: beside ? [large, { text: ` ${unit}`, size: 20 }] : [large],
				size: large.size,
				leading: 0.92
			},
			...set([
				...(beside || unit === '' ? [] : [{ runs: [{ text: unit }], size: sizes.unit }]),
				...line(change, 14)
			])
		],
		foot: set([
			...(statusText === ''
				? []
				: [{ runs: statusRuns(status, statusText), size: 16 } satisfies Paragraph]),
			...line(told, 14)
		])
	};
}

/** The figures by two or three, as large as the room allows; null when it is too small for them. */
function placeGrid(items: readonly KeyFigure[], box: Box): readonly Item[] | null {
	const columns = items.length === 1 ? 1 : [3, 5, 6].includes(items.length) ? 3 : 2;
	const width = (box.width - gap.column * (columns - 1)) / columns;
	const rows = Math.ceil(items.length / columns);
	for (const scale of scales) {
		const cells = items.map((item) => cellOf(item, width, scale));
		const heights = Array.from({ length: rows }, (_, row) =>
			Math.max(...cells.slice(row * columns, (row + 1) * columns).map(({ height }) => height))
		);
		const used = heights.reduce((sum, height) => sum + height, gap.row * (rows - 1));
		if (used > box.height) continue;
		// What is left goes between the rows, up to twice their gap.
		const spread = rows === 1 ? 0 : Math.min(gap.row, (box.height - used) / (rows - 1));
		return cells.flatMap(({ place }, at) => {
			const row = Math.floor(at / columns);
			const above = heights.slice(0, row).reduce((sum, height) => sum + height, 0);
			return place(
				box.x + (at % columns) * (width + gap.column),
				box.y + above + row * (gap.row + spread)
			);
		});
	}
	return null;
}

function cellOf(item: KeyFigure, width: number, scale: number) {
	const paragraphs = scaled(
		largeParagraphs(item, { width: width / scale, figure: 54, unit: 20 }),
		scale
	);
	const text = textHeight(paragraphs, width);
	const bullet =
		item.bullet && bulletBox(item.bullet, Math.min(width, bulletWidth * Math.max(scale, 0.8)));
	const height = text + (bullet ? gap.picture + bullet.height : 0);
	const place = (x: number, y: number): readonly Item[] => [
		{ kind: 'text', placeholder: null, box: { x, y, width, height: text }, paragraphs },
		...bulletItem(item.bullet, bullet, x, y + text + gap.picture)
	];
	return { height, place };
}
