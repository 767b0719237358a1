import type { PageNumberEstimator } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { ReportDocument } from '../document.ts';
import { listedHeadings } from './contents.ts';
import { fontFiles } from './fonts.ts';
import { settlePages } from './settle-pages.ts';
import type { DocxWriter } from './writer.ts';

/** Characters of a text, and of a word, past which laying out its lines takes too long. */
const longest = { text: 1500, word: 150 } as const;

let ownFonts: PageNumberEstimator | null = null;

/**
 * The pages that the contents say until Word brings them up to date: those that Word's own rules of layout give. Blank
 * when a text is too long for that, or where the layout meets what it doesn't know.
 */
export function pageNumbersOf({ document, places }: DocxWriter): PageNumberEstimator {
	if (document.contents === null || !isTame(document)) return noPageNumbers;
	ownFonts ??= estimatePageNumbersWith({ fonts: fontFiles().map((data) => ({ data })) });
	const listed = listedHeadings(document).flatMap(({ id }) => places.get(id)?.name ?? []);
	return settlePages(ownFonts, listed);
}

const noPageNumbers: PageNumberEstimator = () => ({ bookmarks: new Map() });

function isTame(document: ReportDocument): boolean {
	const tooLong = new RegExp(`^[^]{${longest.text}}|\\S{${longest.word}}`);
	let tame = true;
	JSON.stringify(document, (key, value: unknown) => {
		if (key === 'svg') return null;
		if (typeof value === 'string' && tooLong.test(value)) tame = false;
		return value;
	});
	return tame;
}
