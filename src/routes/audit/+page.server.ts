import { auditPage } from '#lib/server/pages/audit.ts';
import { audited } from '#lib/server/people/audited.ts';
import { refusing } from '../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { workspace } = locals.application;
		const { programme } = await locals.edition(null);
		return {
			page: auditPage(workspace, url.searchParams, programme.settings),
			acts: audited,
			timeZone: workspace.timeZone
		};
	});
