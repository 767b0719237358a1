import { localize } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Holder } from '#lib/indicators/rights.ts';
import { shortName } from '#lib/indicators/territory.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Edition } from '../editions/edition.ts';
import { loadTerritories } from '../programme/territories.ts';
import { isShownTo, visibleIndicators } from '../values/compute-values.ts';

/** The indicators that a form offers, by axis in the declared order, by title within. */
export function indicatorChoices(
	edition: Edition,
	reader: Reader,
	isOffered: (indicator: Indicator) => boolean = () => true
) {
	const shown = visibleIndicators(edition, reader).filter(isOffered);
	return edition.programme.settings.axes
		.map(({ id, title }) => ({
			id,
			title: localize(title, reader.language),
			indicators: shown
				.filter(({ axis }) => axis === id)
				.map((indicator) => ({
					id: indicator.id,
					title: localize(indicator.title, reader.language)
				}))
				.sort((a, b) => a.title.localeCompare(b.title, reader.language))
		}))
		.filter(({ indicators }) => indicators.length > 0);
}

/** The territories that a form offers to who acts for some, and whether the whole programme is among them. */
export function territoryChoices(
	edition: Edition,
	{ territories: own }: Pick<Holder, 'territories'>
): {
	readonly whole: boolean;
	readonly list: readonly { readonly code: string; readonly name: string }[];
} {
	const map = loadTerritories();
	const list =
		own === null
			? map.list('intercommunality', edition.programme.settings.territory)
			: own.flatMap((code) => map.byCode(code) ?? []);
	return { whole: own === null, list: list.map(({ code, name }) => ({ code, name })) };
}

/** A territory's short name; null for the whole programme, the code itself for one unknown. */
export function placeName(code: string | null): string | null {
	if (code === null) return null;
	const place = loadTerritories().byCode(code);
	return place ? shortName(place.name) : code;
}

export function indicatorTitle(edition: Edition, id: string, reader: Reader): string {
	const found = edition.programme.indicators.find((query) => query.id === id);
	return found && isShownTo(reader, found.indicator)
		? localize(found.indicator.title, reader.language)
		: id;
}
