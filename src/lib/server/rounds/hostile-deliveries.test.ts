import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliver } from '../editions/deliver.ts';
import { listDeliveries } from '../editions/deliveries.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { findDraft } from './draft.ts';
import { march, sent, startedRounds, visitors } from './rounds-fixture.ts';

const byHash = /^[0-9a-f]{64}$/;

/** Every file under a folder, by its path from there. */
function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

describe('hostile upload names are stored by hash only', () => {
	const names = [
		'../../../etc/passwd',
		'/etc/cron.d/2019-03.csv',
		'..\\..\\Windows\\System32\\2019-03.csv',
		'C:\\2019-03.csv',
		'%2e%2e%2f2019-03.csv',
		'..',
		'.',
		'',
		' ',
		'.tmp-1-2019-03.csv',
		'jalon.sqlite',
		'CON',
		'-rf 2019-03.csv',
		'$(touch hacked) `id` 2019-03.csv',
		"'; drop table drafts; -- 2019-03.csv",
		'<img src=x onerror=alert(1)> 2019-03.csv',
		'=HYPERLINK("https://example.org") 2019-03.csv',
		'a\0b\r\nSet-Cookie: x=1\u2028 2019-03.csv',
		'facture 2019-03 \u202evsc.exe',
		'2019-03\ud800.csv',
		'__proto__',
		`${'x'.repeat(5_000)} 2019-03.csv`,
		'e\u0301te\u0301 2019-03.csv'
	];

	it('of a browser', async () => {
		const { trial, workspace, desk } = await startedRounds();
		const before = new Set(filesIn(trial.folder));
		for (const [at, name] of names.entries()) {
			const { draft } = await desk.add({
				name,
				from: sent(`${march}f${at};02/03/2019;1\n`),
				dataset: 'visits'
			});
			expect(draft.name, name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
			expect(draft.name.length, name).toBeGreaterThan(0);
			expect(draft.name.length, name).toBeLessThanOrEqual(200);
			expect(draft.name).not.toMatch(/^\.{1,2}$/);
		}
		await desk.idle();
		const added = filesIn(trial.folder).filter((path) => !before.has(path));
		const exports = added.filter((path) => path.startsWith('var/exports/'));
		expect(exports).toHaveLength(names.length);
		for (const path of exports) expect(path.slice('var/exports/'.length)).toMatch(byHash);
		for (const path of added)
			expect(path).toMatch(
				/^var\/(?:(?:exports|parts|editions|incoming)\/[\w.-]+|jalon\.sqlite[\w-]*)$/
			);
		expect(added.filter((path) => /2019|passwd|hacked|exe|CON|x{50}/.test(path))).toEqual([]);
		expect(readdirSync(workspace.paths.incoming)).toEqual([]);
	});

	it('of the command line', async () => {
		const trial = trialProgramme();
		const workspace = trial.open();
		const inbox = join(trial.folder, 'inbox');
		mkdirSync(inbox);
		const real = names.filter(
			(name) => name.includes('2019-03') && !/[/\0\ud800]/.test(name) && name.length < 250
		);
		for (const [at, name] of real.entries()) {
			writeFileSync(join(inbox, name), `${march}f${at};02/03/2019;1\n`);
		}
		const { files } = await deliver(
			workspace,
			real.map((name) => join(inbox, name))
		);
		for (const { reading } of files) expect(reading.refused, reading.name).toBeNull();
		for (const name of readdirSync(workspace.paths.exports)) expect(name).toMatch(byHash);
		for (const name of readdirSync(workspace.paths.parts))
			expect(name).toMatch(/^[0-9a-f]+\.parquet$/);
		expect(listDeliveries(workspace).filter(({ name }) => name.includes('2019-03'))).toHaveLength(
			real.length
		);
	});
});

describe('the same file twice, reordered, cut short', () => {
	const rows = Array.from(
		{ length: 30 },
		(_, at) => `r${at};${String((at % 28) + 1).padStart(2, '0')}/03/2019;${at}`
	);
	const whole = ['Numéro;Date;Visiteurs', ...rows].join('\r\n') + '\r\n';
	const total = 12 + (29 * 30) / 2;

	it('twice changes nothing, under whatever name', async () => {
		const { workspace, desk } = await startedRounds();
		const first = await desk.add({ name: '2019-03.csv', from: sent(whole) });
		await desk.idle();
		await desk.publish(first.draft.round);
		expect(await visitors(workspace)).toBe(total);
		for (const name of ['2019-03.csv', 'copie de 2019-03 (1).csv']) {
			const again = await desk.add({ name, from: sent(whole) });
			await desk.idle();
			const { outcome } = findDraft(workspace, again.draft.number);
			expect(outcome).toMatchObject({ kind: 'read', known: { as: 'delivered' } });
			await desk.publish(again.draft.round);
			expect(await visitors(workspace)).toBe(total);
		}
		expect(listDeliveries(workspace)).toHaveLength(5);
	});

	it('reordered rows and columns give the same figures', async () => {
		const { workspace, desk } = await startedRounds();
		const reordered = [
			'Visiteurs;Date;Numéro',
			...rows.toReversed().map((row) => row.split(';').toReversed().join(';'))
		].join('\n');
		for (const text of [whole, reordered]) {
			const { draft } = await desk.add({ name: '2019-03.csv', from: sent(text) });
			await desk.idle();
			await desk.publish(draft.round);
			expect(await visitors(workspace)).toBe(total);
		}
	});

	it('cut short anywhere, then sent whole, it counts once', async () => {
		const { workspace, desk } = await startedRounds();
		for (const part of [0.3, 0.8]) {
			const { draft } = await desk.add({
				name: '2019-03.csv',
				from: sent(whole.slice(0, Math.floor(whole.length * part)))
			});
			await desk.idle();
			await desk.publish(draft.round, { reason: 'essai' });
			expect(await visitors(workspace)).toBeLessThan(total);
		}
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(whole) });
		await desk.idle();
		await desk.publish(draft.round);
		expect(await visitors(workspace)).toBe(total);
	});
});

