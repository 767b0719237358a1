import type { Localized } from './language.ts';
import type { Duration, Grain, IsoDate } from './period.ts';

export type Kind = 'stock' | 'flow' | 'ratio' | 'median' | 'distinct' | 'level' | 'formula';

/** The headline period: what the card shows, what targets mean, what "change" compares. */
export type Over = 'start' | 'year' | '12-months' | 'month';

/** The direction in which the indicator gets better; `none` is context, without target or colour. */
export type Better = 'up' | 'down' | 'none';

export type Cadence = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly';

/** Points of progress behind plan at which a status begins; negative is ahead of plan. */
export type Tolerance = {
	readonly ahead: number;
	readonly atRisk: number;
	readonly offTrack: number;
};

/**
 * How a value is written. A `percent` is stored as a fraction (0.412 is 41,2 %);
 * `currency` is euros, `days` is days.
 */
export type Format = {
	readonly style: 'integer' | 'decimal' | 'percent' | 'currency' | 'days';
	readonly decimals: number;
};

/** Singular and plural of the displayed unit, by language. */
export type Unit = {
	readonly fr: readonly [string, string];
	readonly en?: readonly [string, string];
};

/** A break in series: figures before and after `on` do not compare. */
export type SeriesBreak = { readonly on: IsoDate; readonly reason: Localized };

/** How far a delivery may move the headline figure before a reason is asked: a share of it, or an amount in the unit shown (points for a percentage). */
export type MoveLimit = { readonly share: number } | { readonly amount: number };

export type Confidentiality = {
	/** Fewer distinct units than this are hidden; null takes the programme's threshold. */
	readonly threshold: number | null;
	/** Dimensions whose crossing raises the threshold to the programme's sensitive one. */
	readonly sensitive: readonly string[];
	/** Communes are among what a reader held to suppression may ask; they are not without it. */
	readonly communes?: 'open';
};

/** An indicator's checked front matter; everything but its SQL. */
export type Indicator = {
	readonly id: string;
	readonly title: Localized;
	readonly definition: Localized;
	readonly unit: Unit;
	readonly observed: string;
	readonly axis: string;
	readonly owner: string;
	readonly kind: Kind;
	/** Null only for stock, level and formula, which have no headline window of their own. */
	readonly over: Over | null;
	readonly better: Better;
	readonly headline: number | null;
	readonly dimensions: Readonly<Record<string, Localized>>;
	readonly tolerance: Tolerance;
	readonly format: Format;
	readonly minimum: number | null;
	readonly matures: Duration | null;
	readonly across: 'sum' | 'none';
	readonly finest: Grain;
	/** Territory code whose communes count; null is the whole programme. */
	readonly within: string | null;
	readonly confidential: Confidentiality | null;
	readonly publish: boolean;
	readonly part: boolean;
	/** A level whose facts are the figures that people declare, without any SQL. */
	readonly declared: boolean;
	readonly cadence: Cadence | null;
	/** From a period's end to the arrival of its figure. */
	readonly delay: Duration | null;
	readonly source: Localized | null;
	readonly method: Localized | null;
	readonly since: IsoDate | null;
	readonly breaks: readonly SeriesBreak[];
	/** Null asks for no reason, however far it moves. */
	readonly limit: MoveLimit | null;
	/** Ids of the two indicators that a `formula` divides. */
	readonly formula: { readonly numerator: string; readonly denominator: string } | null;
};
