import { nearestName } from './nearest.ts';
import type { Place, Problems, Spec } from './spec.ts';

/** One key that a person may write, as the documentation lists it and the parser accepts it. */
export type Key = {
	readonly name: string;
	readonly required: boolean;
	/** What stands when the key isn't written, as a person would write it; null is nothing. */
	readonly default: string | null;
	readonly meaning: { readonly fr: string; readonly en: string };
};

/** Reads the value of a key; undefined when it is wrong, the problem being told. */
export type Parse<T> = (spec: Spec, problems: Problems) => T | undefined;

/** The keys of one map. */
export type Keys = {
	readonly place: Place;
	/** The value; undefined when it is missing or wrong, the problem being told. */
	required<T>(name: string, parse: Parse<T>): T | undefined;
	/** The value; the default when it is missing or wrong. */
	optional<T>(name: string, parse: Parse<T>, fallback: T): T;
	has(name: string): boolean;
	/** Where the key is written, or where its map is. */
	placeOf(name: string): Place;
};

/** A key of a table, by name and meaning. */
export function key(
	name: string,
	fr: string,
	en: string,
	rest: { readonly required?: true; readonly default?: string } = {}
): Key {
	return {
		name,
		required: rest.required ?? false,
		default: rest.default ?? null,
		meaning: { fr, en }
	};
}

/**
 * Reads a map whose keys are declared. Unknown keys are told with the nearest known one; a
 * required key that is missing is told at the map's place. Null when it is not a map.
 */
export function readKeys(spec: Spec, table: readonly Key[], problems: Problems): Keys | null {
	if (spec.kind !== 'map') {
		problems.add(spec.place, {
			fr: `attendu : des clés (${table.map(({ name }) => name).join(', ')}), trouvé : ${describeSpec(spec, 'fr')}`,
			en: `expected keys (${table.map(({ name }) => name).join(', ')}), found ${describeSpec(spec, 'en')}`
		});
		return null;
	}
	const names = table.map(({ name }) => name);
	const entries = new Map(spec.entries.map((entry) => [entry.key, entry]));
	for (const entry of spec.entries)
		if (!names.includes(entry.key)) unknownKey(entry.key, entry.place, names, problems);
	for (const { name, required } of table)
		if (required && !entries.has(name))
			problems.add(spec.place, {
				fr: `il manque la clé « ${name} »`,
				en: `the key “${name}” is missing`
			});
	const known = (name: string) => {
		if (!names.includes(name)) throw new TypeError(`${name} is not a declared key`);
		return entries.get(name);
	};
	return {
		place: spec.place,
		required: (name, parse) => {
			const entry = known(name);
			return entry && parse(entry.spec, problems);
		},
		optional: (name, parse, fallback) => {
			const entry = known(name);
			return (entry && parse(entry.spec, problems)) ?? fallback;
		},
		has: (name) => known(name) !== undefined,
		placeOf: (name) => known(name)?.place ?? spec.place
	};
}

export function unknownKey(
	typed: string,
	place: Place,
	names: readonly string[],
	problems: Problems
): void {
	const near = nearestName(typed, names);
	problems.add(place, {
		fr: `clé inconnue « ${typed} »${near ? ` : vouliez-vous dire « ${near} » ?` : `, attendu : ${names.join(', ')}`}`,
		en: `unknown key “${typed}”${near ? `: did you mean “${near}”?` : `, expected: ${names.join(', ')}`}`
	});
}

/** What was found, in a few words. */
export function describeSpec(spec: Spec, language: 'fr' | 'en'): string {
	if (spec.kind === 'list') return { fr: 'une liste', en: 'a list' }[language];
	if (spec.kind === 'map') return { fr: 'des clés', en: 'keys' }[language];
	if (spec.value === null) return { fr: 'rien', en: 'nothing' }[language];
	const text = spec.text.length > 60 ? `${spec.text.slice(0, 60)}…` : spec.text;
	return { fr: `« ${text} »`, en: `“${text}”` }[language];
}
