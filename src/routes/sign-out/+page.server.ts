import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { peopleOf } from '../people-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const people = peopleOf(locals);
	const back = people.hasLeft(locals.caller.headers, url.searchParams.get('state'));
	return { provider: people.provider, back, isSignedIn: locals.person !== null };
};

export const actions: Actions = {
	async default({ locals }) {
		const people = peopleOf(locals);
		const { leave, cookies } = await people.signOut(locals.caller.headers);
		locals.cookies.push(...cookies);
		locals.person = null;
		// A form may not lead to another site: the page that answers does.
		if (leave) return { leave: leave.href };
		redirect(303, localizeHref('/sign-out', { locale: locals.language }));
	}
};
