import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topology } from 'topojson-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { JalonError } from '../programme/problem.ts';
import { loadTerritories } from '../programme/territories.ts';
import { contourSources, contoursFile } from './contour-sources.ts';
import { fixtureSettings, fixtureTerritory, squares } from './contours-fixture.ts';
import { openContours } from './kept-contours.ts';

function folderWith(files: Readonly<Record<string, string | object>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-contours-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	mkdirSync(join(folder, 'data/contours'), { recursive: true });
	for (const [name, content] of Object.entries(files))
		writeFileSync(
			join(folder, 'data/contours', name),
			typeof content === 'string' ? content : JSON.stringify(content)
		);
	return folder;
}

/** Without what other runs have kept. */
function sourcesOf(folder: string, settings = fixtureSettings) {
	return contourSources(folder, settings, join(folder, 'cache'));
}

async function outlinesOf(files: Readonly<Record<string, string | object>>) {
	const contours = openContours(await sourcesOf(folderWith(files)));
	if (!contours) throw new Error('no outlines');
	return contours;
}

async function refusalOf(content: string | object): Promise<string> {
	try {
		await sourcesOf(folderWith({ 'lot.geojson': content }));
	} catch (error) {
		if (error instanceof JalonError) return error.describe('fr');
		throw error;
	}
	return 'accepted';
}

const members = () => loadTerritories().members(fixtureTerritory);

describe('outlines that an administrator gives', () => {
	test('are found whatever the name of the property that holds the code', async () => {
		for (const property of ['code', 'INSEE_COM', 'le numéro'])
			expect([...(await outlinesOf({ 'a.json': squares(property) })).at('commune').keys()]).toEqual(
				[...members()].sort()
			);
	});

	test('make the intercommunalité of its communes, one outline without the borders inside', async () => {
		const contours = await outlinesOf({ 'a.geojson': squares() });
		const union = contours.at('intercommunality').get(fixtureTerritory)!;
		expect(union.rings).toHaveLength(1);
		expect(contours.bordersBetween('commune', (code) => code).length).toBeGreaterThan(4);
		expect(contours.bordersBetween('commune', () => fixtureTerritory)).toEqual([]);
	});

	test('are the same as GeoJSON and as TopoJSON, numbers for codes and areas in several parts included', async () => {
		const plain = squares();
		const numbered = squares();
		for (const { properties } of numbered.features) properties!.code = Number(properties!.code);
		const asTopology = topology({ communes: plain as never }, 1e5);
		const [one, other, third] = await Promise.all(
			[plain, numbered, asTopology].map((content) => outlinesOf({ 'a.json': content }))
		);
		expect(other!.at('commune')).toEqual(one!.at('commune'));
		expect([...third!.at('commune').keys()]).toEqual([...one!.at('commune').keys()]);
	});

	test('put the north up, each name inside its own outline', async () => {
		const contours = await outlinesOf({ 'a.json': squares() });
		const [first, last] = [members()[0]!, members().at(-1)!];
		const at = contours.at('commune');
		expect(at.get(first)!.anchor[1]).toBeLessThan(at.get(last)!.anchor[1]);
		for (const { anchor, rings } of at.values()) {
			const xs = rings[0]!.map(([x]) => x);
			expect(anchor[0]).toBeGreaterThan(Math.min(...xs));
			expect(anchor[0]).toBeLessThan(Math.max(...xs));
		}
	});

	test('a former commune’s outline is part of today’s', async () => {
		const [former] = loadTerritories()
			.formerRows()
			.filter(({ current }) => members().includes(current));
		if (!former) throw new Error('no former commune in the fixture’s territory');
		const file = squares();
		file.features.push({
			...structuredClone(file.features[1]!),
			properties: { code: former.code }
		});
		file.features.splice(1, 1);
		const { at } = await outlinesOf({ 'a.json': file });
		expect(at('commune').has(former.current)).toBe(true);
	});

	test('tell which territories they lack and which codes are nobody’s, and are used all the same', async () => {
		const file = squares();
		const lost = file.features.pop()!.properties!.code as string;
		file.features.push({ ...structuredClone(file.features[0]!), properties: { code: '99999' } });
		const { notes } = await outlinesOf({ 'a.json': file });
		const told = notes.map(({ message }) => message.fr).join('\n');
		expect(told).toContain(
			`territoires sans contour (1) : ${loadTerritories().byCode(lost)!.name}`
		);
		expect(told).toContain('codes d’aucun territoire dans « code » (1), laissés de côté : 99999');
	});

	test('give the same text twice, and nothing where there is no file', async () => {
		const [one, other] = await Promise.all(
			[1, 2].map(() => sourcesOf(folderWith({ 'a.json': squares() })))
		);
		expect(one).toEqual(other);
		const folder = folderWith({ 'a.json': squares() });
		expect(await sourcesOf(folder)).toEqual(await sourcesOf(folder));
		expect(await sourcesOf(folderWith({}))).toEqual({});
		expect(await contourSources('/nowhere', fixtureSettings)).toEqual({});
	});

	test('of a whole department take less than 120 kB in its edition', async (context) => {
		const real = '../shared/geo/lot-30.topojson';
		const found = [real, `../${real}`].find((path) => existsSync(path));
		if (!found) return context.skip('no ../shared/geo/lot-30.topojson here');
		const folder = folderWith({});
		copyFileSync(found, join(folder, 'data/contours/lot.topojson'));
		const settings = fixtureSettings.replace(fixtureTerritory, '46');
		const sources = await sourcesOf(folder, settings);
		const contours = openContours(sources)!;
		expect(contours.at('commune').size).toBeGreaterThanOrEqual(312);
		expect(contours.at('intercommunality').size).toBe(10);
		expect(contours.at('department').size).toBe(1);
		expect(sources[contoursFile]!.length).toBeLessThan(120_000);
	});
});

