import { BookmarkEnd, BookmarkStart, type Paragraph, type Table } from 'docx';
import type { Block, Heading, Note, ReportDocument } from '../document.ts';

/** What blocks become. */
export type Written = Paragraph | Table;

/** A place that the contents and links lead to. */
export type Place = { readonly name: string; readonly id: number };

/** A note under the number that it was first called by. */
type CalledNote = Pick<Note, 'number' | 'content'>;

/** What the writing of one document holds. */
export type DocxWriter = {
	readonly document: ReportDocument;
	/** Places by the fragment that links name. */
	readonly places: ReadonlyMap<string, Place>;
	/** The notes called so far, in order, by key. */
	readonly notes: Map<string, CalledNote>;
	/** Drawings, bookmarks and links written so far: each has a number of its own. */
	drawings: number;
	bookmarks: number;
	links: number;
	/** Numbered lists written so far: each counts from 1. */
	lists: number;
	/** The next paragraph opens a page. */
	opensPage: boolean;
};

/** How blocks stand among others. */
export type Flow = {
	/** On the page of what follows. */
	readonly kept: boolean;
	/** On one page. */
	readonly whole: boolean;
	/** Lists around. */
	readonly depth: number;
	readonly quoted: boolean;
	/** Twips of the column that they stand in; null on a page's own, which leaves prose a margin. */
	readonly column: number | null;
};

export const plainFlow: Flow = {
	kept: false,
	whole: false,
	depth: 0,
	quoted: false,
	column: null
};

export function openWriter(document: ReportDocument): DocxWriter {
	const headings = headingsOf(document.blocks).filter(({ id }) => id !== '');
	const places = headings.map(({ id }, at) => [id, { name: `_Ref${at + 1}`, id: at + 1 }] as const);
	return {
		document,
		places: new Map(places),
		notes: new Map(),
		drawings: 0,
		bookmarks: places.length,
		links: 0,
		lists: 0,
		opensPage: false
	};
}

function headingsOf(blocks: readonly Block[]): readonly Heading[] {
	return blocks.flatMap((block) => {
		if (block.type === 'heading') return [block];
		if (block.type === 'sheet') return [block.heading, ...headingsOf(block.blocks)];
		if (block.type === 'columns') return headingsOf(block.columns.flat());
		return 'blocks' in block && block.type !== 'said' ? headingsOf(block.blocks) : [];
	});
}

/** What a bookmark is written around its content as. */
export function bookmarked<T>({ name, id }: Place, content: readonly T[]) {
	return [new BookmarkStart(name, id), ...content, new BookmarkEnd(id)];
}
