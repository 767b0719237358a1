import { inflateSync } from 'node:zlib';
import {
	getDocument,
	OPS,
	VerbosityLevel,
	type PDFPageProxy
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A part of a PDF's structure tree, with the text that stands in it. */
export type PdfNode = {
	readonly role: string;
	readonly alt: string | null;
	readonly text: string;
	readonly children: readonly PdfNode[];
};

export type OpenedPdf = {
	readonly title: string;
	readonly author: string;
	readonly subject: string;
	readonly keywords: string;
	readonly language: string;
	/** Languages that parts of it say they are in, the document's own aside. */
	readonly otherLanguages: readonly string[];
	/** Cells that head a column, and how many of them say so. */
	readonly headers: { readonly cells: number; readonly scoped: number };
	/** Part of PDF/UA that the file claims, `1`; null when it claims none. */
	readonly accessible: string | null;
	readonly created: string;
	readonly fonts: readonly string[];
	/** How often each space that pdf.js reads as a plain one is written as what it is, `\u00a0`. */
	readonly spaces: ReadonlyMap<string, number>;
	/** Text of each page, in the order of the file; every space of the line is a plain one. */
	readonly pages: readonly string[];
	/** The structure of all pages, in reading order. */
	readonly structure: readonly PdfNode[];
};

/** Reads a PDF as assistive technology does: structure, alternatives, language, fonts, text. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
	const task = getDocument({
		data: new Uint8Array(bytes),
		verbosity: VerbosityLevel.ERRORS,
		useSystemFonts: false,
		fontExtraProperties: true
	});
	const document = await task.promise;
	try {
		const { info, metadata } = await document.getMetadata();
		const about = info as Readonly<Record<string, string>>;
		const fonts = new Set<string>();
		const pages: string[] = [];
		const structure: PdfNode[] = [];
		for (let number = 1; number <= document.numPages; number++) {
			const page = await document.getPage(number);
			const { text, marked } = await readText(page);
			pages.push(text);
			const tree = await page.getStructTree();
			if (tree) structure.push(...toNode(tree as RawNode, marked).children);
			for (const font of await fontsOf(page)) fonts.add(font);
		}
		return {
			title: about['Title'] ?? '',
			author: about['Author'] ?? '',
			subject: about['Subject'] ?? '',
			keywords: about['Keywords'] ?? '',
			language: about['Language'] ?? '',
			otherLanguages: otherLanguages(bytes, about['Language'] ?? ''),
			headers: headerCells(bytes),
			accessible: (metadata?.get('pdfuaid:part') as string | undefined) ?? null,
			created: about['CreationDate'] ?? '',
			fonts: [...fonts].sort(),
			spaces: writtenSpaces(bytes),
			pages,
			structure
		};
	} finally {
		await task.destroy();
	}
}

/** Spaces that share a glyph with another are written as `/ActualText <FEFF00A0>` in the pages' streams. */
function writtenSpaces(bytes: Uint8Array): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const content of streamsOf(bytes)) {
		for (const [, hex] of content.matchAll(/ActualText <FEFF([0-9A-F]{4})>/g)) {
			const space = String.fromCharCode(Number.parseInt(hex ?? '', 16));
			counts.set(space, (counts.get(space) ?? 0) + 1);
		}
	}
	return counts;
}

/** Every stream of the file that is compressed, as it reads. */
function streamsOf(bytes: Uint8Array): readonly string[] {
	const file = Buffer.from(bytes);
	const streams: string[] = [];
	for (let at = file.indexOf('stream\n'); at !== -1; at = file.indexOf('stream\n', at + 1)) {
		const end = file.indexOf('endstream', at);
		streams.push(inflated(file.subarray(at + 'stream\n'.length, end)));
	}
	return streams;
}

/** Said by the structure, or by pieces of the pages. */
function otherLanguages(bytes: Uint8Array, own: string): readonly string[] {
	const found = [Buffer.from(bytes).toString('latin1'), ...streamsOf(bytes)].flatMap((text) =>
		[...text.matchAll(/\/Lang \(([^)]*)\)/g)].map(([, language]) => language ?? '')
	);
	return [...new Set(found)].filter((language) => language !== own).sort();
}

/** The structure is written outside any stream. */
function headerCells(bytes: Uint8Array): OpenedPdf['headers'] {
	const text = Buffer.from(bytes).toString('latin1');
	const cells = text.split(/\bendobj\b/).filter((object) => /\/S \/TH\b/.test(object));
	const scoped = cells.filter((object) => /\/Scope \/(?:Column|Row|Both)\b/.test(object));
	return { cells: cells.length, scoped: scoped.length };
}

function inflated(stream: Uint8Array): string {
	try {
		return inflateSync(stream).toString('latin1');
	} catch {
		return '';
	}
}

/** Every node of the structure, parents before children. */
export function walkPdf(nodes: readonly PdfNode[]): readonly PdfNode[] {
	return nodes.flatMap((node) => [node, ...walkPdf(node.children)]);
}

type RawNode = {
	readonly role?: string;
	readonly alt?: string;
	readonly type?: string;
	readonly id?: string;
	readonly children?: readonly RawNode[];
};

function toNode(raw: RawNode, marked: ReadonlyMap<string, string>): PdfNode {
	const children = raw.children ?? [];
	const nodes = children.filter(({ role }) => role !== undefined);
	const inner = nodes.map((child) => toNode(child, marked));
	let at = 0;
	const text = children
		.map((child) =>
			child.role === undefined ? (marked.get(child.id ?? '') ?? '') : inner[at++]!.text
		)
		.join('');
	return { role: raw.role ?? '', alt: raw.alt ?? null, text, children: inner };
}

/** The page's text, and that of each piece of marked content by its id. */
async function readText(page: PDFPageProxy) {
	const { items } = await page.getTextContent({ includeMarkedContent: true });
	const marked = new Map<string, string>();
	const open: string[] = [];
	let text = '';
	for (const item of items) {
		if ('str' in item) {
			const words = item.str + (item.hasEOL ? '\n' : '');
			text += words;
			const id = open.findLast((one) => one !== '');
			if (id !== undefined) marked.set(id, (marked.get(id) ?? '') + words);
		} else if (item.type === 'endMarkedContent') open.pop();
		else open.push(item.id ?? '');
	}
	return { text, marked };
}

/** Names of the fonts that a page's text is set in, as embedded. */
async function fontsOf(page: PDFPageProxy): Promise<readonly string[]> {
	const { fnArray, argsArray } = await page.getOperatorList();
	const ids = fnArray.flatMap((operator, at) =>
		operator === OPS.setFont ? [String((argsArray[at] as readonly unknown[])[0])] : []
	);
	return [...new Set(ids)].map((id) => {
		const font = page.commonObjs.get(id) as { name: string; missingFile: boolean };
		return font.missingFile ? `${font.name} (not embedded)` : font.name.replace(/^[A-Z]{6}\+/, '');
	});
}
