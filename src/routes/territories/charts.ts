import type { FigureSpec } from '#lib/charts/spec.ts';
import type { TileValue } from '#lib/charts/tile-map-layout.ts';
import type { Language } from '#lib/indicators/language.ts';
import * as m from '#lib/paraglide/messages.js';
import type { TerritoriesPage } from '#lib/server/pages/territories.ts';
import { splitChart } from '../split-chart.ts';

/** The charts of the territories' page, as the page and their files draw them. */
export function territoryCharts(page: TerritoriesPage, language: Language) {
	const { indicator, split, populations } = page;
	const values = split.now.map((value): TileValue => ({
		code: value.territory ?? '',
		name: split.labels[value.territory ?? ''] ?? value.territory ?? '',
		value,
		population: populations[value.territory ?? ''] ?? null
	}));
	const map: FigureSpec = {
		form: 'tiles',
		id: 'map',
		indicator,
		split: m.intercommunality(),
		language,
		map: page.map,
		values
	};
	return {
		values,
		map,
		dots: splitChart(split, indicator, m.intercommunality(), language, 520)
	};
}
