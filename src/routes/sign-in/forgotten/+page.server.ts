import { redirect } from '@sveltejs/kit';
import { acting, textFields } from '../../acting.ts';
import { peopleOf } from '../../people-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return { sendsMail: peopleOf(locals).sendsMail, sent: url.searchParams.get('done') === 'sent' };
};

export const actions: Actions = {
	async default({ locals, request }) {
		const fields = await textFields(request);
		return acting(locals, {}, async () => {
			const email = fields.get('email') ?? '';
			peopleOf(locals).forgotPassword(locals.caller, email, locals.language);
			redirect(303, '?done=sent');
		});
	}
};
