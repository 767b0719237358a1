import { redirect } from '@sveltejs/kit';
import { isSeenAs, seenAsCookie } from '#lib/server/people/example-people.ts';
import { localPath } from '#lib/server/people/local-path.ts';
import { textFields } from '../acting.ts';
import type { RequestHandler } from './$types';

/** The open example, looked at as somebody of one role. */
export const POST: RequestHandler = async ({ cookies, request, url }) => {
	const fields = await textFields(request);
	const role = fields.get('role');
	const options = {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	} as const;
	if (isSeenAs(role)) cookies.set(seenAsCookie, role, options);
	else cookies.delete(seenAsCookie, options);
	redirect(303, localPath(fields.get('to') ?? null, url.origin));
};
