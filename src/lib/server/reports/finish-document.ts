import type { Language } from '#lib/indicators/language.ts';
import { typeset } from '#lib/indicators/typeset.ts';
import type { ForeignWords } from '../programme/programme.ts';
import type { Block, Heading, Inline, KeyFigure, Note, Picture, Sheet, Table } from './document.ts';
import { markForeignRuns } from './foreign-words.ts';
import { plainText, settle } from './inline.ts';

/** How the texts of a document are finished. */
export type Finish = {
	/** Headings carry a number. */
	readonly numbered: boolean;
	readonly language: Language;
	/** Marked wherever they stand. */
	readonly foreign: readonly ForeignWords[];
};

type Numbering = Finish & {
	/** Counts of headings by level. */
	readonly counts: number[];
	readonly notes: Map<string, number>;
	/** Keys of notes whose text stands with a sheet, wherever else they are called. */
	readonly homes: ReadonlySet<string>;
	/** Keys of notes whose place is found. */
	readonly placed: Set<string>;
	readonly ids: Map<string, number>;
};

/** Keeps heading levels from skipping one: a reader who moves by headings never falls into a hole. */
export function nestHeadings(blocks: readonly Block[]): readonly Block[] {
	const open: number[] = [];
	const nested = <T extends Heading>(heading: T): T => {
		while ((open.at(-1) ?? 0) >= heading.level) open.pop();
		open.push(heading.level);
		return { ...heading, level: Math.min(4, open.length) as Heading['level'] };
	};
	return blocks.map((block) => {
		if (block.type === 'heading') return nested(block);
		return block.type === 'sheet' ? { ...block, heading: nested(block.heading) } : block;
	});
}

/**
 * Sets every text as its language is printed, marks foreign words, numbers headings and notes in
 * reading order, and names the fragments.
 */
export function finishDocument(blocks: readonly Block[], finish: Finish): readonly Block[] {
	const numbering: Numbering = {
		...finish,
		counts: [0, 0, 0, 0],
		notes: new Map(),
		homes: new Set(blocks.flatMap((block) => (block.type === 'sheet' ? [block.note.key] : []))),
		placed: new Set(),
		ids: new Map()
	};
	return blocks.map((block) => finishBlock(block, numbering));
}

function finishBlock(block: Block, numbering: Numbering): Block {
	const runs = (content: readonly Inline[]) => finishRuns(content, numbering);
	switch (block.type) {
		case 'heading':
			return finishHeading(block, numbering);
		case 'paragraph':
			return { ...block, content: runs(block.content) };
		case 'list':
			return {
				...block,
				items: block.items.map((item) => item.map((inner) => finishBlock(inner, numbering)))
			};
		case 'slide':
			return {
				...block,
				title: runs(block.title),
				subject: block.subject === null ? null : typeset(block.subject, numbering.language),
				blocks: block.blocks.map((inner) => finishBlock(inner, numbering)),
				said: block.said.map((inner) => finishBlock(inner, numbering))
			};
		case 'spotlight':
			return {
				...block,
				item: finishKeyFigure(block.item, numbering),
				below: block.below.map((inner) => finishBlock(inner, numbering)),
				illustration: block.illustration && finishBlock(block.illustration, numbering)
			};
		case 'said':
		case 'quote':
		case 'together':
			return { ...block, blocks: block.blocks.map((inner) => finishBlock(inner, numbering)) };
		case 'figure':
			return {
				...block,
				picture: finishPicture(block.picture, numbering),
				narrow: block.narrow && finishPicture(block.narrow, numbering),
				caption: runs(block.caption),
				data: block.data && (finishBlock(block.data, numbering) as Table)
			};
		case 'table':
			return {
				...block,
				caption: runs(block.caption),
				columns: block.columns.map((column) => ({ ...column, title: runs(column.title) })),
				rows: block.rows.map((row) => row.map(runs))
			};
		case 'sheet':
			return finishSheet(block, numbering);
		case 'columns':
			return {
				...block,
				columns: block.columns.map((column) => column.map((inner) => finishBlock(inner, numbering)))
			};
		case 'key-figures':
			return { ...block, items: block.items.map((item) => finishKeyFigure(item, numbering)) };
		case 'page-break':
			return block;
	}
}

function finishPicture(picture: Picture, { language }: Numbering): Picture {
	return { ...picture, alt: typeset(picture.alt, language) };
}

function finishKeyFigure(item: KeyFigure, numbering: Numbering): KeyFigure {
	const set = (words: string) => typeset(words, numbering.language);
	return {
		...item,
		title: set(item.title),
		note: item.note && finishNote(item.note, numbering),
		unit: set(item.unit),
		change: item.change === null ? null : set(item.change),
		bullet: item.bullet && finishPicture(item.bullet, numbering),
		gap: item.gap === null ? null : set(item.gap)
	};
}

function finishSheet(sheet: Sheet, numbering: Numbering): Sheet {
	const heading = finishHeading(sheet.heading, numbering);
	return {
		...sheet,
		heading,
		unit: typeset(sheet.unit, numbering.language),
		note: finishNote(sheet.note, { ...numbering, homes: new Set() }),
		blocks: sheet.blocks.map((inner) => finishBlock(inner, numbering))
	};
}

function finishHeading(heading: Heading, numbering: Numbering): Heading {
	const { counts, numbered } = numbering;
	const { level } = heading;
	const isCounted = numbered && heading.listed && level <= 2;
	if (isCounted) {
		counts[level - 1] = (counts[level - 1] ?? 0) + 1;
		counts.fill(0, level);
	}
	return {
		...heading,
		content: finishRuns(heading.content, numbering),
		number: isCounted ? counts.slice(0, level).join('.') : null,
		id: fragment(plainText(heading.content), numbering.ids)
	};
}

function finishRuns(content: readonly Inline[], numbering: Numbering): readonly Inline[] {
	const { language, foreign } = numbering;
	return numberNotes(markForeignRuns(settle(content, language), foreign), numbering);
}

function numberNotes(content: readonly Inline[], numbering: Numbering): readonly Inline[] {
	return content.map((run): Inline => {
		if (run.type === 'note') return { type: 'note', note: numberNote(run.note, numbering) };
		if ('content' in run) return { ...run, content: numberNotes(run.content, numbering) };
		return run;
	});
}

function finishNote(note: Note, numbering: Numbering): Note {
	const { language, foreign } = numbering;
	const content = markForeignRuns(settle(note.content, language), foreign);
	return numberNote({ ...note, content }, numbering);
}

/** Numbers follow the calls; the text stands with the indicator's sheet, else with the first call. */
function numberNote(note: Note, { notes, homes, placed }: Numbering): Note {
	const number = notes.get(note.key) ?? notes.size + 1;
	notes.set(note.key, number);
	const first = !placed.has(note.key) && !homes.has(note.key);
	if (first) placed.add(note.key);
	return { ...note, number, first };
}

/** `ambassadeurs-inscrits`, unlike any other in the document. */
function fragment(words: string, ids: Map<string, number>): string {
	const base =
		words
			.normalize('NFD')
			.replace(/\p{Mn}/gu, '')
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^-|-$/g, '') || 'section';
	const count = (ids.get(base) ?? 0) + 1;
	ids.set(base, count);
	return count === 1 ? base : `${base}-${count}`;
}
