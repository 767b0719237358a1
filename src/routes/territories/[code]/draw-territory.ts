import { chartFigure, type ChartFigure } from '#lib/charts/chart-figure.ts';
import { drawChart } from '#lib/charts/draw.ts';
import type { Language } from '#lib/indicators/language.ts';
import * as m from '#lib/paraglide/messages.js';
import type { TerritoryPage } from '#lib/server/pages/territory.ts';

export type TerritoryPictures = {
	/** `<svg>` texts by indicator; empty where there is nothing to draw. */
	readonly courses: Readonly<Record<string, string>>;
	readonly strips: Readonly<Record<string, string>>;
	readonly places: readonly ChartFigure[];
};

export function drawTerritory(
	{ code, rows, places }: TerritoryPage,
	language: Language,
	hrefOf: (code: string) => string
): TerritoryPictures {
	const each = (draw: (row: TerritoryPage['rows'][number]) => string) =>
		Object.fromEntries(rows.map((row) => [row.indicator.id, draw(row)]));
	return {
		courses: each(({ course }) =>
			course.filter(({ value }) => value !== null).length > 1
				? drawChart({ form: 'sparkline', values: course, width: 96, height: 24 })
				: ''
		),
		strips: each(({ peers }) =>
			peers.filter(({ value }) => value !== null).length > 1
				? drawChart({ form: 'strip', values: peers, territory: code })
				: ''
		),
		places: places.map(({ indicator, areas }) =>
			chartFigure({
				form: 'dots',
				id: `place-${indicator.id}`,
				indicator,
				split: m.intercommunality(),
				language,
				width: 440,
				rows: areas.map((area) => ({
					key: area.code,
					label: area.name,
					value: area.value,
					href: hrefOf(area.code),
					chosen: area.code === code
				}))
			})
		)
	};
}
