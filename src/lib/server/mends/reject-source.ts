import type { Edition } from '../editions/edition.ts';

/** Where refused rows are looked at: a published edition, or one that is only tried. */
export type RejectSource = Pick<Edition, 'database' | 'manifest' | 'programme'>;

/** Which of them: all that is not said is all of it. */
export type RejectScope = {
	readonly dataset?: string | null;
	/** A delivery by its SHA-256, or the first 12 digits or more of it. */
	readonly sha256?: string | null;
	readonly rule?: string | null;
	/** Header of the column as received; with `value`, one group of `rejectsByValue`. */
	readonly column?: string | null;
	/** The text as received; left out, or undefined, is any. */
	readonly value?: string | null | undefined;
	/** Hash of one row. */
	readonly hash?: string | null;
};

export type PageAsked = { readonly offset?: number; readonly limit?: number };

export type Page<T> = {
	readonly items: readonly T[];
	/** Of all pages. */
	readonly total: number;
	readonly offset: number;
	readonly limit: number;
};

const PAGE = 50;
const LONGEST_PAGE = 1_000;

export function pageOf({ offset = 0, limit = PAGE }: PageAsked): { offset: number; limit: number } {
	const whole = (value: number, least: number) =>
		Number.isSafeInteger(value) ? Math.max(least, value) : least;
	return { offset: whole(offset, 0), limit: Math.min(whole(limit, 1), LONGEST_PAGE) };
}

/** The condition of a scope on the view `rejects`, with its values. */
export function scopeCondition(scope: RejectScope): {
	readonly where: string;
	readonly values: (string | null)[];
} {
	const values: (string | null)[] = [];
	const conditions: string[] = [];
	const add = (condition: (place: string) => string, value: string) => {
		values.push(value);
		conditions.push(condition(`$${values.length}::varchar`));
	};
	if (scope.dataset != null) add((place) => `dataset = ${place}`, scope.dataset);
	if (scope.sha256 != null) add((place) => `starts_with(sha256, ${place})`, scope.sha256);
	if (scope.rule != null) add((place) => `rule = ${place}`, scope.rule);
	if (scope.column != null) add((place) => `"column" = ${place}`, scope.column);
	if (scope.hash != null) add((place) => `hash = ${place}`, scope.hash);
	if (scope.value === null) conditions.push('value is null');
	else if (scope.value !== undefined) add((place) => `value = ${place}`, scope.value);
	return { where: conditions.length === 0 ? 'true' : conditions.join(' and '), values };
}
