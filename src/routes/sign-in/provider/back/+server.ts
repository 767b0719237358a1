import { redirect } from '@sveltejs/kit';
import { peopleOf } from '../../../people-of.ts';
import { refusing } from '../../../refusing.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const people = peopleOf(locals);
	const { next, cookies } = await refusing(locals, () =>
		people.finishAtProvider(locals.caller, url.search)
	);
	locals.cookies.push(...cookies);
	redirect(303, next);
};
