import type { FigureSpec } from '#lib/charts/spec.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { Split } from './indicator-split.ts';

/** One split of an indicator as a dot plot, now against a year earlier. `name` is what its rows are, in lower case. */
export function splitChart(
	split: Split,
	indicator: Indicator,
	name: string,
	language: Language,
	width = 520
): FigureSpec {
	const keyOf = (value: Value) =>
		(split.dimension === null ? value.territory : value.dimensions[split.dimension]) ?? '';
	return {
		form: 'dots',
		id: `split-${split.dimension ?? 'territory'}`,
		indicator,
		split: name,
		language,
		width,
		rows: split.now.map((value) => ({
			key: keyOf(value),
			label: split.labels[keyOf(value)] ?? keyOf(value),
			value,
			previous: split.before.find((earlier) => keyOf(earlier) === keyOf(value)) ?? null
		}))
	};
}
