import { may } from '#lib/indicators/rights.ts';
import { freshnessPage } from '#lib/server/pages/freshness.ts';
import { receivedPage } from '#lib/server/pages/received.ts';
import { refusing } from '../refusing.ts';
import { signedIn } from '../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => {
		const { application, reader, view } = locals;
		const shown = may(signedIn(locals), 'mend-data') ? 'rows' : 'counts';
		const edition = await locals.edition();
		return {
			page: receivedPage(edition, reader, shown),
			freshness: freshnessPage(edition, view, application.clock, reader),
			editions: application.editions()
		};
	});
