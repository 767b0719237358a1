import { redirect } from '@sveltejs/kit';
import { peopleOf } from '../../../people-of.ts';
import { refusing } from '../../../refusing.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const people = peopleOf(locals);
	const { url, cookies } = await refusing(locals, () =>
		people.startAtProvider(locals.caller.headers, { next: '/', invitation: params.token })
	);
	locals.cookies.push(...cookies);
	redirect(303, url);
};
