import type { Language } from '#lib/indicators/language.ts';
import { cutParagraph, textHeight } from './measure-text.ts';
import { placeFigures } from './place-figures.ts';
import { placeKeyFigures } from './place-key-figures.ts';
import { placeSpotlight } from './place-large-figures.ts';
import type { Item } from './slide-items.ts';
import type { Box, LayoutName, Placeholder } from './slide-frame.ts';
import { scaled, tableSize, type Piece } from './slide-pieces.ts';
import { tableAlt } from './table-alt.ts';
import { cutFrom, sizeTable, tableHeight } from './table-size.ts';
import { wordsOf, type Paragraph } from './text-runs.ts';

/** What one slide of the file holds. */
export type Placed = {
	readonly layout: LayoutName;
	readonly items: readonly Item[];
	/** What found no room, for the notes. */
	readonly overflow: readonly Paragraph[];
};

const gap = 16;
/** How small a slide's matter may be set to hold on one slide; beyond, it goes on another. */
const scales = [1, 0.94, 0.88, 0.82, 0.75];
/** How large the words and tables of a slide that has room may be set. */
const roomyScales = [1.25, 1.15];
/** Words stay smaller than the title; a title over a text stays a line of its own. */
const largestWords = 26;
/** Size of what takes several slides. */
const severalScale = 0.88;
/** Points that a drawing needs at least. */
const least = { figures: 190, spotlight: 240, 'key-figures': 200 } as const;

type Sized = { readonly piece: Piece; readonly height: number | null };

/** The pieces of a slide one under the other, on as many slides as they need to be read. */
export function flowPieces(
	pieces: readonly Piece[],
	box: Box,
	language: Language
): readonly Placed[] {
	if (pieces.length === 0) return [{ layout: 'title-only', items: [], overflow: [] }];
	for (const scale of [...roomyScales.filter((one) => grows(pieces, box, one)), ...scales]) {
		const sized = pieces.map((piece) => sizedPiece(piece, box, scale));
		if (neededBy(sized) <= box.height) return [placeAll(sized, box, scale, language)];
	}
	return split(pieces, box).map((page) =>
		placeAll(
			page.map((piece) => sizedPiece(piece, box, severalScale)),
			box,
			severalScale,
			language
		)
	);
}

/** Whether all of it is words and tables, none too large when set so, no table's head on more lines. */
function grows(pieces: readonly Piece[], box: Box, scale: number): boolean {
	return pieces.every((piece) => {
		if (piece.kind === 'text')
			return piece.paragraphs.every(({ size }) => size * scale <= largestWords);
		if (piece.kind !== 'table') return false;
		const [head, larger] = [1, scale].map(
			(one) => sizeTable(piece.table, box.width, tableSize * one).head.height
		) as [number, number];
		return larger <= head * scale + 1;
	});
}

function neededBy(sized: readonly Sized[]): number {
	return sized.reduce(
		(sum, { piece, height }) => sum + (height ?? leastOf(piece)),
		gap * (sized.length - 1)
	);
}

function leastOf({ kind }: Piece): number {
	return kind === 'text' || kind === 'table' ? 0 : least[kind];
}

/** The height that a text or a table takes; null for what takes what is left. */
function sizedPiece(piece: Piece, box: Box, scale: number): Sized {
	switch (piece.kind) {
		case 'text':
			return { piece, height: textHeight(scaled(piece.paragraphs, scale), box.width) };
		case 'table':
			return {
				piece,
				height: tableHeight(sizeTable(piece.table, box.width, tableSize * scale, box.height / 2))
			};
		default:
			return { piece, height: null };
	}
}

function placeAll(sized: readonly Sized[], box: Box, scale: number, language: Language): Placed {
	const elastic = sized.filter(({ height }) => height === null).length;
	const fixed = sized.reduce((sum, { height }) => sum + (height ?? 0), gap * (sized.length - 1));
	const each = (box.height - fixed) / Math.max(1, elastic);
	const isAlone = sized.length === 1;
	const items: Item[] = [];
	const overflow: Paragraph[] = [];
	let isTaken = false;
	let { y } = box;
	const take = (): Placeholder | null => {
		const free = isTaken ? null : 'body';
		isTaken = true;
		return free;
	};
	for (const { piece, height } of sized) {
		const own = { ...box, y, height: height ?? each };
		switch (piece.kind) {
			case 'text':
				items.push({
					kind: 'text',
					placeholder: take(),
					box: isAlone ? box : own,
					paragraphs: scaled(piece.paragraphs, scale)
				});
				break;
			case 'table': {
				const table = sizeTable(piece.table, box.width, tableSize * scale, box.height / 2);
				const alt = tableAlt(piece.table, language);
				items.push({ kind: 'table', placeholder: take(), box: own, table, alt });
				overflow.push(...cutFrom(piece.table, table));
				break;
			}
			case 'figures':
				items.push(...placeFigures(piece.figures, own, take()));
				break;
			case 'key-figures':
				items.push(...(placeKeyFigures(piece.items, own) ?? []));
				break;
			case 'spotlight': {
				const placed = placeSpotlight(piece.spotlight, own, { language, inLayout: isAlone });
				items.push(...placed.items);
				overflow.push(...placed.overflow);
			}
		}
		y += own.height + gap;
	}
	const layout = items.some(({ placeholder }) => placeholder === 'body')
		? 'content'
		: items.some(({ placeholder }) => placeholder === 'figure')
			? 'figure'
			: 'title-only';
	return { layout, items, overflow };
}

