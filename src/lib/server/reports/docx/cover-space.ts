import { textWidth } from '#lib/charts/text-width.ts';
import type { ReportDocument } from '../document.ts';
import { listedHeadings } from './contents.ts';
import { boldness, fontLine, sheet, wholeWidth } from './measures.ts';

/** Twips that all on a cover stands in from the margin: its rule has room there. */
export const coverIndent = 400;

/** Points of the text's type. */
const text = 10.5;

/** Points over a cover's first line. */
export const coverTop = 40;

/** Points over an entry of the contents and under it, and hundredths of the font's line that it takes. */
export const contentsSpace = { part: 4, chapter: 0, under: 0.5, line: 84 } as const;

/** Points of an entry of the contents, and of their title. */
const entryLine = (text * fontLine * contentsSpace.line) / 100 + contentsSpace.under;
const contentsTitle = 22;

/** Lines of a cover: points of their type, the part of the font's line that they take, and what is left around them. */
const coverLines = {
	programme: { size: 18, line: 1, around: coverTop + 8 },
	title: { size: 38, line: 0.85, around: 14 },
	situation: { size: 16, line: 1, around: 4 },
	detail: { size: text, line: 1, around: 4 },
	president: { size: text, line: 0.92, around: 4 },
	publisher: { size: text, line: 0.92, around: 10 }
} as const;

/** Points of the line that ends a section, and of what programs may differ by over a whole page of single lines. */
const sectionEnd = text * fontLine;
const play = 8;

/** Points of the least space over the contents and under them. */
const leastGap = 16;

/** Whether the contents have room on the cover, between its title and the presidents. */
export function hasContentsOnCover(document: ReportDocument): boolean {
	return (
		document.cover !== null && document.contents !== null && spaceLeft(document) >= 2 * leastGap
	);
}

/** Points over the contents of a cover and as many under them, or all that is left where they stand on a page of their own. */
export function coverGap(document: ReportDocument): number {
	if (hasContentsOnCover(document)) return Math.floor(spaceLeft(document) / 2);
	return Math.max(leastGap, Math.floor(coverLeft(document)));
}

/** Points that are left of a cover with its contents. */
function spaceLeft(document: ReportDocument): number {
	const entries = listedHeadings(document).map(
		({ level }) => entryLine + (level === 1 ? contentsSpace.part : contentsSpace.chapter)
	);
	return coverLeft(document) - entries.reduce((sum, entry) => sum + entry, contentsTitle);
}

/** Points that are left of a cover without contents. */
function coverLeft({ cover }: ReportDocument): number {
	const page = (sheet.height - sheet.top - sheet.bottom) / 20 - sectionEnd - play;
	if (cover === null) return page;
	const { programme, title, year, territory, situation, edition, presidents, publisher } = cover;
	const lines = [
		lineOf(programme, 'programme'),
		lineOf(`${title} ${year}`, 'title'),
		lineOf(territory, 'situation'),
		lineOf(situation, 'situation'),
		lineOf(edition, 'detail'),
		...presidents.map((name) => lineOf(name, 'president')),
		lineOf(publisher, 'publisher')
	];
	return lines.reduce((left, line) => left - line, page);
}

/** Points of words of a cover, in as many lines as they take. */
function lineOf(words: string | null, kind: keyof typeof coverLines): number {
	if (words === null || words === '') return 0;
	const { size, line, around } = coverLines[kind];
	const room = (wholeWidth - coverIndent) / 20;
	const wide = textWidth(words, size, 'semibold') * boldness;
	return Math.ceil(wide / room) * size * fontLine * line + around;
}
