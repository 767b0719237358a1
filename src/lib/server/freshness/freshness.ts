import type { Localized } from '#lib/indicators/language.ts';
import { nextFigureOn } from '#lib/indicators/next-figure.ts';
import {
	addDays,
	daysBetween,
	periodOf,
	type IsoDate,
	type Period
} from '#lib/indicators/period.ts';
import { datasetCoverage } from '../editions/coverage.ts';
import type { Manifest, Span } from '../editions/edition.ts';
import type { Reading } from '../ingest/delivery.ts';
import { isCalendarDay } from '../programme/spec-values.ts';
import type { Contract } from '../programme/contract.ts';
import { declaredDataset } from '../programme/declared-contract.ts';
import type { Partner, Programme, Settings } from '../programme/programme.ts';
import { dueDate, grainOfRhythm, type Rhythm } from './due-date.ts';
import { isOfVariant, variantsOf, type Variant } from './variants.ts';

/**
 * `received`: up to date, the next period is not over · `due`: that period is over, its file is
 * awaited · `late`: the day it was awaited by is past · `ended`: nothing more is due · `once`:
 * received, and comes but once · `unknown`: the contract says no rhythm.
 */
export type FreshnessState = 'received' | 'due' | 'late' | 'ended' | 'once' | 'unknown';

/** Where one kind of file stands, at a date. */
export type Freshness = {
	readonly dataset: string;
	/** Which of the files that come for each period, told by their names; null when one does. */
	readonly variant: Variant | null;
	readonly title: Localized;
	readonly partner: Partner | null;
	/** How the file is made, in words. */
	readonly source: Localized | null;
	readonly cadence: Contract['cadence'];
	readonly state: FreshnessState;
	/** The last file received. */
	readonly lastName: string | null;
	readonly lastOn: IsoDate | null;
	readonly coveredUntil: IsoDate | null;
	/** Spans never received, between those that were. */
	readonly gaps: readonly Period[];
	/** What is awaited: all that is over and not covered, else the next period; null when nothing is to come. */
	readonly period: Period | null;
	readonly dueOn: IsoDate | null;
	/** Due: days left, 0 on the day itself. Late: days since `dueOn`, 1 or more. */
	readonly days: number | null;
};

/** A file that was taken in, or is about to be. */
export type ReceivedFile = Pick<Reading, 'dataset' | 'name' | 'deliveredOn' | 'covers'>;

/** What freshness is told from: a published edition, or one on trial. */
export type FreshEdition = {
	readonly manifest: Pick<Manifest, 'readings'>;
	readonly programme: Pick<Programme, 'settings' | 'contracts'>;
};

/**
 * Where each kind of file stands at a date, in the contracts' order. The next file covers the time
 * from the last day covered to one cadence later, and is due after the contract's `delay`, or on
 * its `due` day. `also` are files that are not in the edition yet.
 * Declared figures come one by one: none is awaited.
 */
export function freshnessOf(
	{ manifest, programme }: FreshEdition,
	on: IsoDate,
	also: readonly ReceivedFile[] = []
): readonly Freshness[] {
	const files = [...manifest.readings.filter(({ refused }) => refused === null), ...also];
	return programme.contracts.flatMap((contract) => {
		if (contract.dataset === declaredDataset) return [];
		const own = files.filter(({ dataset }) => dataset === contract.dataset);
		return variantsOf(contract).map((variant) =>
			freshnessOfKind(
				contract,
				variant,
				own.filter(({ name }) => isOfVariant(contract, variant, name)),
				programme.settings,
				on
			)
		);
	});
}

/** Those that are late, the longest first. */
export function lateOnes(list: readonly Freshness[]): readonly Freshness[] {
	return list
		.filter(({ state }) => state === 'late')
		.toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0));
}

function freshnessOfKind(
	contract: Contract,
	variant: Variant | null,
	files: readonly ReceivedFile[],
	settings: Settings,
	on: IsoDate
): Freshness {
	const { cadence } = contract;
	const spans = datasetCoverage(contract, files);
	const last = files.reduce<ReceivedFile | null>(latestOf, null);
	const coveredUntil = spans.at(-1)?.until ?? null;
	const known = {
		dataset: contract.dataset,
		variant,
		title: contract.title,
		partner: settings.partners.find(({ id }) => id === contract.partner) ?? null,
		source: contract.source,
		cadence,
		lastName: last?.name ?? null,
		lastOn: last?.deliveredOn ?? null,
		coveredUntil,
		gaps: gapsBetween(spans)
	};
	const nothing = { ...known, period: null, dueOn: null, days: null };
	if (cadence === null) return { ...nothing, state: 'unknown' };
	if (cadence === 'once') return { ...nothing, state: last === null ? 'due' : 'once' };
	const period = nextPeriod(contract, cadence, coveredUntil, settings);
	if (settings.until !== null && period.from > settings.until)
		return { ...nothing, state: 'ended' };
	const dueOn = dueDate(period.to, cadence, contract);
	if (period.to >= on) return { ...known, period, dueOn, state: 'received', days: null };
	const awaited = {
		...known,
		period: { ...period, to: lastEndBefore(on, period.to, cadence) },
		dueOn
	};
	const left = daysBetween(on, dueOn);
	return left >= 0
		? { ...awaited, state: 'due', days: left }
		: { ...awaited, state: 'late', days: -left };
}

/** The end of the last period that is over at a date, the first of them ending on `end`. */
function lastEndBefore(on: IsoDate, end: IsoDate, rhythm: Rhythm): IsoDate {
	for (let last = end; ;) {
		const next = nextFigureOn(last, rhythm, null);
		if (next === null || next >= on) return last;
		last = next;
	}
}

/** From the day after the last one covered; a kind of file never received starts with the programme. */
function nextPeriod(
	contract: Contract,
	rhythm: Rhythm,
	coveredUntil: IsoDate | null,
	settings: Settings
): Period {
	const end = nextFigureOn(coveredUntil, rhythm, null);
	if (coveredUntil !== null && end !== null) return { from: addDays(coveredUntil, 1), to: end };
	const { from } = contract.covers;
	const start = isCalendarDay(from) && from > settings.since ? from : settings.since;
	const { to } = periodOf(start, grainOfRhythm[rhythm], settings.yearStart);
	return { from: start, to };
}

function gapsBetween(spans: readonly Span[]): readonly Period[] {
	return spans.slice(1).map(({ from }, at) => ({
		from: addDays(spans[at]!.until, 1),
		to: addDays(from, -1)
	}));
}

function latestOf(one: ReceivedFile | null, other: ReceivedFile): ReceivedFile {
	return one === null || (other.deliveredOn ?? '') >= (one.deliveredOn ?? '') ? other : one;
}