/** Pieces shared out among slides: a text between two paragraphs, a table between two rows. */
function split(pieces: readonly Piece[], box: Box): readonly (readonly Piece[])[] {
	const pages: Piece[][] = [[]];
	const left = () => {
		const page = pages.at(-1)!.map((piece) => sizedPiece(piece, box, severalScale));
		return page.length === 0 ? box.height : box.height - neededBy(page) - gap;
	};
	const waiting = [...pieces];
	while (waiting.length > 0) {
		const piece = waiting.shift()!;
		const isFirst = pages.at(-1)!.length === 0;
		const [fits, rest] = divide(piece, left(), box, isFirst);
		if (fits) pages.at(-1)!.push(fits);
		if (rest) {
			waiting.unshift(rest);
			pages.push([]);
		}
	}
	return pages.filter((page) => page.length > 0);
}

type Divided = readonly [fits: Piece | null, rest: Piece | null];

/** What of a piece holds in a room, and what goes on; the first of a slide always leaves something on it. */
function divide(piece: Piece, room: number, box: Box, isFirst: boolean): Divided {
	const { height } = sizedPiece(piece, box, severalScale);
	if ((height ?? leastOf(piece)) <= room) return [piece, null];
	if (piece.kind === 'text') return divideText(piece, room, box, isFirst);
	if (piece.kind === 'table') return divideTable(piece, room, box, isFirst);
	return isFirst ? [piece, null] : [null, piece];
}

function divideText(
	piece: Piece & { readonly kind: 'text' },
	room: number,
	{ width }: Box,
	isFirst: boolean
): Divided {
	const { paragraphs } = piece;
	let count = paragraphs.length;
	while (count > 0 && textHeight(scaled(paragraphs.slice(0, count), severalScale), width) > room)
		count -= 1;
	if (count === 0 && !isFirst) return [null, piece];
	const [first, ...others] = paragraphs;
	if (count === 0 && first) {
		// One paragraph that is taller than a slide: its words go on, on the next.
		const cut = cutParagraph(first, width / severalScale, room / severalScale);
		const words = wordsOf(first);
		const shown = Math.max(1, wordsOf(cut).length - 1);
		const more: Paragraph = { ...first, runs: [{ text: words.slice(shown) }] };
		const start = { ...first, runs: [{ text: words.slice(0, shown) }] };
		return [text([start]), text([more, ...others])];
	}
	const rest = paragraphs.slice(count);
	const numbered = paragraphs.slice(0, count).filter(({ bullet }) => bullet === 'number');
	const startAt = numbered.length + (numbered[0]?.startAt ?? 1);
	const goesOn = rest.map((paragraph) =>
		paragraph.bullet === 'number' ? { ...paragraph, startAt } : paragraph
	);
	return [text(paragraphs.slice(0, count)), rest.length === 0 ? null : text(goesOn)];
}

function text(paragraphs: readonly Paragraph[]): Piece {
	return { kind: 'text', paragraphs };
}

function divideTable(
	piece: Piece & { readonly kind: 'table' },
	room: number,
	box: Box,
	isFirst: boolean
): Divided {
	const { table } = piece;
	const { head, rows } = sizeTable(table, box.width, tableSize * severalScale, box.height / 2);
	let used = head.height;
	let count = 0;
	while (count < rows.length && used + rows[count]!.height <= room) used += rows[count++]!.height;
	if (count === 0 && !isFirst) return [null, piece];
	const kept = Math.max(1, count);
	return [
		{ kind: 'table', table: { ...table, rows: table.rows.slice(0, kept) } },
		kept === table.rows.length
			? null
			: { kind: 'table', table: { ...table, rows: table.rows.slice(kept) } }
	];
}
