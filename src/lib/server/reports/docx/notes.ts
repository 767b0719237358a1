import { ImportedXmlComponent, Paragraph, type Document, type IPropertiesOptions } from 'docx';
import { noBreak } from '#lib/indicators/number-words.ts';
import type { Inline } from '../document.ts';
import { placed } from './note-call.ts';
import { styled } from './paragraph.ts';
import { runs, textRun } from './runs.ts';
import type { DocxWriter } from './writer.ts';

/** The foot of pages: each note that was called, by its number. */
export function footnotesDocx(writer: DocxWriter): NonNullable<IPropertiesOptions['footnotes']> {
	if (writer.document.endNotes !== null) return {};
	const written = [...writer.notes.values()].map(({ number, content }) => {
		const text = [textRun(noBreak), ...runs(content.filter(isText), writer)];
		return [
			number,
			{ children: [new Paragraph({ style: 'FootnoteText', children: text })] }
		] as const;
	});
	return Object.fromEntries(written);
}

/** Points of the line over footnotes. */
const separatorHeight = 6;

/**
 * Makes the line over footnotes as high as LibreOffice draws it whatever paragraph holds it, so that Word breaks pages
 * where it does: the library gives it a whole line of text. After the part's namespaces, its first two notes are the line
 * and the one over a note that goes on.
 */
export function lowerSeparators(file: Document): void {
	const separators = (['separator', 'continuationSeparator'] as const).map((kind, at) =>
		ImportedXmlComponent.fromXmlString(
			`<w:footnote w:type="${kind}" w:id="${at - 1}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="${separatorHeight * 20}" w:lineRule="exact"/></w:pPr><w:r><w:${kind}/></w:r></w:p></w:footnote>`
		)
	);
	file.FootNotes.View['root'].splice(1, 2, ...separators);
}

/** The notes that were called as a list that counts, for the report's end. */
export function endNotesDocx(writer: DocxWriter): readonly Paragraph[] {
	return [...writer.notes.values()].map(({ number, content }) => {
		const text = runs(content.filter(isText), writer);
		return styled('NoteAtEnd', placed(number, text, writer), writer);
	});
}

/** A note calls no other. */
function isText({ type }: Inline): boolean {
	return type !== 'note';
}
