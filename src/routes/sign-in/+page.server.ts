import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { acting, textFields } from '../acting.ts';
import { peopleOf } from '../people-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const people = peopleOf(locals);
	const next = people.localPath(url.searchParams.get('next'));
	if (locals.person) redirect(303, next);
	return { provider: people.provider, next, done: url.searchParams.get('done') };
};

export const actions: Actions = {
	async default({ locals, request, url }) {
		const people = peopleOf(locals);
		const fields = await textFields(request);
		const email = fields.get('email') ?? '';
		const next = people.localPath(url.searchParams.get('next'));
		return acting(locals, { typed: { email } }, async () => {
			const password = fields.get('password') ?? '';
			const { needs, cookies } = await people.signIn(locals.caller, { email, password });
			locals.cookies.push(...cookies);
			const query = new URLSearchParams({ next });
			if (needs !== 'code') redirect(303, next);
			redirect(303, localizeHref(`/sign-in/code?${query}`, { locale: locals.language }));
		});
	}
};
