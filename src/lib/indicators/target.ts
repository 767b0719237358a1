import type { IsoDate } from './period.ts';

/** One dated point of a trajectory, as `data/targets.csv` gives it. */
export type TargetPoint = {
	readonly indicator: string;
	/** Territory code, or null for the whole programme. */
	readonly territory: string | null;
	readonly date: IsoDate;
	readonly value: number;
	readonly role: 'baseline' | 'target';
	readonly note: string | null;
};

/** The points of one indicator and territory, in date order. */
export type Trajectory = {
	readonly baseline: TargetPoint | null;
	readonly targets: readonly TargetPoint[];
};
