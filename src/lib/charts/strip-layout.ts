import type { Value } from '#lib/indicators/value.ts';

export type Strip = {
	readonly others: readonly number[];
	/** Where its own figure stands; null without one. */
	readonly own: number | null;
};

const margin = 5;

/** Figures of all territories on one line from zero, that of one among them; nothing else is told. */
export function layOutStrip(
	values: readonly Value[],
	territory: string,
	width: number
): Strip | null {
	const known = values.filter((value) => value.value !== null);
	if (known.length < 2) return null;
	const figures = known.map((value) => value.value!);
	const [least, most] = [Math.min(0, ...figures), Math.max(0, ...figures)];
	const x = (figure: number) =>
		Math.round((margin + ((figure - least) / (most - least || 1)) * (width - 2 * margin)) * 10) /
		10;
	const own = known.find((value) => value.territory === territory);
	return {
		others: known.filter((value) => value !== own).map((value) => x(value.value!)),
		own: own ? x(own.value!) : null
	};
}
