import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { roles } from '#lib/indicators/reader.ts';
import { openWorkspace } from '../editions/workspace.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { findPerson } from './account.ts';
import { openAuth } from './auth.ts';
import { cookiesOf } from './cookies.ts';
import { invite } from './invite.ts';
import { readSession } from './read-session.ts';

const secret = 'Zt9wQ2rLk7Xv5Nc3Bm8Jh1Gf6Ds4Ap0Yu';
const origin = 'https://jalon.test';
const password = 'une vache sous la pluie';

async function signedIn() {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-session-'));
	const time = { ahead: 0 };
	const clock = () => new Date(Date.now() + time.ahead);
	const workspace = openWorkspace({ programme: folder, var: folder, user: 'test', clock });
	onTestFinished(() => {
		workspace.close();
		rmSync(folder, { recursive: true });
	});
	const { link, person } = invite(
		workspace,
		{ settings: { axes: [{ id: 'jobs' }], thresholds: { seenBy: roles } } },
		{
			email: 'ines@lot.example',
			name: 'Inès',
			roles: ['contributor'],
			axes: ['jobs'],
			territories: ['200067361'],
			readsAll: true
		}
	);
	await acceptInvitation(workspace, link.slice('/invitation/'.length), { password });
	const auth = openAuth(workspace, {
		secret,
		origin,
		issuer: 'Jalon',
		onError: (error) => {
			throw error;
		}
	});
	const { headers } = await auth.api.signInEmail({
		body: { email: person.email, password },
		headers: new Headers({ 'user-agent': 'test' }),
		returnHeaders: true
	});
	const [cookie = ''] = (headers.getSetCookie()[0] ?? '').split(';');
	const sent = new Headers({ cookie });
	const read = () => readSession(workspace, sent, cookiesOf(origin, secret).session);
	return {
		workspace,
		auth,
		person,
		sent,
		read,
		wait: (hours: number) => (time.ahead += hours * 3_600_000)
	};
}

test('a session says the same as better-auth’s own reading, with what its person may do', async () => {
	const { auth, sent, read, person } = await signedIn();
	const theirs = await auth.api.getSession({ headers: sent });
	expect(read()).toMatchObject({
		id: theirs?.session.id,
		token: theirs?.session.token,
		person: {
			id: person.id,
			email: 'ines@lot.example',
			name: 'Inès',
			roles: ['contributor'],
			axes: ['jobs'],
			territories: ['200067361'],
			readsAll: true,
			unsuppressed: false
		}
	});
});

test('neither reads it once it is over, or its cookie altered', async () => {
	const { auth, workspace, sent, read } = await signedIn();
	const altered = new Headers({ cookie: `${sent.get('cookie')}`.replace('=', '=x') });
	expect(await auth.api.getSession({ headers: altered })).toBeNull();
	expect(readSession(workspace, altered, cookiesOf(origin, secret).session)).toBeNull();
	workspace.records.run('delete from sessions');
	expect(await auth.api.getSession({ headers: sent })).toBeNull();
	expect(read()).toBeNull();
});

test('is over after twelve hours, whatever was done in it', async () => {
	const { read, wait } = await signedIn();
	wait(11.9);
	expect(read()).not.toBeNull();
	wait(0.2);
	expect(read()).toBeNull();
});

test('tells when its person was last seen, within five minutes', async () => {
	const { workspace, person, read, wait } = await signedIn();
	const seen = () => findPerson(workspace, person.id).lastSeenAt;
	expect(seen()).toBeNull();
	read();
	const first = seen();
	expect(first).not.toBeNull();
	wait(4 / 60);
	read();
	expect(seen()).toBe(first);
	wait(2 / 60);
	read();
	expect(Date.parse(seen()!)).toBeGreaterThan(Date.parse(first!));
});

test('writes nothing when it is read on and on', async () => {
	const { workspace, read } = await signedIn();
	read();
	const before = workspace.records.one<{ changes: number }>('select total_changes() as changes');
	for (let time = 0; time < 100; time++) read();
	expect(workspace.records.one('select total_changes() as changes')).toEqual(before);
});
