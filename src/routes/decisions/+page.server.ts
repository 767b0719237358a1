import { localize } from '#lib/indicators/language.ts';
import { decisionsPage, readDecisionChoice } from '#lib/server/pages/decisions.ts';
import { pageDay } from '#lib/server/pages/page-day.ts';
import { refusing } from '../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => {
		const { application, view, reader, language } = locals;
		const { workspace } = application;
		const edition = await locals.edition();
		const choice = readDecisionChoice(url.searchParams);
		const day = pageDay(edition, workspace, view);
		return {
			page: decisionsPage(edition, workspace, choice, day, reader),
			axes: edition.programme.settings.axes.map(({ id, title }) => ({
				id,
				title: localize(title, language)
			}))
		};
	});
