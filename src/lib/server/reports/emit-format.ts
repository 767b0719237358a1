import { compilePdf } from './compile-pdf.ts';
import { documentHtml } from './document-html.ts';
import type { ReportDocument } from './document.ts';
import { emitMd } from './emit-md.ts';
import { emitSlidesTypst } from './emit-slides-typst.ts';
import { emitTypst } from './emit-typst.ts';
import { htmlFontFaces } from './report-fonts.ts';
import type { ReportFormat } from './template-front-matter.ts';

type Emit = (document: ReportDocument) => Uint8Array | Promise<Uint8Array>;

// What writes packages is large: loaded when it is asked for.
const emitters: Readonly<Record<ReportFormat, Emit>> = {
	html: (document) => Buffer.from(documentHtml(document, htmlFontFaces())),
	pdf: (document) =>
		compilePdf(
			document.layout === 'slides' ? emitSlidesTypst(document) : emitTypst(document),
			document.date
		),
	docx: async (document) => (await import('./emit-docx.ts')).emitDocx(document),
	pptx: async (document) => (await import('./emit-pptx.ts')).emitPptx(document),
	xlsx: async (document) => (await import('./emit-xlsx.ts')).emitXlsx(document),
	md: (document) => Buffer.from(emitMd(document))
};

/** The bytes of a resolved report in one format, which its layout has. Throws when Typst refuses it as PDF. */
export function emitFormat(
	document: ReportDocument,
	format: ReportFormat
): Uint8Array | Promise<Uint8Array> {
	return emitters[format](document);
}
