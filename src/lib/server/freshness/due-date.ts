import { addDuration } from '#lib/indicators/duration.ts';
import {
	addDays,
	addMonths,
	endOfMonth,
	type Duration,
	type Grain,
	type IsoDate
} from '#lib/indicators/period.ts';
import type { Contract, DueDay } from '../programme/contract.ts';

/** A rhythm that comes round again. */
export type Rhythm = Exclude<Contract['cadence'], 'once' | null>;

/** What a partner has, once the period is over, when the contract does not say. */
export const defaultDelays: Readonly<Record<Rhythm, Duration>> = {
	monthly: { months: 0, days: 15 },
	quarterly: { months: 1, days: 0 },
	yearly: { months: 3, days: 0 }
};

export const grainOfRhythm: Readonly<Record<Rhythm, Grain>> = {
	monthly: 'month',
	quarterly: 'quarter',
	yearly: 'year'
};

/** The day by which the delivery of a period is awaited, the period's last day being `end`. */
export function dueDate(
	end: IsoDate,
	rhythm: Rhythm,
	{ due, delay }: Pick<Contract, 'due' | 'delay'>
): IsoDate {
	return due === null ? addDuration(end, delay ?? defaultDelays[rhythm]) : nextDay(end, due);
}

/** The first such day after another; a month too short for it gives its last day. */
function nextDay(after: IsoDate, { day, month }: DueDay): IsoDate {
	for (let months = 0; ; months++) {
		const first = `${addMonths(`${after.slice(0, 7)}-01`, months).slice(0, 7)}-01`;
		if (month !== null && Number(first.slice(5, 7)) !== month) continue;
		const [wanted, last] = [addDays(first, day - 1), endOfMonth(first)];
		const found = wanted < last ? wanted : last;
		if (found > after) return found;
	}
}
