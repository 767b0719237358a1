import type { Paragraph } from 'docx';
import type { Inline } from '../document.ts';
import { styled } from './paragraph.ts';
import { runs } from './runs.ts';
import type { DocxWriter, Flow } from './writer.ts';

/** The name of a table or a figure, over it; in a column it adds no space, so that columns begin at one height. */
export function captionDocx(
	caption: readonly Inline[],
	writer: DocxWriter,
	{ column }: Flow
): readonly Paragraph[] {
	if (caption.length === 0) return [];
	return [styled(column === null ? 'Caption' : 'ColumnCaption', runs(caption, writer), writer)];
}
