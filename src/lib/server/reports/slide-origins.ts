import type { Block, Figure, Inline, Origin, Slide } from './document.ts';
import { plainText, strong, text } from './inline.ts';
import { walkBlocks, walkRuns } from './walk-document.ts';

/**
 * Where the figures of a slide come from, an indicator a line, for who speaks: its definition unless
 * what is said tells it already, then its source.
 */
export function originsOf({ blocks, said }: Slide): readonly (readonly Inline[])[] {
	const told = [...walkBlocks(said)].map((block) => plainText([...walkRuns(block)])).join('\n');
	const origins = new Map(blocks.flatMap(originsIn).map((one) => [one.indicator, one]));
	return [...origins.values()].map(({ indicator, definition, source }) => [
		strong(indicator),
		text(told.includes(definition) ? '. ' : `. ${definition} `),
		...source
	]);
}

function originsIn(block: Block): readonly Origin[] {
	switch (block.type) {
		case 'key-figures':
			return block.items.map(({ origin }) => origin);
		case 'spotlight':
			return [block.item.origin, ...figuresIn(block).map(({ origin }) => origin)];
		default:
			return figuresIn(block).map(({ origin }) => origin);
	}
}

/** The charts of a slide's block. */
export function figuresIn(block: Block): readonly Figure[] {
	switch (block.type) {
		case 'figure':
			return [block];
		case 'spotlight':
			return block.illustration === null ? [] : figuresIn(block.illustration);
		case 'together':
		case 'quote':
		case 'sheet':
			return block.blocks.flatMap(figuresIn);
		case 'list':
			return block.items.flat().flatMap(figuresIn);
		default:
			return [];
	}
}
