import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '../editions/edition.ts';
import { JalonError } from '../programme/problem.ts';
import { loadChartRenderer } from './chart-renderer.ts';
import type { ReportDocument } from './document.ts';
import { openCompiler } from './compile-pdf.ts';
import { emitFormat } from './emit-format.ts';
import { emitInThread, openCompilerThread } from './emit-threads.ts';
import { noFilters, type RenderChart } from './report-context.ts';
import { resolveReport, type ReportQuery } from './resolve-report.ts';
import { layoutFormats, type ReportFormat } from './template-front-matter.ts';
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
	/** The process has other reports to go on with while this one is laid out. */
	readonly amongOthers?: boolean;
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
	const { formats = null, onProgress, out, signal, amongOthers = false } = options;
	onProgress?.('figures');
	const onScreen = formats?.includes('html') ?? true;
	const renderChart = (formats?.some(isDrawn) ?? true) ? await rendererOf(options) : noDrawing;
	const resolving = resolveReport(edition, name, { ...options, onScreen }, renderChart);
	// One format alone has nothing to be made beside: a thread would only take memory.
	const emit = formats?.length === 1 && !amongOthers ? emitHere : emitReport;
	if (formats?.includes('pdf') ?? true)
		if (emit === emitReport) openCompilerThread();
		else setImmediate(openCompiler);
	const { document, template, year, asOf, meeting } = await resolving;
	const of = meeting?.id ?? String(year);
	const asked = formats ?? template.about.formats;
	refuseNotGiven(document, name, asked);
	await mkdir(out, { recursive: true });
	const emitting = emitAll(asked, (format) => emit(document, name, format, signal));
	const files: ReportFile[] = [];
	for (const format of asked) {
		signal?.throwIfAborted();
		onProgress?.(format);
		const { content, milliseconds } = await emitting.get(format)!;
		const path = join(out, `${fileName(name, of, options)}.${format}`);
		await writeWhole(path, content);
		files.push({ format, path, bytes: content.byteLength, milliseconds });
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
	if (format === 'pdf') openCompilerThread();
	const { document, meeting, year } = await resolving;
	return {
		content: await emitReport(document, name, format, options.signal),
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

type Emitted = { readonly content: Uint8Array; readonly milliseconds: number };

/** Every format at once, the longest first; what fails is told where it is waited for. */
function emitAll(
	asked: readonly ReportFormat[],
	emit: (format: ReportFormat) => Promise<Uint8Array>
): ReadonlyMap<ReportFormat, Promise<Emitted>> {
	const timed = async (format: ReportFormat) => {
		const begun = performance.now();
		const content = await emit(format);
		return { content, milliseconds: performance.now() - begun };
	};
	const longest = asked.toSorted((a, b) => Number(b === 'docx') - Number(a === 'docx'));
	const emitting = new Map(longest.map((format) => [format, timed(format)]));
	for (const one of emitting.values()) one.catch(() => {});
	return emitting;
}

/** Figures and words alone need no drawing. */
function isDrawn(format: ReportFormat): boolean {
	return format !== 'xlsx' && format !== 'md';
}

const noDrawing: RenderChart = () => '';

/** Text that is there at once; all else is laid out in a thread. */
const atOnce: readonly ReportFormat[] = ['html', 'md'];

/** A resolved report in one format. Rejects with `format-not-given`, or the signal's reason. */
export async function emitReport(
	document: ReportDocument,
	name: string,
	format: ReportFormat,
	signal?: AbortSignal
): Promise<Uint8Array> {
	if (atOnce.includes(format)) return emitHere(document, name, format);
	refuseNotGiven(document, name, [format]);
	return emitInThread(document, format, signal);
}

async function emitHere(
	document: ReportDocument,
	name: string,
	format: ReportFormat
): Promise<Uint8Array> {
	refuseNotGiven(document, name, [format]);
	return emitFormat(document, format);
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
