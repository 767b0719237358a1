import type { ReportDocument } from './document.ts';
import { emitHtml } from './emit-html.ts';
import { emitSlides } from './emit-slides.ts';

/** Pages to be read, or slides one under the other: neither holds a script. */
export function documentHtml(document: ReportDocument, fontFaces: string): string {
	return document.layout === 'slides'
		? emitSlides(document, { fontFaces, scripted: false })
		: emitHtml(document, fontFaces);
}
