import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startMailServer, type MailServer } from '../../../testing/mail-server.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { JalonError } from '../programme/problem.ts';
import { listReportBuilds } from '../report-builds/report-build.ts';
import { buildFolder } from '../report-builds/kept-files.ts';
import { openReportDesk } from '../report-builds/report-desk.ts';
import { orderReader } from '../report-builds/order-reader.ts';
import { openMailer } from './mailer.ts';
import { orderSchedule } from './order-schedule.ts';
import { openScheduleDesk, type ScheduleDeskOptions } from './schedule-desk.ts';
import {
	addSchedule,
	findSchedule,
	resumeSchedule,
	setScheduleState,
	type ScheduleTerms
} from './schedule.ts';
import { listRuns } from './schedule-run.ts';

const terms: ScheduleTerms = {
	report: 'trial',
	language: 'fr',
	territory: null,
	byTerritory: false,
	formats: ['pdf'],
	rhythm: { every: 'month', day: 5, at: 7 * 60 },
	recipients: ['prefete@lot.example', 'presidence@lot.example'],
	send: 'file',
	owner: 'camille@lot.example',
	reader: orderReader({ id: 'camille' }, localReader('camille', 'fr'))
};

/** A published programme, a clock that the test sets, and what makes and sends its reports. */
async function started(mail: MailServer | null, changes: Partial<ScheduleDeskOptions> = {}) {
	let now = new Date('2019-03-04T10:00:00Z');
	const trial = trialProgramme({
		'reports/trial.md': '---\ntitle: { fr: "Essai : les chiffres" }\n---\n\n{% key-figures /%}\n'
	});
	const workspace = trial.open({ clock: () => now });
	await buildEdition(workspace);
	const open = () => {
		const reports = openReportDesk(workspace);
		const schedules = openScheduleDesk(workspace, {
			reports,
			order: async (schedule) => {
				const edition = await openEdition(workspace);
				try {
					return orderSchedule(workspace, edition, schedule);
				} finally {
					edition.database.close();
				}
			},
			mailer: mail && openMailer({ server: mail.url, from: 'Jalon <jalon@lot.example>' }),
			origin: 'https://jalon.lot.example',
			...changes
		});
		const close = async () => {
			await schedules.close();
			await reports.close();
		};
		onTestFinished(close);
		return { reports, schedules, close };
	};
	const desk = open();
	return {
		...desk,
		workspace,
		trial,
		open,
		at: (time: string) => (now = new Date(time)),
		/** Looks, lets what that began end, and looks again. */
		async pass({ schedules, reports } = desk) {
			await schedules.look();
			await reports.idle();
			await schedules.look();
		}
	};
}

