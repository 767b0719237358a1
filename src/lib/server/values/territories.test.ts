import { describe, expect, test } from 'vitest';
import type { Reader } from '#lib/indicators/reader.ts';
import { everyone, valueOf, valuesOf } from '../../../testing/tiny-values.ts';

const grandFigeac = '200067361';
const asOf = { asOf: '2019-12-20' };

const flow = {
	id: 'figure',
	kind: 'flow' as const,
	facts: [
		// Figeac and Cardaillac in the Lot, Capdenac-Gare in the Aveyron: one intercommunalité.
		...['46102', '46057', '12052'].map((territory) => ({ on_date: '2019-02-01', territory })),
		// Cahors, elsewhere in the Lot.
		{ on_date: '2019-02-01', territory: '46042', quantity: 10 },
		// Known only by its intercommunalité, by its department, or not at all.
		{ on_date: '2019-02-01', territory: grandFigeac, quantity: 100 },
		{ on_date: '2019-02-01', territory: '46', quantity: 1000 },
		{ on_date: '2019-02-01', territory: null, quantity: 10000 }
	]
};

const at = async (query: object) => (await valueOf(flow, { ...asOf, ...query })).value;

describe('a figure', () => {
	test('of the programme counts all facts, those without territory too', async () => {
		expect(await at({})).toBe(11113);
	});

	test('of Grand-Figeac counts its communes of both departments, clipped on demand', async () => {
		expect(await at({ territory: grandFigeac })).toBe(103);
		expect(await at({ territory: grandFigeac, within: '46' })).toBe(2);
		expect(await at({ territory: grandFigeac, within: '12' })).toBe(1);
	});

	test('of a department counts what is known to lie in it', async () => {
		expect(await at({ territory: '46' })).toBe(1012);
		expect(await at({ within: '46' })).toBe(1012);
	});

	test('of a commune counts the communes merged into it', async () => {
		const merged = {
			kind: 'flow' as const,
			facts: ['46033', '46099', '46278', '46300'].map((territory) => ({
				on_date: '2019-02-01',
				territory
			}))
		};
		expect(await valueOf(merged, { ...asOf, territory: '46033' })).toMatchObject({
			value: 4,
			territory: '46033'
		});
		expect(await valueOf(merged, { ...asOf, territory: '46278' })).toMatchObject({
			value: 4,
			territory: '46033'
		});
	});

	test('counts only the communes that its indicator says', async () => {
		expect((await valueOf({ ...flow, within: '46' }, asOf)).value).toBe(1012);
		expect(
			(await valueOf({ ...flow, within: '46' }, { ...asOf, territory: grandFigeac })).value
		).toBe(2);
	});
});

describe('a level', () => {
	test('gives one figure for each of its territories, zeros included, and never another level’s', async () => {
		const values = await valuesOf({ indicators: [flow] }, { ...asOf, level: 'intercommunality' });
		expect(values).toHaveLength(10);
		expect(
			values.filter(({ value }) => value !== 0).map(({ territory, value }) => [territory, value])
		).toEqual([
			['200023737', 10],
			[grandFigeac, 103]
		]);
	});

	test('of communes has all of the Lot, and those beyond it where there are facts', async () => {
		const values = await valuesOf({ indicators: [flow] }, { ...asOf, level: 'commune' });
		expect(values).toHaveLength(313);
		expect(values.filter(({ value }) => value !== 0).map(({ territory }) => territory)).toEqual([
			'46042',
			'46057',
			'46102',
			'12052'
		]);
		const inside = await valuesOf(
			{ indicators: [flow] },
			{ ...asOf, level: 'commune', within: grandFigeac }
		);
		expect(inside).toHaveLength(92);
		expect(inside.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(3);
	});

	test('of intercommunalités within the Lot counts only their communes of the Lot', async () => {
		const values = await valuesOf(
			{ indicators: [flow] },
			{ ...asOf, level: 'intercommunality', within: '46' }
		);
		expect(values.find(({ territory }) => territory === grandFigeac)?.value).toBe(2);
	});

	test('has its territories in one order, split and by period', async () => {
		const values = await valuesOf(
			{
				indicators: [
					{
						...flow,
						dimensions: { site: { fr: 'Site' } },
						facts: flow.facts.map((fact, at) => ({ ...fact, site: at % 2 ? 'x' : 'y' }))
					}
				]
			},
			{
				...asOf,
				level: 'department',
				by: 'site',
				from: '2019-02-01',
				to: '2019-03-31',
				grain: 'month'
			}
		);
		expect(
			values.map(({ territory, dimensions, from, value }) => [
				territory,
				dimensions['site'],
				from.slice(5, 7),
				value
			])
		).toEqual([
			['46', 'x', '02', 1011],
			['46', 'x', '03', 0],
			['46', 'y', '02', 1],
			['46', 'y', '03', 0],
			['12', 'x', '02', 0],
			['12', 'x', '03', 0],
			['12', 'y', '02', 1],
			['12', 'y', '03', 0]
		]);
	});

	test('that facts do not name has no figure', async () => {
		const visits = { kind: 'flow' as const, facts: [{ on_date: '2019-02-01' }] };
		expect(await valueOf(visits, { ...asOf, territory: '46042' })).toMatchObject({
			value: null,
			missing: 'not-at-level',
			territory: '46042'
		});
		const byDepartment = {
			id: 'figure',
			kind: 'flow' as const,
			facts: [{ on_date: '2019-02-01', territory: '46' }]
		};
		expect((await valueOf(byDepartment, { ...asOf, territory: '46' })).value).toBe(1);
		const values = await valuesOf(
			{ indicators: [byDepartment] },
			{ ...asOf, level: 'intercommunality' }
		);
		expect(new Set(values.map(({ missing }) => missing))).toEqual(new Set(['not-at-level']));
	});
});

describe('a reader held to Grand-Figeac', () => {
	const held: Reader = { ...everyone, territories: [grandFigeac] };
	const asked = (query: object) => valuesOf({ indicators: [flow] }, { ...asOf, ...query }, held);

	test('sees it, its communes, and what is clipped to it', async () => {
		expect((await asked({ territory: grandFigeac }))[0]?.value).toBe(103);
		expect((await asked({ territory: '12052' }))[0]?.value).toBe(1);
		const listed = await asked({ level: 'intercommunality' });
		expect(listed.map(({ territory }) => territory)).toEqual([grandFigeac]);
		const communes = await asked({ level: 'commune' });
		expect(communes.some(({ territory }) => territory === '46042')).toBe(false);
		expect(communes.some(({ territory }) => territory === '46102')).toBe(true);
	});

	test.each([
		{},
		{ territory: '46042' },
		{ territory: '46' },
		{ level: 'department' },
		{ within: '46' },
		{ territory: '99999' }
	])('is refused %j', async (query) => {
		await expect(asked(query)).rejects.toMatchObject({ code: 'not-allowed' });
	});
});
