import { changeOf } from '#lib/indicators/change.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { TerritoryMap } from '#lib/indicators/territory-map.ts';
import { shortName } from '#lib/indicators/territory.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import type { Edition } from '../editions/edition.ts';
import { JalonError } from '../programme/problem.ts';
import { computeValues, visibleIndicators } from '../values/compute-values.ts';
import { geographyOf } from '../values/geography.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { valuesQuery } from '../values/values-query.ts';
import { inGeographicalOrder } from './geographical-order.ts';
import type { Split } from './indicator-split.ts';

export type TerritoriesPage = {
	readonly indicator: Indicator;
	/** Indicators that have figures by territory. */
	readonly choices: readonly { readonly id: string; readonly title: string }[];
	readonly split: Split;
	/** Where the programme's map places them; empty without one. */
	readonly map: TerritoryMap;
	/** Inhabitants of each intercommunalité, by code. */
	readonly populations: Readonly<Record<string, number | null>>;
	/** The figure of the whole programme. */
	readonly whole: Value | null;
};

/** One indicator in each intercommunalité; `id` null is the first that has figures there. */
export async function territoriesPage(
	edition: Edition,
	id: string | null,
	view: View,
	reader: Reader
): Promise<TerritoriesPage> {
	const asOf = view.asOf ?? edition.asOf;
	const beforeOn = oneYearEarlier(asOf);
	const shown = visibleIndicators(edition, reader);
	const at = async (indicators: readonly string[], date: string) =>
		(
			await computeValues(
				edition,
				valuesQuery({ indicators, asOf: date, level: 'intercommunality' }),
				reader
			)
		).values;
	const all = await at([], asOf);
	const located = shown.filter((indicator) =>
		all.some((value) => value.indicator === indicator.id && value.missing !== 'not-at-level')
	);
	const indicator =
		located.find((other) => other.id === id) ??
		[...located].sort((a, b) => (a.headline ?? 99) - (b.headline ?? 99))[0];
	if (!indicator)
		throw new JalonError('not-found', {
			fr: 'Aucun indicateur n’a de chiffre par territoire.',
			en: 'No indicator has figures by territory.'
		});
	const now = all.filter((value) => value.indicator === indicator.id);
	const { ordered, names } = await inGeographicalOrder(edition, now, reader.language);
	const whole = await computeHeadlines(
		edition,
		{ indicators: [indicator.id], dates: [asOf], asOf, territory: null },
		reader
	);
	return {
		indicator,
		choices: located.map(({ id, title }) => ({ id, title: localize(title, reader.language) })),
		split: {
			dimension: null,
			title: '',
			now: ordered,
			before: await at([indicator.id], beforeOn),
			beforeOn,
			labels: names
		},
		map: edition.programme.settings.map,
		populations: Object.fromEntries(
			(await geographyOf(edition)).intercommunalities.map(({ code, population }) => [
				code,
				population
			])
		),
		whole: whole.get(indicator.id)?.[0] ?? null
	};
}

export type TerritoryPage = {
	readonly code: string;
	readonly name: string;
	/** Communes of the territory, and how many of them lie in the programme's own territory. */
	readonly communes: { readonly total: number; readonly inside: number };
	readonly rows: readonly {
		readonly indicator: Indicator;
		readonly value: Value;
		readonly whole: Value;
		readonly change: ReturnType<typeof changeOf>;
	}[];
};

/** All indicators of one territory, beside the whole programme. Throws `unknown-territory`. */
export async function territoryPage(
	edition: Edition,
	code: string,
	view: View,
	reader: Reader
): Promise<TerritoryPage> {
	const geography = await geographyOf(edition);
	const territory = await geography.find(code);
	if (!territory)
		throw new JalonError('unknown-territory', {
			fr: `Le territoire « ${code} » n’est pas connu.`,
			en: `The territory “${code}” is not known.`
		});
	const asOf = view.asOf ?? edition.asOf;
	const dates = [oneYearEarlier(asOf), asOf];
	const ask = (place: string | null) =>
		computeHeadlines(edition, { indicators: [], dates, asOf, territory: place }, reader);
	const [here, whole] = await Promise.all([ask(territory.code), ask(null)]);
	const communes = await geography.communesOf(territory);
	const own = new Set(geography.communes.map((commune) => commune.code));
	return {
		code: territory.code,
		name: shortName(territory.name),
		communes: {
			total: communes.length,
			inside: communes.filter((commune) => own.has(commune.code)).length
		},
		rows: visibleIndicators(edition, reader).flatMap((indicator) => {
			const [before, value] = here.get(indicator.id) ?? [];
			const all = whole.get(indicator.id)?.[1];
			if (!value || !before || !all || value.missing === 'not-at-level') return [];
			return [{ indicator, value, whole: all, change: changeOf(value, before, indicator) }];
		})
	};
}