describe('a report that is sent at fixed dates', () => {
	it('leaves on the day, with its file, once', async () => {
		const mail = await startMailServer();
		const { workspace, at, pass } = await started(mail);
		const { number } = addSchedule(workspace, terms);
		await pass();
		expect(listRuns(workspace, number)).toEqual([]);
		at('2019-03-05T05:59:59Z');
		await pass();
		expect(mail.received).toEqual([]);
		at('2019-03-05T06:00:30Z');
		await pass();
		await pass();
		expect(mail.received).toHaveLength(1);
		const { from, to, mail: letter } = mail.received[0]!;
		expect(from).toBe('jalon@lot.example');
		expect(to).toEqual(terms.recipients);
		expect(letter.subject).toMatch(/^Essai\s: les chiffres, Essai — situation au 28 février 2019$/);
		expect(letter.text).toContain('Données fictives');
		expect(letter.text).toContain('https://jalon.lot.example/builds/1');
		expect(letter.text).toContain('chaque mois');
		expect(letter.text).toContain('camille@lot.example');
		expect(letter.headers.get('auto-submitted')).toBe('auto-generated');
		expect(letter.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
			['trial-2019.pdf', 'application/pdf']
		]);
		expect(letter.attachments[0]!.content.subarray(0, 5).toString()).toBe('%PDF-');
		expect(listRuns(workspace, number)).toMatchObject([
			{ dueAt: '2019-03-05T06:00:00.000Z', state: 'sent', build: 1, askedBy: null }
		]);
	});

	it('is caught up once, however many days were missed, and in two processes once', async () => {
		const mail = await startMailServer();
		const { workspace, at, pass, open } = await started(mail);
		const { number } = addSchedule(workspace, terms);
		at('2019-06-20T10:00:00Z');
		const other = open();
		await Promise.all([pass(), pass(other)]);
		await Promise.all([pass(), pass(other)]);
		expect(mail.received).toHaveLength(1);
		expect(listRuns(workspace, number).map(({ dueAt }) => dueAt)).toEqual([
			'2019-06-05T05:00:00.000Z'
		]);
		at('2019-07-05T06:00:00Z');
		await pass();
		expect(mail.received).toHaveLength(2);
	});

	it('is paused once who it is made for may not any more, until another takes it up', async () => {
		const mail = await startMailServer();
		const { workspace, at, pass } = await started(mail, {
			mayAsk: ({ person }) => Promise.resolve(person === 'dominique')
		});
		const { number } = addSchedule(workspace, terms);
		at('2019-03-05T06:00:30Z');
		await pass();
		await pass();
		expect(mail.received.map(({ to }) => to)).toEqual([[terms.owner]]);
		expect(mail.received[0]!.mail.text).toContain('fait pour camille, qui n’a plus de compte');
		expect(findSchedule(workspace, number).state).toBe('paused');
		at('2019-04-05T06:00:30Z');
		await pass();
		expect(mail.received).toHaveLength(1);

		const reader = orderReader({ id: 'dominique' }, localReader('dominique', 'fr'));
		resumeSchedule(workspace, number, reader);
		expect(findSchedule(workspace, number)).toMatchObject({ state: 'active', reader });
		at('2019-05-05T06:00:30Z');
		await pass();
		await pass();
		expect(mail.received.at(-1)?.to).toEqual(terms.recipients);
	});

	it('says where it is instead, when links are chosen', async () => {
		const mail = await startMailServer();
		const { workspace, at, pass } = await started(mail);
		addSchedule(workspace, { ...terms, send: 'link', language: 'en' });
		at('2019-03-05T07:00:00Z');
		await pass();
		const { mail: letter } = mail.received[0]!;
		expect(letter.attachments).toEqual([]);
		expect(letter.text).toContain('https://jalon.lot.example/en/builds/1');
		expect(letter.text).toContain('Fictitious data');
	});

	it('is tried again when the server takes no letter, and its owner is told in the end', async () => {
		const mail = await startMailServer();
		const { workspace, at, pass } = await started(mail);
		const { number } = addSchedule(workspace, terms);
		mail.refuse(true);
		at('2019-03-05T06:00:00Z');
		await pass();
		const run = () => listRuns(workspace, number)[0]!;
		expect(run()).toMatchObject({ state: 'sending', tries: 1 });
		expect(run().problem).toContain('come back later');
		at('2019-03-05T06:00:30Z');
		await pass();
		expect(run().tries).toBe(1);
		mail.refuse(false);
		at('2019-03-05T06:02:00Z');
		await pass();
		expect(run()).toMatchObject({ state: 'sent', problem: null });
		expect(mail.received).toHaveLength(1);

		mail.refuse(true);
		at('2019-04-05T06:00:00Z');
		await pass();
		for (const time of ['06:02', '06:10', '06:30']) await (at(`2019-04-05T${time}:00Z`), pass());
		expect(run()).toMatchObject({ state: 'sending', tries: 4 });
		at('2019-04-05T08:00:00Z');
		await pass();
		expect(run().state).toBe('failed');
		expect(run().problem).toContain('come back later');
	});

	it('that can’t be made is told to its owner, with why', async () => {
		const mail = await startMailServer();
		const { workspace, at, pass } = await started(mail);
		const { number } = addSchedule(workspace, { ...terms, territory: '99999' });
		at('2019-03-05T06:00:00Z');
		await pass();
		expect(listRuns(workspace, number)).toMatchObject([{ state: 'failed' }]);
		const { to, mail: letter } = mail.received[0]!;
		expect(to).toEqual(['camille@lot.example']);
		expect(letter.subject).toContain('Échec');
		expect(letter.text).toContain('99999');
		expect(letter.text).toContain(`https://jalon.lot.example/schedules/${number}`);
		await pass();
		expect(mail.received).toHaveLength(1);
	});

	it('reaches those whom the server knows, and its owner hears of the others', async () => {
		const mail = await startMailServer();
		const { workspace, at, pass } = await started(mail);
		const { number } = addSchedule(workspace, {
			...terms,
			recipients: ['nobody@lot.example', 'prefete@lot.example']
		});
		at('2019-03-05T06:00:00Z');
		await pass();
		expect(mail.received.map(({ to }) => to)).toEqual([
			['prefete@lot.example'],
			['camille@lot.example']
		]);
		expect(listRuns(workspace, number)[0]).toMatchObject({ state: 'sent' });
		expect(listRuns(workspace, number)[0]?.problem).toContain('nobody@lot.example');
	});

	it('is made and kept where no server for letters is set', async () => {
		const { workspace, at, pass } = await started(null);
		const { number } = addSchedule(workspace, terms);
		at('2019-03-05T06:00:00Z');
		await pass();
		expect(listRuns(workspace, number)).toMatchObject([{ state: 'kept', build: 1 }]);
		expect(listReportBuilds(workspace)).toMatchObject([{ state: 'built' }]);
	});

	it('does not leave while it is paused, nor for the days of the pause', async () => {
		const mail = await startMailServer();
		const { workspace, at, pass } = await started(mail);
		const { number } = addSchedule(workspace, terms);
		setScheduleState(workspace, number, 'paused');
		at('2019-03-06T06:00:00Z');
		await pass();
		setScheduleState(workspace, number, 'active');
		await pass();
		expect(mail.received).toEqual([]);
		at('2019-04-05T06:00:00Z');
		await pass();
		expect(mail.received).toHaveLength(1);
	});

	it('is sent at once when somebody asks, and goes on after a server that stopped', async () => {
		const mail = await startMailServer();
		const { workspace, schedules, close, open, pass } = await started(mail);
		const { number } = addSchedule(workspace, terms);
		const run = schedules.sendNow(number);
		expect(run.askedBy).toBe(workspace.user);
		await close();
		const next = open();
		next.reports.resume();
		await pass(next);
		await pass(next);
		expect(mail.received).toHaveLength(1);
		expect(() => schedules.sendNow(99)).toThrow(JalonError);
	});

	it('survives a base that can’t be read, and goes on once it can', async () => {
		const mail = await startMailServer();
		const { workspace, at, pass } = await started(mail);
		addSchedule(workspace, terms);
		at('2019-03-05T06:00:00Z');
		workspace.records.run('alter table schedules rename to gone');
		await pass();
		workspace.records.run('alter table gone rename to schedules');
		await pass();
		expect(mail.received).toHaveLength(1);
	});

	it('whose files went meanwhile is made again of the same figures, and sent', async () => {
		const mail = await startMailServer();
		const { workspace, at, reports, schedules, pass, trial } = await started(mail);
		const { number } = addSchedule(workspace, terms);
		at('2019-03-05T06:00:00Z');
		await schedules.look();
		await reports.idle();
		rmSync(buildFolder(workspace, 1), { recursive: true });
		trial.write('data/exports/visits/2019-03.csv', 'Numéro;Date;Visiteurs\nd;01/03/2019;6\n');
		await buildEdition(workspace);
		await pass();
		await pass();
		expect(mail.received.map(({ to }) => to)).toEqual([terms.recipients]);
		expect(listRuns(workspace, number)).toMatchObject([{ state: 'sent', build: 2 }]);
		const [second, first] = listReportBuilds(workspace);
		expect(second?.edition).toBe(first?.edition);
		expect(second?.files).toEqual(first?.files);
	});

	it('whose files go each time fails in words in the end', async () => {
		const mail = await startMailServer();
		const { workspace, at, reports, schedules } = await started(mail);
		const { number } = addSchedule(workspace, terms);
		at('2019-03-05T06:00:00Z');
		for (let tries = 0; tries < 8; tries++) {
			await schedules.look();
			await reports.idle();
			rmSync(workspace.paths.reports, { recursive: true, force: true });
		}
		const [run] = listRuns(workspace, number);
		expect(run).toMatchObject({ state: 'failed', build: 5 });
		expect(run?.problem).toContain('ne sont plus là');
		expect(mail.received.map(({ to }) => to)).toEqual([['camille@lot.example']]);
	});
});
