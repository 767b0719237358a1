import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatIndicatorValue } from '#lib/indicators/format.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { defaultView } from '#lib/indicators/view.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import type { Edition } from '../editions/edition.ts';
import { committeePage } from '../pages/committee.ts';
import { renderReportHtml, renderReportPdf } from './build-report.ts';
import { noFilters } from './report-context.ts';

const reader = localReader('test', 'fr');
const asOf = '2022-12-16';
const plain = (words: string) => words.replace(/\s+/g, ' ');
let edition: Edition;

beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => edition.database.close());

const asked = (filters: Partial<typeof noFilters>, territory: string | null = null) => ({
	reader,
	asOf,
	territory,
	filters: { ...noFilters, ...filters }
});

describe('the committee’s page on paper', () => {
	test.each([
		['an axis and a territory', { axis: 'jobs' }, '200067361', ['Grand-Figeac', 'Emploi']],
		['an audience', { audience: 'city' }, null, ['Public : ']],
		['a partner', { partner: 'grand-figeac' }, null, ['Partenaire : ']],
		['a date compared with', { compare: '2021-12-17' }, null, ['Comparé au 17 décembre 2021']]
	])('held to %s says so on each sheet, with the figures of the screen', async (...given) => {
		const [, filters, territory, choices] = given;
		const { pages, accessible } = await openPdf(
			await renderReportPdf(edition, 'committee-page', asked(filters, territory))
		);
		expect(accessible).toBe('1');
		for (const page of pages) for (const choice of choices) expect(plain(page)).toContain(choice);
		const words = plain(pages.join(' '));
		const view = { ...defaultView, ...filters, asOf, territory };
		const page = await committeePage(edition, view, reader);
		const rows = page.axes.flatMap((axis) => axis.rows);
		const known = rows.filter(({ value }) => value.value !== null);
		expect(known.length).toBeGreaterThan(0);
		for (const { indicator, value } of known) {
			expect(words).toContain(plain(indicator.title.fr));
			expect(words).toContain(plain(formatIndicatorValue(value, indicator, 'fr').figure));
		}
		const whole = await committeePage(edition, { ...defaultView, asOf }, reader);
		const left = whole.axes
			.flatMap((axis) => axis.rows)
			.find(({ indicator }) => !rows.some((row) => row.indicator.id === indicator.id));
		if (left) expect(words).not.toContain(plain(left.indicator.title.fr));
	});

	test('held to nothing says nothing of choices', async () => {
		const html = plain(await renderReportHtml(edition, 'committee-page', asked({})));
		expect(html).not.toMatch(/class="held"|Axe :|Public :/);
	});

	test('a report that takes no such choice refuses it, and names the one that does', async () => {
		for (const filters of [{ axis: 'jobs' }, { audience: 'city' }, { partner: 'insee' }])
			await expect(
				renderReportHtml(edition, 'press-article', asked(filters))
			).rejects.toMatchObject({
				code: 'filters-not-taken',
				message: expect.stringMatching(/press-article[^]*un territoire[^]*committee-page/)
			});
		await expect(
			renderReportHtml(edition, 'committee-page', asked({ axis: 'job' }))
		).rejects.toMatchObject({ code: 'unknown-axis' });
	});
});
