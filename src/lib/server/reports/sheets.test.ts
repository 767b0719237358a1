import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatIndicatorValue, formatValue } from '#lib/indicators/format.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { defaultView } from '#lib/indicators/view.ts';
import { exampleEdition, openExampleWorkspace } from '../../../testing/example-edition.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import type { Edition } from '../editions/edition.ts';
import { readCommitteeRecord } from '../meetings/committee-record.ts';
import { indicatorPage } from '../pages/indicator.ts';
import { territoryPage } from '../pages/territory.ts';
import { visibleIndicators } from '../values/compute-values.ts';
import { geographyOf } from '../values/geography.ts';
import { renderReportPdf, type ReportOptions } from './build-report.ts';
import { sheetReport } from './sheet-report.ts';

const reader = localReader('test', 'fr');
const asOf = '2022-12-16';
const plain = (words: string) => words.replace(/\s+/g, ' ');

const workspace = openExampleWorkspace();
let edition: Edition;
beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => {
	edition.database.close();
	workspace.close();
});

async function pagesOf(name: string, asked: Partial<ReportOptions>) {
	const committee = (when: Parameters<NonNullable<ReportOptions['committee']>>[0]) =>
		readCommitteeRecord(workspace, when);
	const bytes = await renderReportPdf(edition, name, { reader, asOf, committee, ...asked });
	return openPdf(bytes);
}

describe('the sheet of a territory', () => {
	test('tells its figures as its page does, beside the programme’s', async () => {
		const { pages, title } = await pagesOf('territory-sheet', { territory: '200067361' });
		const words = plain(pages.join(' '));
		expect(plain(title)).toBe('Fiche territoire · Grand-Figeac · Oh my Lot !');
		const page = await territoryPage(
			edition,
			'200067361',
			{ ...defaultView, asOf, territory: '200067361' },
			reader
		);
		expect(page.rows.length).toBeGreaterThan(20);
		for (const { indicator, value, whole } of page.rows) {
			expect(words).toContain(plain(indicator.title.fr));
			for (const one of [value, whole])
				if (one && one.value !== null)
					expect(words).toContain(plain(formatValue(one.value, indicator.format, 'fr')));
		}
		const definition = page.rows.find(({ indicator }) => indicator.id === 'people-in-support')!;
		expect(words).toContain(plain(definition.indicator.definition.fr));
		expect(words).toMatch(
			/Source : Fichier d’accueil \(Grist\) \([^)]*\)\. Chiffre au 16 déc\. 2022/
		);
		expect(words).toContain(' · 86 de ses 92 communes');
		expect(words).toMatch(/\d+ % du total du programme \(\d+\), pour \d+ % de la population/);
	});

	test('shows its place, and the decisions that name it alone', async () => {
		const { pages } = await pagesOf('territory-sheet', { territory: '200067361' });
		const words = plain(pages.join(' '));
		expect(words).toContain('2019-01-01');
		expect(words).toContain('Quercy-Bouriane');
		const others = plain(
			(await pagesOf('territory-sheet', { territory: '200035327' })).pages.join(' ')
		);
		expect(others).not.toContain('2019-01-01');
		expect(others).toContain('Aucune décision notée.');
	});

	test('takes two pages at the most, wherever it is of', async () => {
		const { intercommunalities } = await geographyOf(edition);
		expect(intercommunalities).toHaveLength(10);
		for (const { code } of intercommunalities)
			expect((await pagesOf('territory-sheet', { territory: code })).pages.length).toBeLessThan(3);
	});

	test('is told of a commune too', async () => {
		const { pages } = await pagesOf('territory-sheet', { territory: '46102' });
		expect(plain(pages.join(' '))).toContain('Figeac');
	});

	test('without a territory says which there are', async () => {
		await expect(pagesOf('territory-sheet', {})).rejects.toMatchObject({
			code: 'territory-needed',
			message: expect.stringMatching(/se demande pour un territoire.*200067361 \(Grand-Figeac\)/)
		});
		await expect(pagesOf('territory-sheet', { territory: '99999' })).rejects.toMatchObject({
			code: 'unknown-territory'
		});
	});
});

describe('the sheet of an indicator', () => {
	test('tells its figure, its definition, its details and where it comes from', async () => {
		const { pages, title } = await pagesOf('indicator-sheet', { indicator: 'people-in-support' });
		const words = plain(pages.join(' '));
		expect(plain(title)).toBe('Fiche indicateur · Personnes accompagnées · Oh my Lot !');
		const page = await indicatorPage(
			edition,
			'people-in-support',
			{ ...defaultView, asOf },
			reader
		);
		const { figure } = formatIndicatorValue(page.value, page.indicator, 'fr');
		expect(words).toContain(`${figure} personnes accompagnées`);
		expect(words).toContain(plain(page.indicator.definition.fr));
		for (const value of page.split?.now ?? [])
			if (value.value !== null) expect(words).toContain(String(value.value));
		expect(words).toContain('Par provenance');
		expect(words).toContain('Année par année');
		expect(words).toMatch(
			/Prochaine mise à jour : 31 janvier 2023 \(chaque mois, 15 jours après sa fin\)/
		);
		expect(words).toContain('queries/indicators/people-in-support.sql');
		expect(words).toContain('2022-01-01');
	});

	test('is had for every indicator, on two pages at the most', async () => {
		for (const { id } of visibleIndicators(edition, reader))
			expect((await pagesOf('indicator-sheet', { indicator: id })).pages.length, id).toBeLessThan(
				3
			);
	});

	test('is held to a territory when one is given', async () => {
		const { pages, title } = await pagesOf('indicator-sheet', {
			indicator: 'people-in-support',
			territory: '200067361'
		});
		expect(plain(title)).toContain('Grand-Figeac');
		expect(plain(pages.join(' '))).not.toContain('Par intercommunalité');
	});

	test('without an indicator says which there are, and proposes the nearest', async () => {
		await expect(pagesOf('indicator-sheet', {})).rejects.toMatchObject({
			code: 'indicator-needed',
			message: expect.stringMatching(/ambassadors-registered \(Ambassadeurs inscrits\)/)
		});
		await expect(pagesOf('indicator-sheet', { indicator: 'post-filled' })).rejects.toMatchObject({
			code: 'unknown-indicator',
			message: expect.stringContaining('posts-filled')
		});
		await expect(
			pagesOf('indicator-sheet', { indicator: 'communes-of-the-lot' })
		).rejects.toMatchObject({ code: 'unknown-indicator' });
	});

	test('an indicator given to a report of all of them is refused, not left out in silence', async () => {
		await expect(
			pagesOf('yearly-review', { indicator: 'people-in-support' })
		).rejects.toMatchObject({ code: 'indicator-not-taken' });
	});
});

test('a page leads to its sheet, where the programme has one', () => {
	expect(sheetReport(edition, 'territory', '200067361')).toBe(
		'/reports/territory-sheet?territory=200067361&format=pdf'
	);
	expect(sheetReport(edition, 'indicator', 'posts-filled')).toBe(
		'/reports/indicator-sheet?indicator=posts-filled&format=pdf'
	);
	const none = { ...edition, programme: { ...edition.programme, reports: ['yearly-review'] } };
	expect(sheetReport(none, 'territory', '200067361')).toBeNull();
});
