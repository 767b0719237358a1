import { describe, expect, test } from 'vitest';
import { exampleIndicator, exampleValue } from '#lib/indicators/example-figure.ts';
import type { Value } from '#lib/indicators/value.ts';
import { defaultView, type View } from '#lib/indicators/view.ts';
import { splitRows } from './split-rows.ts';

const indicator = exampleIndicator({ dimensions: { sector: { fr: 'Secteur' } } });
const labels = { business: 'Entreprise', 'a,b:c': 'Mixte', '': 'Non renseigné', none: 'Aucun' };
const part = (sector: string | null, value: number | null, changes: Partial<Value> = {}) =>
	exampleValue({ dimensions: { sector }, value, units: value, ...changes });
const bySector = {
	dimension: 'sector',
	now: [part('business', 121), part('a,b:c', 4), part(null, 10), part('none', 0)],
	before: [part('business', 242)],
	labels
};
const rowsFor = (view: Partial<View>, split = bySector) =>
	splitRows(split, indicator, { ...defaultView, ...view }, 'fr');

describe('the rows of a split', () => {
	test('lie on one scale from zero, with those of a year earlier', () => {
		expect(
			rowsFor({}).map(({ label, figure, before, at, beforeAt }) => [
				label,
				figure,
				before,
				at,
				beforeAt
			])
		).toEqual([
			['Entreprise', '121', '242', 50, 100],
			['Mixte', '4', '', 1.7, null],
			['Non renseigné', '10', '', 4.1, null],
			['Aucun', '0', '', 0, null]
		]);
	});

	test('keep zero on the scale when figures are below it', () => {
		const now = [part('business', -50), part('none', 150, { units: 3 })];
		expect(rowsFor({}, { ...bySector, now, before: [] }).map(({ at }) => at)).toEqual([0, 100]);
	});

	test('say how the address changes, beside what is already chosen', () => {
		const changes = rowsFor({ where: 'channel:fair' }).map((row) => row.changes);
		expect(changes).toEqual([
			{ where: 'channel:fair,sector:business', by: 'sector' },
			{ where: String.raw`channel:fair,sector:a\,b:c`, by: 'sector' },
			{ where: 'channel:fair,sector:', by: 'sector' },
			null
		]);
	});

	test('let go of the one chosen, and put another in its place', () => {
		const rows = rowsFor({ where: 'sector:business,channel:fair' });
		expect(rows.map(({ chosen }) => chosen)).toEqual([true, false, false, false]);
		expect(rows[0]?.changes).toEqual({ where: 'channel:fair', by: 'sector' });
		expect(rows[2]?.changes).toEqual({ where: 'channel:fair,sector:', by: 'sector' });
		expect(rowsFor({ where: 'sector:none' })[3]?.changes).toEqual({ where: null, by: 'sector' });
	});

	test('of territories choose the page’s territory', () => {
		const now = [exampleValue({ territory: '200067361' })];
		const split = { dimension: null, now, before: [], labels: { '200067361': 'Grand-Figeac' } };
		const asked = (territory: string | null) =>
			splitRows(split, indicator, { ...defaultView, territory }, 'fr')[0];
		expect(asked(null)?.changes).toEqual({ territory: '200067361', by: 'territory' });
		expect(asked('200067361')).toMatchObject({
			chosen: true,
			changes: { territory: null, by: 'territory' }
		});
	});

	test('of which the figure is masked lead nowhere', () => {
		const now = [part('business', null, { missing: 'secret', units: null })];
		expect(rowsFor({}, { ...bySector, now })[0]).toMatchObject({
			figure: 'masqué (secret statistique)',
			at: null,
			changes: null
		});
	});
});
