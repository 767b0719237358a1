import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { allOf, childOf, childrenOf, readXml, textOf, type XmlElement } from './xml-tree.ts';

/** A paragraph of the text, as someone reads it. */
export type DocxParagraph = {
	/** Id of its style. */
	readonly style: string;
	readonly text: string;
	readonly element: XmlElement;
};

export type OpenedDocx = {
	/** Bytes of each part, by its path. */
	readonly parts: ReadonlyMap<string, Buffer>;
	/** A part in XML. */
	readonly xml: (path: string) => XmlElement;
	/** The paragraphs of a part, those of tables included, in order. */
	readonly paragraphs: (path?: string) => readonly DocxParagraph[];
	/** A property of `docProps/core.xml`, by its name there. */
	readonly property: (name: string) => string | null;
};

export const mainPart = 'word/document.xml';

/** Takes a Word file apart. */
export async function openDocx(bytes: Uint8Array): Promise<OpenedDocx> {
	const parts = new Map<string, Buffer>();
	const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
	for await (const entry of zip.eachEntry())
		parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
	const read = new Map<string, XmlElement>();
	const xml = (path: string): XmlElement => {
		const known = read.get(path);
		if (known) return known;
		const part = parts.get(path);
		if (!part) throw new Error(`The file has no part ${path}`);
		const element = readXml(part.toString());
		read.set(path, element);
		return element;
	};
	const core = () => xml('docProps/core.xml');
	return {
		parts,
		xml,
		paragraphs: (path = mainPart) => allOf(xml(path), 'w:p').map(paragraphOf),
		property: (name) => {
			const element = childOf(core(), name);
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
