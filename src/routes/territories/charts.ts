import type { FigureSpec } from '#lib/charts/spec.ts';
import { hasPlaces } from '#lib/charts/tile-map-layout.ts';
import type { Language } from '#lib/indicators/language.ts';
import * as m from '#lib/paraglide/messages.js';
import type { TerritoriesPage } from '#lib/server/pages/territories.ts';

export type TerritoryCharts = {
	/** By outlines, or schematic; null where there is neither. */
	readonly map: FigureSpec | null;
	readonly dots: FigureSpec | null;
	/** Small multiples, in place of the two others. */
	readonly courses: FigureSpec | null;
};

/** Rows that a dot plot may have and still be looked at. */
const mostDots = 60;

/** The charts of the territories' page, as the page and their files draw them; `hrefOf` is the address of a territory's own page. */
export function territoryCharts(
	page: TerritoriesPage,
	language: Language,
	hrefOf?: (code: string) => string
): TerritoryCharts {
	const { indicator, choice, chosen } = page;
	const split = {
		grouping: m.territories_grouping,
		intercommunality: m.intercommunality,
		commune: m.territories_commune
	}[choice.level]();
	const setting = { indicator, split, language };
	const areas = page.areas.map((area) => ({ ...area, href: hrefOf?.(area.code) }));
	if (page.series) {
		const panels = areas.map(({ code, name }, at) => ({
			key: code,
			label: name,
			values: page.series?.[at] ?? []
		}));
		return {
			map: null,
			dots: null,
			courses: { form: 'multiples', ...setting, panels, width: 1120 }
		};
	}
	const isDense = areas.length > mostDots;
	const rows = areas.map(({ code, name, value, previous, href }) => ({
		key: code,
		label: name,
		value,
		previous,
		href,
		chosen: code === chosen?.code
	}));
	return {
		map: page.outlines
			? {
					form: 'map',
					...setting,
					id: 'map',
					areas,
					shapes: page.outlines.shapes,
					borders: page.outlines.borders,
					measure: page.measure,
					chosen: chosen?.code ?? null,
					width: isDense ? 760 : 560
				}
			: choice.level === 'intercommunality' && hasPlaces(areas, page.tiles)
				? { form: 'tiles', ...setting, id: 'map', map: page.tiles, values: areas }
				: null,
		dots: isDense ? null : { form: 'dots', ...setting, id: 'dots', width: 520, rows },
		courses: null
	};
}
