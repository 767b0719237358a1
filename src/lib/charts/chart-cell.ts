import { withDeclaredMark } from '#lib/indicators/declared-mark.ts';
import { formatDate, formatNumber, formatValue } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import {
	typedAmount,
	typedFigure,
	typedNumber,
	type TypedCell
} from '#lib/indicators/typed-cell.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { FigureSpec } from './spec.ts';

/** A cell of a chart's table: its words, and what they say for who reckons with it. */
export type ChartCell = { readonly words: string; readonly typed?: TypedCell };

export type Rows = {
	readonly columns: readonly string[];
	readonly rows: readonly { readonly header: ChartCell; readonly cells: readonly ChartCell[] }[];
};

type Written = Pick<FigureSpec, 'indicator' | 'language'>;

export function wordCell(words: string): ChartCell {
	return { words };
}

type Figure = Pick<Value, 'value' | 'missing' | 'declared'>;

/** A figure of the indicator; one that a person gave says so. */
export function figureCell(
	{ indicator, language }: Written,
	value: Figure | null | undefined
): ChartCell {
	const figure = value ?? { value: null, missing: null };
	const { missing } = figure;
	const written = formatValue(figure.value, indicator.format, language, { missing });
	return {
		words: withDeclaredMark(written, figure, language),
		typed: typedFigure(figure, indicator, language)
	};
}

/** The figure of a year earlier, without the mark of who gave it. */
export function earlierCell(written: Written, value: Figure | null | undefined): ChartCell {
	return figureCell(written, value && { value: value.value, missing: value.missing });
}

/** A planned figure, a target; empty where there is none. */
export function amountCell({ indicator, language }: Written, amount: number | null): ChartCell {
	if (amount === null) return { words: '' };
	return {
		words: formatValue(amount, indicator.format, language),
		typed: typedAmount(amount, indicator.format, language)
	};
}

/** A count, a rate; empty where there is none. */
export function numberCell(number: number | null, language: Language, decimals = 0): ChartCell {
	if (number === null) return { words: '' };
	return {
		words: formatNumber(number, language, { decimals }),
		typed: typedNumber(number, decimals)
	};
}

export function dateCell(date: IsoDate, language: Language, after = ''): ChartCell {
	return {
		words: formatDate(date, language, 'medium') + after,
		typed: { date, ...(after === '' ? {} : { after }) }
	};
}
