import type { Territory } from '#lib/indicators/territory.ts';
import type { Territories } from '../programme/territories.ts';
import type { Layer, RawFeature } from './contour-file.ts';

export type ContourLevel = Territory['level'];

/** A layer whose areas are territories of one level, and the property that says which. */
export type MatchedLayer = {
	readonly layer: Layer;
	readonly level: ContourLevel;
	readonly property: string;
	/** Areas of each territory's code: several for a commune made of former ones. */
	readonly areas: ReadonlyMap<string, readonly RawFeature[]>;
	/** Values of the property that no territory has, past or present. */
	readonly strangers: readonly string[];
};

/** Names that people give the key, tried first where two properties fit as well. */
const usualNames = [
	'code',
	'insee',
	'codgeo',
	'insee_com',
	'code_insee',
	'siren',
	'code_siren',
	'id'
];
const propertiesTried = 40;

/** Finds which property holds the codes, and of what level, by its values; null where none does. */
export function matchLayer(
	layer: Layer,
	wanted: ReadonlyMap<string, ContourLevel>,
	territories: Territories
): MatchedLayer | null {
	const names = new Set<string>();
	for (const { properties } of layer.features.slice(0, 200))
		for (const name of Object.keys(properties)) if (names.size < propertiesTried) names.add(name);
	const found = [...names]
		.sort((one, other) => rankOf(one) - rankOf(other))
		.flatMap((property) => matchProperty(layer, property, wanted, territories));
	return found.reduce<MatchedLayer | null>(
		(best, match) => (best && best.areas.size >= match.areas.size ? best : match),
		null
	);
}

function rankOf(name: string): number {
	const at = usualNames.indexOf(name.toLowerCase());
	return at === -1 ? usualNames.length : at;
}

function matchProperty(
	layer: Layer,
	property: string,
	wanted: ReadonlyMap<string, ContourLevel>,
	territories: Territories
): MatchedLayer[] {
	const areas = new Map<ContourLevel, Map<string, RawFeature[]>>();
	const strangers: string[] = [];
	for (const feature of layer.features) {
		const text = codeIn(feature, property);
		if (text === null) continue;
		const code = wanted.has(text) ? text : territories.currentCommune(text);
		const level = code === null ? undefined : wanted.get(code);
		if (code !== null && level) {
			const ofLevel = areas.get(level) ?? new Map<string, RawFeature[]>();
			ofLevel.set(code, [...(ofLevel.get(code) ?? []), feature]);
			areas.set(level, ofLevel);
		} else if (code === null && !territories.byCode(text)) strangers.push(text);
	}
	return [...areas].map(([level, ofLevel]) => ({
		layer,
		level,
		property,
		areas: ofLevel,
		strangers
	}));
}

/** A code as text; spreadsheets have made numbers of some, without their first zero. */
function codeIn({ properties }: RawFeature, property: string): string | null {
	const value = Object.hasOwn(properties, property) ? properties[property] : null;
	if (typeof value === 'string') return value.trim() || null;
	if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return null;
	return value < 10_000 && value > 999 ? `0${value}` : String(value);
}
