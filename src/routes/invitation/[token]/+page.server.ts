import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { acceptInvitation, readInvitation } from '#lib/server/people/accept-invitation.ts';
import { acting, textFields } from '../../acting.ts';
import { peopleOf } from '../../people-of.ts';
import { refusing } from '../../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, setHeaders }) =>
	refusing(locals, () => {
		setHeaders({ 'cache-control': 'no-store' });
		const people = peopleOf(locals);
		const { purpose, person, madeBy } = readInvitation(locals.application.workspace, params.token);
		return {
			purpose,
			madeBy,
			name: person?.name ?? '',
			email: person?.email ?? '',
			token: params.token,
			provider: purpose === 'password' ? null : people.provider
		};
	});

export const actions: Actions = {
	async default({ locals, params, request }) {
		peopleOf(locals);
		const fields = await textFields(request);
		const typed = { email: fields.get('email') ?? '', name: fields.get('name') ?? '' };
		return acting(locals, { typed }, async () => {
			const password = fields.get('password') ?? '';
			await acceptInvitation(locals.application.workspace, params.token, { ...typed, password });
			redirect(303, localizeHref('/sign-in?done=password', { locale: locals.language }));
		});
	}
};
