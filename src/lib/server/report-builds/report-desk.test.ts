import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fromBufferPromise } from 'yauzl';
import { describe, expect, it, onTestFinished } from 'vitest';
import { localReader, publicReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { buildArchive } from './build-archive.ts';
import { buildOrder } from './build-order.ts';
import { buildFolder, dropOldFiles } from './kept-files.ts';
import { orderReader } from './order-reader.ts';
import { eachTerritory } from './order-report.ts';
import { findReportBuild, orderOf, type ReportBuild, type ReportOrder } from './report-build.ts';
import { openReportDesk, type ReportDesk } from './report-desk.ts';

const template = `---
title: { fr: Essai }
---

# Les chiffres

{% key-figures /%}

{% sheet "visitors" /%}
`;

/** A published programme with one report, and what asks for it. */
async function published() {
	const trial = trialProgramme({ 'reports/trial.md': template });
	const workspace = trial.open();
	const { edition } = await buildEdition(workspace);
	const order: ReportOrder = {
		report: 'trial',
		language: 'fr',
		reader: orderReader({ id: 'essai' }, localReader('essai', 'fr')),
		edition,
		meeting: null,
		year: 2019,
		asOf: null,
		indicator: null,
		territories: [null],
		filters: { axis: null, audience: null, partner: null, compare: null },
		formats: ['html', 'pdf']
	};
	return { trial, workspace, order };
}

function desk(workspace: Workspace): ReportDesk {
	const opened = openReportDesk(workspace);
	onTestFinished(() => opened.close());
	// As a server does, which has nothing to take up again most of the time.
	opened.resume();
	return opened;
}

async function until(
	workspace: Workspace,
	number: number,
	is: (build: ReportBuild) => boolean
): Promise<void> {
	await expect
		.poll(() => is(findReportBuild(workspace, number)), { timeout: 30_000, interval: 5 })
		.toBe(true);
}

const filesOf = (workspace: Workspace, { number }: ReportBuild) => {
	const folder = buildFolder(workspace, number);
	return existsSync(folder) ? readdirSync(folder).sort() : [];
};

describe('the desk of reports', () => {
	it('makes what the command makes, byte for byte, and says how far it is', async () => {
		const { trial, workspace, order } = await published();
		const reports = desk(workspace);
		const { number, done, total } = reports.ask(order, 'Essai');
		expect([done, total]).toEqual([0, 3]);
		await reports.idle();
		const built = findReportBuild(workspace, number);
		expect(built).toMatchObject({ state: 'built', done: 3, askedBy: workspace.user });
		expect(built.files.map(({ name }) => name)).toEqual(['trial-2019.html', 'trial-2019.pdf']);

		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		const out = join(trial.folder, 'here');
		await buildOrder(workspace, order, { out, open: () => Promise.resolve(edition) });
		for (const { name, bytes } of built.files) {
			const made = readFileSync(join(buildFolder(workspace, number), name));
			expect(made.equals(readFileSync(join(out, name)))).toBe(true);
			expect(made.byteLength).toBe(bytes);
		}
	});

	it('makes it as who asked reads, and as who sees small counts hidden when nobody is said', async () => {
		const { workspace, order } = await published();
		const reports = desk(workspace);
		const all = reports.ask({ ...order, formats: ['html'] }, 'Essai');
		const reader = orderReader({ id: 'public' }, publicReader('fr'));
		const held = reports.ask({ ...order, reader, formats: ['html'] }, 'Essai');
		const unsaid = { ...order, formats: ['html'], reader: undefined } as unknown as ReportOrder;
		const before = reports.ask(unsaid, 'Essai');
		await reports.idle();
		const read = ({ number }: ReportBuild) =>
			readFileSync(join(buildFolder(workspace, number), 'trial-2019.html'), 'utf8');
		expect(read(all)).toContain('Membres');
		expect(read(held)).not.toContain('Membres');
		expect(read(before)).toContain('Membres');
		expect(findReportBuild(workspace, before.number).reader.unsuppressed).toBe(false);
		expect(orderOf(findReportBuild(workspace, held.number))).toMatchObject({ reader });
	});

	it('makes one report for each intercommunalité, and all of them one archive', async () => {
		const { workspace, order } = await published();
		const reports = desk(workspace);
		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		const territories = eachTerritory(edition);
		const { number } = reports.ask({ ...order, territories, formats: ['html'] }, 'Essai');
		await reports.idle();
		const built = findReportBuild(workspace, number);
		expect(built.files.map(({ territory }) => territory)).toEqual(territories);
		expect(new Set(built.files.map(({ name }) => name)).size).toBe(territories.length);

		const zip = Buffer.from(await new Response(buildArchive(workspace, built)).arrayBuffer());
		const archive = await fromBufferPromise(zip);
		const names: string[] = [];
		for await (const entry of archive.eachEntry()) names.push(entry.fileName);
		expect(names).toEqual(built.files.map(({ name }) => name));
	});

	it('tells in both languages why one can’t be made, and makes the next', async () => {
		const { workspace, order } = await published();
		const reports = desk(workspace);
		const wrong = reports.ask({ ...order, territories: ['99999'] }, 'Essai');
		const right = reports.ask(order, 'Essai');
		await reports.idle();
		const failed = findReportBuild(workspace, wrong.number);
		expect(failed.state).toBe('failed');
		expect(failed.problem?.fr).toContain('99999');
		expect(failed.problem?.en).toContain('99999');
		expect(failed.problem?.en).not.toBe(failed.problem?.fr);
		expect(filesOf(workspace, failed)).toEqual([]);
		expect(findReportBuild(workspace, right.number).state).toBe('built');
	});

	it('stops one that waits and one that is being made, and leaves nothing of them', async () => {
		const { workspace, order } = await published();
		const reports = desk(workspace);
		const many = Array.from({ length: 40 }, () => null);
		const first = reports.ask({ ...order, territories: many }, 'Essai');
		const second = reports.ask(order, 'Essai');
		const third = reports.ask(order, 'Essai');
		reports.cancel(second.number);
		await until(workspace, first.number, ({ done }) => done > 1);
		reports.cancel(first.number);
		await reports.idle();
		for (const { number } of [first, second]) {
			const stopped = findReportBuild(workspace, number);
			expect(stopped).toMatchObject({ state: 'cancelled', files: [] });
			expect(filesOf(workspace, stopped)).toEqual([]);
		}
		expect(findReportBuild(workspace, first.number).done).toBeLessThan(first.total);
		expect(findReportBuild(workspace, third.number).state).toBe('built');
		reports.cancel(third.number);
		expect(findReportBuild(workspace, third.number).state).toBe('built');
		expect(readdirSync(workspace.paths.reports)).toEqual([String(third.number)]);
	});

	it('lets so many wait and no more', async () => {
		const { workspace, order } = await published();
		const reports = desk(workspace);
		const asked = Array.from({ length: 20 }, () => reports.ask(order, 'Essai'));
		// The first is being made or about to be.
		await until(workspace, asked[0]!.number, ({ state }) => state === 'building');
		reports.ask(order, 'Essai');
		expect(() => reports.ask(order, 'Essai')).toThrow('20 rapports attendent');
		for (const { number } of asked.slice(1)) reports.cancel(number);
	});

	it('makes each report once, from two processes too', async () => {
		const { trial, workspace, order } = await published();
		const there = trial.open();
		onTestFinished(() => there.close());
		const desks = [desk(workspace), desk(there)];
		const asked = [0, 1, 0, 1, 0].map((at) => desks[at]!.ask(order, 'Essai'));
		await Promise.all(desks.map((one) => one.idle()));
		for (const { number } of asked)
			await until(workspace, number, ({ state }) => state === 'built');
		for (const { number } of asked)
			expect(filesOf(workspace, findReportBuild(workspace, number))).toHaveLength(2);
	});

	it('writes nothing any more once one of several territories has failed', async () => {
		const { trial, workspace, order } = await published();
		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		const out = join(trial.folder, 'here');
		const open = () => Promise.resolve(edition);
		const territories = [...Array<null>(3).fill(null), 'nowhere', ...Array<null>(20).fill(null)];
		await expect(buildOrder(workspace, { ...order, territories }, { out, open })).rejects.toThrow(
			/nowhere/
		);
		const written = () => readdirSync(out).map((name) => [name, statSync(join(out, name)).mtimeMs]);
		const after = written();
		await new Promise((done) => setTimeout(done, 1_500));
		expect(written()).toEqual(after);
		expect(after.filter(([name]) => String(name).endsWith('.part'))).toEqual([]);
	});

	it('makes nothing of an order that was stopped before it began', async () => {
		const { trial, workspace, order } = await published();
		const out = join(trial.folder, 'here');
		const open = () => Promise.reject(new Error('nothing is to be opened'));
		const signal = AbortSignal.abort(new Error('stopped'));
		await expect(buildOrder(workspace, order, { out, open, signal })).rejects.toThrow('stopped');
		expect(existsSync(out)).toBe(false);
	});

	it('makes again what a process killed half-way was making', async () => {
		const { trial, workspace, order } = await published();
		const at = (path: string) => JSON.stringify(join(import.meta.dirname, path));
		const script = `
			import { openWorkspace } from ${at('../editions/workspace.ts')};
			import { openReportDesk } from ${at('report-desk.ts')};
			import { findReportBuild } from ${at('report-build.ts')};
			const workspace = openWorkspace({
				programme: ${JSON.stringify(trial.folder)}, var: ${JSON.stringify(trial.var)}, user: 'essai'
			});
			const order = ${JSON.stringify({ ...order, territories: Array(40).fill(null) })};
			const { number } = openReportDesk(workspace).ask(order, 'Essai');
			setInterval(() => {
				if (findReportBuild(workspace, number).done > 1) process.kill(process.pid, 'SIGKILL');
			}, 1);`;
		const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
			stdio: ['ignore', 'ignore', 'inherit']
		});
		expect(await new Promise((ended) => child.once('exit', (_code, signal) => ended(signal)))).toBe(
			'SIGKILL'
		);
		expect(findReportBuild(workspace, 1).state).toBe('building');
		await desk(workspace).idle();
		const built = findReportBuild(workspace, 1);
		expect(built.state).toBe('built');
		expect(built.files).toHaveLength(80);
	}, 120_000);

	it('leaves to the next server what a server that stops was making', async () => {
		const { workspace, order } = await published();
		const first = openReportDesk(workspace);
		const { number } = first.ask({ ...order, territories: Array(40).fill(null) }, 'Essai');
		await until(workspace, number, ({ done }) => done > 0);
		await first.close();
		expect(findReportBuild(workspace, number).state).toBe('building');
		const next = desk(workspace);
		await until(workspace, number, ({ state }) => state === 'building');
		next.cancel(number);
		await next.idle();
		expect(findReportBuild(workspace, number).state).toBe('cancelled');
	});

	it('keeps the files of the last ones, and remembers the others', async () => {
		const { workspace, order } = await published();
		const reports = desk(workspace);
		const asked = [1, 2, 3].map(() => reports.ask({ ...order, formats: ['html'] }, 'Essai'));
		await reports.idle();
		dropOldFiles(workspace, 2);
		const files = asked.map(({ number }) => findReportBuild(workspace, number).files);
		expect(files.map(({ length }) => length)).toEqual([1, 1, 1]);
		expect(new Set(files.map(([file]) => file?.sha256)).size).toBe(1);
		expect(asked.map((build) => filesOf(workspace, build).length)).toEqual([0, 1, 1]);
	});
});
