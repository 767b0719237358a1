import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';

/** Sizes of type and line in a picture, in pixels, and the room wanted between two value ticks. */
export type ChartSizes = {
	readonly small: boolean;
	readonly tick: number;
	readonly end: number;
	readonly target: number;
	readonly line: number;
	readonly dot: number;
	readonly spacing: number;
};

/** Small pictures (under 500 px) have no value axis: their ends are labelled instead. */
export function chartSizes(width: number): ChartSizes {
	if (width >= 1000)
		return { small: false, tick: 16, end: 28, target: 20, line: 3.5, dot: 6, spacing: 62 };
	if (width >= 500)
		return { small: false, tick: 14, end: 20, target: 16, line: 3, dot: 5, spacing: 46 };
	return { small: true, tick: 14, end: 20, target: 16, line: 3, dot: 4.5, spacing: 40 };
}

/** « ambassadeurs » over the value axis; nothing where each tick already carries its unit. */
export function unitCaption({ format, unit }: Indicator, language: Language): string {
	if (format.style === 'percent' || format.style === 'currency') return '';
	return (language === 'en' ? (unit.en ?? unit.fr) : unit.fr)[1];
}
