import type { Block, Inline, KeyFigure, Note } from './document.ts';

/** The notes that a block is the first to call, in order: they stand beside it. */
export function notesOf(block: Block): readonly Note[] {
	return inlinesOf(block).flatMap(notesIn);
}

function notesIn(run: Inline): readonly Note[] {
	if (run.type === 'note') return run.note.first ? [run.note] : [];
	return 'content' in run ? run.content.flatMap(notesIn) : [];
}

function inlinesOf(block: Block): readonly Inline[] {
	switch (block.type) {
		case 'heading':
		case 'paragraph':
			return block.content;
		case 'list':
			return block.items.flat().flatMap(inlinesOf);
		case 'slide':
			return [...block.title, ...block.blocks.flatMap(inlinesOf)];
		case 'spotlight':
			return [
				...calls(block.item),
				...block.below.flatMap(inlinesOf),
				...(block.illustration === null ? [] : inlinesOf(block.illustration))
			];
		case 'quote':
		case 'together':
			return block.blocks.flatMap(inlinesOf);
		case 'figure':
			return block.caption;
		case 'table':
			return [
				...block.caption,
				...block.columns.flatMap(({ title }) => title),
				...block.rows.flat(2)
			];
		case 'sheet':
			return [
				...block.heading.content,
				{ type: 'note', note: block.note },
				...block.blocks.flatMap(inlinesOf)
			];
		case 'columns':
			return block.columns.flat().flatMap(inlinesOf);
		case 'key-figures':
			return block.items.flatMap(calls);
		case 'said':
		case 'page-break':
			return [];
	}
}

function calls({ note }: KeyFigure): readonly Inline[] {
	return note === null ? [] : [{ type: 'note', note }];
}
