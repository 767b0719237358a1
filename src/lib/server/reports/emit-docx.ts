import { Document } from 'docx';
import type { ReportDocument } from './document.ts';
import { embeddedFonts, fontParts } from './docx/fonts.ts';
import { accentOf } from './docx/look.ts';
import { listName, lists, reportNumbering } from './docx/numbering.ts';
import { footnotesDocx, lowerSeparators } from './docx/notes.ts';
import { packDocx } from './docx/package.ts';
import { pageNumbersOf } from './docx/page-numbers.ts';
import { sectionsDocx } from './docx/pages.ts';
import { drawPictures } from './docx/picture.ts';
import { coreProperties, customProperties } from './docx/properties.ts';
import { settingsPart } from './docx/settings.ts';
import { reportStyles } from './docx/styles.ts';
import { openWriter } from './docx/writer.ts';

/**
 * The report as a Word file: the same tree as the HTML, each text in a style that its reader may change, notes at
 * the foot of pages, contents that Word brings up to date. It asks for nothing from outside.
 */
export async function emitDocx(document: ReportDocument): Promise<Uint8Array> {
	const pictures = drawPictures(document);
	// What is wrong with one is told where they are packed.
	pictures.catch(() => {});
	const writer = openWriter(document);
	const sections = sectionsDocx(writer);
	const file = new Document({
		sections,
		styles: reportStyles(document),
		numbering: reportNumbering(accentOf(document)),
		footnotes: footnotesDocx(writer),
		customProperties: customProperties(document),
		pageNumbers: pageNumbersOf(writer)
	});
	lowerSeparators(file);
	for (const list of lists) file.Numbering.createConcreteNumberingInstance(listName(list), 0);
	return packDocx(file, {
		date: document.date,
		parts: [coreProperties(document), settingsPart(document.language), ...fontParts()],
		pictures,
		files: embeddedFonts()
	});
}
