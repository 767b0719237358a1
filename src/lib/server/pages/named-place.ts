import { localize, type Language } from '#lib/indicators/language.ts';
import { shortName } from '#lib/indicators/territory.ts';
import type { Edition } from '../editions/edition.ts';
import { loadTerritories } from '../programme/territories.ts';

/** A territory of the country or a grouping of the programme, as it is called; null for a code of none. */
export function namedPlace(
	{ programme }: Pick<Edition, 'programme'>,
	code: string,
	language: Language
): { readonly code: string; readonly name: string } | null {
	const grouping = programme.settings.groupings.find(({ id }) => id === code);
	if (grouping) return { code, name: localize(grouping.title, language) };
	const place = loadTerritories().byCode(code);
	return place && { code: place.code, name: place.name };
}

/** As short as it can be said: « Grand-Figeac », « Nord du Lot »; null for the whole programme, the code for one unknown. */
export function shortPlace(
	edition: Pick<Edition, 'programme'>,
	code: string | null,
	language: Language
): string | null {
	const named = code === null ? null : namedPlace(edition, code, language);
	return named ? shortName(named.name) : code;
}
