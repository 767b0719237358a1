import type { Language } from '#lib/indicators/language.ts';
import { geographicalOrder } from '#lib/indicators/territory-map.ts';
import { shortName } from '#lib/indicators/territory.ts';
import type { Edition } from '../editions/edition.ts';
import { geographyOf } from '../values/geography.ts';

/** The intercommunalités that a report may be asked for with, as lists follow the programme's map. */
export type TerritoryChoices = readonly { readonly code: string; readonly name: string }[];

export async function territoryChoices(
	edition: Edition,
	language: Language
): Promise<TerritoryChoices> {
	const { intercommunalities } = await geographyOf(edition);
	const named = intercommunalities.map(({ code, name }) => ({ code, name: shortName(name) }));
	return geographicalOrder(named, (place) => place, edition.programme.settings.map, language);
}
