import { dayNumber } from '#lib/indicators/period.ts';
import type { Value } from '#lib/indicators/value.ts';

export type SparklinePath = {
	readonly line: string;
	/** The last known figure. */
	readonly end: { readonly x: number; readonly y: number } | null;
};

const margin = 4;

/**
 * The course of a series without any scale: lowest at the bottom, highest at the top, gaps left open.
 * A series that moves by less than a tenth stays nearly flat, so that noise does not look like news.
 */
export function sparklinePath(
	values: readonly Value[],
	width: number,
	height: number
): SparklinePath {
	const known = values.filter((value) => value.value !== null);
	const last = known.at(-1);
	if (!last) return { line: '', end: null };
	const figures = known.map((value) => value.value!);
	const [least, most] = [Math.min(...figures), Math.max(...figures)];
	const range = Math.max(most - least, Math.max(Math.abs(most), Math.abs(least)) / 10) || 1;
	const low = (least + most - range) / 2;
	const from = dayNumber(values[0]!.to);
	const days = dayNumber(values.at(-1)!.to) - from || 1;
	const x = (value: Value) =>
		round(margin + ((dayNumber(value.to) - from) / days) * (width - 2 * margin));
	const y = (figure: number) =>
		round(height - margin - ((figure - low) / range) * (height - 2 * margin));
	let pen = 'M';
	let line = '';
	for (const value of values) {
		if (value.value === null) pen = 'M';
		else {
			line += `${pen}${x(value)} ${y(value.value)}`;
			pen = 'L';
		}
	}
	return { line, end: { x: x(last), y: y(last.value!) } };
}

function round(pixels: number): number {
	return Math.round(pixels * 10) / 10;
}
