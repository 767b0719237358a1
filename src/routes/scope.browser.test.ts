import { readXlsx } from 'hucre/xlsx';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { listContests } from '#lib/server/contests/contests.ts';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { countingDeclarations } from '#lib/server/editions/declarations.ts';
import { trialProgramme } from '#lib/server/editions/trial-programme.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { listAppraisals } from '#lib/server/meetings/appraisals.ts';
import { addDraft } from '#lib/server/rounds/add-draft.ts';
import { findDraft, listDrafts } from '#lib/server/rounds/draft.ts';
import { openRound } from '#lib/server/rounds/round.ts';
import { signInForTest } from '../testing/sign-in-for-test.ts';
import { startServer } from '../testing/start-server.ts';

const figeac = { epci: '200067361', commune: '46102' };
const cahors = { epci: '200023737', commune: '46042' };
const department = '46';

type Seen = 'contributor' | 'official' | 'everything';

/** A server as an attacker meets it, and what it has written down. */
type Served = {
	readonly url: string;
	readonly workspace: Workspace;
	readonly cookies: Readonly<Record<Seen, string>>;
	get(path: string, seenAs?: Seen): Promise<Response>;
	post(path: string, fields: readonly (readonly [string, string])[]): Promise<Response>;
	postAs(
		seenAs: Seen,
		path: string,
		fields: readonly (readonly [string, string])[]
	): Promise<Response>;
};

type Before = (workspace: Workspace) => unknown;
type Close = () => void | Promise<void>;

/** A small programme, its contributor that of Grand-Figeac; `before` is done by somebody else. */
async function serve(
	before: Before = () => {},
	afterwards: (close: Close) => void = onTestFinished
): Promise<Served> {
	const trial = trialProgramme({}, afterwards);
	const workspace = trial.open({ user: 'camille' });
	await buildEdition(workspace);
	const other = trial.open({ user: 'dominique' });
	await before(other);
	other.close();
	const env = { JALON_PROGRAMME: trial.folder, JALON_VAR: trial.var };
	const { url, stop } = await startServer(env);
	const signIn = (seen: Seen) =>
		signInForTest(url, env, seen === 'everything' ? undefined : [seen], {
			name: 'camille',
			email: `${seen}@test.example`,
			unsuppressed: seen === 'everything',
			territories: seen === 'contributor' ? [figeac.epci] : null
		}).cookie;
	const cookies = {
		contributor: signIn('contributor'),
		official: signIn('official'),
		everything: signIn('everything')
	};
	afterwards(async () => {
		await stop();
		workspace.close();
	});
	const cookie = (seen: Seen) => cookies[seen];
	const postAs: Served['postAs'] = (seenAs, path, fields) =>
		fetch(url + path, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: url, cookie: cookie(seenAs) },
			body: new URLSearchParams(fields.map(([name, value]) => [name, value]))
		});
	return {
		url,
		workspace,
		cookies,
		get: (path, seenAs = 'contributor') =>
			fetch(url + path, { redirect: 'manual', headers: { cookie: cookie(seenAs) } }),
		post: (path, fields) => postAs('contributor', path, fields),
		postAs
	};
}

const figure = (territory: string, more: readonly (readonly [string, string])[] = []) => [
	['indicator', 'members-registered'] as const,
	['territory', territory] as const,
	['date', '2019-02-28'] as const,
	['value', '12'] as const,
	['source', 'au téléphone'] as const,
	...more
];

