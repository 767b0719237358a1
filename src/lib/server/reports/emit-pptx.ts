import type { ReportDocument } from './document.ts';
import { slidesOf } from './emit-slides.ts';
import { composeSlide } from './pptx/compose-slide.ts';
import { masterParts } from './pptx/layouts.ts';
import { openMedia } from './pptx/media.ts';
import { notesMasterParts } from './pptx/notes-parts.ts';
import { packParts, type Part } from './pptx/pack-parts.ts';
import { presentationParts, rootRelations } from './pptx/presentation-parts.ts';
import type { Page } from './pptx/slide-items.ts';
import { accentOf } from './pptx/theme.ts';
import { slideParts, type DeckWriter } from './pptx/write-slide.ts';
import { slideWords } from './slide-words.ts';

/**
 * A deck as one PPTX file that PowerPoint edits: layouts, titles, native tables and charts with their
 * numbers, notes. Annexes stand at the end, hidden. The same document gives the same bytes.
 */
export async function emitPptx(document: ReportDocument): Promise<Uint8Array> {
	const { language } = document;
	const accent = accentOf(document.accent);
	const pages = pagesOf(document);
	const deck: DeckWriter = { document, media: openMedia(), charts: 0 };
	const slides: Part[] = [];
	for (const [at, page] of pages.entries()) slides.push(...(await slideParts(page, at + 1, deck)));
	return packParts(
		[
			...presentationParts(
				document,
				pages.map(({ hidden }) => hidden)
			),
			...masterParts(accent, language),
			...notesMasterParts(accent, language),
			...slides,
			...(await deck.media.parts())
		],
		rootRelations
	);
}

/** The course of the meeting, then the annexes behind a slide that says so. */
function pagesOf(document: ReportDocument): readonly Page[] {
	const { language } = document;
	const slides = slidesOf(document);
	const compose = (annex: boolean) =>
		slides
			.filter((slide) => slide.annex === annex)
			.flatMap((slide) => composeSlide(slide, document));
	const annexes = compose(true);
	if (annexes.length === 0) return compose(false);
	const opening: Page = {
		layout: 'section',
		subject: document.runningTitle,
		title: { runs: [{ text: slideWords[language].annex }], size: 50, bold: true },
		titleBox: null,
		items: [],
		notes: [],
		hidden: true
	};
	return [...compose(false), opening, ...annexes];
}
