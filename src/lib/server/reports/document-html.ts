import type { ReportDocument } from './document.ts';
import { emitHtml } from './emit-html.ts';
import { emitSlides } from './emit-slides.ts';

/** Pages to be read, or slides one under the other: neither holds a script. `served` is where they are read on the server that made them. */
export function documentHtml(
	document: ReportDocument,
	fontFaces: string,
	{ served = false } = {}
): string {
	return document.layout === 'slides'
		? emitSlides(document, { fontFaces, scripted: false, served })
		: emitHtml(document, fontFaces, { served });
}
