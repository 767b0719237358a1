import { formatValue } from '#lib/indicators/format.ts';
import type { Format } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';

export type ValueAxis = {
	readonly low: number;
	readonly high: number;
	readonly ticks: readonly { readonly value: number; readonly label: string }[];
};

/**
 * A value axis with round steps that holds every value.
 *
 * @param zero the axis starts at zero (counts, bars); otherwise only where the values come near it
 * @param room pixels along the axis; @param spacing pixels wanted between two ticks
 */
export function valueAxis(
	values: readonly number[],
	{
		zero,
		format,
		language,
		room,
		spacing = 56
	}: {
		readonly zero: boolean;
		readonly format: Format;
		readonly language: Language;
		readonly room: number;
		readonly spacing?: number;
	}
): ValueAxis {
	const finite = values.filter(Number.isFinite);
	const least = Math.min(...finite, Infinity);
	const most = Math.max(...finite, -Infinity);
	let low = finite.length ? least : 0;
	let high = finite.length ? most : 1;
	const far = high > 0 && (high - low) / high < 0.4;
	if (zero || !far) {
		low = Math.min(0, low);
		high = Math.max(0, high);
	}
	const whole = format.style === 'integer' || format.style === 'days';
	if (high - low < 1e-9)
		high = low + (whole || format.style === 'currency' ? 1 : 10 ** -format.decimals);
	const count = Math.max(2, Math.floor(room / spacing));
	const step = roundStep(low, high, count, whole);
	const from = Math.floor(low / step + 1e-9);
	const above = Math.ceil(high / step - 1e-9);
	const to = above * step - high <= (high - low) * 0.05 ? above : above - 1;
	const decimals = decimalsOf(format.style === 'percent' ? step * 100 : step);
	return {
		low: from * step,
		high: Math.max(to * step, high),
		ticks: Array.from({ length: to - from + 1 }, (_, at) => (from + at) * step).map((value) => ({
			value,
			label: formatValue(
				value,
				{ style: format.style === 'days' ? 'integer' : format.style, decimals },
				language
			)
		}))
	};
}

function roundStep(low: number, high: number, count: number, whole: boolean): number {
	const raw = (high - low) / count;
	const power = 10 ** Math.floor(Math.log10(raw));
	const step = power * ([1, 2, 5, 10].find((times) => times * power >= raw * 0.75) ?? 10);
	return whole ? Math.max(1, step) : step;
}

function decimalsOf(step: number): number {
	return Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
}
