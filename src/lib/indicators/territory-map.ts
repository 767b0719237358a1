import type { Language } from './language.ts';

/** Where a territory stands in a programme's schematic map. */
export type TerritoryPlace = {
	/** SIREN of the intercommunalité. */
	readonly code: string;
	/** From west to east; a half stands between two columns of the other rows. */
	readonly column: number;
	/** From north to south, whole. */
	readonly row: number;
};

/** A programme's schematic map, in the order in which it is written; empty without one. */
export type TerritoryMap = readonly TerritoryPlace[];

/** What a list says of one of its items; both are null where the territory isn't known. */
export type Located = { readonly code: string | null; readonly name: string | null };

/**
 * Items as a reader of the map finds their territories: from north to south, those of one row in
 * the order in which the map names them; then those that it doesn't name, by name; last those of
 * no known territory.
 */
export function geographicalOrder<Item>(
	items: readonly Item[],
	locate: (item: Item) => Located,
	map: TerritoryMap,
	language: Language
): Item[] {
	const southward = map.toSorted((one, other) => one.row - other.row).map(({ code }) => code);
	const rankOf = ({ code, name }: Located) => {
		const at = southward.indexOf(code ?? '');
		return at !== -1 ? at : name === null ? southward.length + 1 : southward.length;
	};
	return items
		.map((item) => ({ item, located: locate(item) }))
		.sort(
			({ located: one }, { located: other }) =>
				rankOf(one) - rankOf(other) || (one.name ?? '').localeCompare(other.name ?? '', language)
		)
		.map(({ item }) => item);
}
