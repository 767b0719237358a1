import { amountWithUnit, isNothing } from '#lib/indicators/amount.ts';
import { displayed, formatNumber } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import { minus } from '#lib/indicators/number-words.ts';
import { asRead } from '#lib/indicators/typed-cell.ts';
import type { Text } from './document.ts';
import { aboutFigure } from './inline.ts';

/** A difference in the indicator's unit: « +12 », « −3,1 points »; « 0 » once it is rounded to nothing. */
export function differenceCell(difference: number, indicator: Indicator, language: Language): Text {
	const { format } = indicator;
	const { decimals, style } = format;
	const isNone = isNothing(difference, indicator);
	const sign = isNone ? '' : difference < 0 ? minus : '+';
	const number = formatNumber(displayed(Math.abs(difference), format), language, { decimals });
	const amount =
		style === 'percent' || style === 'currency'
			? amountWithUnit(difference, indicator, language)
			: number;
	const written = /^[\d.,\u202f]+/.exec(amount)?.[0] ?? '';
	const shown = { style, decimals: /[.,](\d+)$/.exec(written)?.[1]?.length ?? 0 };
	return aboutFigure(indicator, sign + amount, {
		value: asRead(difference, format),
		missing: null,
		format:
			style === 'days' ? { style: 'decimal', decimals } : style === 'percent' ? shown : format,
		points: true,
		signed: true,
		...(style === 'percent' ? { after: amount.slice(written.length) } : {})
	});
}
