import { rowsPage } from '#lib/server/pages/indicator-rows.ts';
import { refusing } from '../../../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	refusing(locals, async () => {
		const { application, view, reader } = locals;
		const choice = { part: url.searchParams.get('part'), page: url.searchParams.get('page') };
		const edition = await locals.edition();
		return {
			page: await rowsPage(edition, application.workspace, params.id, view, choice, reader),
			choice
		};
	});
