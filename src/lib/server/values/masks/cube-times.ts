import { addDays, type IsoDate, type Period } from '#lib/indicators/period.ts';
import { periodsAsked, slotsOf, type Slot, type TimeSettings, type Timing } from '../slots.ts';
import { grainRanks, type CutDate, type TimeRank } from './cut-dates.ts';

/** A time of the cube: what the engine is asked, and whom it may be told. */
export type CubeTime = Period & {
	readonly slot: Slot;
	/** Null where nobody is told. */
	readonly rank: TimeRank | null;
	/** Where times up to these ranks are told, this one lies between two neighbouring days of theirs. */
	readonly between: ReadonlySet<TimeRank>;
};

/** The days by which a slot's facts are chosen: a mask knows it by these. */
export function timeOf(slot: Slot, { point }: Pick<Timing, 'point'>): Period {
	return point ? { from: slot.period.to, to: slot.period.to } : slot.facts;
}

const grains = ['month', 'quarter', 'year'] as const;

/**
 * Every time that may be asked of an indicator: its headline at each date, months, quarters and
 * years, whole or up to a date. Where spans add up, what lies between two neighbouring days that
 * these begin or end on is protected too.
 */
export function cubeTimes(
	cuts: readonly CutDate[],
	timing: Timing,
	settings: TimeSettings,
	/** Ranks up to which times are told somewhere, where spans add up; else none. */
	finests: readonly TimeRank[]
): readonly CubeTime[] {
	const found = new Map<string, CubeTime>();
	const add = (slot: Slot | undefined, rank: TimeRank) => {
		if (!slot || slot.missing !== null) return;
		const time = timeOf(slot, timing);
		const key = `${time.from} ${time.to}`;
		const known = found.get(key)?.rank ?? 4;
		found.set(key, { ...time, slot, rank: Math.min(known, rank) as TimeRank, between: new Set() });
	};
	const last = cuts.at(-1)?.date;
	for (const { date, rank } of cuts) {
		const [headline] = slotsOf({ type: 'headline', dates: [date] }, timing, date, settings);
		add(headline, rank);
		for (const grain of grains) {
			const periods = periodsAsked(date, date, grain, settings.yearStart);
			const whole = periods[0]?.to === date;
			for (const asOf of [date, ...(last && last !== date ? [last] : [])]) {
				const [slot] = slotsOf({ type: 'periods', periods, grain }, timing, asOf, settings);
				// A period in progress is told to date at the edition's date and at meetings.
				if (asOf !== date || whole) add(slot, grainRanks[grain]);
				else if (rank <= 1) add(slot, 3);
			}
		}
	}
	for (const finest of finests) {
		const told = [...found.values()].filter(({ rank }) => rank !== null && rank <= finest);
		for (const { from, to } of neighbours(told)) {
			const key = `${from} ${to}`;
			const known = found.get(key) ?? { from, to, slot: freeSlot({ from, to }), rank: null };
			found.set(key, { ...known, between: new Set([...(found.get(key)?.between ?? []), finest]) });
		}
	}
	return [...found.values()].sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1));
}

/** What lies between two days that follow each other among those that spans begin or end on. */
function neighbours(spans: readonly Period[]): readonly Period[] {
	const ends = new Set(spans.flatMap(({ from, to }) => [addDays(from, -1), to]));
	const days: readonly IsoDate[] = [...ends].sort();
	return days.slice(1).map((to, at) => ({ from: addDays(days[at] ?? to, 1), to }));
}

function freeSlot(period: Period): Slot {
	return { period, full: period, facts: period, partial: false, missing: null, headline: false };
}
