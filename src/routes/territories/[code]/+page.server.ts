import { contestsOfTerritory } from '#lib/server/pages/contests.ts';
import { territoryPage } from '#lib/server/pages/territories.ts';
import { refusing } from '../../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	refusing(locals, async () => {
		const { application, reader, view } = locals;
		const edition = await locals.edition();
		const page = await territoryPage(edition, params.code, view, reader);
		return {
			page,
			contests: contestsOfTerritory(edition, application.workspace, page.code, reader)
		};
	});
