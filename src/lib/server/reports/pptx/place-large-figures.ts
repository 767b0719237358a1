import type { Language } from '#lib/indicators/language.ts';
import type { Block, KeyFigure, Picture, Spotlight } from '../document.ts';
import { placeFigures } from './place-figures.ts';
import { cutParagraph, lineHeight, textHeight, wordsWidth } from './measure-text.ts';
import type { Item } from './slide-items.ts';
import { piecesOf, scaled, tableSize } from './slide-pieces.ts';
import { frame, type Box } from './slide-frame.ts';
import { cutFrom, rowsWithin, sizeTable, tableHeight } from './table-size.ts';
import { statusRuns, type Paragraph } from './text-runs.ts';
import { tableAlt } from './table-alt.ts';

const gap = { column: 36, row: 18, picture: 8 };
/** Points of a bullet at most: its words are drawn for a third of a page. */
const bulletWidth = 350;
const scales = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58];

/** The chosen figures side by side, as large as the room allows; null when it is too small for them. */
export function placeKeyFigures(items: readonly KeyFigure[], box: Box): readonly Item[] | null {
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

/** Title, figure with its unit, change, status and gap, each when there is one. */
function largeParagraphs(
	{ title, figure, unit, change, status, statusText, gap: missing }: KeyFigure,
	set: {
		readonly width: number;
		readonly figure: number;
		readonly unit: number;
		readonly apart?: boolean;
	}
): readonly Paragraph[] {
	const together = (size: number) =>
		wordsWidth(figure, size, true) + wordsWidth(` ${unit}`, set.unit) <= set.width;
	const alone = (size: number) => wordsWidth(figure, size, true) <= set.width;
	const fits = [set.figure, set.figure * 0.85, set.figure * 0.7, set.figure * 0.5, 20, 14];
	const isWord = unit.length > 2;
	const isApart = (set.apart === true && isWord) || !fits.slice(0, 3).some(together);
	const size = fits.find(isApart ? alone : together) ?? 14;
	const large = { text: figure, bold: true, size };
	const said = { text: isApart ? unit : ` ${unit}`, size: set.unit };
	const line = (words: string, points: number, before: number): Paragraph => ({
		runs: [{ text: words }],
		size: points,
		before,
		colour: 'soft'
	});
	const paragraphs: readonly Paragraph[] = [
		...(title === '' ? [] : [{ runs: [{ text: title }], size: 18, bold: true }]),
		{ runs: isApart ? [large] : [large, said], size: set.unit, leading: 0.92 },
		...(isApart && unit !== '' ? [{ runs: [{ ...said }], size: set.unit }] : []),
		...(change === null ? [] : [line(change, 14, 2)]),
		...(statusText === ''
			? []
			: [{ runs: statusRuns(status, statusText), size: 16, before: 6 } satisfies Paragraph]),
		...(missing === null ? [] : [line(missing, 14, 2)])
	];
	return paragraphs.map((paragraph) =>
		cutParagraph(paragraph, set.width, Math.max(size, paragraph.size * mostLines) * lineHeight)
	);
}

/** Lines of a name or a sentence beside a large figure. */
const mostLines = 3;

function bulletBox({ width, height }: Picture, room: number) {
	return { width: room, height: (room * height) / width };
}

function bulletItem(
	picture: Picture | null,
	size: { readonly width: number; readonly height: number } | null,
	x: number,
	y: number
): readonly Item[] {
	if (picture === null || size === null) return [];
	return [{ kind: 'picture', placeholder: null, box: { x, y, ...size }, picture }];
}

/**
 * One figure as large as can be, what a person says of it under it, and what illustrates it beside.
 * `overflow` is what found no room, for the notes.
 */
export function placeSpotlight(
	{ item, below, illustration }: Spotlight,
	box: Box,
	{ language, inLayout }: { readonly language: Language; readonly inLayout: boolean }
): Placed {
	const width = illustration === null ? box.width : frame.figure.width;
	const isInLayout = inLayout && illustration !== null;
	const said = piecesOf(below).flatMap((piece) =>
		piece.kind === 'text'
			? piece.paragraphs.map((paragraph) => ({ ...paragraph, size: Math.min(16, paragraph.size) }))
			: []
	);
	const large = largeParagraphs(item, { width, figure: 66, unit: 20, apart: true });
	const bulletSize = item.bullet && bulletBox(item.bullet, Math.min(width, bulletWidth));
	const above = textHeight(large, width);
	const under = above + (bulletSize ? 12 + bulletSize.height : 0) + 14;
	const room = box.height - under;
	const fitted =
		scales
			.slice(0, 5)
			.map((scale) => scaled(said, scale))
			.find((set) => textHeight(set, width) <= room) ?? null;
	const shown = fitted ?? cutAll(scaled(said, 0.76), width, room);
	const beside = {
		x: frame.beside.x,
		y: box.y,
		width: frame.beside.width,
		height: box.height
	};
	const aside =
		illustration === null
			? nothing
			: placeBeside(illustration, beside, { language, placeholder: isInLayout ? 'beside' : null });
	return {
		overflow: [...(fitted === null ? said : []), ...aside.overflow],
		items: [
			{
				kind: 'text',
				placeholder: isInLayout ? 'figure' : null,
				box: { x: box.x, y: box.y, width, height: above },
				paragraphs: large
			},
			...bulletItem(item.bullet, bulletSize, box.x, box.y + above + 12),
			...(shown.length === 0
				? []
				: [
						{
							kind: 'text' as const,
							placeholder: null,
							box: { x: box.x, y: box.y + under, width, height: Math.max(20, room) },
							paragraphs: shown
						}
					]),
			...aside.items
		]
	};
}

/** Paragraphs up to where the room ends. */
export function cutAll(
	paragraphs: readonly Paragraph[],
	width: number,
	room: number
): readonly Paragraph[] {
	const kept: Paragraph[] = [];
	for (const paragraph of paragraphs) {
		const left =
			room - textHeight([...kept, { ...paragraph, runs: [] }], width) + paragraph.size * lineHeight;
		if (left < paragraph.size * lineHeight) break;
		kept.push(cutParagraph(paragraph, width, left));
	}
	return kept;
}

type Placed = { readonly items: readonly Item[]; readonly overflow: readonly Paragraph[] };

const nothing: Placed = { items: [], overflow: [] };

function placeBeside(
	block: Block,
	box: Box,
	{ language, placeholder }: { readonly language: Language; readonly placeholder: 'beside' | null }
): Placed {
	if (block.type === 'figure')
		return { items: placeFigures([block], box, placeholder), overflow: [] };
	if (block.type !== 'table') return nothing;
	const table = rowsWithin(sizeTable(block, box.width, tableSize, box.height / 3), box.height);
	const own = { ...box, height: tableHeight(table) };
	const alt = tableAlt(block, language);
	return {
		items: [{ kind: 'table', placeholder, box: own, table, alt }],
		overflow: cutFrom(block, table)
	};
}
