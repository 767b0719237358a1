import type { Territory } from '#lib/indicators/territory.ts';
import type { Territories } from '../programme/territories.ts';
import { ContourFault, type Layer, type Polygons } from './contour-file.ts';
import { type ContourLevel, matchLayer, type MatchedLayer } from './match-territories.ts';
import type { GivenOutlines, KeptContours } from './prepare-contours.ts';
import { readPolygons } from './read-polygons.ts';

type Outlines = {
	readonly match: MatchedLayer;
	readonly areas: ReadonlyMap<string, readonly Polygons[]>;
};

/**
 * Which layer draws which level: of several, the one with the most territories, then the widest.
 * Throws `ContourFault` for an area that can't be drawn, and for files that show no territory.
 */
export function gatherOutlines(
	layers: readonly Layer[],
	drawn: readonly Territory[],
	territories: Territories,
	/** Codes of those that should have an outline; others may. */
	own: ReadonlySet<string>
): { readonly outlines: GivenOutlines; readonly notes: KeptContours['notes'] } {
	const wanted = new Map(drawn.map(({ code, level }) => [code, level]));
	const matches = layers.flatMap((layer) => matchLayer(layer, wanted, territories) ?? []);
	const strangest = layers.find(({ file }) => !matches.some(({ layer }) => layer.file === file));
	if (strangest) throw noTerritory(strangest);
	const chosen = new Map<ContourLevel, Outlines>();
	for (const match of matches) {
		const found = readAreas(match);
		const other = chosen.get(match.level);
		if (!other || isBetter(found, other)) chosen.set(match.level, found);
	}
	return {
		outlines: new Map([...chosen].map(([level, { areas }]) => [level, areas])),
		notes: notesOn(
			[...chosen.values()],
			drawn.filter(({ code }) => own.has(code))
		)
	};
}

function noTerritory({ file, features }: Layer): ContourFault {
	const names = [
		...new Set(features.slice(0, 20).flatMap(({ properties }) => Object.keys(properties)))
	]
		.slice(0, 8)
		.join(', ');
	return new ContourFault(
		{
			fr: `aucun contour n’a le code d’un territoire du programme : attendu, une propriété avec le code Insee des communes ou le SIREN des intercommunalités, trouvé : ${names || 'aucune propriété'}`,
			en: `no outline has the code of a territory of the programme: a property with the INSEE code of communes or the SIREN of intercommunalités is expected, found: ${names || 'no property'}`
		},
		null,
		file
	);
}

function readAreas(match: MatchedLayer): Outlines {
	const { file } = match.layer;
	const areas = new Map<string, readonly Polygons[]>();
	try {
		for (const [code, features] of match.areas) areas.set(code, features.map(readPolygons));
	} catch (error) {
		throw error instanceof ContourFault ? new ContourFault(error.words, error.at, file) : error;
	}
	refuseSwapped([...areas.entries()], file);
	return { match, areas };
}

/** Codes of metropolitan France on the other side of the Earth: latitudes came first. */
function refuseSwapped(
	areas: readonly (readonly [string, readonly Polygons[]])[],
	file: string
): void {
	const isOverseas = areas.some(([code]) => /^9[78]/.test(code));
	const [longitude, latitude] = areas[0]?.[1][0]?.[0]?.[0]?.[0] ?? [0, 45];
	if (isOverseas || !(longitude > 40 && longitude < 52 && latitude > -6 && latitude < 10)) return;
	throw new ContourFault(
		{
			fr: `${longitude}, ${latitude} : la latitude est écrite avant la longitude, les échanger`,
			en: `${longitude}, ${latitude}: latitude is written before longitude, swap them`
		},
		null,
		file
	);
}

function isBetter(one: Outlines, other: Outlines): boolean {
	if (one.areas.size !== other.areas.size) return one.areas.size > other.areas.size;
	return extentOf(one) > extentOf(other);
}

/** Square degrees of the boxes around each polygon: enough to tell a whole territory from a clipped one. */
function extentOf({ areas }: Outlines): number {
	let total = 0;
	for (const parts of areas.values())
		for (const ring of parts.flatMap((polygons) => polygons.map(([outer]) => outer ?? []))) {
			const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
			const span = (list: number[]) =>
				list.reduce((most, value) => Math.max(most, value), -Infinity) -
				list.reduce((least, value) => Math.min(least, value), Infinity);
			if (ring.length > 0) total += span(xs) * span(ys);
		}
	return total;
}

const named = 5;

function notesOn(chosen: readonly Outlines[], drawn: readonly Territory[]): KeptContours['notes'] {
	return chosen.flatMap(({ match: { layer, level, property, strangers }, areas }) => {
		const { file } = layer;
		const absent = drawn.filter((place) => place.level === level && !areas.has(place.code));
		const list = (texts: readonly string[]) =>
			texts.slice(0, named).join(', ') + (texts.length > named ? ', …' : '');
		const names = list(absent.map(({ name, code }) => `${name} (${code})`));
		const unknown = list(strangers.map((text) => text.slice(0, 40)));
		return [
			...(absent.length === 0
				? []
				: [
						{
							file,
							message: {
								fr: `territoires sans contour (${absent.length}) : ${names}`,
								en: `territories without an outline (${absent.length}): ${names}`
							}
						}
					]),
			...(strangers.length === 0
				? []
				: [
						{
							file,
							message: {
								fr: `codes d’aucun territoire dans « ${property} » (${strangers.length}), laissés de côté : ${unknown}`,
								en: `codes of no territory in “${property}” (${strangers.length}), left aside: ${unknown}`
							}
						}
					])
		];
	});
}
