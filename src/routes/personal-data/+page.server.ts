import { contactOf, personalRegister } from '#lib/server/pages/notices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const edition = await locals.edition();
	return {
		...contactOf(edition, locals.reader),
		...personalRegister(edition, locals.reader)
	};
};
