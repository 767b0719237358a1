import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommandLine } from '../../../cli/command-line.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme, type TrialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { buildLines, buildPage } from '../pages/report-builds.ts';
import { buildFolder, dropStrangeFiles, hasFiles, readBuiltFile } from './kept-files.ts';
import { findReportBuild, orderOf, type ReportOrder } from './report-build.ts';
import { orderReader } from './order-reader.ts';
import { openReportDesk } from './report-desk.ts';

const template = '---\ntitle: { fr: Essai }\n---\n\n# Les chiffres\n\n{% key-figures /%}\n';
const reader = localReader('essai', 'fr');

async function published() {
	const trial = trialProgramme({ 'reports/trial.md': template });
	const workspace = trial.open();
	const { edition } = await buildEdition(workspace);
	const order: ReportOrder = {
		report: 'trial',
		language: 'fr',
		edition,
		meeting: null,
		year: 2019,
		asOf: null,
		indicator: null,
		territories: [null],
		filters: { axis: null, audience: null, partner: null, compare: null },
		formats: ['html', 'pdf', 'xlsx'],
		reader: orderReader({ id: 'essai' }, reader)
	};
	return { trial, workspace, order };
}

/** Makes reports of an order, as a server does, and gives their number. */
async function make(workspace: Workspace, order: ReportOrder): Promise<number> {
	const desk = openReportDesk(workspace);
	try {
		const { number } = desk.ask(order, 'Essai');
		await desk.idle();
		return number;
	} finally {
		await desk.close();
	}
}

async function jalon(trial: TrialProgramme, line: string, kept: string) {
	const written = { out: '', err: '' };
	const code = await runCommandLine(line.split(' '), {
		env: { JALON_PROGRAMME: trial.folder, JALON_VAR: kept, JALON_USER: 'essai' },
		cwd: trial.folder,
		stdout: { write: (text) => (written.out += String(text)) },
		stderr: { write: (text) => (written.err += String(text)) },
		signal: new AbortController().signal,
		clock: () => new Date('2024-07-15T12:00:00Z')
	});
	if (code !== 0) throw new Error(written.err);
	return written;
}

async function pageOf(workspace: Workspace, number: number) {
	const edition = await openEdition(workspace);
	onTestFinished(() => edition.database.close());
	return buildPage(workspace, edition, reader, number);
}

describe('prepared files', () => {
	it('are told with who, when and their digest after a backup, and made again to the byte', async () => {
		const { trial, workspace, order } = await published();
		const number = await make(workspace, order);
		const made = findReportBuild(workspace, number);
		expect(made.files.map(({ sha256 }) => sha256)).toEqual(
			made.files.map(() => expect.stringMatching(/^[0-9a-f]{64}$/))
		);
		await jalon(trial, 'backup saved.tar.gz', workspace.var);
		const there = join(trial.folder, 'there');
		const { err } = await jalon(trial, 'restore saved.tar.gz', there);
		expect(err.replaceAll('\u00a0', ' ')).toContain('1 rapport à préparer de nouveau');

		const restored = trial.open({ var: there });
		expect(findReportBuild(restored, number)).toEqual(made);
		expect(hasFiles(restored, made)).toBe(false);
		await expect(readBuiltFile(restored, made, made.files[0]!)).rejects.toMatchObject({
			code: 'build-gone'
		});
		const page = await pageOf(restored, number);
		expect(page).toMatchObject({ isGone: true, canBeMadeAgain: true, madeAgain: null });
		expect(page.askedBy).toBe(workspace.user);

		const again = await make(restored, orderOf(made));
		expect(findReportBuild(restored, again).files).toEqual(made.files);
		for (const { name } of made.files)
			expect(
				readFileSync(join(buildFolder(restored, again), name)).equals(
					readFileSync(join(buildFolder(workspace, number), name))
				)
			).toBe(true);
		expect(await pageOf(restored, number)).toMatchObject({ isGone: true, madeAgain: again });
		expect(await pageOf(restored, again)).toMatchObject({
			isGone: false,
			before: { number, isSame: true }
		});
	});

	it('that are there as they were made stay when a backup is restored, and others go', async () => {
		const { trial, workspace, order } = await published();
		const first = await make(workspace, order);
		await jalon(trial, 'backup saved.tar.gz', workspace.var);
		const second = await make(workspace, { ...order, formats: ['html'] });
		await jalon(trial, 'restore saved.tar.gz', workspace.var);
		expect(existsSync(buildFolder(workspace, first))).toBe(true);
		expect(existsSync(buildFolder(workspace, second))).toBe(false);

		// Another report under the same number, as where another history was lived.
		const build = findReportBuild(workspace, first);
		const [file] = build.files;
		const path = join(buildFolder(workspace, first), file!.name);
		const stranger = Buffer.alloc(file!.bytes, 'x');
		rmSync(path);
		writeFileSync(path, stranger);
		expect(hasFiles(workspace, build)).toBe(true);
		await expect(readBuiltFile(workspace, build, file!)).rejects.toMatchObject({
			code: 'build-gone'
		});
		await dropStrangeFiles(workspace);
		expect(hasFiles(workspace, build)).toBe(false);
	});

	it('are only made on the served edition once their own is gone', async () => {
		const { trial, workspace, order } = await published();
		const number = await make(workspace, order);
		trial.write('data/exports/visits/2019-03.csv', 'Numéro;Date;Visiteurs\nd;01/03/2019;6\n');
		await buildEdition(workspace);
		workspace.records.run('delete from editions where id = ?', order.edition);
		rmSync(workspace.paths.reports, { recursive: true });
		expect(await pageOf(workspace, number)).toMatchObject({ isGone: true, canBeMadeAgain: false });
	});

	it('of an indicator, held to choices, are told apart by their words', async () => {
		const { workspace, order } = await published();
		const filters = { ...order.filters, axis: 'people', compare: '2019-01-31' };
		await make(workspace, { ...order, indicator: 'visitors', filters });
		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		const [line] = buildLines(workspace, edition, reader, 1).items;
		expect(line?.chosen).toEqual([
			'Visiteurs',
			expect.stringMatching(/^axe\s: Personnes$/),
			'comparé au 31 janvier 2019'
		]);
	});
});
