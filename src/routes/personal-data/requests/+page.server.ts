import { requestsPage, tellPerson } from '#lib/server/pages/personal-requests.ts';
import { erasePerson } from '#lib/server/privacy/erase-person.ts';
import { findPerson } from '#lib/server/privacy/find-person.ts';
import { readPersonKeys } from '#lib/server/privacy/person-keys.ts';
import { acting, textFields } from '../../acting.ts';
import { refusing } from '../../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const edition = await locals.edition(null);
		return { page: requestsPage(locals.application.workspace, edition, locals.reader) };
	});

/** Who is asked for comes in the body of a form and goes back in its answer: no address holds it. */
export const actions: Actions = {
	async find({ locals, request }) {
		const typed = (await textFields(request)).get('keys') ?? '';
		return acting(locals, { typed }, async () => {
			const { workspace } = locals.application;
			const found = await findPerson(workspace, readPersonKeys(typed), locals.language);
			return { typed, found: tellPerson(found, locals.reader) };
		});
	},
	async erase({ locals, request }) {
		const fields = await textFields(request);
		const typed = fields.get('keys') ?? '';
		const reason = fields.get('reason') ?? '';
		return acting(locals, { typed, reason }, async () => {
			const { workspace } = locals.application;
			const { number, outcome } = await erasePerson(workspace, readPersonKeys(typed), reason);
			return { erased: { number, ...outcome } };
		});
	}
};
