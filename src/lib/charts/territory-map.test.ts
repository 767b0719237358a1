import { expect, test } from 'vitest';
import { exampleCharts } from './example-charts.ts';
import { drawChart } from './draw.ts';
import { fitShapes, outlinePath } from './map-outline.ts';
import { layOutMap } from './map-layout.ts';
import { mapMeasures } from './map-measures.ts';
import { paletteOf } from './palette.ts';
import { exampleIndicator } from '#lib/indicators/example-figure.ts';
import { standAlone } from './stand-alone.ts';
import { tableOf } from './chart-table.ts';

const charts = exampleCharts('fr', 560);
function map(name: string) {
	const spec = charts[name];
	if (spec?.form !== 'map') throw new Error(`${name} is not a map`);
	return { ...spec, chosen: null, borders: spec.borders ?? [], width: 560 };
}

test('a circle’s area is its count', () => {
	const input = map('map of a hundred communes');
	const { areas } = layOutMap(input, paletteOf(null));
	const radius = (count: number) =>
		areas.find((_, at) => input.areas[at]!.value.value === count)!.circle!.r;
	expect((radius(16) / radius(4)) ** 2).toBeCloseTo(4, 0);
	expect(areas.filter(({ circle }) => circle === null)).toHaveLength(
		input.areas.filter(({ value }) => value.value === 0).length
	);
});

test('a territory without a figure is hatched, and the key says why', () => {
	const svg = drawChart(charts['map of rates, some hidden']!);
	const hatch = /<pattern id="([^"]+)"/.exec(svg)?.[1];
	expect(svg.split(`url(#${hatch})`).length - 1).toBe(3);
	expect(svg).toContain('masqué (secret statistique)');
	expect(svg).toContain('Pour 1\u202f000 habitants');
});

test('a map that is walked through is a group of links, each with its sentence; a file of its own is a picture', () => {
	const plain = map('map of percentages, one chosen');
	const areas = plain.areas.map((area) => ({ ...area, href: `/territories/${area.code}` }));
	const svg = drawChart({ ...plain, form: 'map', areas });
	expect(svg).toMatch(/^<svg [^>]*role="group"/);
	const links = svg.match(
		/<a href="\/territories\/[a-z]+" data-area="[a-z]+" aria-label="[^"]+%\."/g
	);
	expect(links).toHaveLength(10);
	const told = /<g [^>]*aria-hidden="true"[^>]*><text/.exec(svg);
	expect(told).not.toBeNull();
	expect(standAlone(svg)).toMatch(/^<svg [^>]*role="img"/);
	expect(standAlone(svg)).not.toMatch(/<a |<\/a>|href/);
});

test('outlines keep their shape to half a pixel, and fit their picture', () => {
	const ring = [
		[0, 0],
		[33.333, 0],
		[33.333, 66.67],
		[0, 66.67],
		[0, 0]
	] as const;
	const shape = { code: 'a', anchor: [10, 10] as const, rings: [ring] };
	const fit = fitShapes([shape], 200, 400, 2);
	const path = outlinePath([ring], fit);
	let [x, y] = [0, 0];
	const points = [...path.matchAll(/(-?[\d.]*\d)[ ]?(-?\.?\d[\d.]*)/g)].map(([, dx, dy], at) => {
		[x, y] = at === 0 ? [Number(dx), Number(dy)] : [x + Number(dx), y + Number(dy)];
		return [x, y];
	});
	expect(points).toHaveLength(5);
	for (const [at, point] of ring.entries()) {
		const [expectedX, expectedY] = fit.place(point);
		expect(Math.abs(points[at]![0]! - expectedX)).toBeLessThanOrEqual(0.25);
		expect(Math.abs(points[at]![1]! - expectedY)).toBeLessThanOrEqual(0.25);
	}
	expect(fit.height).toBeLessThanOrEqual(400);
	expect(
		outlinePath(
			[
				[
					[1, 1],
					[1.01, 1],
					[1, 1.01],
					[1, 1]
				]
			],
			fit
		)
	).toMatch(/h1v1h-1z$/);
});

test('what is no count has no circles, nor what is below zero', () => {
	const of = (changes: Parameters<typeof exampleIndicator>[0], figures = [1, 2]) =>
		mapMeasures(exampleIndicator(changes), figures);
	expect(of({})).toEqual(['count', 'rate']);
	expect(of({ observed: 'inhabitant' })).toEqual(['count', 'value']);
	expect(of({ kind: 'ratio', format: { style: 'percent', decimals: 1 } })).toEqual(['value']);
	expect(of({ kind: 'level' }, [-4, 3])).toEqual(['value']);
});

test('the table has every territory, with what the map makes of it', () => {
	const { columns, rows } = tableOf(charts['map of rates, some hidden']!);
	expect(columns).toEqual([
		'Intercommunalité',
		'20 déc. 2019',
		'Habitants',
		'Pour 1\u202f000 habitants'
	]);
	expect(rows).toHaveLength(10);
	expect(rows[3]!.cells).toEqual(['masqué (secret statistique)', '19\u202f000', '']);
});
