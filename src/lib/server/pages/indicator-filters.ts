import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { shortName } from '#lib/indicators/territory.ts';
import type { Value } from '#lib/indicators/value.ts';
import { parseWhere, withoutChoice, writeWhere, type Choice } from '#lib/indicators/where.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { JalonError } from '../programme/problem.ts';
import { dimensionLabel, dimensionTitle } from '../values/catalogue.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { dimensionsOf } from '../values/question.ts';
import type { ValuesQuery } from '../values/values-query.ts';
import { audienceDimension } from './filters.ts';
import { namedPlace } from './named-place.ts';

/** One filter as the page tells it. */
export type FilterInForce = {
	/** « Secteur »; null for a territory, which the page names in its own words. */
	readonly title: string | null;
	readonly label: string;
	/** What the address becomes without it; null for the territory that a reader is held to, which stays. */
	readonly without: Partial<View> | null;
};

export type Filters = {
	readonly choices: readonly Choice[];
	/** The same for the values engine. */
	readonly where: ValuesQuery['where'];
	readonly inForce: readonly FilterInForce[];
	/** The figure without any filter; null where none is in force. */
	readonly whole: Value | null;
};

/** What the address holds an indicator's figures to. Throws `bad-request` for what can't be read. */
export function filtersOf(
	edition: Edition,
	indicator: Indicator,
	view: View,
	reader: Reader
): Filters {
	const asked = parseWhere(view.where);
	if (asked === null)
		throw new JalonError('bad-request', {
			fr: `Paramètre « where » : « ${view.where?.slice(0, 80)} » n’est pas compris, attendu : dimension:valeur, séparés par des virgules.`,
			en: `Parameter “where”: “${view.where?.slice(0, 80)}” is not understood, expected dimension:value, separated by commas.`
		});
	// An audience that was clicked on this page comes before the one chosen for all.
	const audience = asked.some(ofAudience) ? [] : audienceOf(edition, indicator, view);
	const choices = [...asked, ...audience];
	const where: Record<string, string[]> = Object.create(null);
	for (const { dimension, value } of choices) (where[dimension] ??= []).push(value ?? '');
	const described = (choice: Choice, without: Partial<View>): FilterInForce => ({
		title: localize(dimensionTitle(edition, indicator, choice.dimension), reader.language),
		label: dimensionLabel(edition, indicator, choice.dimension, choice.value, reader.language),
		without
	});
	const named =
		view.territory === null ? null : namedPlace(edition, view.territory, reader.language);
	const place = named ? shortName(named.name) : view.territory;
	return {
		choices,
		where: { ...where },
		inForce: [
			...(place === null
				? []
				: [
						{
							title: null,
							label: place,
							without: reader.territories?.[0] === view.territory ? null : { territory: null }
						}
					]),
			...asked.map((choice) =>
				described(choice, {
					where: writeWhere(withoutChoice(asked, choice)),
					...(ofAudience(choice) ? { audience: null } : {})
				})
			),
			...audience.map((choice) => described(choice, { audience: null }))
		],
		whole: null
	};
}

function ofAudience({ dimension }: Choice): boolean {
	return dimension === audienceDimension;
}

/** The audience chosen for all pages holds the indicators that tell audiences apart. */
function audienceOf(edition: Edition, indicator: Indicator, { audience }: View): readonly Choice[] {
	if (audience === null || !dimensionsOf(edition, indicator).includes(audienceDimension)) return [];
	return [{ dimension: audienceDimension, value: audience }];
}

/** The whole figure, against which what is left of it is told. */
export async function wholeFigure(
	edition: Edition,
	{ id }: Indicator,
	asOf: IsoDate,
	view: View,
	{ inForce }: Filters,
	reader: Reader
): Promise<Value | null> {
	if (inForce.length === 0) return null;
	// A reader held to territories is not told of the others.
	const territory = reader.territories === null ? null : view.territory;
	const query = { indicators: [id], dates: [asOf], asOf, territory };
	const [whole] = (await computeHeadlines(edition, query, reader)).get(id) ?? [];
	return whole ?? null;
}
