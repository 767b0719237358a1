import { redirect } from '@sveltejs/kit';
import { accountPage, programmeName } from '#lib/server/pages/account.ts';
import { renamePerson } from '#lib/server/people/change-person.ts';
import { drawQr } from '#lib/server/people/qr-picture.ts';
import { endSession, endSessions } from '#lib/server/people/sessions.ts';
import { acting, textFields } from '../acting.ts';
import { peopleOf, signedInPerson } from '../people-of.ts';
import { refusing } from '../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) =>
	refusing(locals, () => {
		setHeaders({ 'cache-control': 'no-store' });
		const people = peopleOf(locals);
		const { id } = signedInPerson(locals);
		const session = people.session(locals.caller.headers)?.id ?? '';
		const { workspace } = locals.application;
		return {
			account: accountPage(workspace, { person: id, session }, locals.language),
			provider: people.provider,
			done: url.searchParams.get('done')
		};
	});

/** Where the page tells what was done, beside what did it. */
const told = (done: string, place: string) => redirect(303, `?done=${done}#${place}`);

export const actions: Actions = {
	async rename({ locals, request }) {
		const { id } = signedInPerson(locals);
		const name = (await textFields(request)).get('name') ?? '';
		return acting(locals, { place: 'name', typed: { name } }, async () => {
			renamePerson(locals.application.workspace, id, name);
			told('named', 'name');
		});
	},
	async end({ locals, request }) {
		const { id } = signedInPerson(locals);
		endSession(locals.application.workspace, id, (await textFields(request)).get('session') ?? '');
		told('ended', 'sessions');
	},
	async 'end-others'({ locals }) {
		const { id } = signedInPerson(locals);
		const own = peopleOf(locals).session(locals.caller.headers);
		endSessions(locals.application.workspace, id, own?.id);
		told('ended', 'sessions');
	},
	async password({ locals, request }) {
		signedInPerson(locals);
		const fields = await textFields(request);
		return acting(locals, { place: 'password' }, async () => {
			const { cookies } = await peopleOf(locals).changePassword(locals.caller, {
				current: fields.get('current') ?? '',
				next: fields.get('next') ?? ''
			});
			locals.cookies.push(...cookies);
			told('password', 'password');
		});
	},
	async enrol({ locals, request }) {
		signedInPerson(locals);
		const fields = await textFields(request);
		return acting(locals, { place: 'factor' }, async () => {
			const issuer = programmeName(locals.application.workspace, locals.language);
			const password = fields.get('password') ?? '';
			const enrolment = await peopleOf(locals).enrol(locals.caller, { password, issuer });
			return { place: 'factor', enrolment: shown(enrolment.uri, enrolment.codes) };
		});
	},
	async confirm({ locals, request }) {
		signedInPerson(locals);
		const fields = await textFields(request);
		// What was shown once is shown again when the code was mistyped.
		const codes = (fields.get('codes') ?? '').split(' ').slice(0, 20);
		const enrolment = shown(fields.get('uri') ?? '', codes);
		return acting(locals, { place: 'factor', enrolment }, async () => {
			const code = fields.get('code') ?? '';
			const { cookies } = await peopleOf(locals).confirmEnrolment(locals.caller, code);
			locals.cookies.push(...cookies);
			told('confirmed', 'factor');
		});
	},
	async codes({ locals, request }) {
		signedInPerson(locals);
		const fields = await textFields(request);
		return acting(locals, { place: 'factor' }, async () => {
			const password = fields.get('password') ?? '';
			const codes = await peopleOf(locals).newRecoveryCodes(locals.caller, password);
			return { place: 'factor', codes };
		});
	},
	async remove({ locals, request }) {
		signedInPerson(locals);
		const fields = await textFields(request);
		return acting(locals, { place: 'factor' }, async () => {
			const password = fields.get('password') ?? '';
			const { cookies } = await peopleOf(locals).removeSecondFactor(locals.caller, password);
			locals.cookies.push(...cookies);
			told('removed', 'factor');
		});
	}
};

/** The second factor's address drawn, with the key that it holds. */
function shown(uri: string, codes: readonly string[]) {
	const url = URL.canParse(uri) ? new URL(uri) : null;
	if (url?.protocol !== 'otpauth:' || uri.length > 500) return null;
	const key = url.searchParams.get('secret') ?? '';
	return { uri, key: key.replace(/(.{4})(?=.)/g, '$1 '), codes, picture: drawQr(uri) };
}
