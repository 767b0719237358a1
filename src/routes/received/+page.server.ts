import { receivedPage } from '#lib/server/pages/received.ts';
import { refusing } from '../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => ({
		page: receivedPage(await locals.edition(), locals.reader),
		editions: locals.application.editions()
	}));
