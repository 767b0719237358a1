import type { Change } from './change.ts';
import { formatPoints, formatValue } from './format.ts';
import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';

/** « +89 », « −12 », « +3,1 pts », « = »; a dash where there is nothing to compare. */
export function signedChange(
	{
		change,
		indicator
	}: { readonly change: Change | null; readonly indicator: Pick<Indicator, 'format'> },
	language: Language
): string {
	if (change === null) return '—';
	if (change.displayed === 0) return '=';
	if (indicator.format.style === 'percent')
		return formatPoints(change.displayed, language, { decimals: indicator.format.decimals });
	return formatValue(change.difference, indicator.format, language, { sign: true });
}
