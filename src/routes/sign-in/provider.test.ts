import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildWeb } from '../../setup/build-web.ts';
import { findPerson } from '#lib/server/people/account.ts';
import { deactivatePerson } from '#lib/server/people/change-person.ts';
import { invite } from '#lib/server/people/invite.ts';
import { resetPassword } from '#lib/server/people/renew-link.ts';
import { readProgramme } from '#lib/server/programme/read-programme.ts';
import type { Client } from '../../testing/http-client.ts';
import {
	startIdentityProvider,
	type IdentityProvider,
	type Subject,
	type Tampering
} from '../../testing/identity-provider.ts';
import {
	serveWithSignIn,
	testPassword,
	type ServedWithSignIn
} from '../../testing/served-with-sign-in.ts';

let idp: IdentityProvider;
let served: ServedWithSignIn;
const site = 'https://jalon.test';

const settingsFor = (provider: IdentityProvider) => ({
	JALON_OIDC_ISSUER: provider.issuer,
	JALON_OIDC_CLIENT_ID: provider.clientId,
	JALON_OIDC_CLIENT_SECRET: provider.clientSecret
});

beforeAll(async () => {
	await buildWeb();
	idp = await startIdentityProvider(site);
	served = await serveWithSignIn({ ...settingsFor(idp), JALON_OIDC_ACR: 'eidas2 eidas3' });
});
afterEach(() => idp.tamper({}));
afterAll(async () => {
	await served.stop();
	await idp.close();
});

let count = 0;
/** Somebody at the provider, and their address. */
function newSubject(changes: Partial<Subject> = {}): Subject {
	const at = ++count;
	return {
		sub: `subject-${at}`,
		email: `agent${at}@lot.example`,
		given_name: 'Inès',
		usual_name: `Roux ${at}`,
		siret: '22460001300011',
		idp_id: 'b61f4a1e-0000',
		organization_label: 'Département du Lot',
		phone: '+33 5 00 00 00 00',
		...changes
	};
}

async function invited(email: unknown) {
	const programme = await readProgramme(served.workspace.folder);
	return invite(served.workspace, programme, {
		email: String(email),
		name: 'Inès Roux',
		roles: ['analyst']
	});
}

/** To the provider and back, with whatever the address back becomes on the way. */
async function goThrough(
	client: Client,
	subject: Subject,
	from = '/sign-in/provider?next=%2Fterritories',
	change: (back: URL) => void = () => {}
) {
	const { status, location } = await client.ask(from);
	expect(status).toBe(303);
	const back = new URL(await idp.signIn(location, subject));
	expect(back.origin).toBe(site);
	change(back);
	return client.ask(back.pathname + back.search);
}

/** Somebody who was invited and has accepted through the provider. */
async function bound(subject = newSubject()) {
	const { person, link } = await invited(subject['email']);
	const answer = await goThrough(served.client(), subject, `${link}/provider`);
	expect(answer.status).toBe(303);
	return { subject, person };
}

const isSignedIn = async (client: Client) => (await client.ask('/account')).status === 200;

