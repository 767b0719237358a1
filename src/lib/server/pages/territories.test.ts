import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isCount } from '#lib/charts/map-measures.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { defaultView, type View } from '#lib/indicators/view.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { contourSources } from '../contours/contour-sources.ts';
import { squares } from '../contours/contours-fixture.ts';
import type { Edition } from '../editions/edition.ts';
import { settingsFile } from '../programme/parse-programme.ts';
import { geographyOf } from '../values/geography.ts';
import { indicatorPage } from './indicator.ts';
import { parseTerritoriesChoice, type TerritoriesChoice } from './territories-choice.ts';
import { territoriesPage } from './territories.ts';
import { territoryPage } from './territory.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const reader = localReader('test', 'fr');
const figeac = '200067361';
const registered = 'ambassadors-registered';
const shown = (choice: Partial<TerritoriesChoice> = {}): TerritoriesChoice => ({
	indicator: registered,
	level: 'intercommunality',
	show: 'map',
	measure: null,
	...choice
});
const view = (changes: Partial<View> = {}): View => ({
	...defaultView,
	asOf: '2019-12-20',
	...changes
});

let edition: Edition;
let outlined: Edition;
beforeAll(async () => {
	edition = await exampleEdition();
	const folder = mkdtempSync(join(tmpdir(), 'jalon-outlines-'));
	mkdirSync(join(folder, 'data/contours'), { recursive: true });
	writeFileSync(join(folder, 'data/contours/a.json'), JSON.stringify(squares('code', '46')));
	const { sources } = edition.manifest;
	const kept = await contourSources(folder, sources[settingsFile], folder);
	rmSync(folder, { recursive: true });
	outlined = { ...edition, manifest: { ...edition.manifest, sources: { ...sources, ...kept } } };
});
afterAll(() => edition.database.close());

describe('a page that is masked for the most part', () => {
	const held = { ...reader, unsuppressed: false };

	test('proposes the level above, and nothing to who sees small counts', async () => {
		const communes = shown({ level: 'commune' });
		const masked = await territoriesPage(edition, communes, view(), held);
		expect(masked.instead?.map(({ kind }) => kind)).toEqual(['intercommunality', 'whole']);
		const above = await territoriesPage(edition, shown(), view(), held);
		expect(above.instead).toBeNull();
		expect((await territoriesPage(edition, communes, view(), reader)).instead).toBeNull();
	});

	test('proposes groupings where they say more, whose table has figures', async () => {
		const when = view({ asOf: '2022-12-16' });
		const choice = shown({ indicator: 'people-in-support' });
		const masked = await territoriesPage(edition, choice, when, held);
		expect(masked.instead?.map(({ kind }) => kind)).toEqual(['grouping', 'whole']);
		const [proposed] = masked.instead!;
		const url = new URL(proposed!.path, 'http://localhost');
		const asked = parseTerritoriesChoice(url.searchParams);
		const page = await territoriesPage(edition, asked, when, held);
		expect(page.choice.level).toBe('grouping');
		expect(page.areas.map(({ name }) => name)).toEqual([
			'Nord du Lot',
			'Est du Lot',
			'Cahors et sud-ouest du Lot'
		]);
		expect(page.areas.filter(({ value }) => value.value !== null).length).toBeGreaterThan(1);
		expect(page.instead).toBeNull();
		const { insteadOfSplit } = await indicatorPage(
			edition,
			'people-in-support',
			{ ...when, by: 'territory' },
			held
		);
		expect(insteadOfSplit?.map(({ kind, path }) => [kind, path])).toEqual([
			['grouping', '/territories?indicator=people-in-support&level=grouping']
		]);
	});

	test('of an indicator proposes longer periods, fewer filters, another split, each of which says more', async () => {
		const page = (changes: Partial<View>, asking = held) =>
			indicatorPage(edition, 'contacts-received', view(changes), asking);
		for (const grain of ['month', null] as const) {
			const filtered = await page({ where: 'audience:young', grain, territory: figeac });
			expect(filtered.insteadOfSeries?.length).toBeGreaterThan(0);
			for (const { changes } of filtered.insteadOfSeries ?? []) {
				const { series } = await page(changes);
				const secret = series.filter(({ missing }) => missing === 'secret');
				expect(secret.length).toBeLessThanOrEqual(series.length / 3);
			}
		}
		expect((await page({ grain: 'year' })).insteadOfSeries).toBeNull();
		const all = await page({ where: 'audience:young', territory: figeac }, reader);
		expect([all.insteadOfSeries, all.insteadOfSplit]).toEqual([null, null]);
	});
});

