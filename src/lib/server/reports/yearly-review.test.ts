import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localize, type Language } from '#lib/indicators/language.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { typeset } from '#lib/indicators/typeset.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { openPdf, walkPdf, type OpenedPdf, type PdfNode } from '../../../testing/open-pdf.ts';
import type { Edition } from '../editions/edition.ts';
import { computeValues } from '../values/compute-values.ts';
import { valuesQuery } from '../values/values-query.ts';
import { buildReport, renderReportHtml, renderReportPdf } from './build-report.ts';
import { checkReports } from './check-reports.ts';
import { loadChartRenderer } from './chart-renderer.ts';
import type { Block } from './document.ts';
import { plainText } from './inline.ts';
import { resolveReport } from './resolve-report.ts';

const noBreak = '\u00a0';
const narrow = '\u202f';
let edition: Edition;
let html: string;
let bytes: Uint8Array;
let pdf: OpenedPdf;

beforeAll(async () => {
	edition = await exampleEdition();
	const query = { year: 2019, reader: localReader('test', 'fr') };
	html = await renderReportHtml(edition, 'yearly-review', query);
	bytes = await renderReportPdf(edition, 'yearly-review', query);
	pdf = await openPdf(bytes);
});
afterAll(() => edition.database.close());

async function review(language: Language) {
	const { renderChart } = await loadChartRenderer();
	const reader = localReader('test', language);
	return resolveReport(edition, 'yearly-review', { year: 2019, reader }, renderChart);
}

const ofRole = (role: string): readonly PdfNode[] =>
	walkPdf(pdf.structure).filter((node) => node.role === role);

/** Tables of the HTML, those aside that repeat a chart. */
function tablesOf(html: string): number {
	return html.replaceAll(/<details>[^]*?<\/details>/g, '').split(/<table\b/).length - 1;
}

