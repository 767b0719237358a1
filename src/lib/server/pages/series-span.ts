import type { Indicator } from '#lib/indicators/indicator.ts';
import { addMonths, startOfYear, type IsoDate } from '#lib/indicators/period.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { Settings } from '../programme/programme.ts';

/** Where a series of headline figures begins: a count of the year has no full year before the programme's first. */
export function firstSeriesDay(
	{ over }: Pick<Indicator, 'over'>,
	{ since, yearStart }: Pick<Settings, 'since' | 'yearStart'>
): IsoDate {
	const opensYear = startOfYear(since, yearStart) === since;
	return over === 'year' && !opensYear ? startOfYear(addMonths(since, 12), yearStart) : since;
}

/** A trajectory up to its first target at least `months` after a day: what comes later would press the past together. */
export function nearTrajectory(
	trajectory: Trajectory | null,
	asOf: IsoDate,
	months: number
): Trajectory | null {
	if (trajectory === null) return null;
	const last = trajectory.targets.findIndex(({ date }) => date >= addMonths(asOf, months));
	return last === -1
		? trajectory
		: { ...trajectory, targets: trajectory.targets.slice(0, last + 1) };
}