describe('the page of territories', () => {
	test('has every intercommunalité from north to south, with its figure a year earlier', async () => {
		const { areas, whole, levels, outlines } = await territoriesPage(
			edition,
			shown(),
			view(),
			reader
		);
		expect(areas.map(({ name }) => name)[0]).toBe('Causses et Vallée de la Dordogne');
		expect(areas).toHaveLength(10);
		const sum = areas.reduce((total, { value }) => total + (value.value ?? 0), 0);
		expect(sum).toBeLessThanOrEqual(whole!.value!);
		expect(sum).toBeGreaterThan(whole!.value! * 0.9);
		expect(areas.every(({ previous }) => previous!.to === '2018-12-20')).toBe(true);
		expect([levels, outlines]).toEqual([['grouping', 'intercommunality', 'commune'], null]);
	});

	test('adds up to the same at the level of communes', async () => {
		const above = await territoriesPage(edition, shown(), view(), reader);
		const { areas } = await territoriesPage(
			edition,
			shown({ level: 'commune' }),
			view({ territory: figeac }),
			reader
		);
		const sum = areas.reduce((total, { value }) => total + (value.value ?? 0), 0);
		expect(sum).toBe(above.areas.find(({ code }) => code === figeac)!.value.value);
	});

	test('draws the outlines that the edition keeps, borders between intercommunalités over communes', async () => {
		const page = await territoriesPage(outlined, shown({ level: 'commune' }), view(), reader);
		expect(page.outlines!.shapes.length).toBe(page.areas.length);
		expect(page.areas.length).toBe((await geographyOf(edition)).communes.length);
		expect(page.outlines!.borders.length).toBeGreaterThan(0);
		expect(page.measures).toEqual(['count', 'rate']);
	});

	test('falls back to what there is: no communes, no such indicator, nothing of an audience', async () => {
		const rate = await territoriesPage(
			edition,
			shown({ indicator: 'days-to-settle', level: 'commune', measure: 'rate' }),
			view(),
			reader
		);
		expect(rate.measure).toBe('value');
		const other = await territoriesPage(edition, shown({ indicator: 'nothing' }), view(), reader);
		expect(other.indicator.id).toBe(registered);
		await expect(
			territoriesPage(edition, shown(), view({ audience: 'nobody' }), reader)
		).rejects.toMatchObject({ code: 'unknown-audience' });
	});

	test('has the course of each intercommunalité on the same dates', async () => {
		const { series, areas } = await territoriesPage(
			edition,
			shown({ show: 'evolution' }),
			view(),
			reader
		);
		expect(series).toHaveLength(areas.length);
		expect(new Set(series!.map((values) => values.map(({ to }) => to).join())).size).toBe(1);
		expect(series!.map((values) => values.at(-1)!.value)).toEqual(
			areas.map(({ value }) => value.value)
		);
	});

	test('refuses a choice that it does not know', () => {
		expect(() => parseTerritoriesChoice(new URLSearchParams('level=canton'))).toThrow(/canton/);
		expect(parseTerritoriesChoice(new URLSearchParams('level=&show=evolution'))).toMatchObject({
			level: 'intercommunality',
			show: 'evolution'
		});
	});
});

describe('the page of one territory', () => {
	test('of a grouping tells its intercommunalités beside the other groupings', async () => {
		const page = await territoryPage(edition, 'est', view(), { ...reader, language: 'en' });
		expect(page).toMatchObject({ name: 'East of the Lot', level: 'grouping', above: null });
		const row = page.rows.find(({ indicator }) => indicator.id === registered)!;
		expect(row.peers).toHaveLength(3);
		expect(page.parts).toMatchObject({ level: 'intercommunality' });
		const at = page.parts!.indicators.findIndex(({ id }) => id === registered);
		const own = page.parts!.rows.map(({ values }) => values[at]?.value ?? 0);
		expect(own).toHaveLength(2);
		expect(own[0]! + own[1]!).toBe(row.value.value);
	});

	test('tells its part of the whole beside its part of the population', async () => {
		const page = await territoryPage(edition, figeac, view(), reader);
		const row = page.rows.find(({ indicator }) => indicator.id === registered)!;
		expect(row.share).toBeCloseTo(row.value.value! / row.whole!.value!);
		expect(page.populationShare).toBeGreaterThan(0.15);
		expect(page.populationShare).toBeLessThan(0.35);
		expect(row.peers).toHaveLength(10);
		expect(page.places.map(({ areas }) => areas.length)).toEqual([10, 10, 10]);
		expect(page.parts!.rows).toHaveLength(page.communes.total);
		const rate = page.rows.find(({ indicator }) => indicator.format.style === 'percent')!;
		expect(rate.share).toBeNull();
	});

	test('is held to the axis and the audience that were chosen, its neighbours too', async () => {
		const { axes } = edition.programme.settings;
		const jobs = await territoryPage(edition, figeac, view({ axis: 'jobs' }), reader);
		expect(axes.map(({ id }) => id)).toContain('jobs');
		expect(new Set(jobs.rows.map(({ indicator }) => indicator.axis))).toEqual(new Set(['jobs']));
		const when = { asOf: '2022-12-16' };
		const all = await territoryPage(edition, figeac, view(when), reader);
		const city = await territoryPage(edition, figeac, view({ ...when, audience: 'city' }), reader);
		expect(city.rows.length).toBeGreaterThan(0);
		expect(city.rows.length + city.withoutAudience).toBeGreaterThanOrEqual(all.rows.length);
		for (const row of city.rows) {
			const whole = all.rows.find(({ indicator }) => indicator.id === row.indicator.id)!;
			expect(row.value.dimensions).toEqual({ audience: 'city' });
			expect(row.value.target).toBeNull();
			if (isCount(row.indicator))
				expect(row.value.value ?? 0).toBeLessThanOrEqual(whole.value.value ?? 0);
			for (const peer of row.peers) expect(peer.dimensions).toEqual({ audience: 'city' });
		}
	});

	test('puts a commune among those of its intercommunalité, and a department beside no one', async () => {
		const commune = await territoryPage(edition, '46102', view(), reader);
		expect(commune.above?.code).toBe(figeac);
		expect(
			commune.rows.find(({ indicator }) => indicator.id === registered)!.peers.length
		).toBeGreaterThan(50);
		const department = await territoryPage(edition, '46', view(), reader);
		expect(department.populationShare).toBeNull();
		expect(department.rows.every(({ peers }) => peers.length === 0)).toBe(true);
		expect(department.parts).toBeNull();
	});
});