describe('the review of 2019', () => {
	test('is written by one call, whole, beside nothing else', async () => {
		const out = await mkdtemp(join(tmpdir(), 'jalon-review-'));
		try {
			const steps: string[] = [];
			const built = await buildReport(edition, 'yearly-review', {
				year: 2019,
				reader: localReader('test', 'fr'),
				out: join(out, 'new', 'folder'),
				onProgress: (step) => steps.push(step)
			});
			expect(built).toMatchObject({ year: 2019, asOf: '2019-12-20', edition: edition.id });
			expect(steps).toEqual(['figures', 'html', 'pdf', 'docx', 'xlsx', 'md']);
			const written = await readdir(join(out, 'new', 'folder'));
			expect(written.sort()).toEqual(
				['docx', 'html', 'md', 'pdf', 'xlsx'].map((ending) => `yearly-review-2019.${ending}`)
			);
			for (const { path, bytes } of built.files)
				expect((await readFile(path)).byteLength).toBe(bytes);
		} finally {
			await rm(out, { recursive: true });
		}
	});

	test('has a chart or a table for every indicator that has data then', async () => {
		const { document } = await review('fr');
		const { values } = await computeValues(
			edition,
			valuesQuery({ indicators: [], asOf: '2019-12-20' }),
			localReader('test', 'fr')
		);
		const withData = values.filter(({ value }) => value !== null).map(({ indicator }) => indicator);
		const sheets = document.blocks.filter((block) => block.type === 'sheet');
		const illustrated = (block: Block) => block.type === 'figure' || block.type === 'table';
		const shown = sheets
			.filter(({ blocks }) => blocks.some(illustrated))
			.map(({ note }) => note.key.replace('indicator ', ''));
		expect(withData.length).toBeGreaterThan(30);
		expect(withData.filter((id) => !shown.includes(id))).toEqual([]);
		const listed = edition.programme.indicators.filter(({ indicator }) => !indicator.part);
		expect(sheets).toHaveLength(listed.length);
	});

	test('has a note for every figure: what it is, from which files, of which day and edition', async () => {
		const { document } = await review('fr');
		const sheets = document.blocks.filter((block) => block.type === 'sheet');
		const keys = document.blocks.flatMap((block) =>
			block.type === 'key-figures' ? block.items : []
		);
		const numbers = new Map(sheets.map(({ note }) => [note.key, note.number]));
		for (const { note } of sheets) {
			const said = plainText(note.content);
			const { indicator } = edition.programme.indicators.find(
				({ id }) => note.key === `indicator ${id}`
			)!;
			expect(note.first).toBe(true);
			expect(said).toContain(typeset(indicator.definition.fr, 'fr'));
			expect(said).toMatch(/Source\u202f: .*lignes? retenues?/);
			expect(said).toMatch(/Chiffre au \d{1,2}(er)?\u00a0?.+ \d{4}, version\u00a0[0-9a-f]{12}\.$/);
			expect(said).toContain(edition.id.slice(0, 12));
		}
		expect(keys.map(({ note }) => note?.number)).toEqual(
			keys.map(({ note }) => numbers.get(note?.key ?? ''))
		);
	});

	test('has the nine parts that a committee expects, in order', () => {
		expect(ofRole('H1').map(({ text }) => text.trim().replace(/\s+/g, ' '))).toEqual([
			'1 Synthèse',
			'2 Contexte du territoire',
			'3 Résultats par axe',
			'4 Actions de l’année',
			'5 Partenaires et moyens',
			'6 Par intercommunalité',
			'7 Difficultés et points à arbitrer',
			'8 Perspectives et cibles',
			'9 Méthode'
		]);
	});

	test('says the public figures with the right spaces', () => {
		const words = pdf.pages.join('\n');
		expect(words).toContain('320 ambassadeurs, 134 de plus');
		expect(words).toContain('Situation au 20 décembre 2019');
		expect(pdf.pages[1]).toContain('320 ambassadeurs');
		expect(pdf.pages[1]).toContain('55 personnes accompagnées');
		expect(html).toContain(`320${noBreak}ambassadeurs, 134 de plus`);
		expect(pdf.spaces.get(noBreak)).toBeGreaterThan(200);
	});

	test('bears « Données fictives » and its number on every page', () => {
		pdf.pages.forEach((page, at) => {
			expect(page).toContain('Données fictives');
			if (at > 0) expect(page).toContain(`page ${at + 1} / ${pdf.pages.length}`);
		});
		expect(html).toContain('<span>Données fictives</span>');
	});

	test('is provisional on every page when the edition is', async () => {
		const pdf = await openPdf(
			await renderReportPdf({ ...edition, provisional: true }, 'yearly-review', {
				year: 2019,
				reader: localReader('test', 'fr')
			})
		);
		expect(pdf.pages.filter((page) => !page.includes('PROVISOIRE'))).toEqual([]);
	});
});

describe('the PDF, for who can’t see it', () => {
	test('is PDF/UA-1, named, dated by its figures, and in French', () => {
		expect(pdf).toMatchObject({
			accessible: '1',
			language: 'fr-FR',
			title: `Bilan annuel 2019 · Oh my Lot${narrow}!`,
			created: expect.stringContaining('20191220')
		});
		expect(pdf.author).toContain('Département du Lot');
	});

	test('has headings that never skip a level', () => {
		const levels = walkPdf(pdf.structure)
			.filter(({ role }) => /^H\d$/.test(role))
			.map(({ role }) => Number(role.slice(1)));
		expect(levels[0]).toBe(1);
		levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
	});

	test('has figures that each say a sentence', () => {
		const figures = ofRole('Figure');
		expect(figures.length).toBeGreaterThan(40);
		expect(figures.filter(({ alt }) => !/\d.*\.$/.test(alt ?? ''))).toEqual([]);
	});

	test('has tables that each have a header, told once', () => {
		const continued = (table: PdfNode) =>
			walkPdf([table]).every(({ role, text }) => role !== 'TH' || text === '');
		const tables = ofRole('Table').filter((table) => !continued(table));
		expect(tables).toHaveLength(tablesOf(html));
		expect(tables.length).toBeGreaterThan(10);
		for (const table of tables) {
			const cells = walkPdf([table]);
			const headers = cells.filter(({ role }) => role === 'TH');
			expect(headers.length).toBeGreaterThan(1);
			expect(headers.length).toBeLessThanOrEqual(7);
			expect(headers.filter(({ text }) => text.trim() === '')).toEqual([]);
		}
	});

	test('is set in Source Sans 3 alone, embedded', () => {
		expect(pdf.fonts).toEqual(['SourceSans3-Bold', 'SourceSans3-Regular', 'SourceSans3-SemiBold']);
	});
});

