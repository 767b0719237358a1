import { embedsPage } from '#lib/server/pages/embeds.ts';
import { refusing } from '../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, language, person } = locals;
		return embedsPage(application.workspace, await locals.edition(null), person, language);
	});
