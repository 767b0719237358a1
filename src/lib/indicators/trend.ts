import { changeOf } from './change.ts';
import type { Indicator } from './indicator.ts';
import type { Value } from './value.ts';

type Described = Pick<Indicator, 'better' | 'breaks' | 'format'>;
type Compared = Pick<Value, 'value' | 'to'>;

/**
 * How fast a figure gets better over a year, as a share of what it was: 0.12 is 12 % better, below 0 is
 * worse. Null without two figures that compare, from 0 or below, and for context, which has no better.
 */
export function paceOf(
	value: Compared,
	yearEarlier: Compared,
	{ better, ...indicator }: Described
): number | null {
	const change = changeOf(value, yearEarlier, indicator);
	const before = yearEarlier.value;
	if (better === 'none' || change === null || before === null || before <= 0) return null;
	const pace = change.difference / before;
	return better === 'up' ? pace : 0 - pace;
}
