import type { FigureSpec } from '#lib/charts/spec.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { View } from '#lib/indicators/view.ts';
import * as m from '#lib/paraglide/messages.js';
import type { IndicatorPage } from '#lib/server/pages/indicator.ts';
import { splitChart } from '#lib/server/pages/split-chart.ts';

/** The charts of an indicator's page: `series` as the page and its files draw it, `split` for its files. */
export function indicatorCharts(
	{ indicator, series: values, trajectory, events, hideBreaks, split }: IndicatorPage,
	{ grain }: View,
	language: Language
): { readonly series: FigureSpec; readonly split: FigureSpec | null } {
	const shared = { indicator, values, language, width: 1120, id: 'series', events, hideBreaks };
	const rows = !split
		? ''
		: split.dimension === null
			? m.intercommunality()
			: lowerFirst(split.title);
	return {
		series:
			grain === null
				? { form: 'trajectory', ...shared, trajectory }
				: { form: 'bars', ...shared, grain },
		split: split && splitChart(split, indicator, rows, language, 720)
	};
}

/** « Secteur » within a sentence; acronyms keep their capitals. */
function lowerFirst(title: string): string {
	return title.charAt(0).toLowerCase() + title.slice(1);
}
