import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { roles as everyRole } from '#lib/indicators/reader.ts';
import { openWorkspace, type Workspace } from '../editions/workspace.ts';
import { acceptInvitation, readInvitation } from './accept-invitation.ts';
import { findPerson, findPersonByEmail, hasPeople, listPeople } from './account.ts';
import {
	changePerson,
	deactivatePerson,
	isLess,
	reactivatePerson,
	renamePerson
} from './change-person.ts';
import { invite } from './invite.ts';
import type { PersonTerms } from './person-terms.ts';
import {
	beginAgain,
	firstRunLink,
	inviteAgain,
	removeSecondFactor,
	resetPassword
} from './renew-link.ts';
import { listSessions } from './sessions.ts';

const programme = {
	settings: { axes: [{ id: 'jobs' }, { id: 'welcome' }], thresholds: { seenBy: everyRole } }
};

/** An empty programme's records, on a clock that a test moves. */
function place() {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-people-'));
	const time = { now: new Date('2024-01-15T09:00:00Z') };
	const workspace = openWorkspace({
		programme: folder,
		var: folder,
		user: 'Camille',
		clock: () => time.now
	});
	onTestFinished(() => {
		workspace.close();
		rmSync(folder, { recursive: true });
	});
	const wait = (hours: number) => (time.now = new Date(time.now.getTime() + hours * 3_600_000));
	return { workspace, wait };
}

const official: PersonTerms = {
	email: 'Ines.Roux@Lot.example',
	name: '  Inès   Roux ',
	roles: ['official']
};
const administrator: PersonTerms = {
	email: 'admin@lot.example',
	name: 'Ada',
	roles: ['administrator']
};
const password = 'une vache sous la pluie';
const tokenOf = (link: string) => link.slice('/invitation/'.length);

/** Somebody who has opened their link. */
async function active(workspace: Workspace, terms: PersonTerms) {
	const { link } = invite(workspace, programme, terms);
	return acceptInvitation(workspace, tokenOf(link), { password });
}

/** A session as sign-in makes it. */
function begin({ records, clock }: Workspace, person: string, id = `s-${person}`) {
	const now = clock().toISOString();
	const end = new Date(clock().getTime() + 12 * 3_600_000).toISOString();
	records.run(
		'insert into sessions (id, token, person, expires_at, created_at, updated_at) values (?, ?, ?, ?, ?, ?)',
		...[id, `token ${id}`, person, end, now, now]
	);
}

