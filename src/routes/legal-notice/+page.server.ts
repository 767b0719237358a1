import { contactOf } from '#lib/server/pages/notices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) =>
	contactOf(await locals.edition(), locals.reader);
