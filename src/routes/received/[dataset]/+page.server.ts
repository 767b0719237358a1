import { datasetPage } from '#lib/server/pages/received.ts';
import { refusing } from '../../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	refusing(locals, async () => ({
		page: await datasetPage(await locals.edition(), params.dataset, locals.reader)
	}));
