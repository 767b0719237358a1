import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildWeb } from '../../setup/build-web.ts';
import { changePerson, deactivatePerson } from '#lib/server/people/change-person.ts';
import { invite } from '#lib/server/people/invite.ts';
import { resetPassword } from '#lib/server/people/renew-link.ts';
import { readProgramme } from '#lib/server/programme/read-programme.ts';
import type { Client } from '../../testing/http-client.ts';
import { startMailServer } from '../../testing/mail-server.ts';
import {
	serveWithSignIn,
	testPassword as password,
	type ServedWithSignIn
} from '../../testing/served-with-sign-in.ts';
import { totpOf } from '../../testing/totp.ts';

let served: ServedWithSignIn;
const sessionCookie = '__Host-jalon.session_token';

beforeAll(async () => {
	await buildWeb();
	served = await serveWithSignIn();
});
afterAll(() => served.stop());

/** The page of one's own account: 200 for who is signed in. */
const isSignedIn = async (client: Client) => (await client.ask('/account')).status === 200;
const send = (client: Client, email: string, typed: string, from = '198.51.100.1') =>
	client.ask('/sign-in', {
		form: { email, password: typed },
		headers: { 'x-forwarded-for': from }
	});

describe('who has not signed in', () => {
	test('is led to sign in from every page, however its address is written', async () => {
		const client = served.client();
		for (const path of [
			'/',
			'/en',
			'/territories',
			'/received',
			'/meetings',
			'/reports',
			'/account',
			'/indicators/members',
			'/files/committee.csv',
			'/nowhere',
			'/%74erritories',
			'/Territories',
			'/territories/'
		]) {
			const { status, location, text } = await client.ask(path);
			expect([303, 308], path).toContain(status);
			expect(location, path).toMatch(
				status === 308 ? /^\/territories/ : /^(\/en)?\/sign-in\?next=/
			);
			expect(text, path).toBe('');
		}
	});

	test('is given no page’s data, only the way to sign in', async () => {
		for (const path of ['/__data.json', '/territories/__data.json', '/en/meetings/__data.json']) {
			const answer = JSON.parse((await served.client().ask(path)).text);
			expect(answer, path).toEqual({
				type: 'redirect',
				location: expect.stringMatching(/^(\/en)?\/sign-in\?next=/)
			});
		}
	});

	test('reads nothing by other methods and other spellings', async () => {
		const client = served.client();
		for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH'])
			for (const path of [
				'/received',
				'//received',
				'/received%2F',
				'/api/v1/values',
				'/api//v1/values'
			])
				expect(
					(await client.ask(path, { method, headers: { origin: served.site } })).status,
					`${method} ${path}`
				).not.toBe(200);
	});

	test('is refused by the API in its own words', async () => {
		const { status, text, headers } = await served.client().ask('/api/v1/values');
		expect(status).toBe(401);
		expect(headers['cache-control']).toBe('no-store');
		expect(JSON.parse(text)).toEqual({
			version: 1,
			error: { code: 'sign-in-needed', message: expect.any(String), problems: [] }
		});
	});

	test('writes nothing', async () => {
		const answer = await served.client().ask('/meetings?/create', {
			form: { date: '2024-01-15', title: 'Volée' }
		});
		expect(answer.status).toBe(303);
		expect(served.workspace.records.all('select * from meetings')).toEqual([]);
	});

	test('reads the legal pages and the way in, which tell nothing of the figures', async () => {
		const client = served.client();
		for (const path of [
			'/sign-in',
			'/accessibility',
			'/legal-notice',
			'/personal-data',
			'/en/sign-in'
		]) {
			const { status, text } = await client.ask(path);
			expect(status, path).toBe(200);
			expect(text, path).not.toMatch(/Situation au|Version publiée|href="\/received/);
		}
		for (const path of ['/health', '/ready', '/favicon.svg'])
			expect((await client.ask(path)).status, path).toBe(200);
	});

	test('comes back to the page asked for', async () => {
		const { email } = await served.person();
		const client = served.client();
		const { location } = await client.ask('/territories?as-of=2024-06-30');
		const { text } = await client.ask(location);
		const action = /action="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
		const answer = await client.ask(`/sign-in${action}`, { form: { email, password } });
		expect(answer.location).toBe('/territories?as-of=2024-06-30');
	});

	test('is never led to another site: //evil, javascript:', async () => {
		const { email } = await served.person();
		for (const next of [
			'//evil.example',
			'/\\evil.example',
			'javascript:alert(1)',
			'https://evil.example'
		]) {
			const client = served.client();
			const query = new URLSearchParams({ next });
			const answer = await client.ask(`/sign-in?${query}`, { form: { email, password } });
			expect(answer.status).toBe(303);
			expect(answer.location, next).toBe('/');
			expect((await client.ask(`/sign-in?${query}`)).location, next).toBe('/');
		}
	});
});

describe('a session', () => {
	test('is a cookie named __Host-, Secure, HttpOnly and SameSite=Lax, for twelve hours', async () => {
		const { email } = await served.person();
		const { cookies } = await send(served.client(), email, password);
		const line = cookies.find((one) => one.startsWith(sessionCookie)) ?? '';
		const parts = line
			.split('; ')
			.slice(1)
			.map((part) => part.toLowerCase());
		expect(parts.toSorted()).toEqual(
			['httponly', 'max-age=43200', 'path=/', 'samesite=lax', 'secure'].toSorted()
		);
		for (const other of cookies) expect(other).toMatch(/^__Host-.*; Secure/);
	});

	test('has a new id at sign-in, whatever cookie was there, and the one before is over', async () => {
		const { email } = await served.person();
		const client = await served.signedIn(email);
		const first = client.jar.get(sessionCookie)!;
		await send(client, email, password);
		const second = client.jar.get(sessionCookie)!;
		expect(second).not.toBe(first);
		expect(await isSignedIn(client)).toBe(true);
		const old = served.client();
		old.jar.set(sessionCookie, first);
		expect(await isSignedIn(old)).toBe(false);
		const planted = served.client();
		planted.jar.set(sessionCookie, 'planted.by-somebody');
		await send(planted, email, password);
		expect(planted.jar.get(sessionCookie)).not.toContain('planted');
	});

	test('is not opened by a cookie that was altered, cut, or signed by another secret', async () => {
		const { email } = await served.person();
		const client = await served.signedIn(email);
		const value = client.jar.get(sessionCookie)!;
		const [token = ''] = decodeURIComponent(value).split('.');
		for (const forged of [
			token,
			`${token}.`,
			`${token}.AAAA`,
			`x${value}`,
			value.slice(0, -4),
			'%',
			'.'
		]) {
			const thief = served.client();
			thief.jar.set(sessionCookie, forged);
			expect(await isSignedIn(thief), forged).toBe(false);
		}
	});

	test('ends at sign-out, on the server too; a link does not sign out', async () => {
		const { email } = await served.person();
		const client = await served.signedIn(email);
		const value = client.jar.get(sessionCookie)!;
		await client.ask('/sign-out');
		expect(await isSignedIn(client)).toBe(true);
		expect((await client.ask('/sign-out', { form: {} })).location).toBe('/sign-out');
		client.jar.set(sessionCookie, value);
		expect(await isSignedIn(client)).toBe(false);
	});

	test('ends when its person is deactivated, and they sign in no more', async () => {
		const { id, email } = await served.person();
		const client = await served.signedIn(email);
		deactivatePerson(served.workspace, id);
		expect(await isSignedIn(client)).toBe(false);
		expect((await send(served.client(), email, password)).status).toBe(401);
	});

	test('ends when its person may do less', async () => {
		const { id, email } = await served.person();
		const client = await served.signedIn(email);
		const programme = await readProgramme(served.workspace.folder);
		changePerson(served.workspace, programme, id, { roles: ['official'] });
		expect(await isSignedIn(client)).toBe(false);
	});

	test('ends with the others when the password is changed, but for a new one in this browser', async () => {
		const { email } = await served.person();
		const [client, other] = [await served.signedIn(email), await served.signedIn(email)];
		const before = client.jar.get(sessionCookie)!;
		const form = { current: password, next: `${password} encore` };
		const wrong = await client.ask('/account?/password', {
			form: { ...form, current: 'autre chose ici' }
		});
		expect(wrong.status).toBe(403);
		expect(wrong.text).toContain('Ce n’est pas votre mot de passe.');
		const easy = await client.ask('/account?/password', {
			form: { ...form, next: 'motdepasse2024' }
		});
		expect(easy.status).toBe(400);
		expect((await client.ask('/account?/password', { form })).status).toBe(303);
		expect(await isSignedIn(other)).toBe(false);
		expect(await isSignedIn(client)).toBe(true);
		const old = served.client();
		old.jar.set(sessionCookie, before);
		expect(await isSignedIn(old)).toBe(false);
		expect((await send(served.client(), email, password)).status).toBe(401);
		expect((await send(served.client(), email, form.next)).status).toBe(303);
	});

	test('is listed to its person, and ended one by one, their own only', async () => {
		const { id, email } = await served.person();
		const { email: neighbour } = await served.person();
		const [client, other, foreign] = [
			await served.signedIn(email),
			await served.signedIn(email),
			await served.signedIn(neighbour)
		];
		const ids = served.workspace.records.all<{ id: string; person: string }>(
			'select id, person from sessions'
		);
		const theirs = ids.filter(({ person }) => person !== id).map(({ id: one }) => one);
		for (const session of theirs) await client.ask('/account?/end', { form: { session } });
		expect(await isSignedIn(foreign)).toBe(true);
		const { text } = await client.ask('/account');
		expect(text.match(/ouverte le /g)?.length).toBeGreaterThanOrEqual(2);
		const [, session = ''] = /name="session" value="([^"]+)"/.exec(text) ?? [];
		await client.ask('/account?/end', { form: { session } });
		expect(await isSignedIn(other)).toBe(false);
		expect(await isSignedIn(client)).toBe(true);
	});

	test('asked for from another site’s page is refused', async () => {
		const { email } = await served.person();
		const answer = await served.client().ask('/sign-in', {
			form: { email, password },
			headers: { origin: 'https://evil.example' }
		});
		expect(answer.status).toBe(403);
		expect(answer.cookies).toEqual([]);
	});
});

