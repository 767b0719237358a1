import { contactOf, personalDataPage } from '#lib/server/pages/notices.ts';
import { purgesPage } from '#lib/server/pages/personal-requests.ts';
import { refusing } from '../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => {
		const edition = await locals.edition();
		return {
			...contactOf(edition, locals.reader),
			...personalDataPage(edition, locals.reader),
			purges: purgesPage(locals.application.workspace, locals.reader)
		};
	});
