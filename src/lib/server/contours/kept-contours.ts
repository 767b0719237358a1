import { feature, mesh } from 'topojson-client';
import type { Problem } from '../programme/problem.ts';
import type { Position } from './contour-file.ts';
import { contoursFile } from './contour-sources.ts';
import type { ContourLevel } from './match-territories.ts';
import type { KeptContours, KeptProperties } from './prepare-contours.ts';

/** A territory's outline on the plane of its edition. */
export type Outline = {
	readonly code: string;
	/** Rings of all its polygons, outer and inner alike: drawn with the even-odd rule. */
	readonly rings: readonly (readonly Position[])[];
	/** Where its name or its circle stands. */
	readonly anchor: Position;
};

/** The outlines of an edition, as pages draw them. */
export type Contours = {
	readonly files: readonly string[];
	readonly notes: KeptContours['notes'];
	/** Those of a level, by code. */
	at(level: ContourLevel): ReadonlyMap<string, Outline>;
	/** Lines between two territories of a level that are of different groups, each once. */
	bordersBetween(
		level: ContourLevel,
		groupOf: (code: string) => string | null
	): readonly (readonly Position[])[];
};

const opened = new WeakMap<object, Contours | null>();

/** The outlines among an edition's sources; null for one that has none. */
export function openContours(sources: Readonly<Record<string, string>>): Contours | null {
	const known = opened.get(sources);
	if (known !== undefined) return known;
	const text = sources[contoursFile];
	const found = text === undefined ? null : readKept(JSON.parse(text) as KeptContours);
	opened.set(sources, found);
	return found;
}

/** What a person should know of the files of outlines, each as a line to print. */
export function contourNotes(sources: Readonly<Record<string, string>>): readonly Problem[] {
	const notes = openContours(sources)?.notes ?? [];
	return notes.map((note) => ({ ...note, line: null, column: null }));
}

function readKept({ files, notes, topology }: KeptContours): Contours {
	const byLevel = new Map<ContourLevel, ReadonlyMap<string, Outline>>();
	return {
		files,
		notes,
		at(level) {
			const made = byLevel.get(level) ?? outlinesOf(topology, level);
			byLevel.set(level, made);
			return made;
		},
		bordersBetween(level, groupOf) {
			const object = topology.objects[level];
			if (!object) return [];
			const group = (area: object) =>
				groupOf((area as { properties: KeptProperties }).properties.code);
			const lines = mesh(topology, object, (one, other) => group(one) !== group(other));
			return lines.coordinates as unknown as Position[][];
		}
	};
}

function outlinesOf(
	topology: KeptContours['topology'],
	level: ContourLevel
): ReadonlyMap<string, Outline> {
	const object = topology.objects[level];
	if (!object) return new Map();
	return new Map(
		feature(topology, object).features.map(({ properties: { code, anchor }, geometry }) => {
			const polygons = (geometry as unknown as { coordinates: Position[][][] }).coordinates;
			return [code, { code, anchor, rings: polygons.flat() }];
		})
	);
}
