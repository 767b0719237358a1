import type { OfficialLevel, Territory } from '#lib/indicators/territory.ts';
import { quoteName } from '../../duckdb.ts';
import type { Edition } from '../../editions/edition.ts';
import { codesOf, geographyOf, type LocatedLevel } from '../geography.ts';
import type { Place } from '../place.ts';
import { placeName } from './mask.ts';

/** One of a place's names: the codes that hold of its facts, and which territory is so asked for. */
export type PlaceName = {
	readonly name: string;
	readonly level: Place['level'];
	readonly territory: string | null;
};

/** A place of the cube, with every name that a question may give it. */
export type CubePlace = {
	readonly names: readonly PlaceName[];
	readonly leaves: readonly number[];
	readonly level: Place['level'];
	/** Among those of the question that asks for it. */
	readonly territory: string | null;
};

/** Places that one question asks for. */
export type PlacesQuestion = { readonly place: Place; readonly within: string | null };

export type CubePlaces = {
	readonly leaves: number;
	readonly places: readonly CubePlace[];
	/** Places that share no leaf. */
	readonly families: readonly (readonly number[])[];
	readonly questions: readonly (PlacesQuestion & { readonly places: readonly number[] })[];
};

type Leaf = Readonly<Record<OfficialLevel, string | null>>;

/**
 * The places that may be asked of an indicator: the programme, departments, groupings,
 * intercommunalités, whole and within each of the programme's departments, and communes where they
 * are open. Those made of the same facts are one place. `withins` are the communes that count: its own, and formulas' that
 * it is a part of.
 */
export async function cubePlaces(
	edition: Edition,
	indicator: string,
	withins: readonly (string | null)[],
	withCommunes: boolean
): Promise<CubePlaces> {
	const geography = await geographyOf(edition);
	const leaves = await edition.database.all<Leaf>(
		`select distinct commune, intercommunality, department from facts.${quoteName(indicator)} order by all`
	);
	const groupingOf = new Map(
		geography.groupings.flatMap((place) => codesOf(place).map((own) => [own, place.code] as const))
	);
	const { leafSets, pieces } = joinLeaves(leaves, withCommunes, withins, groupingOf);
	const known = new Map<string, number>();
	const places: (CubePlace & { readonly names: PlaceName[] })[] = [];
	const families: number[][] = [];
	const questions: CubePlaces['questions'][number][] = [];
	const ask = (
		place: Place,
		list: readonly (Territory | null)[],
		within: string | null,
		/** Asked before, and as disjoint from those of the list as they are among themselves. */
		beside: readonly Territory[] = []
	) => {
		const family = new Set<number>();
		const asked: number[] = [];
		for (const territory of list) {
			const codes = [territory?.code, place.within?.code, within];
			const own = leafSets(codes);
			const key = own.join(' ');
			let at = known.get(key);
			if (at === undefined) {
				at = places.length;
				known.set(key, at);
				places.push({
					names: [],
					leaves: own,
					level: place.level,
					territory: territory?.code ?? null
				});
				asked.push(at);
			}
			const name = placeName(codes);
			const { names } = places[at]!;
			if (!names.some((other) => other.name === name))
				names.push({ name, level: place.level, territory: territory?.code ?? null });
			if (own.length > 0) family.add(at);
		}
		for (const { code } of beside) {
			const at = known.get(leafSets([code, place.within?.code, within]).join(' '));
			if (at !== undefined && places[at]!.leaves.length > 0) family.add(at);
		}
		if (place.level !== 'programme') families.push([...family]);
		if (asked.length > 0) questions.push({ place, within, places: asked });
	};
	const found = async (level: OfficialLevel) => {
		const codes = new Set(leaves.map((leaf) => leaf[level]));
		const listed = {
			commune: geography.communes,
			intercommunality: geography.intercommunalities,
			department: geography.departments
		}[level];
		const beside = await Promise.all(
			[...codes]
				.filter((code) => code !== null && !listed.some((one) => one.code === code))
				.map((code) => geography.find(code!))
		);
		return [...listed, ...beside.filter((one) => one !== null)];
	};
	const departments = await found('department');
	const intercommunalities = await found('intercommunality');
	const ungrouped = intercommunalities.filter(({ code }) => !groupingOf.has(code));
	const communes = withCommunes ? await found('commune') : [];
	for (const within of withins) {
		const listOf = (
			level: LocatedLevel,
			list: readonly Territory[],
			inside: Territory | null,
			beside: readonly Territory[] = []
		) => ask({ level, territory: null, list, open: false, within: inside }, list, within, beside);
		ask(
			{ level: 'programme', territory: null, list: null, open: false, within: null },
			[null],
			within
		);
		listOf('department', departments, null);
		listOf('intercommunality', intercommunalities, null);
		for (const department of geography.departments)
			listOf('intercommunality', intercommunalities, department);
		if (geography.groupings.length > 0) listOf('grouping', geography.groupings, null, ungrouped);
		if (communes.length > 0) listOf('commune', communes, null);
		for (const department of communes.length > 0 ? geography.departments : [])
			listOf('commune', communes, department);
	}
	return { leaves: pieces, places, families, questions };
}

/** The smallest pieces that make all places: communes only where a place is told by them. */
function joinLeaves(
	leaves: readonly Leaf[],
	withCommunes: boolean,
	withins: readonly (string | null)[],
	groupingOf: ReadonlyMap<string, string>
) {
	const fine = withCommunes || leaves.some(({ commune }) => withins.includes(commune) && commune);
	const keyOf = ({ commune, intercommunality, department }: Leaf) =>
		JSON.stringify([fine ? commune : null, intercommunality, department]);
	const pieces = [...new Map(leaves.map((leaf) => [keyOf(leaf), leaf])).values()];
	return {
		pieces: pieces.length,
		leafSets: (codes: readonly (string | null | undefined)[]) => {
			const asked = codes.filter((code) => code !== null && code !== undefined);
			return [...pieces.keys()].filter((at) => {
				const { commune, intercommunality, department } = pieces[at]!;
				const grouping = groupingOf.get(intercommunality ?? '');
				const own = [fine ? commune : null, intercommunality, department, grouping];
				return asked.every((code) => own.includes(code));
			});
		}
	};
}