describe('whether an account exists', () => {
	test('is not told: the same answer for who is unknown, wrong, invited or deactivated', async () => {
		const { email } = await served.person();
		const gone = await served.person();
		deactivatePerson(served.workspace, gone.id);
		const programme = await readProgramme(served.workspace.folder);
		const waiting = 'waiting@lot.example';
		invite(served.workspace, programme, { email: waiting, name: 'W', roles: ['official'] });
		const tries: readonly [string, string][] = [
			['unknown@lot.example', password],
			[email, 'autre chose que ça'],
			[gone.email, password],
			[waiting, password],
			['pas une adresse', password],
			[email, 'x'.repeat(5_000)]
		];
		const pages = new Set<string>();
		for (const [typed, word] of tries) {
			const { status, text, cookies } = await send(served.client(), typed, word, '198.51.100.2');
			expect(status).toBe(401);
			expect(cookies).toEqual([]);
			expect(text).toContain('ne vont pas ensemble');
			pages.add(text.replaceAll(typed, '').replaceAll(/nonce="[^"]+"/g, ''));
		}
		expect(pages.size).toBe(1);
	});

	test('is not told by time', async () => {
		const { email } = await served.person();
		const times: Record<string, number[]> = { known: [], unknown: [] };
		for (let round = 0; round < 7; round++)
			for (const [who, typed] of [
				['known', email],
				['unknown', `nobody${round}@lot.example`]
			] as const) {
				const started = performance.now();
				await send(served.client(), typed, 'autre chose que ça', `198.51.100.${10 + round}`);
				times[who]!.push(performance.now() - started);
			}
		const least = (list: readonly number[] = []) => Math.min(...list);
		const ratio = least(times['known']) / least(times['unknown']);
		// Without the same work, one of them would take a twentieth of the other.
		expect(ratio).toBeGreaterThan(0.5);
		expect(ratio).toBeLessThan(2);
	});

	test('is not told by what is asked of a forgotten password', async () => {
		const { email } = await served.person();
		const answers = [];
		for (const typed of [email, 'unknown@lot.example']) {
			const { status, location } = await served
				.client()
				.ask('/sign-in/forgotten', { form: { email: typed } });
			answers.push({ status, location });
		}
		expect(answers[0]).toEqual(answers[1]);
	});
});

describe('guessing', () => {
	test('at an account stops after ten tries, from many addresses; its owner goes on', async () => {
		const { email } = await served.person();
		const owner = await served.signedIn(email);
		await owner.ask('/sign-out', { form: {} });
		const statuses = [];
		for (let at = 0; at < 12; at++)
			statuses.push(
				(await send(served.client(), email, `mot ${at} deviné`, `192.0.2.${at}`)).status
			);
		expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
		expect((await send(served.client(), email, password, '192.0.2.99')).status).toBe(429);
		expect((await send(owner, email, password, '192.0.2.99')).status).toBe(303);
	});

	test('from an address stops after forty, at as many accounts; others are let in', async () => {
		const { email } = await served.person();
		const from = '192.0.2.200';
		let taken = 0;
		for (; taken < 60; taken++) {
			const { status } = await send(served.client(), `x${taken}@lot.example`, 'x', from);
			if (status === 429) break;
		}
		expect(taken).toBe(40);
		expect((await send(served.client(), email, password, from)).status).toBe(429);
		expect((await send(served.client(), email, password, '192.0.2.201')).status).toBe(303);
	});

	test('is counted by the connection where no proxy is trusted, whatever X-Forwarded-For says', async () => {
		const alone = await serveWithSignIn({ JALON_TRUSTED_PROXIES: '' }, { built: false });
		onTestFinished(() => alone.stop());
		let taken = 0;
		for (; taken < 60; taken++) {
			const client = alone.client();
			const from = `192.0.2.${taken}`;
			if ((await send(client, `x${taken}@lot.example`, 'x', from)).status === 429) break;
		}
		expect(taken).toBe(40);
	});
});

describe('a second factor', () => {
	/** Sets one up by the pages, and gives its key and recovery codes. */
	async function enrolled(email: string) {
		const client = await served.signedIn(email);
		const { text } = await client.ask('/account?/enrol', { form: { password } });
		const read = (name: string) =>
			new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
		const uri = read('uri');
		const key = new URL(uri).searchParams.get('secret') ?? '';
		expect(text).toContain('<path d="M');
		expect(text).toContain(key.slice(0, 4));
		const form = { uri, codes: read('codes') };
		const wrong = await client.ask('/account?/confirm', { form: { ...form, code: '000000' } });
		expect(wrong.status).toBe(401);
		expect(wrong.text).toContain('<path d="M');
		const done = await client.ask('/account?/confirm', {
			form: { ...form, code: totpOf(key, -1) }
		});
		expect(done.location).toContain('done=confirmed');
		return { client, key, codes: read('codes').split(' ') };
	}

	test('is asked for after the password; its code is good for once', async () => {
		const { email } = await served.person();
		const other = await served.signedIn(email);
		const { client, key } = await enrolled(email);
		expect(await isSignedIn(client)).toBe(true);
		expect(await isSignedIn(other)).toBe(false);

		const browser = served.client();
		const first = await send(browser, email, password);
		expect(first.location).toMatch(/^\/sign-in\/code/);
		expect(
			first.cookies.some((line) => line.startsWith(`${sessionCookie}=`) && !/max-age=0/i.test(line))
		).toBe(false);
		expect(await isSignedIn(browser)).toBe(false);
		expect((await browser.ask('/sign-in/code', { form: { code: '000000' } })).status).toBe(401);
		const code = totpOf(key);
		expect((await browser.ask('/sign-in/code', { form: { code } })).status).toBe(303);
		expect(await isSignedIn(browser)).toBe(true);

		const overTheShoulder = served.client();
		await send(overTheShoulder, email, password);
		expect((await overTheShoulder.ask('/sign-in/code', { form: { code } })).status).toBe(401);
		expect(await isSignedIn(overTheShoulder)).toBe(false);
	});

	test('is replaced by a recovery code, each once, and taken away with the password', async () => {
		const { email } = await served.person();
		const { client, codes } = await enrolled(email);
		expect(codes).toHaveLength(10);
		for (const [code, status] of [
			[codes[0]!, 303],
			[codes[0]!, 401],
			[codes[1]!, 303]
		] as const) {
			const browser = served.client();
			await send(browser, email, password);
			expect((await browser.ask('/sign-in/code', { form: { code } })).status).toBe(status);
		}
		const refused = await client.ask('/account?/remove', { form: { password: 'autre chose' } });
		expect(refused.status).toBe(403);
		expect((await client.ask('/account?/remove', { form: { password } })).location).toContain(
			'done=removed'
		);
		expect((await send(served.client(), email, password)).location).toBe('/');
	});

	test('is not guessed: five codes a sign-in, ten in all', async () => {
		const { email } = await served.person();
		const { key } = await enrolled(email);
		let codes = 0;
		const statuses: number[] = [];
		for (let tries = 0; tries < 4; tries++) {
			const browser = served.client();
			await send(browser, email, password, `192.0.2.${120 + tries}`);
			for (let at = 0; at < 5; at++)
				statuses.push(
					(
						await browser.ask('/sign-in/code', {
							form: { code: String(100_000 + codes++) },
							headers: { 'x-forwarded-for': `192.0.2.${120 + tries}` }
						})
					).status
				);
		}
		expect(statuses.filter((status) => status === 401)).toHaveLength(10);
		expect(statuses.slice(10).every((status) => status === 429)).toBe(true);
		const late = served.client();
		await send(late, email, password, '192.0.2.140');
		expect((await late.ask('/sign-in/code', { form: { code: totpOf(key) } })).status).toBe(429);
	});

	test('has nothing to confirm without a password that was right', async () => {
		expect((await served.client().ask('/sign-in/code', { form: { code: '123456' } })).status).toBe(
			400
		);
	});
});

describe('a link', () => {
	test('of the first start opens once, and is printed while nobody is there', async () => {
		const fresh = await serveWithSignIn({ ORIGIN: '', JALON_SECRET: '' }, { built: false });
		onTestFinished(() => fresh.stop());
		const link = fresh.server.firstAdministrator ?? '';
		expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation\/[\w-]{43}$/);
		const { pathname } = new URL(link);
		const client = fresh.client();
		expect((await client.ask(pathname)).text).toContain('Premier administrateur');
		const form = { name: 'Ada', email: 'ada@lot.example', password };
		expect((await client.ask(pathname, { form })).location).toBe('/sign-in?done=password');
		expect((await client.ask(pathname)).status).toBe(410);
		const second = { ...form, email: 'eve@lot.example' };
		expect((await client.ask(pathname, { form: second })).status).toBe(410);
		const { cookies } = await client.ask('/sign-in', { form: { email: form.email, password } });
		// On plain http, a browser takes no __Host- cookie.
		expect(cookies[0]).toMatch(/^jalon-\d+\.session_token=/);
		expect(cookies[0]).not.toContain('Secure');
		expect((await client.ask('/account')).text).toContain('Analyste, Administrateur');
	});

	test('of an invitation shows to whom it is, by whom, in both languages', async () => {
		const programme = await readProgramme(served.workspace.folder);
		const { link } = invite(served.workspace, programme, {
			email: 'zoe@lot.example',
			name: 'Zoé',
			roles: ['official']
		});
		const client = served.client();
		expect((await client.ask(link)).text).toContain('Bienvenue, Zoé');
		expect((await client.ask(`/en${link}`)).text).toContain('test has invited you');
		expect((await client.ask(`${link}x`)).status).toBe(410);
	});

	test('for another password is sent by e-mail, opens once, and nobody unknown gets one', async () => {
		const mail = await startMailServer();
		const posted = await serveWithSignIn(
			{ JALON_SMTP: mail.url, JALON_MAIL_FROM: 'jalon@lot.example' },
			{ built: false }
		);
		onTestFinished(() => posted.stop());
		const { email } = await posted.person();
		const client = posted.client();
		for (const typed of ['unknown@lot.example', email.toUpperCase(), email])
			await client.ask('/sign-in/forgotten', { form: { email: typed } });
		await expect.poll(() => mail.received.length, { timeout: 10_000 }).toBe(1);
		const [letter] = mail.received;
		expect(letter?.to).toEqual([email]);
		const [, path = ''] =
			/https:\/\/jalon\.test(\/invitation\/\S+)/.exec(letter?.mail.text ?? '') ?? [];
		expect((await client.ask(path)).text).toContain('Choisir un autre mot de passe');
		const form = { password: 'un cheval dans la neige' };
		expect((await client.ask(path, { form })).status).toBe(303);
		expect((await client.ask(path, { form })).status).toBe(410);
		expect((await client.ask('/sign-in', { form: { email, ...form } })).status).toBe(303);
		expect(mail.received).toHaveLength(1);
	});

	test('for another password leaves the second factor where it is', async () => {
		const { id, email } = await served.person();
		served.workspace.records.run('update people set two_factor_enabled = 1 where id = ?', id);
		const { link } = resetPassword(served.workspace, id);
		const form = { password: 'un cheval dans la neige' };
		await served.client().ask(link, { form });
		expect((await send(served.client(), email, form.password)).location).toMatch(
			/^\/sign-in\/code/
		);
	});
});

