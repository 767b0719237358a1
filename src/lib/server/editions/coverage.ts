import { addDays, type IsoDate } from '#lib/indicators/period.ts';
import type { Contract } from '../programme/contract.ts';
import type { Programme } from '../programme/programme.ts';
import type { Reading } from '../ingest/delivery.ts';
import type { Manifest, Span } from './edition.ts';

/**
 * What a dataset's deliveries cover together: appended ones each their own span, others from the
 * first day that any of them covers to the last.
 */
export function datasetCoverage(
	contract: Contract,
	readings: readonly Pick<Reading, 'covers'>[]
): readonly Span[] {
	const spans = readings.flatMap(({ covers }) =>
		covers && covers.from <= covers.until ? [covers] : []
	);
	if (contract.mode === 'append' || spans.length === 0) return joinSpans(spans);
	return [
		{
			from: spans.map(({ from }) => from).reduce(earliest),
			until: spans.map(({ until }) => until).reduce(latest)
		}
	];
}

/**
 * What an indicator's figures may speak about: the days that all its datasets cover. A formula
 * is covered where both its parts are. Null when no dataset limits it.
 */
export function indicatorCoverage(
	manifest: Pick<Manifest, 'facts' | 'coverage'>,
	programme: Pick<Programme, 'indicators'>,
	id: string
): readonly Span[] | null {
	const formula = programme.indicators.find((query) => query.id === id)?.indicator.formula;
	if (formula)
		return [formula.numerator, formula.denominator]
			.map((part) => indicatorCoverage(manifest, programme, part))
			.reduce(inBoth, null);
	return (manifest.facts[id]?.datasets ?? [])
		.map((dataset): readonly Span[] | null => manifest.coverage[dataset] ?? [])
		.reduce(inBoth, null);
}

/**
 * The date that figures speak about when none is asked: the last day that the headline
 * indicators cover together, or, when no day is covered by all, the earliest of their last
 * days. Without headlines, all indicators that are followed count; without any coverage, the
 * programme's first day.
 */
export function defaultAsOf(
	manifest: Pick<Manifest, 'facts' | 'coverage'>,
	programme: Programme
): IsoDate {
	const headlines = programme.indicators.filter(({ indicator }) => indicator.headline !== null);
	const followed = programme.indicators.filter(
		({ indicator }) => indicator.better !== 'none' && !indicator.part
	);
	for (const queries of [headlines, followed, programme.indicators]) {
		const coverages = queries
			.map(({ id }) => indicatorCoverage(manifest, programme, id))
			.filter((spans) => spans !== null && spans.length > 0);
		const together = coverages.reduce(inBoth, null)?.at(-1);
		if (together) return together.until;
		const ends = coverages.flatMap((spans) => spans?.at(-1)?.until ?? []);
		if (ends.length > 0) return ends.reduce(earliest);
	}
	return programme.settings.since;
}

/** Spans in order, those that touch or overlap made one. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
	const joined: Span[] = [];
	for (const { from, until } of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
		const last = joined.at(-1);
		if (last && from <= addDays(last.until, 1))
			joined[joined.length - 1] = { from: last.from, until: latest(last.until, until) };
		else joined.push({ from, until });
	}
	return joined;
}

/** Days that lie in both. */
export function intersectSpans(one: readonly Span[], other: readonly Span[]): readonly Span[] {
	return joinSpans(
		one.flatMap((a) =>
			other.flatMap((b) => {
				const from = latest(a.from, b.from);
				const until = earliest(a.until, b.until);
				return from <= until ? [{ from, until }] : [];
			})
		)
	);
}

function inBoth(
	one: readonly Span[] | null,
	other: readonly Span[] | null
): readonly Span[] | null {
	if (one === null) return other;
	return other === null ? one : intersectSpans(one, other);
}

function earliest(a: IsoDate, b: IsoDate): IsoDate {
	return a < b ? a : b;
}

function latest(a: IsoDate, b: IsoDate): IsoDate {
	return a > b ? a : b;
}