describe('a contributor of Grand-Figeac', () => {
	let served: Served;
	const closing: Close[] = [];
	beforeAll(async () => {
		served = await serve(undefined, (close) => closing.unshift(close));
	});
	afterAll(async () => {
		for (const close of closing) await close();
	});
	// What one test wrote down, the next does not find.
	beforeEach(() => {
		for (const table of ['declarations', 'contests', 'appraisals'])
			served.workspace.records.run(`delete from ${table}`);
	});

	it.each([
		['Grand Cahors', cahors.epci],
		['a commune of Grand Cahors', cahors.commune],
		['the department', department],
		['the whole programme', ''],
		['nowhere', '99999'],
		['another spelling', ` ${cahors.epci} `]
	])('declares no figure of %s', async (_, territory) => {
		const answer = await served.post('/declarations?/declare', figure(territory));
		expect(answer.status).toBe(403);
		expect(await answer.text()).toContain('ne permet pas de saisir des chiffres');
		expect(countingDeclarations(served.workspace)).toEqual([]);
	});

	it.each([
		['Grand-Figeac', figeac.epci],
		['a commune of Grand-Figeac', figeac.commune]
	])(
		'declares a figure of %s, under no other name and for no other place',
		async (_, territory) => {
			const answer = await served.post(
				'/declarations?/declare',
				figure(territory, [
					['author', 'La préfète'],
					['by', 'La préfète'],
					['user', 'La préfète'],
					['role', 'analyst'],
					['territories', cahors.epci]
				])
			);
			expect(answer.status).toBe(303);
			expect(countingDeclarations(served.workspace)).toMatchObject([
				{ territory, by: 'camille', value: 12 }
			]);
		}
	);

	it('declares for the territory that is asked of them, said twice', async () => {
		const twice = figure(figeac.epci, [['territory', cahors.epci]]);
		expect((await served.post('/declarations?/declare', twice)).status).toBe(403);
		expect(countingDeclarations(served.workspace)).toEqual([]);
	});

	it('withdraws no figure of another place, nor sees it', async () => {
		await served.postAs('everything', '/declarations?/declare', figure(cahors.epci));
		await served.postAs('everything', '/declarations?/declare', figure(figeac.epci));
		const about = (territory: string) => figure(territory).slice(0, 3);
		expect((await served.post('/declarations?/withdraw', about(cahors.epci))).status).toBe(403);
		expect((await served.post('/declarations?/withdraw', about(''))).status).toBe(403);
		expect(countingDeclarations(served.workspace)).toHaveLength(2);
		const page = await (await served.get('/declarations')).text();
		expect(page).toContain('Grand-Figeac');
		expect(page).not.toContain('Cahors');
		expect((await served.post('/declarations?/withdraw', about(figeac.epci))).status).toBe(303);
		expect(countingDeclarations(served.workspace)).toHaveLength(1);
	});

	it('is offered their own territory alone', async () => {
		const page = await (await served.get('/declarations')).text();
		const offered = [...page.matchAll(/<option value="(\d*)"|name="in" value="(\d*)"/g)].map(
			([, option, ticked]) => option ?? ticked
		);
		expect([...new Set(offered)].filter((code) => code !== '')).toEqual([figeac.epci]);
		expect(page).not.toContain('name="in" value=""');
	});

	it('is told the territory that figures are held to, with no way out of it', async () => {
		const path = '/indicators/members-registered';
		const own = await (await served.get(path)).text();
		expect(own).toMatch(/Territoire\s: Grand-Figeac/);
		expect(own).not.toContain('data-key="without-');
		const all = await (await served.get(`${path}?territory=${figeac.epci}`, 'official')).text();
		expect(all).toContain('data-key="without-');
	});

	it('fills in the file of their own territory alone', async () => {
		for (const query of [`in=${cahors.epci}`, 'in=', `in=${figeac.epci}&in=${department}`])
			expect((await served.get(`/declarations/file?${query}`)).status, query).toBe(403);
		const answer = await served.get('/declarations/file?date=2019-02-28');
		expect(answer.status).toBe(200);
		const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
		const [, ...rows] = sheets[0]!.rows;
		expect(rows.length).toBeGreaterThan(0);
		expect(new Set(rows.map((row) => String(row[2])))).toEqual(new Set([figeac.epci]));
	});

	it('contests figures of their territory alone, and sees what is said of these alone', async () => {
		const contest = (territory: string) => [
			...figure(territory).slice(0, 2),
			['as-of', '2019-02-28'] as const,
			['wording', `Faux, à ${territory || 'tous'}.`] as const
		];
		for (const territory of [cahors.epci, department, ''])
			expect((await served.post('/contests?/contest', contest(territory))).status).toBe(403);
		expect(listContests(served.workspace)).toEqual([]);
		expect((await served.post('/contests?/contest', contest(figeac.commune))).status).toBe(303);
		await served.postAs('everything', '/contests?/contest', contest(cahors.epci));
		expect(listContests(served.workspace)).toHaveLength(2);
		const page = await (await served.get('/contests')).text();
		expect(page).toContain(`Faux, à ${figeac.commune}`);
		expect(page).not.toContain(`Faux, à ${cahors.epci}`);
		const answer = await served.post('/contests?/answer', [
			['number', '1'],
			['answer', 'Vu.']
		]);
		expect(answer.status).toBe(403);
		expect(listContests(served.workspace).every(({ answer }) => answer === null)).toBe(true);
	});

	it('judges the figures of their territory alone, and reads what is said of these', async () => {
		const judge = (path: string) =>
			served.post(path, [
				['level', 'achievable'],
				['wording', 'Deux communes répondent.'],
				['seen', '0']
			]);
		const path = '/appraisals/indicator/members-registered';
		for (const elsewhere of [
			'/appraisals/axis/people?/appraise',
			`${path}?territory=${cahors.epci}&/appraise`,
			`${path}?territory=${department}&/appraise`,
			`${path}?territory=99999&/appraise`
		])
			expect((await judge(elsewhere)).status, elsewhere).toBe(403);
		expect(listAppraisals(served.workspace)).toEqual([]);

		// What they see without choosing is their territory's.
		const answer = await judge(`${path}?/appraise`);
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toMatch(/^\/indicators\/members-registered\?/);
		expect(listAppraisals(served.workspace)).toEqual([]);
		expect(listAppraisals(served.workspace, figeac.epci)).toMatchObject([
			{ by: 'camille', level: 'achievable', subject: { territory: figeac.epci } }
		]);
		const own = await (await served.get('/indicators/members-registered')).text();
		expect(own).toContain('Deux communes répondent.');
		expect(own).toContain('Appréciation du pilote, Grand-Figeac');
		const whole = '/indicators/members-registered';
		expect(await (await served.get(whole, 'official')).text()).not.toContain('Deux communes');
		const there = await served.get(`${whole}?territory=${figeac.epci}`, 'official');
		expect(await there.text()).toContain('Deux communes répondent.');
		expect((await served.get(path)).status).toBe(403);
	});

	it('takes away no table of a page that they do not read', async () => {
		for (const table of ['decisions', 'compared-meetings', 'targets', 'indicators/visitors/rows'])
			expect((await served.get(`/files/${table}.csv`)).status, table).toBe(403);
		for (const table of ['received', 'decisions'])
			expect((await served.get(`/files/${table}.csv`, 'everything')).status, table).toBe(200);
		expect((await served.get('/files/received.csv', 'official')).status).toBe(403);
	});

	it('sees how many rows were refused, and none of them', async () => {
		const own = await (await served.get('/received/members')).text();
		expect(own).toMatch(/1\sécartée/);
		expect(own).not.toContain('31/02/2019');
		expect(await (await served.get('/received/members', 'everything')).text()).toContain(
			'31/02/2019'
		);
	});
});

