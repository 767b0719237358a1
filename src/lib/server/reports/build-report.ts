import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '../editions/edition.ts';
import { JalonError } from '../programme/problem.ts';
import { loadChartRenderer } from './chart-renderer.ts';
import { compilePdf, openCompiler } from './compile-pdf.ts';
import { documentHtml } from './document-html.ts';
import type { ReportDocument } from './document.ts';
import { emitMd } from './emit-md.ts';
import { emitPptx } from './emit-pptx.ts';
import { emitSlidesTypst } from './emit-slides-typst.ts';
import { emitTypst } from './emit-typst.ts';
import { emitXlsx } from './emit-xlsx.ts';
import { noFilters, type RenderChart } from './report-context.ts';
import { htmlFontFaces } from './report-fonts.ts';
import { resolveReport, type ReportQuery } from './resolve-report.ts';
import { layoutFormats, type ReportFormat } from './template-front-matter.ts';
import type { TypstSource } from './typst-runs.ts';
import { writeWhole } from './write-whole.ts';

export type ReportOptions = ReportQuery & {
	/** The chart components as the web app bundles them; plain Node loads its own. */
	readonly renderChart?: RenderChart;
};

export type BuildOptions = ReportOptions & {
	/** Those of the template when left out. */
	readonly formats?: readonly ReportFormat[] | null;
	/** Folder to write into; made when missing. */
	readonly out: string;
	/** Told before each step. */
	readonly onProgress?: (step: ReportFormat | 'figures') => void;
};

export type ReportFile = {
	readonly format: ReportFormat;
	readonly path: string;
	readonly bytes: number;
	/** Time to emit this format, the figures being there. */
	readonly milliseconds: number;
};

export type BuiltReport = {
	readonly name: string;
	readonly title: string;
	readonly year: number;
	readonly asOf: string;
	/** Id of the meeting that it was asked for; null when it was none. */
	readonly meeting: string | null;
	readonly edition: string;
	readonly files: readonly ReportFile[];
	readonly milliseconds: number;
};

/**
 * Builds a report and writes `<name>-<year or meeting>[-choices].<format>` whole or not at all: beside,
 * then renamed. Throws JalonError as resolveReport does, and `format-not-given`.
 */
export async function buildReport(
	edition: Edition,
	name: string,
	options: BuildOptions
): Promise<BuiltReport> {
	const started = performance.now();
	const { formats = null, onProgress, out, signal } = options;
	onProgress?.('figures');
	const onScreen = formats?.includes('html') ?? true;
	const renderChart = (formats?.some(isDrawn) ?? true) ? await rendererOf(options) : noDrawing;
	const resolving = resolveReport(edition, name, { ...options, onScreen }, renderChart);
	if (formats?.includes('pdf') ?? true) openMeanwhile();
	const { document, template, year, asOf, meeting } = await resolving;
	const of = meeting?.id ?? String(year);
	const asked = formats ?? template.about.formats;
	refuseNotGiven(document, name, asked);
	await mkdir(out, { recursive: true });
	const files: ReportFile[] = [];
	for (const format of asked) {
		signal?.throwIfAborted();
		onProgress?.(format);
		const begun = performance.now();
		const content = await emitReport(document, name, format);
		const path = join(out, `${fileName(name, of, options)}.${format}`);
		await writeWhole(path, content);
		files.push({
			format,
			path,
			bytes: content.byteLength,
			milliseconds: performance.now() - begun
		});
	}
	return {
		name,
		title: document.title,
		year,
		asOf,
		meeting: meeting?.id ?? null,
		edition: edition.id,
		files,
		milliseconds: performance.now() - started
	};
}

/** A report in one format, with the name of its file. */
export type ReportContent = { readonly content: Uint8Array; readonly fileName: string };

/** The report in one format. Throws `format-not-given` for one that its layout has not. */
export async function renderReport(
	edition: Edition,
	name: string,
	format: ReportFormat,
	options: ReportOptions
): Promise<ReportContent> {
	const query = { ...options, onScreen: format === 'html' };
	const renderChart = isDrawn(format) ? await rendererOf(options) : noDrawing;
	const resolving = resolveReport(edition, name, query, renderChart);
	if (format === 'pdf') openMeanwhile();
	const { document, meeting, year } = await resolving;
	return {
		content: await emitReport(document, name, format),
		fileName: `${fileName(name, meeting?.id ?? String(year), options)}.${format}`
	};
}

/** The report as one HTML file. */
export async function renderReportHtml(
	edition: Edition,
	name: string,
	options: ReportOptions
): Promise<string> {
	const { content } = await renderReport(edition, name, 'html', options);
	return Buffer.from(content).toString();
}

/** The report as one PDF/UA-1 file. */
export async function renderReportPdf(
	edition: Edition,
	name: string,
	options: ReportOptions
): Promise<Uint8Array> {
	return (await renderReport(edition, name, 'pdf', options)).content;
}

/** The compiler opens while the database works on the figures. */
function openMeanwhile(): void {
	setImmediate(openCompiler);
}

type Emit = (document: ReportDocument) => Uint8Array | Promise<Uint8Array>;

const emitters: Readonly<Record<ReportFormat, Emit>> = {
	html: (document) => Buffer.from(htmlOf(document)),
	pdf: (document) => compilePdf(typstOf(document), document.date),
	docx: async (document) => (await import('./emit-docx.ts')).emitDocx(document),
	pptx: emitPptx,
	xlsx: emitXlsx,
	md: (document) => Buffer.from(emitMd(document))
};

/** Figures and words alone need no drawing. */
function isDrawn(format: ReportFormat): boolean {
	return format !== 'xlsx' && format !== 'md';
}

const noDrawing: RenderChart = () => '';

/** A resolved report in one format. Throws `format-not-given` for one that its layout has not. */
export function emitReport(
	document: ReportDocument,
	name: string,
	format: ReportFormat
): Uint8Array | Promise<Uint8Array> {
	refuseNotGiven(document, name, [format]);
	return emitters[format](document);
}

function refuseNotGiven(
	{ layout }: ReportDocument,
	name: string,
	asked: readonly ReportFormat[]
): void {
	const given = layoutFormats[layout];
	const wrong = asked.find((format) => !given.includes(format));
	if (wrong === undefined) return;
	const list = given.join(', ');
	throw new JalonError('format-not-given', {
		fr: `Le rapport « ${name} » ne se donne pas en ${wrong} : ${list}.`,
		en: `The report “${name}” is not given as ${wrong}: ${list}.`
	});
}

function htmlOf(document: ReportDocument): string {
	return documentHtml(document, htmlFontFaces());
}

function typstOf(document: ReportDocument): TypstSource {
	return document.layout === 'slides' ? emitSlidesTypst(document) : emitTypst(document);
}

async function rendererOf({ renderChart }: ReportOptions): Promise<RenderChart> {
	return renderChart ?? (await loadChartRenderer()).renderChart;
}

/** `yearly-review-2019`, `yearly-review-2019-200067361`, `indicator-sheet-2019-posts-filled`, `yearly-review-2019-en`, `minutes-2019-02`. */
function fileName(name: string, of: string, asked: ReportOptions): string {
	const { territory = null, indicator = null, filters = noFilters, reader } = asked;
	const { axis, audience, partner, compare } = filters;
	const language = reader.language === 'fr' ? null : reader.language;
	return [name, of, indicator, territory, axis, audience, partner, compare, language]
		.filter((part) => part !== null)
		.join('-');
}
