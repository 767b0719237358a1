import { FootnoteReferenceRun, type ParagraphChild } from 'docx';
import type { Note } from '../document.ts';
import { field } from './field.ts';
import { bookmarked, type DocxWriter } from './writer.ts';

/**
 * The number of a note: of Word's own footnote where it is first called and a reference to it after, or of the paragraph
 * at the report's end that holds it. Word numbers both by where they stand, so they are counted as they are written.
 */
export function noteCall({ key, content }: Note, writer: DocxWriter): ParagraphChild[] {
	const known = writer.notes.get(key);
	const number = known?.number ?? writer.notes.size + 1;
	if (!known) writer.notes.set(key, { number, content });
	const look = { style: 'FootnoteReference' };
	if (writer.document.endNotes !== null)
		return [...field(`REF ${placeOf(number)} \\r \\h \\* MERGEFORMAT`, String(number), look)];
	if (known) return [...field(`NOTEREF ${placeOf(number)} \\f \\h`, String(number), look)];
	return placed(number, [new FootnoteReferenceRun(number)], writer);
}

/** Where references to a note lead. */
export function placed(
	number: number,
	content: readonly ParagraphChild[],
	writer: DocxWriter
): ParagraphChild[] {
	writer.bookmarks += 1;
	const place = { name: placeOf(number), id: writer.bookmarks };
	return bookmarked(place, content) as ParagraphChild[];
}

function placeOf(number: number): string {
	return `_Note${number}`;
}
