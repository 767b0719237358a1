import type { OfficialLevel, Territory } from '#lib/indicators/territory.ts';
import { readDepartments, readGeography, readVintage } from './geography-files.ts';

/** The programme is on no map: it has no territory of its own to find. */
type MapLevel = 'programme' | OfficialLevel;

/** The French administrative map, at the vintage of the installed package. */
export type Territories = {
	/** e.g. `@etalab/decoupage-administratif 6.0.0 (COG 2026)`. */
	readonly vintage: string;
	/** A department, intercommunalité or commune of today; null for any other code. */
	byCode(code: string): Territory | null;
	/** Code of today's commune for a code of today or of old; null for no commune. */
	currentCommune(code: string): string | null;
	/**
	 * The territory of that level with this code or name, whatever its accents, case and hyphens.
	 * Names of communes that are no more give today's. Where several share a name, the one inside
	 * `preferWithin`; null when that doesn't settle it. A name of one outside, to which the name of
	 * one inside adds words, is the one inside: Le Vigan in the Lot is Le Vigan-en-Quercy, as it has
	 * been called since, not the Gard's. Several inside: null.
	 */
	find(nameOrCode: string, level: MapLevel, preferWithin?: string | null): Territory | null;
	/**
	 * Territories of a level, in the order of codes; inside or around the territory `within`: the
	 * intercommunalités of a department are all those that have a commune in it.
	 */
	list(level: MapLevel, within?: string | null): readonly Territory[];
	/** Codes of the communes of a territory; a commune is its own. Empty for an unknown code. */
	members(code: string): readonly string[];
	/** Rows of the built-in relation `territories`. */
	rows(): readonly Territory[];
	/** Rows of the built-in relation `former_communes`. */
	formerRows(): readonly { readonly code: string; readonly current: string }[];
};

let loaded: Territories | null = null;

/** One map per process; nothing is read before it is asked for. */
export function loadTerritories(): Territories {
	return (loaded ??= makeTerritories());
}

function makeTerritories(): Territories {
	const geography = once(readGeography);
	const communesByDepartment = once(() =>
		Map.groupBy(geography().communes, ({ department }) => department)
	);
	const departments = once(() =>
		readDepartments().map(({ code, name }): Territory => ({
			code,
			name,
			level: 'department',
			department: code,
			intercommunality: null,
			// Only asked by some: the communes are read then.
			get population() {
				const communes = communesByDepartment().get(code) ?? [];
				return communes.length === 0 ? null : sum(communes.map(({ population }) => population));
			}
		}))
	);
	const departmentByCode = once(() => byCode(departments()));
	const others = once(() => byCode([...geography().intercommunalities, ...geography().communes]));
	const namesOf = {
		department: once(() => byName(departments().map((place) => [place.name, place]))),
		intercommunality: once(() =>
			byName(geography().intercommunalities.map((place) => [place.name, place]))
		),
		commune: once(() => byName(geography().communes.map((place) => [place.name, place]))),
		former: once(() =>
			byName(
				geography().formerNames.flatMap(({ name, current }) => {
					const place = others().get(current);
					return place ? [[name, place] as const] : [];
				})
			)
		)
	};

	const listed = new Map<string, readonly Territory[]>();
	const folded = new Map<string, readonly (readonly [string, Territory])[]>();
	const foldedInside = (level: OfficialLevel, within: string) => {
		const asked = `${level} ${within}`;
		const found =
			folded.get(asked) ??
			territories.list(level, within).map((place) => [foldName(place.name, level), place] as const);
		folded.set(asked, found);
		return found;
	};

	const territories: Territories = {
		vintage: readVintage(),
		byCode: (code) => departmentByCode().get(code) ?? others().get(code) ?? null,
		currentCommune: (code) => {
			if (others().get(code)?.level === 'commune') return code;
			return geography().former.get(code) ?? null;
		},
		find: (nameOrCode, level, preferWithin = null) => {
			if (level === 'programme') return null;
			const text = nameOrCode.trim();
			const code = level === 'commune' ? territories.currentCommune(text) : text;
			const place = code === null ? null : territories.byCode(code);
			if (place?.level === level) return place;
			const name = foldName(text, level);
			const named = namesOf[level]().get(name) ?? [];
			const former = level === 'commune' ? (namesOf.former().get(name) ?? []) : [];
			const inside = (candidates: readonly Territory[]) =>
				candidates.filter((candidate) => lies(candidate, preferWithin, territories));
			const settled =
				only(inside(named)) ??
				(named.length > 1 && inside(named).length > 1 ? null : only(inside(former)));
			if (settled) return settled;
			const outside = only(named) ?? (named.length > 0 ? null : only(former));
			if (outside === null || preferWithin === null) return outside;
			const longer = foldedInside(level, preferWithin).filter(([folded]) =>
				folded.startsWith(`${name} `)
			);
			return longer.length === 0 ? outside : (only(longer)?.[1] ?? null);
		},
		list: (level, within = null) => {
			if (level === 'programme') return [];
			const all = {
				department: () => departments(),
				intercommunality: () => geography().intercommunalities,
				commune: () => geography().communes
			}[level]();
			// An unknown code is anyone's text: only what is known is kept.
			if (within === null || !territories.byCode(within)) return within === null ? all : [];
			const asked = `${level} ${within}`;
			const found = listed.get(asked) ?? all.filter((place) => lies(place, within, territories));
			listed.set(asked, found);
			return found;
		},
		members: (code) => {
			const place = territories.byCode(code);
			if (!place) return [];
			if (place.level === 'commune') return [code];
			if (place.level === 'intercommunality') return geography().members.get(code) ?? [];
			return (communesByDepartment().get(code) ?? []).map((commune) => commune.code);
		},
		rows: () => [...departments(), ...geography().intercommunalities, ...geography().communes],
		formerRows: () => [...geography().former].map(([code, current]) => ({ code, current }))
	};
	return territories;
}