describe('an invitation', () => {
	test('writes somebody down, invited, by whom and when, with their address in lower case', () => {
		const { workspace } = place();
		const { person, link } = invite(workspace, programme, {
			...official,
			axes: ['welcome', 'jobs', 'jobs'],
			territories: ['200067361'],
			readsAll: true
		});
		expect(person).toEqual({
			id: expect.any(String),
			email: 'ines.roux@lot.example',
			name: 'Inès Roux',
			roles: ['official'],
			axes: ['jobs', 'welcome'],
			territories: ['200067361'],
			readsAll: true,
			unsuppressed: false,
			state: 'invited',
			signsInBy: null,
			secondFactor: false,
			invitedAt: '2024-01-15T09:00:00.000Z',
			invitedBy: 'Camille',
			deactivatedAt: null,
			deactivatedBy: null,
			lastSeenAt: null
		});
		expect(link).toMatch(/^\/invitation\/[\w-]{43}$/);
		expect(findPerson(workspace, person.id)).toEqual(person);
		expect(findPersonByEmail(workspace, ' INES.roux@lot.EXAMPLE ')).toEqual(person);
		expect(listPeople(workspace)).toEqual([person]);
	});

	test('keeps no link that could be read from the records', () => {
		const { workspace } = place();
		const { link } = invite(workspace, programme, official);
		expect(JSON.stringify(workspace.records.all('select * from links'))).not.toContain(
			tokenOf(link)
		);
	});

	test('is refused, in words, for what can’t be', () => {
		const { workspace } = place();
		const refused: readonly [Partial<PersonTerms>, string][] = [
			[{ email: 'nobody' }, 'attendu une adresse électronique'],
			[{ email: 'a@b.c\nBcc: x@y.z' }, 'attendu une adresse électronique'],
			[{ name: ' ' }, 'Nom : attendu'],
			[{ name: 'Inès\u202EadmiN' }, 'Nom : attendu'],
			[{ roles: [] }, 'Un rôle au moins'],
			[{ roles: ['king'] }, 'Rôle « king » inconnu'],
			[{ roles: ['__proto__'] }, 'Rôle « __proto__ » inconnu'],
			[{ axes: ['sea'] }, 'Axe « sea » inconnu. Attendu : jobs, welcome.'],
			[{ territories: ['00000'] }, 'Territoire « 00000 » inconnu']
		];
		for (const [changes, words] of refused)
			expect(() => invite(workspace, programme, { ...official, ...changes })).toThrow(
				expect.objectContaining({ code: 'bad-person', message: expect.stringContaining(words) })
			);
		expect(hasPeople(workspace)).toBe(false);
	});

	test('of somebody who is known is refused, whatever the letter case', () => {
		const { workspace } = place();
		invite(workspace, programme, official);
		expect(() =>
			invite(workspace, programme, { ...official, email: 'ines.roux@LOT.example' })
		).toThrow(expect.objectContaining({ code: 'person-known' }));
		expect(listPeople(workspace)).toHaveLength(1);
	});

	test('opens once: with a password, its person is active', async () => {
		const { workspace } = place();
		const { person, link } = invite(workspace, programme, official);
		expect(readInvitation(workspace, tokenOf(link))).toMatchObject({
			purpose: 'invitation',
			person: { id: person.id },
			madeBy: 'Camille'
		});
		const accepted = await acceptInvitation(workspace, tokenOf(link), { password });
		expect(accepted).toMatchObject({ id: person.id, state: 'active', signsInBy: 'password' });
		const again = acceptInvitation(workspace, tokenOf(link), { password });
		await expect(again).rejects.toMatchObject({ code: 'link-over' });
		expect(JSON.stringify(workspace.records.all('select * from credentials'))).not.toContain(
			password
		);
	});

	test('opened twice at once is used once', async () => {
		const { workspace } = place();
		const { link } = invite(workspace, programme, official);
		const tries = await Promise.allSettled(
			['une vache sous la pluie', 'un cheval dans la neige'].map((typed) =>
				acceptInvitation(workspace, tokenOf(link), { password: typed })
			)
		);
		expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	});

	test('is over after seven days, once another is made, and for nobody’s token', () => {
		const { workspace, wait } = place();
		const { person, link } = invite(workspace, programme, official);
		const second = inviteAgain(workspace, person.id).link;
		const over = expect.objectContaining({ code: 'link-over' });
		expect(() => readInvitation(workspace, tokenOf(link))).toThrow(over);
		expect(() => readInvitation(workspace, 'x'.repeat(43))).toThrow(over);
		wait(7 * 24 - 1);
		expect(readInvitation(workspace, tokenOf(second)).purpose).toBe('invitation');
		wait(1);
		expect(() => readInvitation(workspace, tokenOf(second))).toThrow(over);
	});

	test('asks for a password that is not guessed', async () => {
		const { workspace } = place();
		const { link } = invite(workspace, programme, official);
		const easy = [
			'court',
			'azertyuiop1',
			'motdepasse2024!',
			'mot de passe',
			'123456789012',
			'aaaaaaaaaaaaaaaa',
			'ines.roux2024',
			'x'.repeat(129)
		];
		for (const typed of easy)
			await expect(
				acceptInvitation(workspace, tokenOf(link), { password: typed }),
				typed
			).rejects.toMatchObject({ code: 'bad-password' });
		expect(readInvitation(workspace, tokenOf(link)).person?.state).toBe('invited');
	});
});

describe('the first administrator', () => {
	test('is who opens the one link that was printed, while nobody is there', async () => {
		const { workspace } = place();
		const earlier = firstRunLink(workspace) ?? '';
		const link = firstRunLink(workspace) ?? '';
		expect(() => readInvitation(workspace, tokenOf(earlier))).toThrow();
		expect(readInvitation(workspace, tokenOf(link))).toMatchObject({
			purpose: 'first-run',
			person: null
		});
		const typed = { email: 'ada@lot.example', name: 'Ada', password };
		const first = await acceptInvitation(workspace, tokenOf(link), typed);
		expect(first).toMatchObject({
			roles: ['analyst', 'administrator'],
			state: 'active',
			invitedBy: 'Ada'
		});
		const again = acceptInvitation(workspace, tokenOf(link), typed);
		await expect(again).rejects.toMatchObject({ code: 'link-over' });
		expect(firstRunLink(workspace)).toBeNull();
	});

	test('is nobody once somebody else was invited', async () => {
		const { workspace } = place();
		const link = firstRunLink(workspace) ?? '';
		invite(workspace, programme, official);
		await expect(
			acceptInvitation(workspace, tokenOf(link), {
				email: 'ada@lot.example',
				name: 'Ada',
				password
			})
		).rejects.toMatchObject({ code: 'link-over' });
		expect(listPeople(workspace)).toHaveLength(1);
	});
});

