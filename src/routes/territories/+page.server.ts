import { chartFigure } from '#lib/charts/chart-figure.ts';
import { hasPlaces } from '#lib/charts/tile-map-layout.ts';
import * as m from '#lib/paraglide/messages.js';
import { territoriesPage } from '#lib/server/pages/territories.ts';
import { refusing } from '../refusing.ts';
import { drawSplit } from '../split-figure.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => {
		const { view, language, reader } = locals;
		const asked = url.searchParams.get('indicator');
		const page = await territoriesPage(await locals.edition(), asked, view, reader);
		const { indicator, split, populations } = page;
		const values = split.now.map((value) => ({
			code: value.territory ?? '',
			name: split.labels[value.territory ?? ''] ?? value.territory ?? '',
			value,
			population: populations[value.territory ?? ''] ?? null
		}));
		return {
			page,
			hasMap: hasPlaces(values, page.map),
			map: chartFigure({
				form: 'tiles',
				id: 'map',
				indicator,
				split: m.intercommunality(),
				language,
				map: page.map,
				values
			}),
			dots: drawSplit(split, indicator, m.intercommunality(), language, 520)
		};
	});
