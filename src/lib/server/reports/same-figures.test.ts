import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { withOneDigitChanged } from '../../../testing/change-digit.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { reportReaders } from '../../../testing/read-report.ts';
import { untold, type Telling } from '../../../testing/told-figures.ts';
import type { Edition } from '../editions/edition.ts';
import { emitReport } from './build-report.ts';
import { loadChartRenderer } from './chart-renderer.ts';
import type { ReportDocument } from './document.ts';
import { noFilters } from './report-context.ts';
import { resolveReport, type ReportQuery } from './resolve-report.ts';
import { layoutFormats, type ReportFormat } from './template-front-matter.ts';

let edition: Edition;

beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => edition.database.close());

async function resolved(
	name: string,
	language: Language,
	more: Partial<ReportQuery> = {}
): Promise<ReportDocument> {
	const { renderChart } = await loadChartRenderer();
	const query = { year: 2019, onScreen: true, reader: localReader('test', language), ...more };
	const { document } = await resolveReport(edition, name, query, renderChart);
	return document;
}

/** What of a document the file of another one doesn't say. */
async function untoldOf(document: ReportDocument, written: ReportDocument, format: ReportFormat) {
	const { read, telling } = reportReaders[format];
	const content = await emitReport(written, 'test', format);
	return untold(document, await read(content, written.language), telling);
}

describe.each(layoutFormats.pages)('the figures of a report, in %s', (format) => {
	test.each([
		['yearly-review', 'fr', {}],
		['yearly-review', 'en', { territory: '200067361' }],
		['committee-page', 'fr', { filters: { ...noFilters, axis: 'jobs' } }],
		['press-article', 'fr', {}],
		['territory-sheet', 'fr', { territory: '200067361' }],
		['indicator-sheet', 'en', { indicator: 'cost-per-contact' }]
	] as const)('%s, %s, %j: each of them, to the last digit', async (name, language, query) => {
		const document = await resolved(name, language, query);
		expect(document.blocks.length).toBeGreaterThan(5);
		expect(await untoldOf(document, document, format)).toEqual([]);
	});

	test('one digit changed in a sentence, a table, a series or a figure apart is found', async () => {
		const document = await resolved('committee-page', 'fr');
		const { telling } = reportReaders[format];
		const kinds = (Object.keys(telling) as (keyof Telling)[]).filter((kind) => telling[kind]);
		const changed = withOneDigitChanged(document, kinds, format === 'pdf' ? 2 : 6);
		expect(new Set(changed.map(({ kind }) => kind))).toEqual(new Set(kinds));
		for (const one of changed)
			expect([one.kind, (await untoldOf(document, one.document, format)).length]).not.toEqual([
				one.kind,
				0
			]);
	});
});

// Paper leaves the annexes out.
describe.each(['html', 'pptx'] as const)('the figures of slides, in %s', (format) => {
	test('each of them, to the last digit', async () => {
		const document = await resolved('committee-slides', 'fr');
		expect(document.blocks.length).toBeGreaterThan(5);
		const missing = await untoldOf(document, document, format);
		expect(missing.filter((words) => /\d/.test(words))).toEqual([]);
		const { read } = reportReaders[format];
		const told = await read(await emitReport(document, 'test', format), 'fr');
		const other = { rows: [], text: told.text.replaceAll(/\d/g, '0') };
		expect(untold(document, other, reportReaders[format].telling)).not.toEqual([]);
	});
});
