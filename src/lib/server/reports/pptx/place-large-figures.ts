import type { Language } from '#lib/indicators/language.ts';
import type { Block, KeyFigure, Picture, Spotlight } from '../document.ts';
import { isSign } from '../key-figure-row.ts';
import { placeFigures } from './place-figures.ts';
import { cutParagraph, lineHeight, textHeight, wordsWidth } from './measure-text.ts';
import type { Item } from './slide-items.ts';
import { piecesOf, scaled, tableSize } from './slide-pieces.ts';
import { frame, type Box } from './slide-frame.ts';
import { cutFrom, rowsWithin, sizeTable, tableHeight } from './table-size.ts';
import { statusRuns, type Paragraph } from './text-runs.ts';
import { tableAlt } from './table-alt.ts';

/** Points of a bullet at most: its words are drawn for a third of a page. */
export const bulletWidth = 350;
export const scales = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58];

/** Title, figure with its unit, change, status and gap, each when there is one. */
export function largeParagraphs(
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
	const isWord = !isSign(unit);
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

export function bulletBox({ width, height }: Picture, room: number) {
	return { width: room, height: (room * height) / width };
}

export function bulletItem(
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
