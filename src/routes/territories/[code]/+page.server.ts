import { viewQuery } from '#lib/indicators/view.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { contestsOfTerritory } from '#lib/server/pages/contests.ts';
import { territoryPage } from '#lib/server/pages/territory.ts';
import { mayAbout } from '#lib/server/people/matter.ts';
import { sheetReport } from '#lib/server/reports/sheet-report.ts';
import { cached } from '#lib/server/values/values-cache.ts';
import { pageOnPaper } from '../../page-on-paper.ts';
import { refusing } from '../../refusing.ts';
import { drawTerritory } from './draw-territory.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	refusing(locals, async () => {
		const { application, reader, language, person } = locals;
		const edition = await locals.edition();
		const { view } = locals;
		const query = viewQuery(view, { territory: null });
		const hrefOf = (code: string) => localizeHref(`/territories/${code}${query}`);
		const { page, pictures } = await cached(
			edition,
			reader,
			['territory-page', language, view, params.code],
			async () => {
				const page = await territoryPage(edition, params.code, view, reader);
				return { page, pictures: drawTerritory(page, language, hrefOf) };
			},
			({ page }) => page.rows.length * 30
		);
		// A grouping has no figures of its own to write about, and reports are of territories.
		const isGrouping = page.level === 'grouping';
		return {
			page,
			pictures,
			paper: isGrouping ? null : pageOnPaper(edition),
			sheet: isGrouping ? null : sheetReport(edition, 'territory', page.code),
			contests: await contestsOfTerritory(edition, application.workspace, page.code, reader),
			/** Ids of the indicators whose figure here the reader may contest. */
			mayContest: (isGrouping ? [] : page.rows)
				.map(({ indicator }) => indicator.id)
				.filter((indicator) =>
					mayAbout(person, 'contest-figures', edition.programme, {
						indicator,
						territory: page.code
					})
				)
		};
	});
