import { committeePage } from '#lib/server/pages/committee.ts';
import { drawCommittee } from './committee-pictures.ts';
import { refusing } from './refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => {
		const page = await committeePage(await locals.edition(), locals.view, locals.reader);
		return { page, pictures: drawCommittee(page, locals.language) };
	});