describe('a file of outlines is refused in words', () => {
	const file = (change: (file: ReturnType<typeof squares>) => void) => {
		const made = squares();
		change(made);
		return made;
	};
	const ring = (made: ReturnType<typeof squares>) =>
		(made.features[2]!.geometry.coordinates as [number, number][][])[0]!;

	test.each<[string, string | object, RegExp]>([
		['that is not JSON', '<svg/>', /lot\.geojson: ce fichier n’est pas du JSON/],
		['in another encoding', Buffer.from([0xff, 0xfe, 0x7b]).toString('latin1'), /JSON/],
		['that is something else', { type: 'Point', coordinates: [1, 2] }, /ni une FeatureCollection/],
		['that is a list', '[[]]', /ni une FeatureCollection/],
		[
			'without any area',
			{ type: 'FeatureCollection', features: [] },
			/aucun contour.*aucune propriété/
		],
		[
			'whose codes are nowhere',
			file((made) => made.features.forEach((f) => (f.properties = { nom: 'x' }))),
			/trouvé : nom/
		],
		[
			'without properties',
			file((made) => made.features.forEach((f) => (f.properties = null))),
			/aucune propriété/
		],
		[
			'in Lambert 93',
			file((made) => (ring(made)[1] = [577_000, 6_400_000])),
			/features\[2\]: 577000, 6400000 n’est pas une longitude/
		],
		[
			'that says Lambert 93',
			{ ...squares(), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } } },
			/EPSG::2154.*WGS 84/
		],
		[
			'with a ring left open',
			file((made) => ring(made).pop()),
			/features\[2\]: un anneau n’est pas fermé/
		],
		['with two points', file((made) => ring(made).splice(1, 3)), /moins de quatre positions/],
		[
			'with a hole for a number',
			file((made) => (ring(made)[1] = [null, 44] as never)),
			/pas faite de deux nombres/
		],
		[
			'of points',
			file((made) => (made.features[2]!.geometry = { type: 'Point', coordinates: [1, 44] })),
			/features\[2\]: attendu : Polygon/
		],
		[
			'with null for an outline',
			file((made) => (made.features[2]!.geometry = null as never)),
			/features\[2\]: pas de contour/
		],
		[
			'with latitude first',
			file((made) =>
				made.features.forEach((f) =>
					(f.geometry.coordinates as number[][][])[0]!.forEach((p) => p.reverse())
				)
			),
			/la latitude est écrite avant/
		],
		[
			'whose lines do not exist',
			{
				type: 'Topology',
				arcs: [],
				objects: { a: { type: 'Polygon', arcs: [[7]], properties: { code: '46064' } } }
			},
			/TopoJSON abîmé \(a\[0\]\)/
		],
		[
			'whose lines are texts',
			{ type: 'Topology', arcs: [['x']], objects: {} },
			/TopoJSON abîmé \(arcs\[0\]\)/
		],
		[
			'with a broken transform',
			{ type: 'Topology', arcs: [], objects: {}, transform: { scale: 1 } },
			/TopoJSON abîmé \(transform\)/
		],
		['without objects', { type: 'Topology', arcs: [] }, /TopoJSON abîmé/]
	])('%s', async (_, content, expected) => {
		expect(await refusalOf(content)).toMatch(expected);
	});

	test('of more than 32 MB, before it is read', async () => {
		expect(await refusalOf(' '.repeat(32 * 1024 * 1024 + 1))).toMatch(/pèse 33 Mo, 32 au plus/);
	});

	test('with names that JavaScript has for itself, which are names like others', async () => {
		const hostile = JSON.stringify(squares()).replaceAll('"name"', '"__proto__"');
		expect(await refusalOf(hostile)).toBe('accepted');
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});
