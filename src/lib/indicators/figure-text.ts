import type { Format } from './indicator.ts';
import type { Language } from './language.ts';

/**
 * A figure as a person types it in a field: `1234,5` and `25 %` in French, `1234.5` and `25 %` in
 * English, all its digits, nothing rounded.
 */
export function figureText(value: number, { style }: Format, language: Language): string {
	const number = style === 'percent' ? Number((value * 100).toPrecision(15)) : value;
	const text = language === 'fr' ? String(number).replace('.', ',') : String(number);
	return style === 'percent' ? `${text} %` : text;
}

/** What a number typed in a field is counted in, where its unit is not enough: a rate is typed in percent. */
export function typedAsPercent(text: string, { style }: Format): string {
	const trimmed = text.trim();
	return style === 'percent' && trimmed !== '' && !trimmed.endsWith('%') ? `${trimmed} %` : trimmed;
}
