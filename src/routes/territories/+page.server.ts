import { chartFigure } from '#lib/charts/chart-figure.ts';
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
		return {
			page,
			map: chartFigure({
				form: 'tiles',
				id: 'map',
				indicator,
				split: m.intercommunality(),
				language,
				values: split.now.map((value) => ({
					code: value.territory ?? '',
					value,
					population: populations[value.territory ?? ''] ?? null
				}))
			}),
			dots: drawSplit(split, indicator, m.intercommunality(), language, 520)
		};
	});
