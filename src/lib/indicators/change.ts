import type { Format, Indicator, SeriesBreak } from './indicator.ts';
import type { IsoDate } from './period.ts';
import { roundTo } from './round.ts';
import type { Value } from './value.ts';

/** The difference between two figures of one indicator. */
export type Change = {
	/** current − previous in the stored unit: a fraction for percentages. */
	readonly difference: number;
	/** As displayed and rounded so: points for percentages, else the indicator's unit. */
	readonly displayed: number;
	/** Relative to the previous figure, 0.12 for 12 %; null for percentages, and from 0 or below. */
	readonly relative: number | null;
};

/** Null when a figure is missing. Percentages differ in points, never in percent. */
export function changeBetween(
	current: number | null,
	previous: number | null,
	format: Format
): Change | null {
	if (current === null || previous === null) return null;
	const difference = current - previous;
	const percent = format.style === 'percent';
	return {
		difference,
		displayed: roundTo(percent ? difference * 100 : difference, format.decimals),
		relative: percent || previous <= 0 ? null : difference / previous
	};
}

/** The first break in series between two dates: the figures on its two sides do not compare. */
export function breakBetween(
	{ breaks }: Pick<Indicator, 'breaks'>,
	earlier: IsoDate,
	later: IsoDate
): SeriesBreak | null {
	return breaks.find(({ on }) => earlier < on && on <= later) ?? null;
}

/** The change between two values, null too across a break in series. */
export function changeOf(
	current: Pick<Value, 'value' | 'to'>,
	previous: Pick<Value, 'value' | 'to'> | null,
	indicator: Pick<Indicator, 'format' | 'breaks'>
): Change | null {
	if (previous === null || breakBetween(indicator, previous.to, current.to)) return null;
	return changeBetween(current.value, previous.value, indicator.format);
}
