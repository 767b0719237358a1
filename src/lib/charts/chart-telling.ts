import { localize } from '#lib/indicators/language.ts';
import { chartSentence, spreadSentence } from '#lib/indicators/sentence.ts';
import { grainOf } from './grain-of.ts';
import type { FigureSpec } from './spec.ts';
import { standAtDates } from './trajectory-data.ts';

/** What a chart says in words: the name of its picture and one sentence. */
export type Told = { readonly title: string; readonly sentence: string };

/** The title and sentence given, or those that the vocabulary makes of the figures. */
export function tellChart(spec: FigureSpec): Told {
	return {
		title: spec.title ?? localize(spec.indicator.title, spec.language),
		sentence: spec.description ?? sentenceOf(spec)
	};
}

function sentenceOf(spec: FigureSpec): string {
	const { indicator, language } = spec;
	switch (spec.form) {
		case 'trajectory': {
			const grain = standAtDates(spec.values, indicator) ? null : grainOf(spec.values);
			return chartSentence(spec.values, indicator, language, grain);
		}
		case 'bars':
			return chartSentence(spec.values, indicator, language, spec.grain ?? grainOf(spec.values));
		case 'bullet':
			return chartSentence([spec.value], indicator, language);
		case 'dots': {
			const values = spec.rows.map((row) => row.value);
			return spreadSentence(values, indicator, spec.split, language);
		}
		case 'multiples': {
			const latest = spec.panels.flatMap((panel) => panel.values.slice(-1));
			return spreadSentence(latest, indicator, spec.split, language);
		}
		case 'map': {
			const values = spec.areas.map(({ value }) => value);
			return spreadSentence(values, indicator, spec.split, language);
		}
		case 'tiles': {
			const values = spec.values.map(({ value }) => value);
			return spreadSentence(values, indicator, spec.split, language);
		}
	}
}
