import type { Change } from './change.ts';
import { formatPoints, formatValue } from './format.ts';
import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import { asRead, typedAmount, type FigureCell } from './typed-cell.ts';

type Changed = { readonly change: Change | null; readonly indicator: Pick<Indicator, 'format'> };

const unchanged = '=';

/** « +89 », « −12 », « +3,1 pts », « = »; a dash where there is nothing to compare. */
export function signedChange({ change, indicator }: Changed, language: Language): string {
	if (change === null) return '—';
	if (change.displayed === 0) return unchanged;
	if (indicator.format.style === 'percent')
		return formatPoints(change.displayed, language, { decimals: indicator.format.decimals });
	return formatValue(change.difference, indicator.format, language, { sign: true });
}

/** The same for who reckons with it; null where there is nothing to compare. */
export function typedChange(changed: Changed, language: Language): FigureCell | null {
	const { change, indicator } = changed;
	if (change === null) return null;
	const { format } = indicator;
	const more = { signed: true, zero: unchanged };
	if (format.style !== 'percent')
		return { ...typedAmount(change.difference, format, language), ...more };
	const after = signedChange(changed, language).replace(/^[^\p{L}\u00a0]+/u, '');
	const points = { value: asRead(change.difference, format), missing: null, format, points: true };
	return { ...points, ...more, ...(change.displayed === 0 ? {} : { after }) };
}
