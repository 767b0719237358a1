import type { Block, Inline } from './document.ts';

/** Every block in reading order, one that holds others before them. */
export function* walkBlocks(blocks: readonly Block[]): Generator<Block> {
	for (const block of blocks) {
		yield block;
		yield* walkBlocks(innerBlocks(block));
	}
}

/** The blocks that a block holds, all of them read one day: under a slide, or said beside it. */
function innerBlocks(block: Block): readonly Block[] {
	switch (block.type) {
		case 'list':
			return block.items.flat();
		case 'slide':
			return [...block.blocks, ...block.said];
		case 'spotlight':
			return [...block.below, ...(block.illustration === null ? [] : [block.illustration])];
		case 'said':
		case 'quote':
		case 'together':
		case 'sheet':
			return block.blocks;
		case 'columns':
			return block.columns.flat();
		case 'figure':
			return block.data === null ? [] : [block.data];
		default:
			return [];
	}
}

/** The runs of a block itself, those inside others after the one that holds them. */
export function* walkRuns(block: Block): Generator<Inline> {
	for (const content of ownRuns(block)) yield* eachRun(content);
}

function* eachRun(content: readonly Inline[]): Generator<Inline> {
	for (const run of content) {
		yield run;
		if ('content' in run) yield* eachRun(run.content);
	}
}

function ownRuns(block: Block): readonly (readonly Inline[])[] {
	switch (block.type) {
		case 'heading':
		case 'paragraph':
			return [block.content];
		case 'slide':
			return [block.title];
		case 'figure':
			return [block.caption];
		case 'table':
			return [block.caption, ...block.columns.map(({ title }) => title), ...block.rows.flat()];
		case 'sheet':
			return [block.heading.content, [{ type: 'note', note: block.note }]];
		case 'key-figures':
			return block.items.map(({ note }) => (note === null ? [] : [{ type: 'note', note }]));
		default:
			return [];
	}
}
