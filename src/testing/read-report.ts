import { formatValue } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Language } from '#lib/indicators/language.ts';
import type { ReportFormat } from '#lib/server/reports/template-front-matter.ts';
import { mainPart, openDocx, wordsOf } from './open-docx.ts';
import { openOffice } from './open-office.ts';
import { openPdf, walkPdf } from './open-pdf.ts';
import type { ReadReport, Telling } from './told-figures.ts';
import { allOf, textOf, walkXml } from './xml-tree.ts';

export type ReportReader = {
	readonly telling: Telling;
	readonly read: (content: Uint8Array, language: Language) => Promise<ReadReport> | ReadReport;
};

/** How each format is read back, and what of a report it tells. */
export const reportReaders: Readonly<Record<ReportFormat, ReportReader>> = {
	html: {
		telling: { words: true, pictures: true, tables: true, series: true, apart: false },
		read: (content) => readHtml(Buffer.from(content).toString())
	},
	pdf: {
		telling: { words: true, pictures: true, tables: true, series: false, apart: false },
		read: readPdf
	},
	docx: {
		telling: { words: true, pictures: true, tables: true, series: false, apart: false },
		read: readWord
	},
	xlsx: {
		telling: { words: false, pictures: false, tables: true, series: true, apart: true },
		read: readWorkbook
	},
	pptx: {
		telling: { words: true, pictures: true, tables: true, series: false, apart: false },
		read: readSlides
	},
	md: {
		telling: { words: true, pictures: true, tables: true, series: false, apart: false },
		read: (content) => readHtml(markdownHtml(Buffer.from(content).toString()))
	}
};

/** What a reader of Markdown shows: CommonMark with tables and footnotes as GitHub has them. */
export function markdownHtml(markdown: string): string {
	return micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

function readHtml(html: string): ReadReport {
	const shown = html
		.replace(/<head>[^]*?<\/head>/, '')
		// The same drawing again, for telephones.
		.replace(/<div class="small-screen">[^]*?<\/svg><\/div>/g, '')
		.replace(/<svg [^>]*aria-label="([^"]*)"[^]*?<\/svg>/g, ' $1 ')
		.replace(/<svg [^]*?<\/svg>/g, ' ');
	const rows = [...shown.matchAll(/<tr\b[^>]*>([^]*?)<\/tr>/g)].map(([, row = '']) =>
		[...row.matchAll(/<t[hd]\b[^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell = '']) => htmlText(cell))
	);
	return { rows, text: htmlText(shown) };
}

const entities: Readonly<Record<string, string>> = {
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
	'&amp;': '&'
};

/** The words of a piece of HTML. */
export function htmlText(html: string): string {
	return html
		.replace(/<\/?(?:strong|em|a|sup|code|span)\b[^>]*>/g, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/&[^;]{1,6};/g, (entity) => entities[entity] ?? entity);
}

async function readPdf(content: Uint8Array): Promise<ReadReport> {
	const { structure } = await openPdf(content);
	const nodes = walkPdf(structure);
	const alternatives = nodes.flatMap(({ alt }) => alt ?? []);
	return {
		rows: nodes
			.filter(({ role }) => role === 'TR')
			.map(({ children }) => children.map(({ text }) => text)),
		text: [...structure.map(({ text }) => text), ...alternatives].join(' ')
	};
}

async function readWord(content: Uint8Array): Promise<ReadReport> {
	const docx = await openDocx(content);
	const parts = docx.paths.filter((path) =>
		/^word\/(document|footnotes|endnotes)\.xml$/.test(path)
	);
	const rows = allOf(docx.xml(mainPart), 'w:tr').map((row) =>
		allOf(row, 'w:tc').map((cell) => allOf(cell, 'w:p').map(wordsOf).join(' '))
	);
	const described = allOf(docx.xml(mainPart), 'wp:docPr').flatMap(
		({ attributes }) => attributes['descr'] ?? []
	);
	const words = parts.flatMap((path) => docx.paragraphs(path).map(({ text }) => text));
	return { rows, text: [...words, ...described].join(' ') };
}

async function readSlides(content: Uint8Array): Promise<ReadReport> {
	const file = await openOffice(content);
	const parts = file.paths
		.filter((path) => /^ppt\/(slides|notesSlides)\/[^/]+\.xml$/.test(path))
		.map((path) => file.xml(path));
	const all = (name: string) => parts.flatMap((part) => allOf(part, name));
	const rows = all('a:tr').map((row) => allOf(row, 'a:tc').map(textOf));
	const described = parts.flatMap((part) =>
		walkXml(part).flatMap(({ attributes }) => attributes['descr'] ?? [])
	);
	return { rows, text: [...all('a:p').map(textOf), ...described].join(' ') };
}

/** Formats that name French are written in it by Office, in English by our reader. */
const monthName = new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' });

async function readWorkbook(content: Uint8Array, language: Language): Promise<ReadReport> {
	const { sheets } = await readXlsx(content, { readStyles: true });
	const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
	const rows = sheets.flatMap((sheet) =>
		sheet.rows.map((row, at) =>
			row.map((value, column) => {
				const { numFmt } = sheet.cells?.get(`${at},${column}`)?.style ?? {};
				if (value === null) return '';
				if (typeof value === 'string') return value;
				const shown = formatValue(value, numFmt ?? '0', { locale });
				return value instanceof Date && numFmt?.startsWith('[$-40C]')
					? shown.replace(/^\w+/, monthName.format(value))
					: shown;
			})
		)
	);
	return { rows, text: '' };
}
