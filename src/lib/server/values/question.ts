import type { Indicator } from '#lib/indicators/indicator.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { MeasurementMemory } from './measure.ts';
import type { Place } from './place.ts';
import type { Times } from './slots.ts';

/** A checked question, the same for all the indicators it asks about. */
export type Question = {
	readonly edition: Edition;
	readonly reader: Reader;
	readonly asOf: IsoDate;
	readonly times: Times;
	readonly place: Place;
	readonly by: string | null;
	readonly memory: MeasurementMemory;
	/** Null among the values stands for "unknown". */
	readonly where: readonly {
		readonly dimension: string;
		readonly values: readonly (string | null)[];
	}[];
};

/** An indicator of the edition by id; formulas name their parts so. */
export function indicatorOf(edition: Edition, id: string): Indicator | null {
	return edition.programme.indicators.find((query) => query.id === id)?.indicator ?? null;
}

/** The splits an indicator allows: a formula has those that its parts have in common. */
export function dimensionsOf(edition: Edition, indicator: Indicator): readonly string[] {
	if (!indicator.formula) return Object.keys(indicator.dimensions);
	const parts = [indicator.formula.numerator, indicator.formula.denominator].map((id) => {
		const part = indicatorOf(edition, id);
		return part ? dimensionsOf(edition, part) : [];
	});
	return parts.reduce((one, other) => one.filter((name) => other.includes(name)));
}

/** The dimensions that a question crosses. */
export function crossedBy({ by, where }: Pick<Question, 'by' | 'where'>): readonly string[] {
	return [...new Set([...(by === null ? [] : [by]), ...where.map(({ dimension }) => dimension)])];
}

/** The indicators that facts stand behind: itself, or a formula's parts. */
export function measuredIds(edition: Edition, indicator: Indicator): readonly string[] {
	if (!indicator.formula) return [indicator.id];
	return [indicator.formula.numerator, indicator.formula.denominator].flatMap((id) => {
		const part = indicatorOf(edition, id);
		return part ? measuredIds(edition, part) : [];
	});
}

/** A formula's numerator and denominator; none for what has facts of its own. */
export function partsOf(edition: Edition, { formula }: Indicator): readonly Indicator[] {
	return [formula?.numerator, formula?.denominator].flatMap((id) => {
		const part = id === undefined ? null : indicatorOf(edition, id);
		return part ? [part] : [];
	});
}