describe('the HTML', () => {
	test('is one file that asks for nothing, in French, under 1.5 MB', () => {
		expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
		expect(Buffer.byteLength(html)).toBeLessThan(1_500_000);
		expect(html).not.toMatch(/<script|<link|src="http|url\(http|@import/);
	});

	test('has one title, headings that never skip, images that are named, and no id twice', () => {
		const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
		expect(levels.filter((level) => level === 1)).toHaveLength(1);
		levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
		const drawings = [...html.matchAll(/<svg [^>]*>/g)].map(([tag]) => tag);
		expect(drawings.filter((tag) => !/aria-label="[^"]+"|aria-hidden="true"/.test(tag))).toEqual(
			[]
		);
		const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
		expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
	});

	test('leads from each note to its text and back', () => {
		const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
		const links = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id ?? '');
		expect(links.length).toBeGreaterThan(80);
		expect(links.filter((link) => !ids.has(link))).toEqual([]);
	});
});

describe('the same report', () => {
	test('has the same bytes when it is made again', async () => {
		const query = { year: 2019, reader: localReader('someone else', 'fr') };
		expect(await renderReportHtml(edition, 'yearly-review', query)).toBe(html);
		const again = await renderReportPdf(edition, 'yearly-review', query);
		expect(Buffer.compare(Buffer.from(again), Buffer.from(bytes))).toBe(0);
	});

	test('has the same parts, indicators and tables in English', async () => {
		const [french, english] = await Promise.all([review('fr'), review('en')]);
		const outline = (blocks: readonly Block[]) =>
			blocks.map((block) => (block.type === 'sheet' ? block.note.key : block.type));
		expect(outline(english.document.blocks)).toEqual(outline(french.document.blocks));
		const opened = await openPdf(
			await renderReportPdf(edition, 'yearly-review', {
				year: 2019,
				reader: localReader('test', 'en')
			})
		);
		const words = opened.pages.join('\n');
		expect(opened.language).toBe('en-GB');
		expect(words).toContain('320 ambassadors');
		expect(words).toContain('As of 20 December 2019');
		expect(words).not.toMatch(/ambassadeurs|Sommaire|Situation au/);
	});

	test('is told for one intercommunalité too', async () => {
		const { renderChart } = await loadChartRenderer();
		const { document } = await resolveReport(
			edition,
			'yearly-review',
			{ year: 2019, territory: '200067361', reader: localReader('test', 'fr') },
			renderChart
		);
		expect(document.title).toBe(`Bilan annuel 2019 · Oh my Lot${narrow}! · Grand-Figeac`);
		const registered = document.blocks.find(
			(block) => block.type === 'sheet' && block.note.key === 'indicator ambassadors-registered'
		);
		const { values } = await computeValues(
			edition,
			valuesQuery({
				indicators: ['ambassadors-registered'],
				asOf: '2019-12-20',
				territory: '200067361'
			}),
			localReader('test', 'fr')
		);
		expect(registered).toMatchObject({ figure: String(values[0]?.value) });
	});

	test.each([2020, 2021, 2022, 2023])('builds for %i', async (year) => {
		const { renderChart } = await loadChartRenderer();
		const { document } = await resolveReport(
			edition,
			'yearly-review',
			{ year, reader: localReader('test', 'fr') },
			renderChart
		);
		expect(document.date.slice(0, 4)).toBe(String(year));
	});
});

test('the example’s templates are free of errors, in both languages', () => {
	expect(checkReports(edition.programme)).toEqual([]);
	for (const { title, definition } of edition.programme.indicators.map(
		({ indicator }) => indicator
	))
		expect([localize(title, 'en'), localize(definition, 'en')].every(Boolean)).toBe(true);
});