describe('a file that somebody else delivered', () => {
	const text = (visit: string) => `Numéro;Date;Visiteurs\n${visit};12/03/2019;6\n`;
	const theirs = '2019-03 dominique.csv';

	async function withTheirs(): Promise<Served> {
		const served = await serve(async (workspace) => {
			const path = join(workspace.var, 'theirs.csv');
			writeFileSync(path, text('d'));
			await addDraft(workspace, { name: theirs, from: { path }, dataset: 'visits' });
			rmSync(path);
		});
		await settled(served.workspace);
		return served;
	}

	/** Every file of the round is read. */
	async function settled(workspace: Workspace): Promise<void> {
		await expect
			.poll(() => listDrafts(workspace, 1).every(({ state }) => state !== 'waiting'), {
				timeout: 20_000
			})
			.toBe(true);
	}

	const deliver = ({ url, cookies }: Served, name: string, visit: string) => {
		const form = new FormData();
		form.append('files', new File([text(visit)], name));
		return fetch(`${url}/deliveries?/add`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: url, cookie: cookies.contributor },
			body: form
		});
	};

	it('is neither seen, mapped nor dropped by a contributor, as if it were not there', async () => {
		const served = await withTheirs();
		const { workspace } = served;
		const page = await served.get('/deliveries');
		expect(page.status).toBe(200);
		expect(await page.text()).not.toContain('dominique');
		for (const draft of ['1', '99', '1e0', '-1', 'un'])
			expect((await served.get(`/deliveries/1/${draft}`)).status, draft).toBe(404);
		const dropped = await served.post('/deliveries?/drop', [['draft', '1']]);
		const missing = await served.post('/deliveries?/drop', [['draft', '99']]);
		expect([dropped.status, missing.status]).toEqual([404, 404]);
		const told = (html: string) => /role="alert">([^<]*)</.exec(html)?.[1]?.replace(/\d+/, 'n');
		expect(told(await dropped.text())).toBe(told(await missing.text()));
		const chosen = await served.post('/deliveries/1/1?/choose', [['dataset', 'members']]);
		expect(chosen.status).toBe(404);
		expect(findDraft(workspace, 1)).toMatchObject({ state: 'ready', dataset: 'visits' });
		expect((await served.get('/deliveries/1/1', 'everything')).status).toBe(200);
	});

	it('stands beside theirs, of which a contributor is told alone', async () => {
		const served = await withTheirs();
		const { workspace } = served;
		expect((await deliver(served, '2019-03 camille.csv', 'e')).status).toBe(303);
		await settled(workspace);
		const page = await (await served.get('/deliveries')).text();
		expect(page).toContain('2019-03 camille.csv');
		expect(page).not.toContain('dominique');
		for (const withheld of ['?/publish', '?/dropRound', '?/retry', 'id="change"', 'id="taken"'])
			expect(page, withheld).not.toContain(withheld);
		const own = await served.get('/deliveries/1/2');
		expect(own.status).toBe(200);
		expect(await own.text()).not.toContain('visiteurs');
		const events = await (await served.get('/deliveries/1/events')).text();
		expect(events).toContain('"draft":2');
		expect(events).not.toContain('"draft":1');
		expect(events).not.toContain('"draft":null');
		const all = await (await served.get('/deliveries/1/events', 'everything')).text();
		expect(all).toContain('"draft":1');
	});

	it('of the same bytes and name is no answer to a contributor’s own', async () => {
		const served = await withTheirs();
		await deliver(served, theirs, 'd');
		await settled(served.workspace);
		expect(listDrafts(served.workspace, 1).map(({ addedBy }) => addedBy)).toEqual([
			'dominique',
			'camille'
		]);
		const page = await (await served.get('/deliveries')).text();
		expect(page).toContain('data-draft="2"');
		expect(page).not.toContain('data-draft="1"');
	});

	it('is published or dropped by who publishes, never by a contributor', async () => {
		const served = await withTheirs();
		await deliver(served, '2019-03 camille.csv', 'e');
		await settled(served.workspace);
		const { number } = openRound(served.workspace)!;
		for (const form of ['publish', 'dropRound', 'retry', 'cancel', 'withdraw', 'restore']) {
			const answer = await served.post(`/deliveries?/${form}`, [
				['round', String(number)],
				['delivery', '1'],
				['reason', 'parce que'],
				['force', 'yes']
			]);
			expect(answer.status, form).toBe(403);
		}
		expect(openRound(served.workspace)?.number).toBe(number);
		expect((await served.post('/deliveries?/drop', [['draft', '2']])).status).toBe(303);
		expect(listDrafts(served.workspace, 1)).toMatchObject([{ number: 1 }]);
		await served.postAs('everything', '/deliveries?/dropRound', [['round', String(number)]]);
		expect(await (await served.get('/deliveries')).text()).not.toContain('dominique');
	});
});
