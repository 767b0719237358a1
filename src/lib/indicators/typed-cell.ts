import { declaredMark } from './declared-mark.ts';
import { unitWord } from './format.ts';
import type { Format, Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import { noBreak } from './number-words.ts';
import type { Grain, IsoDate, Period } from './period.ts';
import { roundTo } from './round.ts';
import type { Missing, Value } from './value.ts';

/** A figure as a cell holds it: a number and how it is written, or why there is none. */
export type FigureCell = {
	/** Rates are fractions. */
	readonly value: number | null;
	/** Null with a null value is an empty cell. */
	readonly missing: Missing | null;
	readonly format: Format;
	readonly minimum?: number | null;
	/** A difference between two percentages, counted in points. */
	readonly points?: boolean;
	/** A plus before what is above 0. */
	readonly signed?: boolean;
	/** Written where the number is 0: « = ». */
	readonly zero?: string;
	/** Words that follow the number: « jours », « (déclaré) ». */
	readonly after?: string;
};

export type DateCell = {
	readonly date: IsoDate;
	/** Written as the month or the year that it ends; left out, as a day. */
	readonly grain?: 'month' | 'year';
	readonly after?: string;
};

export type TypedCell = FigureCell | DateCell;

type Measured = Pick<Indicator, 'format' | 'minimum'>;

/** A figure rounded as it is read: a ratio with all its digits would tell its two parts. */
export function asRead(value: number, { style, decimals }: Format): number {
	return roundTo(value, style === 'percent' ? decimals + 2 : decimals);
}

/** A figure of an indicator as a number, its unit told elsewhere. */
export function bareFigure(
	{ value, missing }: Pick<Value, 'value' | 'missing'>,
	{ format, minimum }: Measured
): FigureCell {
	return value === null
		? { value, missing: missing ?? 'no-data', format, minimum }
		: { value: asRead(value, format), missing: null, format };
}

/** A figure of an indicator, with the words that `formatValue` puts after it and the mark of a declared one. */
export function typedFigure(
	figure: Pick<Value, 'value' | 'missing' | 'declared'>,
	indicator: Measured,
	language: Language
): FigureCell {
	const { value, declared } = figure;
	if (value === null) return bareFigure(figure, indicator);
	const mark = declared?.stands ? ` (${declaredMark(language)})` : '';
	return typedAmount(value, indicator.format, language, mark);
}

/** A planned figure, a target: as `formatValue` writes it. */
export function typedAmount(
	value: number,
	format: Format,
	language: Language,
	mark = ''
): FigureCell {
	const days =
		format.style === 'days' ? noBreak + unitWord(value, format, undefined, language) : '';
	const after = days + mark;
	const read = asRead(value, format);
	return { value: read, missing: null, format, ...(after === '' ? {} : { after }) };
}

/** A period by its last day, as `formatPeriod` names it; null for one that no number format names. */
export function typedPeriod({ from, to }: Period, grain: Grain, after = ''): DateCell | null {
	if (grain === 'quarter' || (grain === 'year' && from.slice(5) !== '01-01')) return null;
	const written = grain === 'day' ? {} : { grain };
	return { date: to, ...written, ...(after === '' ? {} : { after }) };
}

/** A count, or another number that `formatNumber` writes. */
export function typedNumber(value: number, decimals = 0): FigureCell {
	const style = decimals === 0 ? 'integer' : 'decimal';
	return { value: roundTo(value, decimals), missing: null, format: { style, decimals } };
}
