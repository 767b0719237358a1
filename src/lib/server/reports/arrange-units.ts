import type { Block, Inline, Slide } from './document.ts';
import { plainText, settle, text } from './inline.ts';
import type { Language } from '#lib/indicators/language.ts';

/** A part that a meeting may leave out, move, name and annotate: a slide, or all under a main heading. */
export type Unit = { readonly id: string; readonly title: string };

/** What a meeting makes of a unit. */
export type UnitChoice = {
	readonly id: string;
	readonly shown: boolean;
	/** In place of its own; null keeps it. */
	readonly title: string | null;
	/** To be said of a slide; under the heading of a part. */
	readonly note: string | null;
};

type Part = Unit & { readonly blocks: readonly Block[] };

/** The units of a document in the template's order; annexes are shown when asked for, and are none. */
export function unitsOf(blocks: readonly Block[]): readonly Unit[] {
	return partsOf(blocks).parts.map(({ id, title }) => ({ id, title }));
}

/**
 * A document's blocks as chosen: in the order of the choices, those not shown left out. Choices of
 * units that are gone say nothing; a unit that no choice knows stands after the one it follows in
 * the template.
 */
export function arrangeUnits(
	blocks: readonly Block[],
	choices: readonly UnitChoice[],
	language: Language
): readonly Block[] {
	if (choices.length === 0) return blocks;
	const { before, parts, after } = partsOf(blocks);
	const known = new Map(choices.map((choice) => [choice.id, choice]));
	const shown = inChosenOrder(
		parts,
		choices.map(({ id }) => id)
	).flatMap((part) => {
		const choice = known.get(part.id);
		if (choice === undefined) return part.blocks;
		return choice.shown ? asChosen(part, choice, language) : [];
	});
	return [...before, ...shown, ...after];
}

/** Things in the order of the ids chosen, two of one id together, those not chosen after the one that they follow. */
export function inChosenOrder<T extends { readonly id: string }>(
	things: readonly T[],
	chosen: readonly string[]
): readonly T[] {
	const byId = Map.groupBy(things, ({ id }) => id);
	const ordered = [...new Set(chosen)].flatMap((id) => byId.get(id) ?? []);
	const placed = new Set(ordered);
	things.forEach((thing, at) => {
		if (placed.has(thing)) return;
		const before = things[at - 1];
		ordered.splice(before ? ordered.indexOf(before) + 1 : 0, 0, thing);
	});
	return ordered;
}

function partsOf(blocks: readonly Block[]): {
	readonly before: readonly Block[];
	readonly parts: readonly Part[];
	readonly after: readonly Block[];
} {
	if (blocks.some(({ type }) => type === 'slide')) {
		const slides = blocks.filter((block): block is Slide => block.type === 'slide');
		return {
			before: [],
			parts: slides
				.filter(({ annex }) => !annex)
				.map((slide) => ({ id: slide.id, title: plainText(slide.title), blocks: [slide] })),
			after: slides.filter(({ annex }) => annex)
		};
	}
	const starts = blocks.flatMap((block, at) =>
		block.type === 'heading' && block.level === 1 ? [at] : []
	);
	const names = new Map<string, number>();
	return {
		before: blocks.slice(0, starts[0] ?? blocks.length),
		parts: starts.map((start, at) => {
			const part = blocks.slice(start, starts[at + 1] ?? blocks.length);
			const [heading] = part;
			const title = heading?.type === 'heading' ? plainText(heading.content) : '';
			return { id: ownName(title, names), title, blocks: part };
		}),
		after: []
	};
}

function asChosen(
	{ blocks }: Part,
	{ title, note }: UnitChoice,
	language: Language
): readonly Block[] {
	const written = (words: string) => settle([text(words)], language);
	const [first, ...rest] = blocks;
	if (first?.type === 'slide')
		return [
			{
				...first,
				title: title === null ? first.title : written(title),
				said: note === null ? first.said : [paragraph(written(note)), ...first.said]
			}
		];
	if (first?.type !== 'heading') return blocks;
	return [
		title === null ? first : { ...first, content: written(title) },
		...(note === null ? [] : [{ type: 'quote' as const, blocks: [paragraph(written(note))] }]),
		...rest
	];
}

function paragraph(content: readonly Inline[]): Block {
	return { type: 'paragraph', role: 'body', content };
}

/** `synthese`, `synthese-2`. */
function ownName(title: string, names: Map<string, number>): string {
	const base = slugOf(title) || 'part';
	const count = (names.get(base) ?? 0) + 1;
	names.set(base, count);
	return count === 1 ? base : `${base}-${count}`;
}

/** Words as a name: « Points d’attention » is `points-d-attention`. */
export function slugOf(words: string): string {
	return words
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-|-$/g, '');
}
