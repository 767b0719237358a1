import { expect, test } from 'vitest';
import { geographicalOrder, tiles } from './tiles.ts';

test('the ten intercommunalités that touch the Lot have each their place', () => {
	const places = Object.values(tiles);
	expect(places).toHaveLength(10);
	for (const [at, one] of places.entries())
		for (const other of places.slice(at + 1))
			expect(one.row !== other.row || Math.abs(one.column - other.column) >= 1).toBe(true);
});

test('territories are in geographical order, north first; strangers come after in their own order', () => {
	const codes = ['999', '200039519', '200067361', '200066371', '111'];
	expect(geographicalOrder(codes, (code) => code)).toEqual([
		'200066371',
		'200067361',
		'200039519',
		'999',
		'111'
	]);
});
