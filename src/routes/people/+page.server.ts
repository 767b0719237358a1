import { fail } from '@sveltejs/kit';
import { listPeople } from '#lib/server/people/account.ts';
import { importPeople } from '#lib/server/people/import-people.ts';
import { invite } from '#lib/server/people/invite.ts';
import { acting } from '../acting.ts';
import { refusing } from '../refusing.ts';
import { personFields } from './people-fields.ts';
import { scopeChoices } from './scope-choices.ts';
import { tellLink } from './telling-link.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { workspace } = locals.application;
		return {
			people: listPeople(workspace),
			choices: await scopeChoices(locals),
			timeZone: workspace.timeZone,
			signsIn: locals.application.people !== null
		};
	});

export const actions: Actions = {
	async invite(event) {
		const { locals, request } = event;
		const typed = personFields(await request.formData());
		return acting(locals, { place: 'invite' as const, typed }, async () => {
			const { programme } = await locals.edition(null);
			const { workspace } = locals.application;
			return { links: [tellLink(event)(invite(workspace, programme, typed))] };
		});
	},
	async import(event) {
		const { locals, request } = event;
		const form = await request.formData();
		const file = form.get('file');
		const pasted = form.get('list');
		const list =
			file instanceof File && file.size > 0
				? await file.text()
				: typeof pasted === 'string'
					? pasted
					: '';
		return acting(locals, { place: 'import' as const, list }, async () => {
			const { programme } = await locals.edition(null);
			const { invited, refused } = importPeople(locals.application.workspace, programme, list);
			if (refused.length === 0) return { links: invited.map(tellLink(event)) };
			const lines = refused.map(({ line, why }) => ({
				line,
				why: why.describe(locals.language)
			}));
			return fail(400, { place: 'import' as const, list, refused: lines });
		});
	}
};
