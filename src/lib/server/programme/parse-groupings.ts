import { levels, parseLevel, type Grouping } from '#lib/indicators/territory.ts';
import { readKeys, type Parse } from './keys.ts';
import { groupingKeys } from './settings-keys.ts';
import type { Place, Problems, Spec } from './spec.ts';
import { parseId, parseListOf, parseLocalized, parseText } from './spec-values.ts';

/** A grouping, and where the person wrote its id and each of its codes. */
export type WrittenGrouping = Grouping & {
	readonly written: Place;
	readonly codes: readonly { readonly code: string; readonly place: Place }[];
};

/** Groupings share no territory, and none is called as another or as a level. */
export const parseGroupings: Parse<readonly WrittenGrouping[]> = (spec, problems) => {
	const groupings = parseListOf(parseGrouping)(spec, problems) ?? [];
	for (const [at, grouping] of groupings.entries())
		demandOwn(grouping, groupings.slice(0, at), problems);
	return groupings;
};

const parseGrouping: Parse<WrittenGrouping> = (spec, problems) => {
	const keys = readKeys(spec, groupingKeys, problems);
	const id = keys?.required('id', parseId);
	const title = keys?.required('title', parseLocalized);
	const codes = keys?.required('territories', parseListOf(parseCode));
	if (!keys || !id || !title || !codes) return undefined;
	if (codes.length === 0)
		return problems.add(keys.placeOf('territories'), {
			fr: `le regroupement « ${id} » est vide : attendu, le SIREN d’une intercommunalité au moins`,
			en: `the grouping “${id}” is empty: expected, the SIREN of one intercommunality at least`
		});
	const written = keys.placeOf('id');
	return { id, title, territories: codes.map(({ code }) => code), written, codes };
};

const parseCode: Parse<WrittenGrouping['codes'][number]> = (spec: Spec, problems) => {
	const code = parseText(spec, problems);
	return code === undefined ? undefined : { code, place: spec.place };
};

function demandOwn(
	{ id, written, codes }: WrittenGrouping,
	before: readonly WrittenGrouping[],
	problems: Problems
): void {
	const same = before.find((earlier) => earlier.id === id);
	if (same)
		problems.add(written, {
			fr: `« ${id} » est déjà l’identifiant d’un regroupement, ligne ${same.written.line}`,
			en: `“${id}” is already the id of a grouping, on line ${same.written.line}`
		});
	if (parseLevel(id) !== null)
		problems.add(written, {
			fr: `« ${id} » est le nom d’un niveau (${levels.join(', ')}) : donner un autre identifiant au regroupement`,
			en: `“${id}” is the name of a level (${levels.join(', ')}): give the grouping another id`
		});
	const earlier = before.flatMap((grouping) =>
		grouping.codes.map((one) => ({ ...one, grouping: grouping.id }))
	);
	for (const [at, { code, place }] of codes.entries()) {
		const all = [...earlier, ...codes.slice(0, at).map((one) => ({ ...one, grouping: id }))];
		const taken = all.find((one) => one.code === code);
		if (taken)
			problems.add(place, {
				fr: `« ${code} » est déjà du regroupement « ${taken.grouping} », ligne ${taken.place.line} : un territoire est d’un seul regroupement`,
				en: `“${code}” is already in the grouping “${taken.grouping}”, on line ${taken.place.line}: a territory is in one grouping only`
			});
	}
}
