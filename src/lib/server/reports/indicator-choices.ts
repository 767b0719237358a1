import { localize } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import { visibleIndicators } from '../values/compute-values.ts';

/** The indicators that a report may be asked for with, by axis in the programme's order. */
export type IndicatorChoices = readonly {
	readonly title: string;
	readonly indicators: readonly { readonly id: string; readonly title: string }[];
}[];

export function indicatorChoices(edition: Edition, reader: Reader): IndicatorChoices {
	const { language } = reader;
	const shown = visibleIndicators(edition, reader);
	return edition.programme.settings.axes
		.map(({ id, title }) => ({
			title: localize(title, language),
			indicators: shown
				.filter(({ axis }) => axis === id)
				.map((indicator) => ({ id: indicator.id, title: localize(indicator.title, language) }))
				.toSorted((one, other) => one.title.localeCompare(other.title, language))
		}))
		.filter(({ indicators }) => indicators.length > 0);
}
