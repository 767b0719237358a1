import type { DeclaredFigure } from './declared.ts';
import type { IsoDate } from './period.ts';
import type { Status, StatusMissing } from './status.ts';
import type { Projection } from './projection.ts';

/** Why a value is null. Zero is a value; unknown is one of these. */
export type Missing =
	'no-data' | 'outside-coverage' | 'not-due' | 'not-at-level' | 'below-minimum' | 'secret';

/** One figure: indicator × period × territory × dimensions. */
export type Value = {
	readonly indicator: string;
	/** First day of the period, included. For a stock or level without a window, equals `to`. */
	readonly from: IsoDate;
	/** Last day of the period, included, clipped to the as-of date when the period is in progress. */
	readonly to: IsoDate;
	/** Territory code, or null for the whole programme. */
	readonly territory: string | null;
	/** The value of each dimension that the figure is split or filtered by. */
	readonly dimensions: Readonly<Record<string, string | null>>;
	/** Null exactly when `missing` is set. Rates are fractions. */
	readonly value: number | null;
	readonly missing: Missing | null;
	/** True when the period goes on after the as-of date. */
	readonly partial: boolean;
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** Distinct units of observation behind the figure. */
	readonly units: number | null;
	readonly baseline: number | null;
	/** The next dated target at or after `to`, or the last one. */
	readonly target: number | null;
	/** What the trajectory asks for at `to`. */
	readonly planned: number | null;
	/** Percent of the way from baseline to target, unclamped. */
	readonly progress: number | null;
	readonly status: Status | null;
	readonly projection: Projection | null;
	/** What is shown around the figure but is not part of its machine-readable form. */
	readonly plan: Plan | null;
	/** A person's figure for the same place and day: shown in place of one that is missing, or beside it. */
	readonly declared?: DeclaredFigure;
};

/** How a value stands against its trajectory, in the indicator's own unit. */
export type Plan = {
	readonly baselineOn: IsoDate | null;
	readonly targetOn: IsoDate | null;
	/** value − planned, in the indicator's unit, signed; negative is less than planned. */
	readonly gap: number | null;
	/** planned progress − actual progress, in points. */
	readonly behind: number | null;
	readonly statusMissing: StatusMissing | null;
};
