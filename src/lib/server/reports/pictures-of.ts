import type { Block, KeyFigure, Picture } from './document.ts';

/** Every drawing that a page shows, in order: those for a small screen are left out. */
export function picturesOf(blocks: readonly Block[]): readonly Picture[] {
	return blocks.flatMap(inBlock);
}

function inBlock(block: Block): readonly Picture[] {
	switch (block.type) {
		case 'figure':
			return [block.picture];
		case 'key-figures':
			return block.items.flatMap(inKeyFigure);
		case 'spotlight':
			return [
				...inKeyFigure(block.item),
				...picturesOf(block.below),
				...(block.illustration === null ? [] : inBlock(block.illustration))
			];
		case 'list':
			return block.items.flatMap(picturesOf);
		case 'slide':
		case 'sheet':
		case 'quote':
		case 'together':
			return picturesOf(block.blocks);
		case 'columns':
			return picturesOf(block.columns.flat());
		case 'table':
			return block.rows.flat(2).flatMap((run) => (run.type === 'spark' ? [run.picture] : []));
		case 'said':
		case 'heading':
		case 'paragraph':
		case 'page-break':
			return [];
	}
}

function inKeyFigure({ bullet }: KeyFigure): readonly Picture[] {
	return bullet === null ? [] : [bullet];
}
