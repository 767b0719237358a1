import type { Block, Heading, Inline, Note, Sheet } from './document.ts';
import { plainText } from './inline.ts';

type Numbering = {
	readonly numbered: boolean;
	/** Counts of headings by level. */
	readonly counts: number[];
	readonly notes: Map<string, number>;
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

/** Numbers headings and notes in reading order, and names the fragments. */
export function finishDocument(blocks: readonly Block[], numbered: boolean): readonly Block[] {
	const numbering: Numbering = {
		numbered,
		counts: [0, 0, 0, 0],
		notes: new Map(),
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
				blocks: block.blocks.map((inner) => finishBlock(inner, numbering)),
				said: block.said.map((inner) => finishBlock(inner, numbering))
			};
		case 'spotlight':
			return {
				...block,
				below: block.below.map((inner) => finishBlock(inner, numbering)),
				illustration: block.illustration && finishBlock(block.illustration, numbering)
			};
		case 'said':
		case 'quote':
		case 'together':
			return { ...block, blocks: block.blocks.map((inner) => finishBlock(inner, numbering)) };
		case 'figure':
			return { ...block, caption: runs(block.caption) };
		case 'table':
			return {
				...block,
				caption: runs(block.caption),
				columns: block.columns.map((column) => ({ ...column, title: runs(column.title) })),
				rows: block.rows.map((row) => row.map(runs))
			};
		case 'sheet':
			return finishSheet(block, numbering);
		case 'key-figures':
		case 'page-break':
			return block;
	}
}

function finishSheet(sheet: Sheet, numbering: Numbering): Sheet {
	const heading = finishHeading(sheet.heading, numbering);
	return {
		...sheet,
		heading,
		note: finishNote(sheet.note, numbering),
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
	return content.map((run): Inline => {
		if (run.type === 'note') return { type: 'note', note: finishNote(run.note, numbering) };
		if (run.type === 'strong' || run.type === 'emphasis' || run.type === 'link')
			return { ...run, content: finishRuns(run.content, numbering) };
		return run;
	});
}

function finishNote(note: Note, { notes }: Numbering): Note {
	const known = notes.get(note.key);
	if (known !== undefined) return { ...note, number: known, first: false };
	const number = notes.size + 1;
	notes.set(note.key, number);
	return { ...note, number, first: true };
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
