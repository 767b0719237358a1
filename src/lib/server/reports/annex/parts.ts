import type { Block, ReportDocument } from '../document.ts';
import { plainText } from '../inline.ts';

/** A part of a report: what stands under a main heading, or a slide. */
export type AnnexPart = { readonly title: string; readonly blocks: readonly Block[] };

/** The parts of a report in its order; `opening` names what stands before the first heading. */
export function annexParts(
	{ blocks }: Pick<ReportDocument, 'blocks'>,
	opening: string
): readonly AnnexPart[] {
	const parts: { title: string; blocks: Block[] }[] = [{ title: opening, blocks: [] }];
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
	return parts[0]?.blocks.length === 0 ? parts.slice(1) : parts;
}
