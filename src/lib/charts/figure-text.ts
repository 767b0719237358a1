import { displayed, formatValue } from '#lib/indicators/format.ts';
import type { Format } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';

/** The same without decimals that are all zero: « cible 55 % », not « 55,0 % ». */
export function roundText(value: number, format: Format, language: Language): string {
	const whole = Number.isInteger(displayed(value, format));
	return formatValue(value, whole ? { ...format, decimals: 0 } : format, language);
}
