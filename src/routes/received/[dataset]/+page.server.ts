import { may } from '#lib/indicators/rights.ts';
import { datasetPage } from '#lib/server/pages/received.ts';
import { refusing } from '../../refusing.ts';
import { signedIn } from '../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	refusing(locals, async () => {
		const shown = may(signedIn(locals), 'mend-data') ? 'rows' : 'counts';
		const edition = await locals.edition();
		return { page: await datasetPage(edition, params.dataset, locals.reader, shown) };
	});