describe('a sign-in at the provider', () => {
	test('asks for what ProConnect takes, and nothing it does not know', async () => {
		const client = served.client();
		const { location, cookies } = await client.ask('/sign-in/provider');
		const asked = new URL(location);
		expect(asked.origin).toBe(idp.issuer);
		const { state, nonce, claims, code_challenge, ...rest } = Object.fromEntries(
			asked.searchParams
		);
		expect(state!.length).toBeGreaterThanOrEqual(32);
		expect(nonce!.length).toBeGreaterThanOrEqual(32);
		expect(state).not.toBe(nonce);
		expect(code_challenge).toMatch(/^[\w-]{43}$/);
		expect(JSON.parse(claims!)).toEqual({
			id_token: { acr: { essential: true, values: ['eidas2', 'eidas3'] } }
		});
		expect(rest).toEqual({
			client_id: 'jalon',
			redirect_uri: 'https://jalon.test/sign-in/provider/back',
			response_type: 'code',
			scope: 'openid email given_name usual_name siret idp_id organization_label',
			code_challenge_method: 'S256'
		});
		expect(cookies).toHaveLength(1);
		expect(cookies[0]).toMatch(/^__Host-jalon\.provider=.*HttpOnly.*Secure/);
	});

	test('sends no code challenge to a provider that does not say it takes one', async () => {
		const plain = await startIdentityProvider(site);
		onTestFinished(() => plain.close());
		plain.tamper({
			discovery: ({ code_challenge_methods_supported: _, ...metadata }) => metadata
		});
		const other = await serveWithSignIn(settingsFor(plain), { built: false });
		onTestFinished(() => other.stop());
		const { location } = await other.client().ask('/sign-in/provider');
		expect([...new URL(location).searchParams.keys()].toSorted()).toEqual(
			['client_id', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state'].toSorted()
		);
	});

	test('lets in who was invited, then by their subject, and keeps the claims that are asked for', async () => {
		const { subject, person } = await bound();
		const client = served.client();
		const answer = await goThrough(client, subject);
		expect(answer.location).toBe('/territories');
		expect(await isSignedIn(client)).toBe(true);
		expect(findPerson(served.workspace, person.id)).toMatchObject({ signsInBy: 'provider' });
		const [kept] = served.workspace.records.all<{ account: string; claims: string }>(
			'select account, claims from credentials where person = ?',
			person.id
		);
		expect(kept?.account).toBe(`${idp.issuer} ${subject.sub}`);
		expect(JSON.parse(kept?.claims ?? '')).toEqual({
			siret: '22460001300011',
			idp_id: 'b61f4a1e-0000',
			organization_label: 'Département du Lot',
			acr: 'eidas2'
		});
	});

	test('lets nobody in who was not invited, though the address is somebody’s', async () => {
		const { email } = await served.person();
		const { person } = await invited('waiting@lot.example');
		for (const known of [email, 'waiting@lot.example', 'nobody@lot.example']) {
			const client = served.client();
			const answer = await goThrough(client, newSubject({ email: known }));
			expect(answer.status, known).toBe(403);
			expect(answer.text).toContain('personne ne vous a invité');
			expect(await isSignedIn(client)).toBe(false);
		}
		expect(findPerson(served.workspace, person.id).state).toBe('invited');
	});

	test('is not linked again by e-mail: another subject with the address stays out, and theirs may change', async () => {
		const { subject } = await bound();
		const thief = newSubject({ email: subject['email'] as string });
		expect((await goThrough(served.client(), thief)).status).toBe(403);
		const moved = { ...subject, email: 'married@lot.example' };
		expect((await goThrough(served.client(), moved)).status).toBe(303);
	});

	test('lets in no more who was deactivated', async () => {
		const { subject, person } = await bound();
		deactivatePerson(served.workspace, person.id);
		expect((await goThrough(served.client(), subject)).status).toBe(403);
	});

	test('is refused at a lower level of authentication', async () => {
		const { subject } = await bound();
		const client = served.client();
		const { location } = await client.ask('/sign-in/provider');
		const asked = new URL(location);
		// As a provider that takes no notice of what is asked.
		asked.searchParams.delete('claims');
		const back = new URL(await idp.signIn(asked.href, { ...subject, acr: 'eidas1' }));
		const answer = await client.ask(back.pathname + back.search);
		expect(answer.status).toBe(403);
		expect(answer.text).toContain('niveau d’authentification');
	});
});

describe('an invitation accepted at the provider', () => {
	test('is for its own address, and still stands when another came', async () => {
		const subject = newSubject();
		const { person, link } = await invited(subject['email']);
		const other = await goThrough(served.client(), newSubject(), `${link}/provider`);
		expect(other.status).toBe(403);
		expect(other.text).toContain(`Cette invitation est pour ${String(subject['email'])}`);
		expect(findPerson(served.workspace, person.id).state).toBe('invited');
		expect((await goThrough(served.client(), subject, `${link}/provider`)).status).toBe(303);
		expect((await served.client().ask(link)).status).toBe(410);
		expect((await served.client().ask(`${link}/provider`)).status).toBe(410);
	});

	test('is refused for an address that the provider has not verified', async () => {
		const subject = newSubject({ email_verified: false });
		const { person, link } = await invited(subject['email']);
		expect((await goThrough(served.client(), subject, `${link}/provider`)).status).toBe(403);
		expect(findPerson(served.workspace, person.id).state).toBe('invited');
	});

	test('binds a subject to one person only', async () => {
		const { subject } = await bound();
		const email = 'second@lot.example';
		const { person, link } = await invited(email);
		const answer = await goThrough(served.client(), { ...subject, email }, `${link}/provider`);
		expect(answer.status).toBe(409);
		expect(findPerson(served.workspace, person.id).state).toBe('invited');
	});

	test('leaves no password to be set: neither by a link nor by the account', async () => {
		const { subject, person } = await bound();
		expect(() => resetPassword(served.workspace, person.id)).toThrow(
			expect.objectContaining({ code: 'signs-in-elsewhere' })
		);
		const client = served.client();
		await goThrough(client, subject);
		const { text } = await client.ask('/account');
		expect(text).toContain('Vous vous connectez par ProConnect');
		expect(text).not.toContain('?/password');
		for (const [action, form] of [
			['password', { current: testPassword, next: `${testPassword} encore` }],
			['password', { current: '', next: `${testPassword} encore` }],
			['enrol', { password: testPassword }]
		] as const)
			expect(
				(await client.ask(`/account?/${action}`, { form: form as never })).status
			).toBeGreaterThanOrEqual(400);
		expect(
			served.workspace.records.all('select password from credentials where person = ?', person.id)
		).toEqual([{ password: null }]);
		const typed = { email: subject['email'] as string, password: testPassword };
		expect((await served.client().ask('/sign-in', { form: typed })).status).toBe(401);
	});
});

describe('what comes back from the provider', () => {
	test('is refused with another state, without one, or in a browser that did not begin', async () => {
		const { subject } = await bound();
		const changed = (change: (back: URL) => void) =>
			goThrough(served.client(), subject, undefined, change);
		for (const change of [
			(back: URL) => back.searchParams.set('state', 'x'.repeat(43)),
			(back: URL) => back.searchParams.delete('state'),
			(back: URL) => back.searchParams.delete('code'),
			(back: URL) => back.searchParams.set('code', 'x'.repeat(43)),
			(back: URL) => back.searchParams.set('iss', 'https://evil.example'),
			(back: URL) => back.searchParams.append('state', 'twice')
		]) {
			const answer = await changed(change);
			expect(answer.status, String(change)).toBeGreaterThanOrEqual(400);
			expect(answer.cookies.some((line) => line.includes('session_token'))).toBe(false);
		}
		const [victim, thief] = [served.client(), served.client()];
		const { location } = await thief.ask('/sign-in/provider');
		const back = new URL(await idp.signIn(location, subject));
		expect((await victim.ask(back.pathname + back.search)).status).toBe(400);
		expect(await isSignedIn(victim)).toBe(false);
	});

	test('is good for once: the same address again is refused', async () => {
		const { subject } = await bound();
		const client = served.client();
		let again = '';
		const first = await goThrough(client, subject, undefined, (back) => {
			again = back.pathname + back.search;
		});
		expect(first.status).toBe(303);
		const browser = client.jar.get('__Host-jalon.provider');
		expect(browser).toBeUndefined();
		expect((await client.ask(again)).status).toBe(400);
	});

	const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
	const wrong: readonly [string, Tampering][] = [
		['another nonce', { idToken: (claims, sign) => sign({ ...claims, nonce: 'x'.repeat(43) }) }],
		['no nonce', { idToken: ({ nonce: _, ...claims }, sign) => sign(claims) }],
		[
			'another issuer',
			{ idToken: (claims, sign) => sign({ ...claims, iss: 'https://evil.example' }) }
		],
		['another audience', { idToken: (claims, sign) => sign({ ...claims, aud: 'somebody' }) }],
		[
			'an audience among others',
			{ idToken: (claims, sign) => sign({ ...claims, aud: ['jalon', 'x'], azp: 'x' }) }
		],
		['a time that is past', { idToken: (claims, sign) => sign({ ...claims, exp: 1_700_000_000 }) }],
		[
			'no signature',
			{ idToken: (claims, sign) => sign(claims, { header: { alg: 'none' }, key: null }) }
		],
		['a stranger’s signature', { idToken: (claims, sign) => sign(claims, { key: stranger }) }],
		[
			'userinfo of another subject',
			{
				userinfo: (claims, sign) => ({
					body: sign({ ...claims, sub: 'subject-1' }),
					type: 'application/jwt'
				})
			}
		],
		[
			'userinfo that is not signed',
			{ userinfo: (claims) => ({ body: JSON.stringify(claims), type: 'application/json' }) }
		],
		[
			'userinfo signed by nobody',
			{
				userinfo: (claims, sign) => ({
					body: sign(claims, { header: { alg: 'none' }, key: null }),
					type: 'application/jwt'
				})
			}
		],
		[
			'userinfo signed by a stranger',
			{
				userinfo: (claims, sign) => ({
					body: sign(claims, { key: stranger }),
					type: 'application/jwt'
				})
			}
		],
		[
			'userinfo for another audience',
			{
				userinfo: (claims, sign) => ({
					body: sign({ ...claims, aud: 'somebody' }),
					type: 'application/jwt'
				})
			}
		]
	];
	test.each(wrong)('is refused with %s', async (_, tampering) => {
		const { subject } = await bound();
		idp.tamper(tampering);
		const client = served.client();
		const answer = await goThrough(client, subject);
		expect(answer.status).toBe(403);
		expect(answer.text).toContain('ne répond pas comme attendu');
		expect(await isSignedIn(client)).toBe(false);
	});

	test('is taken when the same changes are signed as they should be', async () => {
		const { subject } = await bound();
		idp.tamper({
			idToken: (claims, sign) => sign(claims),
			userinfo: (claims, sign) => ({ body: sign(claims), type: 'application/jwt' })
		});
		expect((await goThrough(served.client(), subject)).status).toBe(303);
	});

	test('may be unsigned where the setting says so, for the same subject only', async () => {
		const plain = await startIdentityProvider(site);
		onTestFinished(() => plain.close());
		const other = await serveWithSignIn(
			{ ...settingsFor(plain), JALON_OIDC_USERINFO: 'plain' },
			{ built: false }
		);
		onTestFinished(() => other.stop());
		const programme = await readProgramme(other.workspace.folder);
		const subject = newSubject();
		const { link } = invite(other.workspace, programme, {
			email: subject['email'] as string,
			name: 'Inès',
			roles: ['official']
		});
		const asked = async (path: string, sub: string) => {
			plain.tamper({
				userinfo: (claims) => ({
					body: JSON.stringify({ ...claims, sub }),
					type: 'application/json'
				})
			});
			const client = other.client();
			const { location } = await client.ask(path);
			const back = new URL(await plain.signIn(location, subject));
			return (await client.ask(back.pathname + back.search)).status;
		};
		expect(await asked(`${link}/provider`, 'somebody else')).toBe(403);
		expect(await asked(`${link}/provider`, subject.sub)).toBe(303);
	});
});

test('signing out ends the provider’s session too, and comes back', async () => {
	const { subject } = await bound();
	const client = served.client();
	await goThrough(client, subject);
	const { text, status } = await client.ask('/sign-out', { form: {} });
	expect(status).toBe(200);
	const href = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(text)?.[1] ?? '';
	const leave = new URL(href.replaceAll('&amp;', '&'));
	expect(leave.pathname).toBe('/session/end');
	const { id_token_hint, state, ...rest } = Object.fromEntries(leave.searchParams);
	expect(rest).toEqual({ post_logout_redirect_uri: 'https://jalon.test/sign-out' });
	expect(id_token_hint?.split('.')).toHaveLength(3);
	expect(state!.length).toBeGreaterThanOrEqual(32);
	expect(await isSignedIn(client)).toBe(false);
	// The provider asks the person to confirm, and refuses nothing.
	const page = await fetch(leave);
	expect(page.status).toBe(200);
	expect(await page.text()).toContain('/session/end/confirm');
	const back = await client.ask(`/sign-out?state=${state}`);
	expect(back.text).toContain('Votre session ProConnect est close aussi.');
	expect((await served.client().ask('/sign-out?state=x')).text).not.toContain('ProConnect');
});

test('a provider that does not answer leaves passwords where they are', async () => {
	const alone = await serveWithSignIn(
		{ ...settingsFor(idp), JALON_OIDC_ISSUER: 'http://127.0.0.1:9' },
		{ built: false }
	);
	onTestFinished(() => alone.stop());
	const client = alone.client();
	const answer = await client.ask('/sign-in/provider');
	expect(answer.status).toBe(403);
	expect(answer.text).toContain('ne répond pas comme attendu');
	const { email } = await alone.person();
	const form = { email, password: testPassword };
	expect((await client.ask('/sign-in', { form })).status).toBe(303);
});