describe('a change', () => {
	test('of rights is written, and leaves the rest as it was', async () => {
		const { workspace } = place();
		await active(workspace, administrator);
		const { id } = await active(workspace, { ...official, axes: ['jobs'] });
		const changed = changePerson(workspace, programme, id, {
			roles: ['analyst', 'official'],
			unsuppressed: true
		});
		expect(changed).toMatchObject({
			name: 'Inès Roux',
			roles: ['official', 'analyst'],
			axes: ['jobs'],
			unsuppressed: true
		});
		expect(changePerson(workspace, programme, id, { axes: null }).axes).toBeNull();
	});

	test('to small counts is refused where the programme names none of the roles, in words that name them', async () => {
		const { workspace } = place();
		await active(workspace, administrator);
		const { id } = await active(workspace, official);
		const thresholds = { seenBy: ['analyst' as const] };
		const strict = { settings: { ...programme.settings, thresholds } };
		expect(() => changePerson(workspace, strict, id, { unsuppressed: true })).toThrow(
			/thresholds\.seenBy/
		);
		expect(findPerson(workspace, id).unsuppressed).toBe(false);
		const roles = ['official', 'analyst'];
		expect(changePerson(workspace, strict, id, { roles, unsuppressed: true }).unsuppressed).toBe(
			true
		);
	});

	test('to less ends sessions, to more does not', async () => {
		const less: readonly Partial<PersonTerms>[] = [
			{ roles: ['official'] },
			{ axes: ['jobs'] },
			{ territories: ['200067361'] },
			{ readsAll: false },
			{ unsuppressed: false }
		];
		const { workspace } = place();
		await active(workspace, administrator);
		const full = {
			...official,
			roles: ['official', 'analyst'],
			axes: ['jobs', 'welcome'],
			territories: ['200067361', '46'],
			readsAll: true,
			unsuppressed: true
		};
		const { id } = await active(workspace, full);
		for (const changes of less) {
			begin(workspace, id);
			changePerson(workspace, programme, id, changes);
			expect(listSessions(workspace, id), JSON.stringify(changes)).toEqual([]);
			begin(workspace, id);
			changePerson(workspace, programme, id, full);
			expect(listSessions(workspace, id)).toHaveLength(1);
			workspace.records.run('delete from sessions');
		}
		begin(workspace, id);
		changePerson(workspace, programme, id, { axes: null, name: 'Inès' });
		expect(listSessions(workspace, id)).toHaveLength(1);
	});

	test('from all to some is less, from some to all is not', () => {
		const all = { roles: [], axes: null, territories: null, readsAll: false, unsuppressed: false };
		expect(isLess(all, { ...all, axes: ['jobs'] })).toBe(true);
		expect(isLess({ ...all, axes: ['jobs'] }, all)).toBe(false);
		expect(isLess({ ...all, axes: ['jobs'] }, { ...all, axes: ['welcome'] })).toBe(true);
	});

	test('of address ends sessions and links, and is refused for one that is taken', async () => {
		const { workspace } = place();
		await active(workspace, administrator);
		const { person, link } = invite(workspace, programme, official);
		begin(workspace, person.id);
		changePerson(workspace, programme, person.id, { email: 'ines@lot.example' });
		expect(listSessions(workspace, person.id)).toEqual([]);
		expect(() => readInvitation(workspace, tokenOf(link))).toThrow();
		expect(() =>
			changePerson(workspace, programme, person.id, { email: 'ADMIN@lot.example' })
		).toThrow(expect.objectContaining({ code: 'person-known' }));
	});

	test('of one’s own name says so on one line', () => {
		const { workspace } = place();
		const { person } = invite(workspace, programme, official);
		renamePerson(workspace, person.id, 'Inès\nRoux-Faure');
		expect(findPerson(workspace, person.id).name).toBe('Inès Roux-Faure');
	});

	test('of nobody is refused', () => {
		const { workspace } = place();
		expect(() => changePerson(workspace, programme, 'x', { name: 'X' })).toThrow(
			expect.objectContaining({ code: 'unknown-person' })
		);
	});

	test('never leaves the programme without an administrator', async () => {
		const { workspace } = place();
		const { id } = await active(workspace, administrator);
		await active(workspace, official);
		const last = expect.objectContaining({ code: 'last-administrator' });
		expect(() => changePerson(workspace, programme, id, { roles: ['analyst'] })).toThrow(last);
		expect(() => changePerson(workspace, programme, id, { axes: ['jobs'] })).toThrow(last);
		expect(() => deactivatePerson(workspace, id)).toThrow(last);
		expect(findPerson(workspace, id)).toMatchObject({ state: 'active', axes: null });
		// One who has not opened their link is none yet.
		const { person, link } = invite(workspace, programme, {
			...administrator,
			email: 'bob@lot.example'
		});
		expect(() => deactivatePerson(workspace, id)).toThrow(last);
		await acceptInvitation(workspace, tokenOf(link), { password });
		expect(deactivatePerson(workspace, id).state).toBe('deactivated');
		expect(() => deactivatePerson(workspace, person.id)).toThrow(last);
	});
});

