import { describe, expect, test } from 'vitest';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import { tinyEdition, type TinyIndicator } from '../../../testing/tiny-edition.ts';
import { everyone, valuesOf } from '../../../testing/tiny-values.ts';
import { factRows } from './fact-rows.ts';
import type { ValuesQuery } from './values-query.ts';

const [cahors, figeac, dordogne] = ['200023737', '200067361', '200066371'];
const settings = {
	groupings: [
		{ id: 'sud', title: { fr: 'Sud du Lot', en: 'South of the Lot' }, territories: [cahors] },
		{
			id: 'est',
			title: { fr: 'Est du Lot', en: 'East of the Lot' },
			territories: [figeac, dordogne]
		}
	]
};

const on_date = '2019-02-01';
const flow: TinyIndicator = {
	id: 'figure',
	kind: 'flow',
	facts: [
		// Figeac in the Lot and Capdenac-Gare in the Aveyron: one intercommunalité; Gramat.
		...['46102', '12052', '46128'].map((territory) => ({ on_date, territory })),
		{ on_date, territory: '46042', quantity: 10 },
		// By its intercommunalité, in one that no grouping has, by its department, or not at all.
		{ on_date, territory: figeac, quantity: 100 },
		{ on_date, territory: '200039519', quantity: 7 },
		{ on_date, territory: '46', quantity: 1000 },
		{ on_date, quantity: 10000 }
	]
};

const ask = (
	query: Partial<ValuesQuery>,
	indicator: TinyIndicator = flow,
	reader: Reader = everyone
) => valuesOf({ indicators: [indicator], settings }, { asOf: '2019-12-20', ...query }, reader);

const figures = (values: readonly Value[]) =>
	values.map(({ territory, value }) => [territory, value]);

describe('a grouping', () => {
	test('counts all that its intercommunalités count, in the order declared, and nothing of others', async () => {
		expect(figures(await ask({ level: 'grouping' }))).toEqual([
			['sud', 10],
			['est', 103]
		]);
		expect(figures(await ask({ territory: 'est' }))).toEqual([['est', 103]]);
	});

	test('is clipped to a department', async () => {
		expect(figures(await ask({ level: 'grouping', within: '12' }))).toEqual([['est', 1]]);
	});

	test('counts once who comes back in two of its intercommunalités, and takes the median of all', async () => {
		const at = (territory: string, key: string, value: number) => ({
			on_date,
			territory,
			key,
			value
		});
		const facts = [at('46102', 'a', 1), at('46128', 'a', 2), at('46128', 'b', 9)];
		const distinct = { id: 'figure', kind: 'distinct' as const, facts };
		const median = { id: 'figure', kind: 'median' as const, facts };
		expect(figures(await ask({ level: 'grouping' }, distinct))).toContainEqual(['est', 2]);
		expect(figures(await ask({ level: 'grouping' }, median))).toContainEqual(['est', 2]);
	});

	test('adds levels of its intercommunalités, each as given or from its communes', async () => {
		const given = (territory: string, value: number) => ({ on_date, territory, value });
		const facts = [given(figeac, 50), given('46102', 7), given('46128', 20), given('46', 900)];
		const level = { id: 'figure', kind: 'level' as const, facts };
		expect(figures(await ask({ level: 'grouping' }, level))).toContainEqual(['est', 70]);
		expect(figures(await ask({ territory: 'est' }, level))).toEqual([['est', 70]]);
		const rate = await ask({ level: 'grouping' }, { ...level, across: 'none' });
		expect(rate.map(({ missing }) => missing)).toEqual(['not-at-level', 'not-at-level']);
	});

	test('has rows behind it', async () => {
		const edition = await tinyEdition({ indicators: [flow], settings });
		const { observations } = await factRows(
			edition,
			{
				indicator: 'figure',
				territory: 'est',
				where: {},
				part: null,
				asOf: '2019-12-20',
				sort: null,
				page: 1
			},
			everyone
		);
		expect(observations).toBe(4);
	});

	test('is nothing to clip by: the refusal says what to ask', async () => {
		for (const query of [{ within: 'est' }, { level: 'commune', territory: 'est' }] as const)
			await expect(ask(query)).rejects.toMatchObject({
				code: 'territory-not-of-level',
				message: expect.stringContaining('--territory est') as string
			});
		await expect(valuesOf({ indicators: [flow] }, { level: 'grouping' })).rejects.toThrow(
			'« groupings », dans data/programme.yaml'
		);
	});
});

test('a reader held to territories sees a grouping when all of its own are theirs', async () => {
	const held = (...territories: readonly string[]): Reader => ({ ...everyone, territories });
	const both = held(figeac, dordogne);
	expect(figures(await ask({ level: 'grouping' }, flow, both))).toEqual([['est', 103]]);
	expect(figures(await ask({ territory: 'est' }, flow, both))).toEqual([['est', 103]]);
	for (const query of [{ level: 'grouping' }, { territory: 'est' }] as const)
		await expect(ask(query, flow, held(figeac))).rejects.toMatchObject({ code: 'not-allowed' });
});
