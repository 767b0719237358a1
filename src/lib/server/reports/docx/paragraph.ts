import { Paragraph, type IParagraphOptions, type ParagraphChild } from 'docx';
import type { DocxWriter, Flow } from './writer.ts';

type Standing = Partial<Pick<Flow, 'kept' | 'whole'>> &
	Pick<IParagraphOptions, 'indent' | 'numbering' | 'outlineLevel' | 'tabStops'>;

/** A paragraph in one of the report's styles, which says all of its look. It opens a page when one was broken before. */
export function styled(
	style: string,
	children: readonly ParagraphChild[],
	writer: DocxWriter,
	{ kept = false, whole = false, ...rest }: Standing = {}
): Paragraph {
	const opensPage = writer.opensPage;
	writer.opensPage = false;
	return new Paragraph({
		style,
		...(kept && { keepNext: true }),
		...(whole && { keepLines: true }),
		...(opensPage && { pageBreakBefore: true }),
		...rest,
		children
	});
}
