import type { Block, Figure, KeyFigure, Spotlight, Table } from '../document.ts';
import { runsOf, statusRuns, type Paragraph } from './text-runs.ts';

/** The matter of a slide, before it is placed. Sizes of texts are those of a slide that has room. */
export type Piece =
	| { readonly kind: 'text'; readonly paragraphs: readonly Paragraph[] }
	| { readonly kind: 'table'; readonly table: Table }
	| { readonly kind: 'figures'; readonly figures: readonly Figure[] }
	| { readonly kind: 'key-figures'; readonly items: readonly KeyFigure[] }
	| { readonly kind: 'spotlight'; readonly spotlight: Spotlight };

export const tableSize = 16;

/** Blocks of a slide in order, texts that follow each other as one, figures too. */
export function piecesOf(blocks: readonly Block[]): readonly Piece[] {
	const joined: Piece[] = [];
	for (const piece of blocks.flatMap(pieceOf)) {
		const before = joined.at(-1);
		if (before?.kind === 'text' && piece.kind === 'text')
			joined.splice(-1, 1, { ...before, paragraphs: [...before.paragraphs, ...piece.paragraphs] });
		else if (before?.kind === 'figures' && piece.kind === 'figures')
			joined.splice(-1, 1, { ...before, figures: [...before.figures, ...piece.figures] });
		else joined.push(piece);
	}
	return joined;
}

function pieceOf(block: Block): readonly Piece[] {
	const text = (...paragraphs: readonly Paragraph[]): readonly Piece[] => [
		{ kind: 'text', paragraphs }
	];
	switch (block.type) {
		case 'paragraph': {
			const look = { body: { size: 20 }, lead: { size: 24 }, small: { size: 14, colour: 'soft' } };
			return text({ runs: runsOf(block.content), before: 8, ...look[block.role] } as Paragraph);
		}
		case 'heading':
			return text({ runs: runsOf(block.content), size: 20, bold: true, before: 12 });
		case 'list':
			return block.items.flatMap((item) => listItem(item, block.ordered));
		case 'quote':
		case 'together':
			return block.blocks.flatMap(pieceOf);
		case 'columns':
			return block.columns.flat().flatMap(pieceOf);
		case 'sheet':
			return [
				...text(
					{ runs: runsOf(block.heading.content), size: 20, bold: true, before: 12 },
					{
						runs: [
							{ text: `${block.figure} `, bold: true },
							{ text: `${block.unit} ` },
							...statusRuns(block.status, block.statusText)
						],
						size: 20,
						before: 4
					}
				),
				...block.blocks.flatMap(pieceOf)
			];
		case 'table':
			return [
				...(block.caption.length === 0
					? []
					: text({ runs: runsOf(block.caption), size: 16, bold: true, before: 8 })),
				{ kind: 'table', table: block }
			];
		case 'figure':
			return [{ kind: 'figures', figures: [block] }];
		case 'key-figures':
			return [{ kind: 'key-figures', items: block.items }];
		case 'spotlight':
			return [{ kind: 'spotlight', spotlight: block }];
		case 'slide':
		case 'said':
		case 'page-break':
			return [];
	}
}

/** The first paragraph of an item carries its mark; what else it holds follows it. */
function listItem(item: readonly Block[], ordered: boolean): readonly Piece[] {
	return item.flatMap(pieceOf).map((piece, at): Piece => {
		if (at > 0 || piece.kind !== 'text') return piece;
		const [first, ...rest] = piece.paragraphs;
		if (!first) return piece;
		const marked: Paragraph = { ...first, bullet: ordered ? 'number' : 'dot' };
		return { ...piece, paragraphs: [marked, ...rest] };
	});
}

/** The same set smaller. */
export function scaled(paragraphs: readonly Paragraph[], scale: number): readonly Paragraph[] {
	const by = (points: number) => Math.round(points * scale * 2) / 2;
	return paragraphs.map((paragraph) => ({
		...paragraph,
		size: by(paragraph.size),
		...(paragraph.before === undefined ? {} : { before: by(paragraph.before) }),
		runs: paragraph.runs.map((run) =>
			run?.size === undefined ? run : { ...run, size: by(run.size) }
		)
	}));
}
