import { formatPoints, formatValue } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Row } from './committee-row.ts';

/** « +89 », « −12 », « +3,1 pts », « = »; a dash where there is nothing to compare. */
export function signedChange(
	{ change, indicator }: Pick<Row, 'change' | 'indicator'>,
	language: Language
): string {
	if (change === null) return '—';
	if (change.displayed === 0) return '=';
	if (indicator.format.style === 'percent')
		return formatPoints(change.displayed, language, { decimals: indicator.format.decimals });
	return formatValue(change.difference, indicator.format, language, { sign: true });
}
