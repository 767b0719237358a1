import { chartFigure } from '#lib/charts/chart-figure.ts';
import { viewQuery } from '#lib/indicators/view.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { parseTerritoriesChoice, territoriesQuery } from '#lib/server/pages/territories-choice.ts';
import { territoriesPage } from '#lib/server/pages/territories.ts';
import { cached } from '#lib/server/values/values-cache.ts';
import { footOf } from '../chart-foot.ts';
import { refusing } from '../refusing.ts';
import { territoryCharts } from './charts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => {
		const { language, reader } = locals;
		const edition = await locals.edition();
		const { view } = locals;
		const asked = parseTerritoriesChoice(url.searchParams);
		const query = viewQuery(view, { territory: null });
		const hrefOf = (code: string) => localizeHref(`/territories/${code}${query}`);
		const shown = await cached(
			edition,
			reader,
			['territories-page', language, view, asked],
			async () => {
				const page = await territoriesPage(edition, asked, view, reader);
				const charts = territoryCharts(page, language, hrefOf);
				// Shapes have been drawn: no one needs them any more.
				const { outlines, areas, ...told } = page;
				return {
					page: {
						...told,
						series: null,
						/** What the other presentation shows, kept for the way back. */
						kept: territoriesQuery({ ...asked, indicator: null, show: 'map' }),
						places: areas.map(({ code, name }) => ({ code, name, href: hrefOf(code) })),
						outlines: outlines && { credit: outlines.credit, notes: outlines.notes }
					},
					pictures: {
						map: charts.map && chartFigure(charts.map),
						dots: charts.dots && chartFigure(charts.dots),
						courses: charts.courses && chartFigure(charts.courses)
					}
				};
			},
			({ page, pictures }) => page.places.length + (pictures.map?.wide.length ?? 0) / 50
		);
		return { ...shown, foot: await footOf(locals, shown.page.indicator) };
	});
