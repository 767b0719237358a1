import type { DeclaredFigure } from '#lib/indicators/declared.ts';
import type { Missing } from '#lib/indicators/value.ts';

/** What facts say for one slot, territory and dimension value, before reasons and rights. */
export type Figure = {
	readonly value: number | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** Distinct units behind; null where facts are not counts of units (levels). */
	readonly units: number | null;
	/** Rows behind, for `minimum`. */
	readonly observations: number;
};

/** A figure, or null with its reason. */
export type Answer = Figure & {
	readonly missing: Missing | null;
	/** What a person declared for the same place and day. */
	readonly declared?: DeclaredFigure;
};

/** Which of the territories listed, and which of the dimension's values, an answer speaks of. */
export type Cell = { readonly territory: string | null; readonly dimension: string | null };

/** One cell's answers, one for each slot. */
export type CellAnswers = { readonly cell: Cell; readonly answers: readonly Answer[] };

/**
 * When several reasons hold, the first of these is told: what can't be asked of the indicator,
 * then what can't be known yet or was never covered, then what the facts lack, then what the
 * reader may not see.
 */
export const missingPrecedence: readonly Missing[] = [
	'not-at-level',
	'not-due',
	'outside-coverage',
	'no-data',
	'below-minimum',
	'secret'
];

export function firstReason(reasons: readonly (Missing | null)[]): Missing | null {
	return missingPrecedence.find((reason) => reasons.includes(reason)) ?? null;
}

/** Nothing may be deduced from what surrounds a missing figure. */
export function withoutFigure(missing: Missing): Answer {
	return {
		value: null,
		numerator: null,
		denominator: null,
		units: null,
		observations: 0,
		missing
	};
}

/** Sums of binary fractions, cleaned of what lies past a double's 15 digits. */
export function cleanNumber(value: number | null): number | null {
	if (value === null || !Number.isFinite(value)) return null;
	return Number(value.toPrecision(15)) + 0;
}
