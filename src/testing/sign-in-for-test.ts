import { randomBytes, randomUUID } from 'node:crypto';
import { readSignIn, signInSecret } from '#lib/server/people/sign-in-settings.ts';
import { roles as everyRole, type Role } from '#lib/indicators/reader.ts';
import { openWorkspace } from '#lib/server/editions/workspace.ts';
import { findPerson, findPersonByEmail } from '#lib/server/people/account.ts';
import { cookiesOf } from '#lib/server/people/cookies.ts';
import { insertPerson } from '#lib/server/people/invite.ts';
import type { Person } from '#lib/server/people/person.ts';
import { checkTerms, type PersonTerms } from '#lib/server/people/person-terms.ts';
import { sessionLife } from '#lib/server/people/sessions.ts';
import { readEnvironment } from '#lib/server/programme/environment.ts';
import { readSettings } from '#lib/server/programme/read-settings.ts';

export type SignedInForTest = {
	readonly person: Person;
	/** A `Cookie` header, for a request to the server. */
	readonly cookie: string;
};

/**
 * Somebody signed in on a server under test, of its address and environment: written down if they
 * are not there, with a session of twelve hours and its cookie, without a password or a page.
 */
export function signInForTest(
	url: string,
	env: Readonly<Record<string, string | undefined>>,
	roles: readonly Role[] = ['analyst', 'administrator'],
	terms: Partial<PersonTerms> = {}
): SignedInForTest {
	const environment = readEnvironment({ ...env, ORIGIN: env['ORIGIN'] ?? url }, process.cwd());
	const settings = readSignIn(environment);
	if (settings.mode !== 'required') throw new Error('this server asks nobody to sign in');
	const { programme, user } = environment;
	const workspace = openWorkspace({ programme, var: environment.var, user });
	try {
		const { records } = workspace;
		const email =
			terms.email ?? `${(terms.name ?? roles.join('-')).replaceAll(/\W+/g, '-')}@test.example`;
		const axes = readSettings(programme)?.axes ?? [];
		const checked = checkTerms(
			// What was granted stays written, whatever the programme says since.
			{ settings: { axes, thresholds: { seenBy: everyRole } } },
			{ name: 'Camille Test', unsuppressed: true, ...terms, email, roles }
		);
		const id = findPersonByEmail(workspace, email)?.id ?? insertPerson(workspace, checked);
		const token = randomBytes(24).toString('base64url');
		const now = new Date();
		records.run(
			`insert into sessions (id, token, person, expires_at, created_at, updated_at, user_agent)
				values (?, ?, ?, ?, ?, ?, 'test')`,
			...[randomUUID(), token, id],
			...[new Date(now.getTime() + sessionLife * 1_000), now, now].map((at) => at.toISOString())
		);
		const cookies = cookiesOf(
			new URL(settings.origin ?? url).origin,
			signInSecret(settings, environment.var)
		);
		const [cookie = ''] = cookies.set('session_token', token, sessionLife).split(';');
		return { person: findPerson(workspace, id), cookie };
	} finally {
		workspace.close();
	}
}
