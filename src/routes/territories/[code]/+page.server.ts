import { territoryPage } from '#lib/server/pages/territories.ts';
import { refusing } from '../../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	refusing(locals, async () => ({
		page: await territoryPage(await locals.edition(), params.code, locals.view, locals.reader)
	}));
