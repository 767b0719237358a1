import { breakBetween } from '#lib/indicators/change.ts';
import type { Indicator, SeriesBreak } from '#lib/indicators/indicator.ts';
import type { Localized } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { localReader, type Reader } from '#lib/indicators/reader.ts';
import type { Missing, Value } from '#lib/indicators/value.ts';
import { indicatorCoverage } from '../editions/coverage.ts';
import type { Edition } from '../editions/edition.ts';
import { computeHeadlines } from '../values/headlines.ts';

/** A headline figure for the whole programme, on the last day that the data behind it cover. */
export type HeadlineFigure = {
	readonly value: number | null;
	readonly missing: Missing | null;
	readonly from: IsoDate;
	readonly to: IsoDate;
	/** Held back from who does not see small counts. */
	readonly secret: boolean;
};

type Headline = { readonly value: Value; readonly secret: boolean };

/** What becomes of one indicator's headline figure. */
export type IndicatorMove = {
	readonly id: string;
	readonly title: Localized;
	/** Null when the edition did not have it. */
	readonly before: HeadlineFigure | null;
	readonly after: HeadlineFigure;
	/** after − before in the stored unit; null when one is missing. */
	readonly difference: number | null;
	/** The difference as a share of the figure before; null from 0. */
	readonly relative: number | null;
	/** How much the figure of the day before is revised; null when one is missing. */
	readonly revised: number | null;
	/** The window began anew, such as a new year's: the two figures do not compare. */
	readonly restarted: boolean;
	/** A break in series between the two dates: the same. */
	readonly break: SeriesBreak | null;
	readonly moved: boolean;
	/** Farther than the indicator's declared limit. */
	readonly beyond: boolean;
};

/** Every indicator's headline before and after, those beyond their limit first, then the largest moves. */
export async function compareIndicators(
	before: Edition | null,
	after: Edition
): Promise<IndicatorMove[]> {
	const indicators = after.programme.indicators
		.map(({ indicator }) => indicator)
		.filter(({ part }) => !part);
	const known = indicators.filter(({ id }) =>
		before?.programme.indicators.some((query) => query.id === id)
	);
	const days = new Map(known.map((one) => [one.id, before ? dayOf(before, one) : null]));
	const then = before ? await headlines(before, known, (one) => days.get(one.id) ?? null) : null;
	const now = await headlines(after, indicators, (one) => dayOf(after, one));
	const again = before ? await headlines(after, known, (one) => days.get(one.id) ?? null) : null;
	return indicators
		.map((indicator): IndicatorMove => {
			const { id } = indicator;
			return moveOf(indicator, then?.get(id) ?? null, now.get(id)!, again?.get(id) ?? null);
		})
		.toSorted((a, b) => weight(b) - weight(a));
}

/** The last day that an indicator's data cover: a delivery may move it past the committee's own date. */
function dayOf(edition: Edition, { id }: Indicator): IsoDate {
	const spans = indicatorCoverage(edition.manifest, edition.programme, id);
	return spans?.at(-1)?.until ?? edition.asOf;
}

/** Figures by indicator, those of one day in one question. */
async function headlines(
	edition: Edition,
	indicators: readonly Indicator[],
	dayOfOne: (indicator: Indicator) => IsoDate | null
): Promise<ReadonlyMap<string, Headline>> {
	const byDay = new Map<IsoDate, string[]>();
	for (const indicator of indicators) {
		const day = dayOfOne(indicator) ?? edition.asOf;
		byDay.set(day, [...(byDay.get(day) ?? []), indicator.id]);
	}
	const figures = new Map<string, Headline>();
	for (const [day, ids] of byDay) {
		const asOf = day > edition.asOf ? day : edition.asOf;
		const query = { indicators: ids, dates: [day], asOf, territory: null };
		const told = await computeHeadlines(edition, query, suppressed);
		for (const [id, [value]] of await computeHeadlines(edition, query, everything))
			if (value) figures.set(id, { value, secret: told.get(id)?.[0]?.missing === 'secret' });
	}
	return figures;
}

/** What moves is judged by what the figures are; they are told as their reader may see them. */
const everything: Reader = localReader('', 'fr');
const suppressed: Reader = { ...everything, unsuppressed: false };

/** `againThen` is what the edition after says of the date before. */
function moveOf(
	indicator: Indicator,
	then: Headline | null,
	now: Headline,
	againThen: Headline | null
): IndicatorMove {
	const [before, after, again] = [then?.value ?? null, now.value, againThen?.value ?? null];
	const difference = minus(after.value, before?.value ?? null);
	const revised = before && again ? minus(again.value, before.value) : null;
	const restarted =
		before !== null && before.from !== after.from && before.from !== before.to && yearly(indicator);
	const breaking = before === null ? null : breakBetween(indicator, before.to, after.to);
	const vanished = before !== null && before.value !== null && after.value === null;
	const judged = restarted || breaking !== null ? revised : difference;
	return {
		id: indicator.id,
		title: indicator.title,
		before: then && figureOf(then),
		after: figureOf(now),
		difference,
		relative: before?.value && difference !== null ? difference / Math.abs(before.value) : null,
		revised,
		restarted,
		break: breaking,
		moved: difference === null ? (before?.value ?? null) !== after.value : difference !== 0,
		beyond:
			indicator.limit !== null &&
			before !== null &&
			(vanished || isBeyond(judged, before.value, indicator))
	};
}

/** Windows that begin anew: a difference across two of them says nothing. */
function yearly({ over, kind }: Indicator): boolean {
	return kind !== 'stock' && (over === 'year' || over === 'month');
}

function isBeyond(difference: number | null, from: number | null, indicator: Indicator): boolean {
	const { limit, format } = indicator;
	if (limit === null || difference === null || from === null) return false;
	const size = Math.abs(difference);
	if ('share' in limit) return size > limit.share * Math.abs(from) + 1e-12;
	return size * (format.style === 'percent' ? 100 : 1) > limit.amount + 1e-9;
}

function minus(after: number | null, before: number | null): number | null {
	return after === null || before === null ? null : after - before;
}

function figureOf({ value: { value, missing, from, to }, secret }: Headline): HeadlineFigure {
	return { value, missing, from, to, secret };
}

function weight({ beyond, moved, relative }: IndicatorMove): number {
	if (!moved) return beyond ? 1e12 : 0;
	return (beyond ? 1e12 : 1) + Math.min(1e9, relative === null ? 1e6 : Math.abs(relative));
}