test('who came and went is in the trail, and who only tried is not', async () => {
	const { id, email } = await served.person();
	await send(served.client(), email, 'autre chose que ça');
	const client = await served.signedIn(email);
	await client.ask('/sign-out', { form: {} });
	const acts = served.workspace.records.all<{ what: string }>(
		'select what from audit where person = ? order by number',
		id
	);
	expect(acts.map(({ what }) => what)).toEqual(['signed-in', 'signed-out']);
});

test('what is written is signed by who wrote it', async () => {
	const { email, name } = await served.person();
	const client = await served.signedIn(email);
	const answer = await client.ask('/meetings?/create', {
		form: { date: '2024-02-15', title: 'Signée' }
	});
	expect(answer.status).toBe(303);
	expect(
		served.workspace.records.all('select created_by from meetings where title = ?', 'Signée')
	).toEqual([{ created_by: name }]);
});

test('the log names nobody: no address, no password, no link', async () => {
	const talking = await serveWithSignIn({ JALON_LOG: 'info' }, { built: false });
	onTestFinished(() => talking.stop());
	const { email } = await talking.person();
	const client = talking.client();
	await send(client, email, password);
	await send(client, email, 'autre chose que ça');
	await send(client, 'nobody@lot.example', password);
	await client.ask('/account');
	await client.ask('/invitation/abcdefghij');
	await expect.poll(() => talking.server.log().split('\n').length).toBeGreaterThan(5);
	expect(talking.server.log()).not.toMatch(/lot\.example|vache|abcdefghij|198\.51|session_token/);
});