describe('two deliveries at once', () => {
	it('from two command lines: both are taken in, or one is told to wait, and nothing is half there', async () => {
		const trial = trialProgramme({
			'inbox/2019-03.csv': march,
			'inbox/2019-04.csv': 'Numéro;Date;Visiteurs\ng;01/04/2019;8\n'
		});
		const workspace = trial.open();
		await buildEdition(workspace);
		const other = trial.open({ user: 'autre' });
		const send = (from: typeof workspace, name: string) =>
			deliver(from, [join(trial.folder, 'inbox', name)]);
		const ends = await Promise.allSettled([
			send(workspace, '2019-03.csv'),
			send(other, '2019-04.csv')
		]);
		const taken = ends.filter(({ status }) => status === 'fulfilled');
		expect(taken.length).toBeGreaterThan(0);
		for (const end of ends)
			if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'busy' });
		expect(listDeliveries(workspace)).toHaveLength(4 + taken.length);
		await send(workspace, '2019-03.csv');
		await send(other, '2019-04.csv');
		expect(await visitors(workspace)).toBe(12 + 6 + 8);
		expect(listDeliveries(workspace)).toHaveLength(6);
	});

	it('of the same bytes, they are one', async () => {
		const trial = trialProgramme({ 'inbox/2019-03.csv': march });
		const workspaces = [trial.open(), trial.open({ user: 'autre' })];
		await buildEdition(workspaces[0]!);
		const path = join(trial.folder, 'inbox/2019-03.csv');
		await Promise.allSettled(workspaces.map((workspace) => deliver(workspace, [path])));
		for (const workspace of workspaces) await deliver(workspace, [path]);
		expect(await visitors(workspaces[0]!)).toBe(18);
		expect(listDeliveries(workspaces[0]!)).toHaveLength(5);
	});
});
