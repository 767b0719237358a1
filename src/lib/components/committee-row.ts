import type { Change } from '#lib/indicators/change.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Comparison } from '#lib/indicators/comparison-words.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';

/** One indicator as a line, a card or a point of attention shows it. */
export type Row = {
	readonly indicator: Indicator;
	readonly value: Value;
	readonly before: Value;
	readonly comparison: Comparison;
	readonly change: Change | null;
	readonly yearEarlier: Value;
	readonly trend: readonly Value[];
	readonly figureOn: IsoDate | null;
	readonly nextOn: IsoDate | null;
};

export type Point = Row & {
	readonly series: readonly Value[];
	readonly trajectory: Trajectory | null;
};
