import type { Block, ReportDocument } from '../document.ts';
import { plainText } from '../inline.ts';

/** What stands under a main heading, or a slide; without a title, what stands before the first. */
export type AnnexPart = { readonly title: string | null; readonly blocks: readonly Block[] };

/** The parts of a report, in its order. */
export function annexParts({ blocks }: Pick<ReportDocument, 'blocks'>): readonly AnnexPart[] {
	const parts: { title: string | null; blocks: Block[] }[] = [{ title: null, blocks: [] }];
	for (const block of blocks) {
		if (block.type === 'slide')
			parts.push({ title: plainText(block.title), blocks: [...block.blocks] });
		else if (block.type === 'heading' && block.level === 1)
			parts.push({
				title: [block.number, plainText(block.content)].filter((words) => words !== null).join(' '),
				blocks: []
			});
		else parts.at(-1)?.blocks.push(block);
	}
	return parts;
}
