import { describe, expect, test } from 'vitest';
import { geographicalOrder, type Located, type TerritoryMap } from './territory-map.ts';

const map: TerritoryMap = [
	{ code: 'south', column: 0.5, row: 2 },
	{ code: 'east', column: 1, row: 1 },
	{ code: 'west', column: 0, row: 1 },
	{ code: 'north', column: 0, row: 0 }
];
const named = (code: string, name = code): Located => ({ code, name });
const order = (items: readonly Located[], on = map, language: 'fr' | 'en' = 'fr') =>
	geographicalOrder(items, (item) => item, on, language).map(({ code }) => code);

describe('territories in geographical order', () => {
	test('go from north to south, and in one row as the map names them', () => {
		const items = ['west', 'south', 'east', 'north'].map((code) => named(code));
		expect(order(items)).toEqual(['north', 'east', 'west', 'south']);
		expect(order(items.toReversed())).toEqual(['north', 'east', 'west', 'south']);
	});

	test('are followed by those that the map doesn’t name, by name, then by no territory', () => {
		const items = [
			{ code: null, name: null },
			named('3', 'Évian'),
			named('2', 'Foix'),
			named('1', 'Albi'),
			named('south')
		];
		expect(order(items)).toEqual(['south', '1', '3', '2', null]);
		expect(order(items, map, 'en')).toEqual(['south', '1', '3', '2', null]);
	});

	test('are by name without a map', () => {
		expect(order([named('b', 'Zut'), named('a', 'Été'), named('c', 'Eau')], [])).toEqual([
			'c',
			'a',
			'b'
		]);
	});

	test('leave the list given as it is', () => {
		const items = [named('south'), named('north')];
		order(items);
		expect(items.map(({ code }) => code)).toEqual(['south', 'north']);
	});
});