describe('deactivation', () => {
	test('ends sessions and links, says by whom, and is undone', async () => {
		const { workspace } = place();
		await active(workspace, administrator);
		const { id } = await active(workspace, official);
		begin(workspace, id);
		const { link } = resetPassword(workspace, id);
		expect(deactivatePerson(workspace, id)).toMatchObject({
			state: 'deactivated',
			deactivatedAt: '2024-01-15T09:00:00.000Z',
			deactivatedBy: 'Camille'
		});
		expect(listSessions(workspace, id)).toEqual([]);
		expect(() => readInvitation(workspace, tokenOf(link))).toThrow();
		for (const act of [resetPassword, beginAgain, inviteAgain])
			expect(() => act(workspace, id)).toThrow(
				expect.objectContaining({ code: 'person-deactivated' })
			);
		expect(reactivatePerson(workspace, id)).toMatchObject({
			state: 'active',
			deactivatedAt: null,
			deactivatedBy: null
		});
	});
});

describe('another password', () => {
	test('is chosen behind a link that stands a day, or an hour when it was sent', async () => {
		const { workspace, wait } = place();
		const { id } = await active(workspace, administrator);
		const sent = resetPassword(workspace, id, { sent: true }).link;
		wait(1);
		expect(() => readInvitation(workspace, tokenOf(sent))).toThrow();
		const { link } = resetPassword(workspace, id);
		wait(23);
		begin(workspace, id);
		const before = workspace.records.one('select password from credentials');
		await acceptInvitation(workspace, tokenOf(link), { password: `${password} encore` });
		expect(workspace.records.one('select password from credentials')).not.toEqual(before);
		expect(listSessions(workspace, id)).toEqual([]);
	});

	test('of who has not opened their invitation is the invitation again', () => {
		const { workspace } = place();
		const { person } = invite(workspace, programme, official);
		const { link } = resetPassword(workspace, person.id);
		expect(readInvitation(workspace, tokenOf(link)).purpose).toBe('invitation');
	});

	test('is none for who signs in through an identity provider, and none is set behind a link', async () => {
		const { workspace } = place();
		const { person, link } = invite(workspace, programme, official);
		const now = workspace.clock().toISOString();
		workspace.records.run(
			`insert into credentials (id, provider, account, person, created_at, updated_at)
				values ('c', 'oidc', 'https://idp.example sub', ?, ?, ?)`,
			...[person.id, now, now]
		);
		expect(findPerson(workspace, person.id)).toMatchObject({
			state: 'active',
			signsInBy: 'provider'
		});
		const elsewhere = { code: 'signs-in-elsewhere' };
		expect(() => resetPassword(workspace, person.id)).toThrow(expect.objectContaining(elsewhere));
		await expect(acceptInvitation(workspace, tokenOf(link), { password })).rejects.toMatchObject(
			elsewhere
		);
		expect(workspace.records.all('select provider from credentials')).toEqual([
			{ provider: 'oidc' }
		]);
		const again = beginAgain(workspace, person.id);
		expect(again.person.state).toBe('invited');
		await acceptInvitation(workspace, tokenOf(again.link), { password });
		expect(findPerson(workspace, person.id).signsInBy).toBe('password');
	});
});

test('a second factor that was lost is taken away, and sessions end', async () => {
	const { workspace } = place();
	const { id } = await active(workspace, administrator);
	workspace.records.run('update people set two_factor_enabled = 1');
	workspace.records.run(
		"insert into second_factors (id, secret, backup_codes, person) values ('f', 'x', 'y', ?)",
		id
	);
	begin(workspace, id);
	removeSecondFactor(workspace, id);
	expect(findPerson(workspace, id).secondFactor).toBe(false);
	expect(workspace.records.all('select * from second_factors')).toEqual([]);
	expect(listSessions(workspace, id)).toEqual([]);
});

test('restoring a backup brings people back and nobody’s session', async () => {
	const { workspace } = place();
	const { id } = await active(workspace, administrator);
	begin(workspace, id, 'in the backup');
	const copy = join(workspace.var, 'copy.sqlite');
	workspace.records.copyInto(copy);
	expect(existsSync(copy)).toBe(true);
	begin(workspace, id, 'since');
	workspace.records.run("update people set name = 'Changed'");
	workspace.records.replaceWith(copy);
	expect(findPerson(workspace, id)).toMatchObject({ name: 'Ada', state: 'active' });
	expect(listSessions(workspace, id)).toEqual([]);
});
