import { openOffice, type OpenedOffice } from './open-office.ts';
import { allOf, childOf, childrenOf, textOf, type XmlElement } from './xml-tree.ts';

/** A paragraph of the text, as someone reads it. */
export type DocxParagraph = {
	/** Id of its style. */
	readonly style: string;
	readonly text: string;
	readonly element: XmlElement;
};

export type OpenedDocx = OpenedOffice & {
	/** The paragraphs of a part, those of tables included, in order. */
	readonly paragraphs: (path?: string) => readonly DocxParagraph[];
	/** A property of `docProps/core.xml`, by its name there. */
	readonly property: (name: string) => string | null;
};

export const mainPart = 'word/document.xml';

/** Takes a Word file apart. */
export async function openDocx(bytes: Uint8Array): Promise<OpenedDocx> {
	const file = await openOffice(bytes);
	return {
		...file,
		paragraphs: (path = mainPart) => allOf(file.xml(path), 'w:p').map(paragraphOf),
		property: (name) => {
			const element = childOf(file.xml('docProps/core.xml'), name);
			return element ? textOf(element) : null;
		}
	};
}

function paragraphOf(element: XmlElement): DocxParagraph {
	const style = childOf(childOf(element, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] ?? 'Normal';
	return { style, text: wordsOf(element), element };
}

/** The words that are shown: not the instructions of fields, nor the numbers of notes. */
export function wordsOf(element: XmlElement): string {
	if (isNoteNumber(element)) return '';
	return childrenOf(element)
		.map((child) => {
			switch (child.name) {
				case 'w:t':
					return textOf(child);
				case 'w:tab':
					return '\t';
				case 'w:br':
					return '\n';
				case 'w:p':
				case 'w:pPr':
				case 'w:rPr':
				case 'w:instrText':
				case 'w:drawing':
					return '';
				default:
					return wordsOf(child);
			}
		})
		.join('');
}

function isNoteNumber(run: XmlElement): boolean {
	const style = childOf(childOf(run, 'w:rPr'), 'w:rStyle');
	return style?.attributes['w:val'] === 'FootnoteReference';
}
