import type { FigureSpec } from '#lib/charts/spec.ts';
import type { EmbedForm } from '#lib/indicators/embed-form.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Value } from '#lib/indicators/value.ts';
import { splitChart } from '../pages/split-chart.ts';
import type { SharedFigure } from './shared-figure.ts';

const wide = 640;

/** The forms that a figure can be shown in, as it stands. */
export function formsOf({ page }: SharedFigure): readonly EmbedForm[] {
	const { series, split, value } = page;
	const hasCurve = series.filter((one) => one.value !== null).length >= 2;
	const hasPlaces = value.territory === null && split?.dimension === null && split.now.length > 0;
	return [
		'figure',
		...(hasCurve ? ['curve' as const] : []),
		...(hasPlaces ? ['territories' as const] : [])
	];
}

/** What is drawn beside a figure in one of its forms; null for the figure alone. */
export function embedChart(
	figure: SharedFigure,
	form: EmbedForm,
	target: boolean
): FigureSpec | null {
	if (!formsOf(figure).includes(form)) return null;
	const { page, language, accent } = figure;
	const { indicator, value, series, trajectory, split, hideBreaks } = page;
	const shared = { indicator, language, accent, width: wide, id: 'embed' } as const;
	if (form === 'figure')
		return target && value.target !== null ? { form: 'bullet', ...shared, value } : null;
	if (form === 'curve') {
		const course = { form: 'trajectory', ...shared, hideBreaks } as const;
		return target
			? { ...course, values: series, trajectory }
			: { ...course, values: series.map(withoutTarget) };
	}
	return split && { ...splitChart(split, indicator, rowWords[language], language, wide), accent };
}

function withoutTarget(value: Value): Value {
	return {
		...value,
		baseline: null,
		target: null,
		planned: null,
		progress: null,
		status: null,
		projection: null,
		plan: null
	};
}

const rowWords = {
	fr: 'intercommunalité',
	en: 'intercommunality'
} as const satisfies Record<Language, string>;
