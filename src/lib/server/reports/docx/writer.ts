import { BookmarkEnd, BookmarkStart, type Paragraph } from 'docx';
import type { Block, Heading, ReportDocument } from '../document.ts';
import type { DrawnPictures } from './picture.ts';

/** A place that the contents and links lead to. */
export type Place = { readonly name: string; readonly id: number };

/** What the writing of one document holds. */
export type DocxWriter = {
	readonly document: ReportDocument;
	readonly pictures: DrawnPictures;
	/** Places by the fragment that links name. */
	readonly places: ReadonlyMap<string, Place>;
	/** Text of the notes called so far, by number. */
	readonly footnotes: Map<number, readonly Paragraph[]>;
	/** Numbers of the notes called so far, by key. */
	readonly noteNumbers: Map<string, number>;
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
};

export const plainFlow: Flow = { kept: false, whole: false, depth: 0, quoted: false };

export function openWriter(document: ReportDocument, pictures: DrawnPictures): DocxWriter {
	const headings = headingsOf(document.blocks).filter(({ id }) => id !== '');
	const places = headings.map(({ id }, at) => [id, { name: `_Ref${at + 1}`, id: at + 1 }] as const);
	return {
		document,
		pictures,
		places: new Map(places),
		footnotes: new Map(),
		noteNumbers: new Map(),
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
		return 'blocks' in block && block.type !== 'said' ? headingsOf(block.blocks) : [];
	});
}

/** What a bookmark is written around its content as. */
export function bookmarked<T>({ name, id }: Place, content: readonly T[]) {
	return [new BookmarkStart(name, id), ...content, new BookmarkEnd(id)];
}
