import type { Language } from '#lib/indicators/language.ts';
import type { Slide } from '../document.ts';
import { flowPieces, type Placed } from './flow-pieces.ts';
import { cutParagraph, lineHeight, textHeight } from './measure-text.ts';
import { cutAll } from './place-large-figures.ts';
import type { Page } from './slide-items.ts';
import { slideNotes, type DeckFacts } from './slide-notes.ts';
import { piecesOf, scaled } from './slide-pieces.ts';
import { frame, sizes, type Box } from './slide-frame.ts';
import { runsOf, wordsOf, type Paragraph } from './text-runs.ts';

const tight = 0.9;
/** Points of a second line of title. */
const oneLine = 30;
const counted = { text: ' (9/9)' };

/** A slide of the tree as slides of the file: one, or several with its title when it holds too much. */
export function composeSlide(slide: Slide, deck: DeckFacts): readonly Page[] {
	const { language } = deck;
	const whole: Paragraph = { runs: runsOf(slide.title), size: 28, bold: true };
	const place = (body: Box) =>
		slide.form === 'opening'
			? openingOf(slide, body, language)
			: flowPieces(piecesOf(slide.blocks), body, language);
	const roomy = bodyUnder(whole);
	const once = place(roomy);
	// Slides that are several count their places in their titles, which may then take a second line.
	const body = once.length === 1 ? roomy : bodyUnder({ ...whole, runs: [...whole.runs, counted] });
	const placed = body.y === roomy.y ? once : place(body);
	const pages = placed.map((one, at): Page => {
		const count = placed.length === 1 ? '' : ` (${at + 1}/${placed.length})`;
		const isOpening = one.layout === 'opening';
		const title = isOpening
			? fitTitle(whole, count, frame.opening.title, sizes.opening)
			: fitTitle(whole, count, frame.title, sizes.title);
		const titleBox = isOpening ? null : titleOver(body);
		return { ...one, subject: slide.subject, title, titleBox, notes: [], hidden: slide.annex };
	});
	const isCut = wordsOf(pages[0]!.title).endsWith('…') && !wordsOf(whole).endsWith('…');
	const overflow = [...(isCut ? [whole] : []), ...placed.flatMap((one) => one.overflow)];
	const notes = slideNotes(slide, overflow, deck);
	return pages.map((page, at) => (at === 0 ? { ...page, notes } : page));
}

/** A title of one line leaves its second to the matter. */
function bodyUnder(title: Paragraph): Box {
	const { body } = frame;
	return oneLineSize(title) === null
		? body
		: { ...body, y: body.y - oneLine, height: body.height + oneLine };
}

/** The size at which a title takes one line, a little smaller if that saves the second; null for two. */
function oneLineSize(title: Paragraph): number | null {
	const { width } = frame.title;
	const isOneLine = (size: number) => textHeight([{ ...title, size }], width) <= size * lineHeight;
	return sizes.title.slice(0, 2).find(isOneLine) ?? null;
}

function titleOver(body: Box): Box | null {
	const { title } = frame;
	return body.y === frame.body.y ? null : { ...title, height: title.height - oneLine };
}

/** As large as it holds in its place; cut at the smallest size. */
function fitTitle(
	{ runs }: Paragraph,
	place: string,
	{ width, height }: Box,
	allowed: readonly number[]
): Paragraph {
	const said = place === '' ? runs : [...runs, { text: place }];
	const set = (size: number): Paragraph => ({ runs: said, size, bold: true, leading: tight });
	const short = allowed === sizes.title ? oneLineSize({ runs: said, size: 0, bold: true }) : null;
	const size = short ?? allowed.find((one) => textHeight([set(one)], width) <= height);
	if (size !== undefined) return set(size);
	const smallest = allowed.at(-1)!;
	return cutParagraph({ ...set(smallest), runs }, width, height);
}

/** The first slide and the last: a few words under the title; what is no text has a slide of its own. */
function openingOf(slide: Slide, under: Box, language: Language): readonly Placed[] {
	const pieces = piecesOf(slide.blocks);
	const said = pieces.flatMap((piece) => (piece.kind === 'text' ? piece.paragraphs : []));
	const others = pieces.filter(({ kind }) => kind !== 'text');
	const { body } = frame.opening;
	const fitted = [1, 0.85, 0.7]
		.map((scale) => scaled(said, scale))
		.find((set) => textHeight(set, body.width) <= body.height);
	const paragraphs = fitted ?? cutAll(scaled(said, 0.7), body.width, body.height);
	return [
		{
			layout: 'opening',
			items:
				paragraphs.length === 0
					? []
					: [{ kind: 'text', placeholder: 'subtitle', box: body, paragraphs }],
			overflow: fitted === undefined ? said : []
		},
		...(others.length === 0 ? [] : flowPieces(others, under, language))
	];
}
