import { redirect } from '@sveltejs/kit';
import { findPerson } from '#lib/server/people/account.ts';
import {
	changePerson,
	deactivatePerson,
	reactivatePerson
} from '#lib/server/people/change-person.ts';
import { removeSecondFactor, resetPassword } from '#lib/server/people/renew-link.ts';
import { acting, afterwards } from '../../acting.ts';
import { refusing } from '../../refusing.ts';
import { personFields } from '../people-fields.ts';
import { scopeChoices } from '../scope-choices.ts';
import { tellLink } from '../telling-link.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals, params, url, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { workspace } = locals.application;
		return {
			person: findPerson(workspace, params.id),
			choices: await scopeChoices(locals),
			timeZone: workspace.timeZone,
			done: url.searchParams.get('done')
		};
	});

export const actions: Actions = {
	async change({ locals, params, request }) {
		const typed = personFields(await request.formData());
		return acting(locals, { typed }, async () => {
			const { programme } = await locals.edition(null);
			changePerson(locals.application.workspace, programme, params.id, typed);
			redirect(303, afterwards(locals, `/people/${params.id}`, 'changed'));
		});
	},
	deactivate: (event) => settle(event, 'deactivated', deactivatePerson),
	reactivate: (event) => settle(event, 'reactivated', reactivatePerson),
	'without-second-factor': (event) => settle(event, 'without-factor', removeSecondFactor),
	link: (event) =>
		acting(event.locals, {}, async () => {
			const { workspace } = event.locals.application;
			return { link: tellLink(event)(resetPassword(workspace, event.params.id)) };
		})
};

function settle(
	{ locals, params }: RequestEvent,
	done: string,
	act: (workspace: App.Locals['application']['workspace'], id: string) => unknown
) {
	return acting(locals, {}, async () => {
		act(locals.application.workspace, params.id);
		redirect(303, afterwards(locals, `/people/${params.id}`, done));
	});
}
