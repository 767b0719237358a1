import { redirect } from '@sveltejs/kit';
import { acting, textFields } from '../../acting.ts';
import { peopleOf } from '../../people-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const next = peopleOf(locals).localPath(url.searchParams.get('next'));
	return { next };
};

export const actions: Actions = {
	async default({ locals, request, url }) {
		const people = peopleOf(locals);
		const fields = await textFields(request);
		return acting(locals, {}, async () => {
			const code = fields.get('code') ?? '';
			const { cookies } = await people.signInWithCode(locals.caller, code);
			locals.cookies.push(...cookies);
			redirect(303, people.localPath(url.searchParams.get('next')));
		});
	}
};
