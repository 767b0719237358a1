import { setTimeout as wait } from 'node:timers/promises';
import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requestsPage, tellPerson } from '#lib/server/pages/personal-requests.ts';
import { writeErasure } from '#lib/server/privacy/erase-person.ts';
import { findPerson } from '#lib/server/privacy/find-person.ts';
import { readPersonKeys } from '#lib/server/privacy/person-keys.ts';
import { acting, afterwards, textFields } from '../../acting.ts';
import { refusing } from '../../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

/** Milliseconds that a form waits for a small programme's erasure to be done; a larger one is followed on the page. */
const shortErasure = 4_000;

export const load: PageServerLoad = ({ locals, setHeaders, url }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const edition = await locals.edition(null);
		const { workspace, erasures } = locals.application;
		const page = requestsPage(workspace, edition, locals.reader);
		const asked = url.searchParams.get('done');
		return {
			page,
			progress: erasures.progress(),
			erased: page.erasures.find(({ number }) => String(number) === asked) ?? null
		};
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
			const { workspace, erasures } = locals.application;
			const number = await writeErasure(workspace, { keys: readPersonKeys(typed), reason });
			await Promise.race([erasures.complete(), wait(shortErasure, undefined, { ref: false })]);
			redirect(
				303,
				afterwards(locals, '/personal-data/requests', String(number), { place: 'erased' })
			);
		});
	},
	stop({ locals }) {
		locals.application.erasures.stop();
		redirect(303, localizeHref('/personal-data/requests', { locale: locals.language }));
	},
	resume({ locals }) {
		void locals.application.erasures.complete();
		redirect(303, localizeHref('/personal-data/requests', { locale: locals.language }));
	}
};
