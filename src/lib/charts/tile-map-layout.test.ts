import { describe, expect, test } from 'vitest';
import { exampleIndicator, exampleValue } from '#lib/indicators/example-figure.ts';
import { exampleTerritories } from './example-territories.ts';
import { paletteOf } from './palette.ts';
import { fitsTileMap, layOutTileMap, type TileMapInput } from './tile-map-layout.ts';

const input: TileMapInput = {
	indicator: exampleIndicator(),
	language: 'fr',
	width: 560,
	map: exampleTerritories,
	values: exampleTerritories.map(({ code, name }, at) => ({
		code,
		name,
		value: exampleValue({ territory: code, value: 10 + at }),
		population: 1000
	}))
};
const column = (at: number) => ({ code: `c${at}`, column: at, row: 0 });
const wide = (columns: number, width: number) =>
	fitsTileMap({
		...input,
		width,
		map: Array.from({ length: columns }, (_, at) => column(at)),
		values: [{ code: 'c0', name: 'Haut-Bocage', value: exampleValue(), population: null }]
	});

describe('the schematic map', () => {
	test('has each tile in its row and column, a half between two, none over another', () => {
		const { tiles, side } = layOutTileMap(input, paletteOf(null));
		const at = (code: string) => tiles.find((tile) => tile.code === code)!;
		expect(at('n').y).toBeLessThan(at('nw').y);
		expect(at('nw').y).toBe(at('e').y);
		expect(at('s').x).toBeCloseTo((at('w').x + at('c').x) / 2);
		expect(at('e').x + side.width).toBeCloseTo(input.width);
		for (const [index, one] of tiles.entries())
			for (const other of tiles.slice(index + 1))
				expect(one.y !== other.y || Math.abs(one.x - other.x) >= side.width).toBe(true);
	});

	test('is the same wherever the first column and row are counted from', () => {
		const moved = input.map.map((place) => ({
			...place,
			column: place.column + 3,
			row: place.row + 1
		}));
		const palette = paletteOf(null);
		expect(layOutTileMap({ ...input, map: moved }, palette)).toEqual(layOutTileMap(input, palette));
	});

	test('keeps the places of the others when one has no figure', () => {
		const palette = paletteOf(null);
		const { tiles, height } = layOutTileMap({ ...input, values: input.values.slice(1) }, palette);
		const whole = layOutTileMap(input, palette);
		expect(tiles.map(({ x, y }) => [x, y])).toEqual(whole.tiles.slice(1).map(({ x, y }) => [x, y]));
		expect(height).toBe(whole.height);
	});

	test('gives way to dots without a map, with a territory that it doesn’t place, or no room', () => {
		expect(fitsTileMap(input)).toBe(true);
		expect(fitsTileMap({ ...input, map: [] })).toBe(false);
		expect(fitsTileMap({ ...input, map: input.map.slice(1) })).toBe(false);
		expect(fitsTileMap({ ...input, values: [] })).toBe(false);
		expect(fitsTileMap({ ...input, width: 519 })).toBe(false);
		expect([5, 6].map((columns) => wide(columns, 560))).toEqual([true, false]);
		expect([5, 6].map((columns) => wide(columns, 680))).toEqual([true, true]);
	});

	test('gives way to dots rather than cut a name or write a figure over it', () => {
		const named = (name: string) => ({
			...input,
			values: input.values.map((value) => ({ ...value, name }))
		});
		expect(fitsTileMap(named('Intercommunalité-des-quatre-vallées'))).toBe(true);
		expect(fitsTileMap(named('Saintemariedesgrandesvallées'))).toBe(false);
		expect(fitsTileMap(named('Vallées et plateaux '.repeat(8).trim()))).toBe(false);
	});
});
