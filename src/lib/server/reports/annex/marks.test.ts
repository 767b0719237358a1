import { afterAll, beforeAll, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { exampleEdition } from '../../../../testing/example-edition.ts';
import { openAnnex, partsOf, rowNamed } from '../../../../testing/read-annex.ts';
import type { Edition } from '../../editions/edition.ts';
import { renderReport, type ReportOptions } from '../build-report.ts';
import { noFilters } from '../report-context.ts';

let edition: Edition;
beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => edition.database.close());

async function annex(
	name: string,
	more: Partial<ReportOptions> = {},
	of = edition
): Promise<Uint8Array> {
	const query = { year: 2019, reader: localReader('test', 'fr'), ...more };
	return (await renderReport(of, name, 'xlsx', query)).content;
}

test('each sheet says that it is provisional, of a territory, held to an axis', async () => {
	const provisional = { ...edition, provisional: true };
	const filters = { ...noFilters, axis: 'jobs' };
	const content = await annex('committee-page', { filters, territory: '200067361' }, provisional);
	const [about, ...parts] = await openAnnex(content);
	expect(about!.rows[0]![0]).toContain('Grand-Figeac');
	expect(about!.rows[1]![0]).toBe('PROVISOIRE · Données fictives');
	expect(rowNamed(about!, 'Tenu à')[1]).toContain('Emploi et mobilité résidentielle');
	const told = parts.slice(0, -2);
	expect(told.length).toBeGreaterThan(0);
	for (const sheet of told) {
		expect(sheet.rows[1]![0]).toBe('PROVISOIRE · Données fictives');
		expect(sheet.rows[2]![0]).toMatch(/Situation au 20 décembre 2019 · .*Emploi/);
	}
	const axes = new Map(
		edition.programme.indicators.map(({ id, indicator }) => [id, indicator.axis])
	);
	const defined = parts
		.at(-2)!
		.rows.slice(1)
		.map((cells) => axes.get(String(cells[9])));
	expect([...new Set(defined)]).toEqual(['jobs']);
	for (const [name, xml] of Object.entries(await partsOf(content)))
		if (name.startsWith('xl/worksheets/'))
			expect(xml).toContain('<oddHeader>&amp;LPROVISOIRE · Données fictives · ');
});

test('who reads English has all of it in English', async () => {
	const reader = localReader('test', 'en');
	const english = await openAnnex(await annex('yearly-review', { reader }));
	expect(english.map(({ name }) => name).slice(-2)).toEqual(['Definitions', 'Provenance']);
	expect(english).toHaveLength((await openAnnex(await annex('yearly-review'))).length);
	const words = english
		.flatMap(({ rows }) => rows.flat())
		.filter((cell) => typeof cell === 'string');
	expect(words.filter((cell) => /Ambassadeurs inscrits|Chiffre|Situation au/.test(cell))).toEqual(
		[]
	);
});
