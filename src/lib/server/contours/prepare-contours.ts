import polylabel from 'polylabel';
import { feature, mergeArcs, quantize } from 'topojson-client';
import { topology as makeTopology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { Localized } from '#lib/indicators/language.ts';
import type { OfficialLevel, Territory } from '#lib/indicators/territory.ts';
import type { Polygons } from './contour-file.ts';
import type { ContourLevel } from './match-territories.ts';
import { planeSide, projectAll } from './project.ts';

/** Outlines of a level as they were given: one or more areas for each code. */
export type GivenOutlines = ReadonlyMap<ContourLevel, ReadonlyMap<string, readonly Polygons[]>>;

/** What an edition keeps: the programme's outlines on a plane, simplified, borders shared. */
export type KeptContours = {
	readonly version: 1;
	readonly files: readonly string[];
	/** What a person should know of the files, and did not keep them from being used. */
	readonly notes: readonly {
		readonly file: string;
		readonly message: Localized & { readonly en: string };
	}[];
	/** One collection of `MultiPolygon`s a level, each with its `code` and the `anchor` of its label. */
	readonly topology: Topology<Record<string, GeometryCollection<KeptProperties>>>;
};

export type KeptProperties = { readonly code: string; readonly anchor: readonly [number, number] };

/** Characters that an edition's manifest may bear; past it, lines are simplified more. */
const longestText = 400_000;
/** Square pixels of the plane under which a bend in a line is not seen. */
const smallestBend = 0.5;
/** Grid that positions lie on, a quarter of a pixel. */
const gridSteps = planeSide * 4;

const levels: readonly OfficialLevel[] = ['department', 'intercommunality', 'commune'];

/** Puts outlines on a plane, derives the levels that were not given, and simplifies all together. */
export function prepareContours(
	given: GivenOutlines,
	territories: readonly Territory[],
	about: Pick<KeptContours, 'files' | 'notes'>
): string {
	const whole = presimplify(joinOutlines(given) as Lines);
	const merged = mergedGeometries(whole, given, territories);
	for (let weight = smallestBend; ; weight *= 4) {
		const objects: Lines['objects'] = Object.fromEntries(
			levels.map((level) => [
				level,
				{ type: 'GeometryCollection' as const, geometries: [...(merged.get(level) ?? [])] }
			])
		);
		const light = quantize(withoutUnusedArcs(simplify({ ...whole, objects }, weight)), gridSteps);
		const text = JSON.stringify({ version: 1, ...about, topology: withAnchors(light) });
		if (text.length <= longestText || weight > 10_000) return text;
	}
}

type Lines = Topology<Record<string, GeometryCollection<{ code: string }>>>;
type Area = Polygon<{ code: string }> | MultiPolygon<{ code: string }>;

/** One topology of all levels, so that a border between two territories is one line. */
function joinOutlines(given: GivenOutlines): Topology {
	const areas = [...given].flatMap(([level, outlines]) =>
		[...outlines].flatMap(([code, parts]) => parts.map((polygons) => ({ level, code, polygons })))
	);
	const projected = projectAll(areas.map(({ polygons }) => polygons));
	const collection = (level: ContourLevel) => ({
		type: 'FeatureCollection' as const,
		features: areas.flatMap(({ level: own, code }, at) =>
			own !== level
				? []
				: [
						{
							type: 'Feature' as const,
							properties: { code },
							geometry: {
								type: 'MultiPolygon' as const,
								coordinates: projected[at] as unknown as number[][][][]
							}
						}
					]
		)
	});
	return makeTopology(
		Object.fromEntries(levels.map((level) => [level, collection(level)])),
		gridSteps * 4
	);
}

/** One geometry a territory; an intercommunalité or a department that was not given is the union of its communes. */
function mergedGeometries(
	whole: Lines,
	given: GivenOutlines,
	territories: readonly Territory[]
): ReadonlyMap<ContourLevel, readonly MultiPolygon<{ code: string }>[]> {
	const areasOf = (level: ContourLevel) => whole.objects[level]!.geometries as Area[];
	const merge = (code: string, areas: readonly Area[]): MultiPolygon<{ code: string }> => ({
		...(mergeArcs(whole, areas as MultiPolygon[]) as MultiPolygon),
		properties: { code }
	});
	const communes = Map.groupBy(areasOf('commune'), ({ properties }) => properties!.code);
	const byCode = new Map(territories.map((territory) => [territory.code, territory]));
	return new Map(
		levels.map((level) => {
			const own = Map.groupBy(areasOf(level), ({ properties }) => properties!.code);
			const wasGiven = new Set(own.keys());
			if (level !== 'commune')
				for (const [code, areas] of communes) {
					const above = byCode.get(code)?.[level] ?? null;
					if (above !== null && byCode.has(above) && !wasGiven.has(above))
						own.set(above, [...(own.get(above) ?? []), ...areas]);
				}
			const sorted = [...own].sort(([one], [other]) => (one < other ? -1 : 1));
			return [level, sorted.map(([code, areas]) => merge(code, areas))];
		})
	);
}

/** Lines that only areas merged away had. */
function withoutUnusedArcs(topology: Lines): Lines {
	const numbers = new Map<number, number>();
	const renumber = (arc: number): number => {
		const at = arc < 0 ? ~arc : arc;
		if (!numbers.has(at)) numbers.set(at, numbers.size);
		return arc < 0 ? ~numbers.get(at)! : numbers.get(at)!;
	};
	const objects = Object.fromEntries(
		Object.entries(topology.objects).map(([name, object]) => [
			name,
			{
				...object,
				geometries: object.geometries.map((geometry) => ({
					...geometry,
					arcs: (geometry as MultiPolygon).arcs.map((polygon) =>
						polygon.map((ring) => ring.map(renumber))
					)
				}))
			}
		])
	) as Lines['objects'];
	const arcs = [...numbers.keys()].map((at) => topology.arcs[at]!);
	return { ...topology, objects, arcs };
}

/** Where each name or circle stands: the point of its largest part furthest from any border. */
function withAnchors(topology: Lines): KeptContours['topology'] {
	const objects = Object.fromEntries(
		Object.entries(topology.objects).map(([name, object]) => [
			name,
			{
				...object,
				geometries: object.geometries.map((geometry) => {
					const { coordinates } = feature(topology, geometry as MultiPolygon).geometry;
					const largest = coordinates.reduce((one, other) =>
						ringArea(other[0]!) > ringArea(one[0]!) ? other : one
					);
					const [x = 0, y = 0] = polylabel(largest as [number, number][][], 2);
					return {
						...geometry,
						properties: { ...geometry.properties, anchor: [Math.round(x), Math.round(y)] }
					};
				})
			}
		])
	) as KeptContours['topology']['objects'];
	return { ...topology, objects };
}

function ringArea(ring: readonly (readonly number[])[]): number {
	let twice = 0;
	ring.forEach(([x = 0, y = 0], at) => {
		const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length]!;
		twice += x * nextY - nextX * y;
	});
	return Math.abs(twice) / 2;
}
