import { contactOf } from '#lib/server/pages/notices.ts';
import { refusing } from '../refusing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	refusing(locals, async () => contactOf(await locals.edition(), locals.reader));
