import type { TerritoryPlace } from '#lib/indicators/territory-map.ts';
import { describeSpec, type Parse } from './keys.ts';
import type { Place, Problems, Spec, SpecEntry } from './spec.ts';
import { expected } from './spec-values.ts';

/** A territory's place on the map, and where the person wrote its code. */
export type WrittenPlace = TerritoryPlace & { readonly written: Place };

const furthest = 30;

/**
 * `"200066371": [2, 0]`: SIREN, then column and row, both from 0 to 30, columns to the half. Two
 * territories of one row stand one column apart or more.
 */
export const parseMap: Parse<readonly WrittenPlace[]> = (spec, problems) => {
	if (spec.kind !== 'map')
		return expected(
			spec,
			'des codes, chacun avec sa place, tels que "200066371": [2, 0]',
			'codes, each with its place, such as "200066371": [2, 0]',
			problems
		);
	const places = spec.entries.flatMap((entry) => parsePlace(entry, problems) ?? []);
	for (const [at, place] of places.entries()) demandRoom(place, places.slice(0, at), problems);
	return places;
};

function parsePlace({ key, place, spec }: SpecEntry, problems: Problems): WrittenPlace | undefined {
	const [column, row, ...more] = spec.kind === 'list' ? spec.items.map(numberOf) : [];
	if (isPosition(column, 0.5) && isPosition(row, 1) && more.length === 0)
		return { code: key, column, row, written: place };
	return problems.add(spec.place, {
		fr: `attendu : [colonne, rangée], de 0 à ${furthest}, la colonne à la demie près (0.5), trouvé : ${foundIn(spec, 'fr')}`,
		en: `expected [column, row], from 0 to ${furthest}, the column to the half (0.5), found ${foundIn(spec, 'en')}`
	});
}

function numberOf(spec: Spec): number | undefined {
	return spec.kind === 'scalar' && typeof spec.value === 'number' ? spec.value : undefined;
}

function isPosition(number: number | undefined, step: number): number is number {
	return (
		number !== undefined && number >= 0 && number <= furthest && Number.isInteger(number / step)
	);
}

/** A list as it was written, when it holds nothing but scalars. */
function foundIn(spec: Spec, language: 'fr' | 'en'): string {
	const texts =
		spec.kind === 'list'
			? spec.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))
			: [];
	const isPlain = spec.kind === 'list' && texts.length === spec.items.length && texts.length < 6;
	return isPlain ? `[${texts.join(', ')}]` : describeSpec(spec, language);
}

function demandRoom(
	place: WrittenPlace,
	before: readonly WrittenPlace[],
	problems: Problems
): void {
	const { code, column, row, written } = place;
	const other = before.find(
		(earlier) =>
			earlier.code === code || (earlier.row === row && Math.abs(earlier.column - column) < 1)
	);
	if (!other) return;
	const { line } = other.written;
	problems.add(
		written,
		other.code === code
			? {
					fr: `« ${code} » a déjà sa place, ligne ${line}`,
					en: `“${code}” already has its place, on line ${line}`
				}
			: {
					fr: `[${column}, ${row}] est la place de « ${other.code} », ligne ${line} : dans une rangée, une colonne au moins sépare deux territoires`,
					en: `[${column}, ${row}] is the place of “${other.code}”, on line ${line}: in one row, two territories are at least one column apart`
				}
	);
}
