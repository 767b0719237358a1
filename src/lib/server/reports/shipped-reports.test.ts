import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';
import { exampleEdition, openExampleWorkspace } from '../../../testing/example-edition.ts';
import { openPdf, walkPdf, type OpenedPdf, type PdfNode } from '../../../testing/open-pdf.ts';
import { askedOf, shipped, type Asked } from '../../../testing/shipped-reports.ts';
import type { Edition } from '../editions/edition.ts';
import { renderReportHtml, renderReportPdf } from './build-report.ts';

const workspace = openExampleWorkspace();
let edition: Edition;
beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => {
	edition.database.close();
	workspace.close();
});

const options = (asked: Asked, language: Language = 'fr') =>
	askedOf(workspace, edition, asked, language);

describe.each(shipped)('%s', (name, asked) => {
	let bytes: Uint8Array;
	let pdf: OpenedPdf;
	let html: string;
	beforeAll(async () => {
		bytes = await renderReportPdf(edition, name, options(asked));
		pdf = await openPdf(bytes);
		html = await renderReportHtml(edition, name, options(asked));
	});

	const ofRole = (role: string | RegExp): readonly PdfNode[] =>
		walkPdf(pdf.structure).filter((node) =>
			typeof role === 'string' ? node.role === role : role.test(node.role)
		);

	test('says what it is, of which day and which edition, in its properties', () => {
		expect(pdf).toMatchObject({ accessible: '1', language: 'fr-FR', keywords: edition.id });
		expect(pdf.title).toContain('Oh my Lot');
		expect(pdf.subject).toMatch(/\. Situation au \d{1,2}(er)? \p{L}+ \d{4}\. Version publiée/u);
		expect(pdf.subject).toContain(edition.id.slice(0, 12));
		expect(html.includes(`<meta name="edition" content="${edition.id}">`)).toBe(true);
		const described = /<meta name="description" content="([^"]*)">/.exec(html)?.[1];
		expect(described).toContain(edition.id.slice(0, 12));
		expect(/<html lang="fr">[^]*<title>[^<]*Oh my Lot/.test(html)).toBe(true);
	});

	test('has headings in order, none skipped', () => {
		const levels = ofRole(/^H\d$/).map(({ role }) => Number(role.slice(1)));
		levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
		const headings = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
		expect(headings.filter((level) => level === 1)).toHaveLength(1);
		headings.forEach((level, at) => expect(level).toBeLessThanOrEqual((headings[at - 1] ?? 0) + 1));
	});

	test('says in words what each figure draws, and names the columns of each table', () => {
		expect(ofRole('Figure').filter(({ alt }) => !/^\p{Lu}.{20,}\.$/su.test(alt ?? ''))).toEqual([]);
		expect(pdf.headers.scoped).toBe(pdf.headers.cells);
		if (ofRole('Table').length > 0) expect(pdf.headers.cells).toBeGreaterThan(0);
		for (const table of ofRole('Table')) {
			const cells = walkPdf([table]).filter(({ role }) => role === 'TH');
			expect(cells.length).toBeGreaterThan(1);
		}
	});

	test('is set in our fonts alone, embedded', () => {
		expect(pdf.fonts.filter((font) => !font.startsWith('SourceSans3-'))).toEqual([]);
		expect(pdf.fonts.filter((font) => font.includes('not embedded'))).toEqual([]);
	});

	test('marks the brand as English, and keeps it French in an English report no more', async () => {
		expect(pdf.otherLanguages).toContain('en');
		expect(/<span lang="en">Oh my Lot\u202f!<\/span>/.test(html)).toBe(true);
		const english = await renderReportHtml(edition, name, options(asked, 'en'));
		expect(english.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
		expect(english.includes('lang="en">Oh my Lot')).toBe(false);
	});

	test('reads from its title on: what stands first is heard first', () => {
		const heard = pdf.structure
			.map(({ text }) => text)
			.join(' ')
			.replace(/\s+/g, ' ');
		const title = /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1]?.replace(/<[^>]*>/g, '') ?? '';
		const first = /<h2[^>]*>(.*?)<\/h2>/.exec(html)?.[1]?.replace(/<[^>]*>/g, '') ?? '';
		const place = (words: string) => heard.indexOf(words.replace(/[\s\u00a0\u202f]+/g, ' ').trim());
		if (name !== 'committee-slides') expect(place(title)).toBeGreaterThanOrEqual(0);
		expect(place(first)).toBeGreaterThan(name === 'committee-slides' ? -1 : place(title));
	});

	test('numbers its pages, and bears its stamps on each', () => {
		pdf.pages.forEach((page, at) => {
			expect(page).toContain('Données fictives');
			expect(page).not.toContain('PROVISOIRE');
			if (at > 0) expect(page).toContain(`${at + 1} / ${pdf.pages.length}`);
		});
		expect(html.includes('Données fictives')).toBe(true);
		expect(html.includes('PROVISOIRE')).toBe(false);
	});

	test('has the same bytes when it is made again', async () => {
		const again = await renderReportPdf(edition, name, options(asked));
		expect(Buffer.compare(Buffer.from(again), Buffer.from(bytes))).toBe(0);
		expect(await renderReportHtml(edition, name, options(asked))).toBe(html);
	});

	test('is provisional on every page when a check that blocks was overridden', async () => {
		const overridden: Edition = {
			...edition,
			manifest: {
				...edition.manifest,
				findings: [
					...edition.manifest.findings,
					{ check: 'any', severity: 'blocks', rows: 1, sample: [] }
				]
			}
		};
		const stamped = await openPdf(await renderReportPdf(overridden, name, options(asked)));
		expect(stamped.pages.filter((page) => !page.includes('PROVISOIRE'))).toEqual([]);
		const html = await renderReportHtml(overridden, name, options(asked));
		expect(html.includes('PROVISOIRE')).toBe(true);
	});
});

describe('a report of a meeting', () => {
	const meetings = shipped.filter(([, { meeting }]) => meeting !== undefined);

	test.each(meetings)('%s is provisional until its figures are frozen', async (name, asked) => {
		const { committee, ...rest } = options(asked);
		const unfrozen = {
			...rest,
			committee: (when: Parameters<NonNullable<typeof committee>>[0]) => ({
				...committee!(when),
				freeze: null
			})
		};
		const { pages } = await openPdf(await renderReportPdf(edition, name, unfrozen));
		expect(pages.filter((page) => !page.includes('PROVISOIRE'))).toEqual([]);
		const html = await renderReportHtml(edition, name, unfrozen);
		const slides = html.split('<section class="slide').length - 1;
		expect(html.split('PROVISOIRE').length - 1).toBe(Math.max(1, slides));
	});

	test.each(meetings)(
		'%s of other figures than those frozen is provisional',
		async (name, asked) => {
			const other = { ...options(asked), asOf: '2019-12-01' };
			const html = await renderReportHtml(edition, name, other);
			expect(html.includes('PROVISOIRE')).toBe(true);
		}
	);
});
