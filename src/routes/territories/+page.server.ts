import { chartFigure } from '#lib/charts/chart-figure.ts';
import { hasPlaces } from '#lib/charts/tile-map-layout.ts';
import { territoriesPage } from '#lib/server/pages/territories.ts';
import { footOf } from '../chart-foot.ts';
import { refusing } from '../refusing.ts';
import { territoryCharts } from './charts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => {
		const { view, language, reader } = locals;
		const asked = url.searchParams.get('indicator');
		const edition = await locals.edition();
		const page = await territoriesPage(edition, asked, view, reader);
		const { values, map, dots } = territoryCharts(page, language);
		return {
			page,
			hasMap: hasPlaces(values, page.map),
			foot: await footOf(locals, page.indicator),
			map: chartFigure(map),
			dots: chartFigure(dots)
		};
	});
