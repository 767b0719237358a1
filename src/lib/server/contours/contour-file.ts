import type { Localized } from '#lib/indicators/language.ts';

/** A position: longitude and latitude as given, or planar units once projected. */
export type Position = readonly [number, number];

/** Polygons, each a list of rings, each a list of positions whose last is the first. */
export type Polygons = readonly (readonly (readonly Position[])[])[];

/** One area of a contours file, its geometry not looked at yet. */
export type RawFeature = {
	/** `features[12]`, or `communes[12]` for a layer of a TopoJSON. */
	readonly at: string;
	readonly properties: Readonly<Record<string, unknown>>;
	readonly geometry: unknown;
};

/** A GeoJSON, or one object of a TopoJSON. */
export type Layer = {
	readonly file: string;
	/** Name of the TopoJSON's object; null for a GeoJSON. */
	readonly name: string | null;
	readonly features: readonly RawFeature[];
};

type Words = Localized & { readonly en: string };

/** What is wrong with a contours file; thrown inside this folder alone. */
export class ContourFault extends Error {
	/** Which area, null for the file as a whole. */
	readonly at: string | null;
	/** Null where who reads the file says which. */
	readonly file: string | null;
	readonly words: Words;

	constructor(words: Words, at: string | null = null, file: string | null = null) {
		super(words.en);
		this.words = words;
		this.at = at;
		this.file = file;
	}
}

export type Json = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listIn(record: Json, key: string): readonly unknown[] | null {
	const value = Object.hasOwn(record, key) ? record[key] : undefined;
	return Array.isArray(value) ? value : null;
}