/**
 * Codes of all that a territory lies in, its own first: a commune's, of today or of old, its
 * intercommunalité's, its department's. Empty for the whole programme and for a code of none.
 */
export function placesAround(code: string | null): readonly string[] {
	if (code === null) return [];
	const territories = loadTerritories();
	const place =
		territories.byCode(code) ?? territories.byCode(territories.currentCommune(code) ?? '');
	if (!place) return [];
	const { intercommunality, department } = place;
	return [...new Set([place.code, intercommunality, department].filter((one) => one !== null))];
}

/** True when the two share a commune. */
function lies(place: Territory, within: string | null, territories: Territories): boolean {
	if (within === null) return false;
	if (place.code === within) return true;
	const around = territories.byCode(within);
	if (!around) return false;
	if (place.level === 'commune')
		return place.department === within || place.intercommunality === within;
	const communes = territories.members(place.code);
	if (around.level === 'department' && place.level === 'intercommunality')
		return communes.some((code) => territories.byCode(code)?.department === within);
	const inside = new Set(territories.members(within));
	return communes.some((code) => inside.has(code));
}

/**
 * Letters and digits only, without accents; `St` and `Ste` written out, « communauté de communes de »
 * left out: the form in which names of places are compared.
 */
export function foldName(name: string, level: Territory['level']): string {
	const words = name
		.normalize('NFD')
		.replace(/[\p{Mn}\p{Cf}]/gu, '')
		.toLowerCase()
		.replaceAll('œ', 'oe')
		.replaceAll('æ', 'ae')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.replace(/\bst\b/g, 'saint')
		.replace(/\bste\b/g, 'sainte');
	if (level !== 'intercommunality') return words;
	return words.replace(
		/^(?:cc|ca|cu|communaute (?:de communes|d agglomeration|urbaine)) (?:(?:de la|de l|des|du|de|d) )?/,
		''
	);
}

function byCode(places: readonly Territory[]): ReadonlyMap<string, Territory> {
	return new Map(places.map((place) => [place.code, place]));
}

function byName(
	places: readonly (readonly [string, Territory])[]
): ReadonlyMap<string, readonly Territory[]> {
	const names = new Map<string, Territory[]>();
	for (const [name, place] of places) {
		const key = foldName(name, place.level);
		const same = names.get(key);
		if (!same) names.set(key, [place]);
		else if (!same.includes(place)) same.push(place);
	}
	return names;
}

function only<T>(list: readonly T[]): T | null {
	return list.length === 1 ? (list[0] ?? null) : null;
}

function sum(parts: readonly (number | null)[]): number {
	return parts.reduce<number>((total, part) => total + (part ?? 0), 0);
}

function once<T>(make: () => T): () => T {
	let made: { value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}
