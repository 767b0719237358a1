import { textWidth, type Weight } from '#lib/charts/text-width.ts';
import { wordsOf, type Paragraph } from './text-runs.ts';

/**
 * Widths are those of Source Sans 3, which the project knows; the slides are set in Calibri, whose
 * words are 1 to 3 % narrower and whose figures up to 3 % wider. This much more is kept free.
 */
const spare = 1.04;
/** Height of a line of Calibri, as a share of its size. */
export const lineHeight = 1.22;

export function wordsWidth(words: string, size: number, bold = false): number {
	return textWidth(words, size, weightOf(bold)) * spare;
}

function weightOf(bold: boolean): Weight {
	return bold ? 'semibold' : 'regular';
}

/** Lines that words take in `room` points; a word that is wider than a line goes on over lines. */
function countLines(words: string, room: number, size: number, bold = false): number {
	let lines = 1;
	let used = 0;
	for (const word of words.split(/(?<=[ -])/)) {
		const width = wordsWidth(word, size, bold);
		const seen = wordsWidth(word.trimEnd(), size, bold);
		if (used > 0 && used + seen > room) {
			lines += 1;
			used = 0;
		}
		const over = Math.max(0, Math.ceil(seen / room) - 1);
		lines += over;
		used = over > 0 ? seen - over * room : used + width;
	}
	return lines;
}

/** Points that a paragraph takes in `room`, what stands over it left out. */
function paragraphHeight(paragraph: Paragraph, room: number): number {
	const { runs, size, bold = false, bullet, leading = 1 } = paragraph;
	const inside = bullet === undefined ? room : room - size * 1.1;
	const largest = Math.max(size, ...runs.map((run) => run?.size ?? 0));
	const isBold = bold || runs.every((run) => run?.bold === true);
	if (runs.some((run) => run?.size !== undefined)) {
		const width = runs.reduce(
			(sum, run) =>
				sum + (run === null ? 0 : wordsWidth(run.text, run.size ?? size, run.bold ?? bold)),
			0
		);
		return Math.max(1, Math.ceil(width / inside)) * largest * lineHeight * leading;
	}
	const breaks = runs.filter((run) => run === null).length;
	const lines = countLines(wordsOf(paragraph), inside, size, isBold) + breaks;
	return lines * size * lineHeight * leading;
}

export function textHeight(paragraphs: readonly Paragraph[], room: number): number {
	return paragraphs.reduce(
		(sum, paragraph, at) =>
			sum + (at === 0 ? 0 : (paragraph.before ?? 0)) + paragraphHeight(paragraph, room),
		0
	);
}

/** The text whole, or its beginning and an ellipsis when it takes more than `height` points. */
export function cutParagraph(paragraph: Paragraph, room: number, height: number): Paragraph {
	if (textHeight([paragraph], room) <= height) return paragraph;
	const characters = [...wordsOf(paragraph)];
	let [fits, not] = [0, characters.length];
	const cut = (length: number): Paragraph => ({
		...paragraph,
		runs: [{ text: `${characters.slice(0, length).join('').trimEnd()}…` }]
	});
	while (not - fits > 1) {
		const middle = Math.floor((fits + not) / 2);
		if (textHeight([cut(middle)], room) <= height) fits = middle;
		else not = middle;
	}
	return cut(fits);
}
