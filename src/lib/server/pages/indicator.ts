import { comparedWith } from '#lib/indicators/compared-with.ts';
import type { Comparison } from '#lib/indicators/comparison-words.ts';
import { breaksKind, shownKinds, type DatedEvent, type EventKind } from '#lib/indicators/event.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import { nextFigureOn } from '#lib/indicators/next-figure.ts';
import { monthEndsBefore, type IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import type { Edition } from '../editions/edition.ts';
import type { Declared } from '../programme/declared-figures.ts';
import { JalonError } from '../programme/problem.ts';
import { lastFigureOn } from '../values/catalogue.ts';
import { declaredFor } from '../values/declared.ts';
import { eventsAround } from '../values/events.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { trajectoryOf } from '../values/targets.ts';
import { periodsOf } from './periods-of.ts';
import { placeName } from './choices.ts';
import { filtersOf, wholeFigure, type Filters } from './indicator-filters.ts';
import { insteadOfSeries, insteadOfSplit, type SeriesOf } from './indicator-instead.ts';
import type { Instead } from '#lib/indicators/instead.ts';
import { splitOf, waysOf, type Split, type Way } from './indicator-split.ts';
import { provenanceOf, type Provenance } from './provenance.ts';
import { firstSeriesDay, nearTrajectory } from './series-span.ts';

export type IndicatorPage = {
	readonly indicator: Indicator;
	readonly axis: string;
	readonly asOf: IsoDate;
	readonly value: Value;
	readonly before: Value;
	readonly comparison: Comparison;
	/** Headline figures at month ends, or figures of the grain's periods. */
	readonly series: readonly Value[];
	/** What can be shown instead of a series masked for the most part; null where it says enough. */
	readonly insteadOfSeries: readonly Instead[] | null;
	readonly trajectory: Trajectory | null;
	/** What is told on the chart and in its table, of the kinds that the reader shows; breaks in series are the indicator's. */
	readonly events: readonly DatedEvent[];
	readonly hideBreaks: boolean;
	/** Kinds that have an event, in order. */
	readonly eventKinds: readonly EventKind[];
	/** One way of splitting the figure at a time; null where there is none. */
	readonly split: Split | null;
	readonly insteadOfSplit: readonly Instead[] | null;
	/** The ways there are, `by` being what the address asks. */
	readonly ways: readonly Way[];
	/** What the figure, the series and the split are held to. */
	readonly filters: Filters;
	readonly provenance: Provenance;
	/** Figures that people declared up to the as-of date, latest first: of the territory shown, or of all. */
	readonly declared: readonly (Declared & { readonly place: string | null })[];
	readonly figureOn: IsoDate | null;
	readonly nextOn: IsoDate | null;
};

const seriesMonths = 24;

/** Everything about one indicator at one date. Throws `unknown-indicator`. */
export async function indicatorPage(
	edition: Edition,
	id: string,
	view: View,
	reader: Reader,
	meetings: readonly IsoDate[] = edition.programme.settings.meetings,
	/** The days on which the committee met, told on the chart. */
	held: readonly IsoDate[] = meetings
): Promise<IndicatorPage> {
	const { settings, indicators } = edition.programme;
	const indicator = indicators.find((query) => query.id === id)?.indicator;
	if (!indicator)
		throw new JalonError('unknown-indicator', {
			fr: `L’indicateur « ${id} » n’existe pas dans cette version.`,
			en: `There is no indicator “${id}” in this edition.`
		});
	const { territory } = view;
	const asOf = view.asOf ?? edition.asOf;
	const beforeOn = oneYearEarlier(asOf);
	const compared = comparedWith(indicator, { asOf, compare: view.compare, meetings });
	const filters = filtersOf(edition, indicator, view, reader);
	// A target speaks of the whole figure.
	const trajectory =
		filters.choices.length > 0
			? null
			: nearTrajectory(trajectoryOf(edition, id, territory), asOf, 6);
	const firstDay = firstSeriesDay(indicator, settings);
	const monthEnds = monthEndsBefore(asOf, seriesMonths).filter((date) => date >= firstDay);
	const dates = [...new Set([...monthEnds, compared.on, asOf])].sort();
	const headlinesOf = async (place: string | null, where: Filters['where']) => {
		const query = { indicators: [id], dates, asOf, territory: place, where };
		return (await computeHeadlines(edition, query, reader)).get(id) ?? [];
	};
	const headlines = await headlinesOf(territory, filters.where);
	const at = (date: IsoDate) => headlines[dates.indexOf(date)];
	const [value, before] = [at(asOf), at(compared.on)];
	if (!value || !before)
		throw new JalonError('unknown-indicator', {
			fr: `L’indicateur « ${id} » n’a pas de chiffre que vous puissiez voir.`,
			en: `The indicator “${id}” has no figure that you may see.`
		});
	const from = monthEnds[0] ?? asOf;
	const seriesOf: SeriesOf = async (kept, where) => {
		const { grain } = kept;
		if (grain !== null)
			return periodsOf(edition, { id, asOf, from, view: kept, grain, where }, reader);
		const found = await headlinesOf(kept.territory, where);
		return [...monthEnds, asOf].flatMap((date) => found[dates.indexOf(date)] ?? []);
	};
	const series = await seriesOf(view, filters.where);
	const figureOn = lastFigureOn(edition, indicator, asOf);
	const ways = await waysOf(edition, indicator, reader);
	const asked = { edition, indicator, asOf, beforeOn, view, reader, filters, ways };
	const [split, whole] = await Promise.all([
		splitOf(asked),
		wholeFigure(edition, indicator, asOf, view, filters, reader)
	]);
	return {
		indicator,
		axis: axisTitle(edition, indicator, reader),
		asOf,
		value,
		before,
		comparison: compared.comparison,
		series,
		insteadOfSeries: await insteadOfSeries(series, { ...asked, seriesOf }),
		trajectory,
		...(await eventsShown(edition, indicator, asOf, view, held, reader)),
		split,
		insteadOfSplit: split && (await insteadOfSplit(split, asked)),
		ways,
		filters: { ...filters, whole },
		provenance: provenanceOf(edition, indicator, asOf, reader.language),
		declared: declaredUpTo(edition, id, asOf, territory, reader),
		figureOn,
		nextOn: nextFigureOn(figureOn, indicator.cadence, indicator.delay)
	};
}

function declaredUpTo(
	edition: Edition,
	id: string,
	asOf: IsoDate,
	territory: string | null,
	reader: Reader
): IndicatorPage['declared'] {
	if (!reader.unsuppressed) return [];
	return declaredFor(edition, id)
		.filter((one) => one.date <= asOf && (territory === null || one.territory === territory))
		.map((one) => ({ ...one, place: placeName(one.territory) }))
		.sort((a, b) => (a.date < b.date ? 1 : -1));
}

async function eventsShown(
	edition: Edition,
	indicator: Indicator,
	asOf: IsoDate,
	view: View,
	meetings: readonly IsoDate[],
	reader: Reader
): Promise<Pick<IndicatorPage, 'events' | 'hideBreaks' | 'eventKinds'>> {
	const asked = { asOf, territory: view.territory, meetings };
	const { events, kinds } = await eventsAround(edition, indicator, asked, reader);
	const shown = shownKinds(
		view.events,
		kinds.map(({ id }) => id)
	);
	return {
		events: events.filter(({ kind }) => kind !== breaksKind && shown.includes(kind)),
		hideBreaks: !shown.includes(breaksKind),
		eventKinds: kinds
	};
}

function axisTitle(edition: Edition, indicator: Indicator, reader: Reader): string {
	const axis = edition.programme.settings.axes.find(({ id }) => id === indicator.axis);
	return axis ? localize(axis.title, reader.language) : indicator.axis;
}
