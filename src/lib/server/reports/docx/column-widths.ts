import { textWidth } from '#lib/charts/text-width.ts';
import type { Column, Inline, Table } from '../document.ts';
import { cellGap, tableTextSize } from './measures.ts';

/** Bold is a little wider than the semibold that texts are measured in. */
const boldness = 1.03;
/** Points of a mark and the space after it. */
const markWidth = 12;
/** Part of a table that one word may ask for; a longer one is broken. */
const longestWord = 0.35;

/**
 * Twips of each column: its share of the width, but never less than its longest word. A column that needs more takes it
 * from the others.
 */
export function columnWidths(
	{ columns, rows }: Pick<Table, 'columns' | 'rows'>,
	whole: number
): readonly number[] {
	const least = columns.map(({ title }, at) => {
		const words = [
			boldness * longest(title, 'semibold'),
			...rows.map((row) => longest(row[at] ?? [], 'regular'))
		];
		return Math.min(whole * longestWord, Math.ceil(Math.max(...words) * 20) + cellGap + 20);
	});
	return settled(columns, least, whole).map(Math.floor);
}

/** Columns that their share would squeeze take what they need, and the rest is shared again. */
function settled(
	columns: readonly Column[],
	least: readonly number[],
	whole: number
): readonly number[] {
	const held = new Set<number>();
	for (;;) {
		const free = whole - [...held].reduce((sum, at) => sum + least[at]!, 0);
		const shares = columns.reduce((sum, { share }, at) => sum + (held.has(at) ? 0 : share), 0);
		const widths = columns.map(({ share }, at) =>
			held.has(at) ? least[at]! : (free * share) / shares
		);
		const squeezed = widths.flatMap((width, at) => (width < least[at]! ? [at] : []));
		if (squeezed.length === 0) return widths;
		for (const at of squeezed) held.add(at);
		if (held.size === columns.length) {
			const asked = least.reduce((sum, width) => sum + width, 0);
			return least.map((width) => (width * whole) / asked);
		}
	}
}

/** Points of the longest word: what no line may part. */
function longest(content: readonly Inline[], weight: 'regular' | 'semibold'): number {
	return Math.max(0, ...content.map((run) => longestOf(run, weight)));
}

function longestOf(run: Inline, weight: 'regular' | 'semibold'): number {
	switch (run.type) {
		case 'text':
		case 'code':
			return longestPiece(run.text, weight);
		case 'status':
		case 'weather':
			return Math.max(longestPiece(run.text, weight), firstPiece(run.text, weight));
		case 'strong':
			return boldness * longest(run.content, 'semibold');
		case 'emphasis':
		case 'link':
		case 'foreign':
			return longest(run.content, weight);
		case 'break':
		case 'note':
		case 'spark':
			return 0;
	}
}

/** Words that a line may part: not a number such as 2019-02-01. */
const pieces = (text: string) => text.split(/ |(?<=\p{L}-)/u);

function longestPiece(text: string, weight: 'regular' | 'semibold'): number {
	return Math.max(...pieces(text).map((piece) => textWidth(piece, tableTextSize, weight)));
}

function firstPiece(text: string, weight: 'regular' | 'semibold'): number {
	return markWidth + textWidth(pieces(text)[0] ?? '', tableTextSize, weight);
}
