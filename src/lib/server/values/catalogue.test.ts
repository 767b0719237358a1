import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localReader, publicReader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { describeIndicator, dimensionLabel, lastFigureOn, territoryNames } from './catalogue.ts';
import { parseLevel } from './parse-level.ts';
import { indicatorOf } from './question.ts';

const reader = localReader('test', 'fr');
let edition: Edition;

beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => edition?.database.close());

function known(id: string) {
	const indicator = indicatorOf(edition, id);
	if (!indicator) throw new Error(id);
	return indicator;
}

describe('an indicator’s description', () => {
	test('tells how many rows stand behind it, unless they may be a secret count', async () => {
		const held = { ...reader, unsuppressed: false };
		const factsOf = async (id: string, asking = reader) =>
			(await describeIndicator(edition, id, asking)).facts;
		expect(await factsOf('ambassadors-registered')).toBeGreaterThan(300);
		expect(await factsOf('ambassadors-registered', held)).toBeNull();
		expect(await factsOf('site-visits', held)).toBe(await factsOf('site-visits'));
	});

	test('goes down to the files behind it, with their rows', async () => {
		const described = await describeIndicator(edition, 'ambassadors-registered', reader);
		expect(described.queries.map(({ file }) => file)).toEqual([
			'queries/indicators/ambassadors-registered.sql'
		]);
		const [dataset] = described.datasets;
		expect(dataset?.dataset).toBe('ambassadors');
		expect(dataset?.contract?.title.fr).toBeTruthy();
		expect(dataset?.deliveries.length).toBeGreaterThan(10);
		const dates = dataset?.deliveries.map(({ deliveredOn }) => deliveredOn) ?? [];
		expect(dates).toEqual(dates.toSorted().reverse());
		for (const { rows } of dataset?.deliveries ?? [])
			expect(rows.read).toBe(rows.accepted + rows.rejected + rows.blank);
		expect(described.levels).toContain('commune');
	});

	test('of a formula has the queries and datasets of both its parts', async () => {
		const described = await describeIndicator(edition, 'ambassadors-activation', reader);
		expect(described.queries.map(({ id }) => id)).toEqual([
			'ambassadors-activation',
			'ambassadors-active',
			'ambassadors-registered'
		]);
		expect(described.datasets.map(({ dataset }) => dataset)).toContain('ambassador-actions');
	});

	test('tells when the last figure is from and when the next is due', async () => {
		const described = await describeIndicator(edition, 'site-visits', reader, '2019-12-31');
		expect(described.lastFigureOn).toBe('2019-12-31');
		expect(described.nextFigureOn).toBe('2020-02-15');
		expect(lastFigureOn(edition, known('site-visits'), '2019-12-20')).toBe('2019-12-20');
		expect(lastFigureOn(edition, known('site-visits'), '1990-01-01')).toBe(null);
	});

	test('labels dimensions and their values as the contract does', async () => {
		const { dimensions } = await describeIndicator(edition, 'ambassadors-registered', reader);
		const sector = dimensions.find(({ id }) => id === 'sector');
		expect(sector?.title.fr).toBe('Secteur');
		expect(sector?.values.find(({ value }) => value === 'business')?.label.fr).toMatch(
			/entreprise/
		);
		const label = (value: string | null) =>
			dimensionLabel(edition, known('ambassadors-registered'), 'sector', value, 'fr');
		expect(label('business')).toMatch(/entreprise/);
		expect(label(null)).toBe('Non renseigné');
		expect(label('never-seen')).toBe('never-seen');
	});

	test('is refused to who may not see the indicator', async () => {
		await expect(
			describeIndicator(edition, 'support-abandoned', publicReader('fr'))
		).rejects.toMatchObject({ code: 'not-allowed' });
	});
});

test('territories are named, wherever they lie', async () => {
	const names = await territoryNames(edition, ['46102', '200067361', null, '75056']);
	expect([...names].map(([code, { name }]) => [code, name])).toEqual([
		['46102', 'Figeac'],
		['200067361', 'Grand-Figeac'],
		['75056', 'Paris']
	]);
});

test('levels are named in French or English', () => {
	expect(
		['epci', 'Intercommunalité', 'département', 'DEPARTMENT', 'commune'].map(parseLevel)
	).toEqual(['intercommunality', 'intercommunality', 'department', 'department', 'commune']);
	expect(() => parseLevel('constructor')).toThrow('Niveau « constructor » inconnu');
});
