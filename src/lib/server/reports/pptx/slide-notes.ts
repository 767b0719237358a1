import { colon } from '#lib/indicators/series-words.ts';
import { notesOf } from '../notes-of.ts';
import type { Figure, ReportDocument, Slide } from '../document.ts';
import { plainText } from '../inline.ts';
import { reportWords } from '../report-words.ts';
import { figuresIn, originsOf } from '../slide-origins.ts';
import { slideWords } from '../slide-words.ts';
import { piecesOf } from './slide-pieces.ts';
import { runsOf, type Paragraph, type Run } from './text-runs.ts';

/** What notes say of the whole deck. */
export type DeckFacts = Pick<ReportDocument, 'language' | 'situation' | 'editionId'>;

const size = 12;

const words = {
	fr: { events: 'Événements', whole: 'En entier' },
	en: { events: 'Events', whole: 'In full' }
} as const;

/**
 * What who speaks has under a slide: what the report says to say, what the slide had no room for,
 * what happened in the time of its charts, the figures of a drawing, and the source of each figure.
 */
export function slideNotes(
	slide: Slide,
	overflow: readonly Paragraph[],
	{ language, situation, editionId }: DeckFacts
): readonly Paragraph[] {
	const said = piecesOf(slide.said).flatMap((piece) =>
		piece.kind === 'text'
			? piece.paragraphs.map(({ runs, bullet }) => note(bullet ? [{ text: '– ' }, ...runs] : runs))
			: []
	);
	const told = words[language];
	const figures = slide.blocks.flatMap(figuresIn);
	const events = [...new Set(figures.flatMap((figure) => figure.events))];
	const called = notesOf(slide).map((one) =>
		note([{ text: `${one.number}. ` }, ...runsOf(one.content)])
	);
	const origins = originsOf(slide).map((one) => note(runsOf(one)));
	return [
		...said,
		...(overflow.length === 0
			? []
			: [heading(told.whole), ...overflow.map(({ runs }) => note(runs))]),
		...called,
		...figures.flatMap(drawnFigures),
		...(events.length === 0
			? []
			: [
					note([
						{ text: told.events, bold: true },
						{ text: `${colon(language)}${events.join(language === 'fr' ? '\u202f; ' : '; ')}.` }
					])
				]),
		...(origins.length === 0
			? []
			: [
					heading(slideWords[language].origins),
					...origins,
					note([
						{ text: `${situation}. ${reportWords.edition[language]} ${editionId.slice(0, 12)}.` }
					])
				])
	];
}

function note(runs: readonly (Run | null)[]): Paragraph {
	return { runs, size, before: 4 };
}

function heading(text: string): Paragraph {
	return note([{ text, bold: true }]);
}

/** The figures of a picture that is no chart of the slide's, line by line. */
function drawnFigures({ numbers, data }: Figure): readonly Paragraph[] {
	if (numbers.length > 0 || data === null) return [];
	const heads = data.columns.map(({ title }) => plainText(title));
	return data.rows.map((row) => {
		const [name = '', ...cells] = row.map(plainText);
		const told = cells.flatMap((cell, at) => (cell === '' ? [] : [`${heads[at + 1]} ${cell}`]));
		return note([{ text: `${name} · ${told.join(' · ')}` }]);
	});
}
