import { redirect } from '@sveltejs/kit';
import { peopleOf } from '../../people-of.ts';
import { refusing } from '../../refusing.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const people = peopleOf(locals);
	const next = people.localPath(url.searchParams.get('next'));
	const { url: there, cookies } = await refusing(locals, () =>
		people.startAtProvider(locals.caller.headers, { next, invitation: null })
	);
	locals.cookies.push(...cookies);
	redirect(303, there);
};
