import type { Block, Sheet } from './document.ts';

/** What a sheet says, and what illustrates it. */
export function partsOf({ blocks }: Pick<Sheet, 'blocks'>): {
	readonly words: readonly Block[];
	readonly illustrations: readonly Block[];
} {
	const { words = [], illustrations = [] } = Object.groupBy(blocks, ({ type }) =>
		type === 'figure' || type === 'table' ? 'illustrations' : 'words'
	);
	return { words, illustrations };
}
