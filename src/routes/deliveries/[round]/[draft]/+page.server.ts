import { redirect } from '@sveltejs/kit';
import { draftOf, draftPage } from '#lib/server/pages/draft.ts';
import { acting, textFields } from '../../../acting.ts';
import { refusing } from '../../../refusing.ts';
import { ownFiles } from '../../own-files.ts';
import { choiceOf } from './choice-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, reader } = locals;
		const { workspace, rounds } = application;
		const page = await draftPage({
			workspace,
			rounds,
			reader,
			edition: await locals.edition(null),
			round: Number(params.round),
			draft: Number(params.draft),
			own: ownFiles(locals),
			dataset: url.searchParams.get('dataset'),
			allRejects: url.searchParams.get('rejects') === 'all'
		});
		return { page };
	});

export const actions: Actions = {
	async choose({ locals, params, request, url }) {
		const fields = await textFields(request);
		return acting(locals, { typed: Object.fromEntries(fields) }, async () => {
			const { workspace, rounds } = locals.application;
			const { number } = draftOf({
				workspace,
				round: Number(params.round),
				draft: Number(params.draft),
				own: ownFiles(locals)
			});
			await rounds.choose(number, choiceOf(fields));
			redirect(303, url.pathname);
		});
	}
};
