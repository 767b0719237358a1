import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '../editions/edition.ts';
import { loadChartRenderer } from './chart-renderer.ts';
import { compilePdf, openCompiler } from './compile-pdf.ts';
import type { ReportDocument } from './document.ts';
import { emitHtml } from './emit-html.ts';
import { emitSlides } from './emit-slides.ts';
import { emitSlidesTypst } from './emit-slides-typst.ts';
import { emitTypst } from './emit-typst.ts';
import { noFilters, type RenderChart } from './report-context.ts';
import { htmlFontFaces } from './report-fonts.ts';
import { resolveReport, type ReportQuery } from './resolve-report.ts';
import type { ReportFormat } from './template-front-matter.ts';
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
 * then renamed. Throws JalonError as resolveReport does.
 */
export async function buildReport(
	edition: Edition,
	name: string,
	options: BuildOptions
): Promise<BuiltReport> {
	const started = performance.now();
	const { onProgress, out, signal } = options;
	onProgress?.('figures');
	const onScreen = options.formats?.includes('html') ?? true;
	const resolving = resolveReport(
		edition,
		name,
		{ ...options, onScreen },
		await rendererOf(options)
	);
	if (options.formats?.includes('pdf') ?? true) openMeanwhile();
	const { document, template, year, asOf, meeting } = await resolving;
	const of = meeting?.id ?? String(year);
	await mkdir(out, { recursive: true });
	const files: ReportFile[] = [];
	for (const format of options.formats ?? template.about.formats) {
		signal?.throwIfAborted();
		onProgress?.(format);
		const begun = performance.now();
		const content = emitters[format](document);
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

/** The report as one HTML file. */
export async function renderReportHtml(
	edition: Edition,
	name: string,
	options: ReportOptions
): Promise<string> {
	const query = { ...options, onScreen: true };
	const { document } = await resolveReport(edition, name, query, await rendererOf(options));
	return htmlOf(document);
}

/** The report as one PDF/UA-1 file. */
export async function renderReportPdf(
	edition: Edition,
	name: string,
	options: ReportOptions
): Promise<Uint8Array> {
	const resolving = resolveReport(edition, name, options, await rendererOf(options));
	openMeanwhile();
	const { document } = await resolving;
	return emitters.pdf(document);
}

/** The compiler opens while the database works on the figures. */
function openMeanwhile(): void {
	setImmediate(openCompiler);
}

const emitters: Readonly<Record<ReportFormat, (document: ReportDocument) => Uint8Array>> = {
	html: (document) => Buffer.from(htmlOf(document)),
	pdf: (document) => compilePdf(typstOf(document), document.date)
};

/** Pages to be read, or slides one under the other: neither holds a script. */
function htmlOf(document: ReportDocument): string {
	const fontFaces = htmlFontFaces();
	return document.layout === 'slides'
		? emitSlides(document, { fontFaces, scripted: false })
		: emitHtml(document, fontFaces);
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
