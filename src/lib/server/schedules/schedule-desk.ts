import { rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Language, Localized } from '#lib/indicators/language.ts';
import { localize } from '#lib/indicators/language.ts';
import type { Author, Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { takeLock } from '../records.ts';
import { buildGone, hasFiles } from '../report-builds/kept-files.ts';
import {
	findReportBuild,
	orderOf,
	type ReportBuild,
	type ReportOrder
} from '../report-builds/report-build.ts';
import type { OrderReader } from '../report-builds/order-reader.ts';
import type { ReportDesk } from '../report-builds/report-desk.ts';
import { lastDue } from './due.ts';
import { failureLetter, reportLetter } from './letter.ts';
import type { Mailer } from './mailer.ts';
import { findSchedule, listSchedules, setScheduleState, type Schedule } from './schedule.ts';
import {
	addRun,
	changeRun,
	findRun,
	runsUnderWay,
	type About,
	type ScheduleRun
} from './schedule-run.ts';

export type ScheduleDeskOptions = {
	readonly reports: Pick<ReportDesk, 'ask'>;
	/** What a schedule's report is made from, of the edition served. */
	readonly order: (
		schedule: Schedule
	) => Promise<{ readonly order: ReportOrder; readonly about: About }>;
	/** Whether who reports are made for may still ask for them, and read as much. */
	readonly mayAsk?: (reader: OrderReader) => Promise<boolean>;
	/** Null where no server for letters is set: reports are made and kept. */
	readonly mailer: Mailer | null;
	/** The site's public address. */
	readonly origin: string;
};

/** Makes and sends what is due, as long as the server runs. */
export type ScheduleDesk = {
	/** Begins to look at the clock. */
	start(): void;
	/** Sends a schedule's report now, whatever the clock says. Throws `unknown-schedule`. */
	sendNow(number: number): ScheduleRun;
	/** Looks once at what is due and at what is under way. */
	look(): Promise<void>;
	/** The same desk, what is asked of it being somebody's. */
	as(author: Author): ScheduleDesk;
	close(): Promise<void>;
};

/** Milliseconds between two looks, while something is under way and otherwise. */
const busy = 1_000;
const quiet = 20_000;
/** Minutes before a letter that was not taken is tried again; after the last, its owner is told. */
const triedAgainAfter = [1, 5, 15, 60];

export function openScheduleDesk(
	workspace: Workspace,
	{ reports, order, mayAsk = () => Promise.resolve(true), mailer, origin }: ScheduleDeskOptions
): ScheduleDesk {
	let timer: NodeJS.Timeout | undefined;
	let looking: Promise<void> = Promise.resolve();
	let closed = false;

	const lookOnce = async () => {
		const now = workspace.clock();
		for (const schedule of listSchedules(workspace)) {
			if (schedule.state !== 'active') continue;
			const due = lastDue(schedule.rhythm, new Date(schedule.since), now, workspace.timeZone);
			if (due) addRun(workspace, schedule.number, due.toISOString());
		}
		for (const { number } of runsUnderWay(workspace)) {
			if (closed) return;
			await heldRun(workspace, number, () => advance(findRun(workspace, number)));
		}
	};

	const advance = async (run: ScheduleRun) => {
		const schedule = scheduleOf(run);
		if (schedule === null) return end(run, 'failed', deletedMeanwhile.fr);
		try {
			if (run.state === 'building' && run.build === null) await begin(run, schedule);
			else if (run.state === 'building') await afterBuild(run, schedule);
			else if (run.nextTry === null || run.nextTry <= workspace.clock().toISOString())
				await send(run, schedule);
		} catch (error) {
			// Its turn comes.
			if (error instanceof JalonError && error.code === 'too-busy') return;
			await fail(run, schedule, wordsOf(error, schedule.language));
		}
	};

	const scheduleOf = ({ schedule }: ScheduleRun): Schedule | null => {
		try {
			return findSchedule(workspace, schedule);
		} catch (error) {
			if (error instanceof JalonError) return null;
			throw error;
		}
	};

	const begin = async (run: ScheduleRun, schedule: Schedule) => {
		if (!(await mayAsk(schedule.reader))) {
			setScheduleState(workspace, schedule.number, 'paused');
			throw readerGone(schedule);
		}
		const { order: asked, about } = await order(schedule);
		const { number: build } = reports.ask(asked, about.title);
		changeRun(workspace, run.number, { build, about });
	};

	const makeAgain = (run: ScheduleRun, build: ReportBuild) => {
		if (run.tries >= triedAgainAfter.length) throw buildGone();
		const { number } = reports.ask(orderOf(build), build.title);
		const tries = run.tries + 1;
		changeRun(workspace, run.number, { state: 'building', build: number, tries, nextTry: null });
	};

	const afterBuild = async (run: ScheduleRun, schedule: Schedule) => {
		const { state, problem } = findReportBuild(workspace, run.build!);
		if (state === 'failed' && problem)
			return fail(run, schedule, localize(problem, schedule.language));
		if (state === 'cancelled')
			return fail(run, schedule, localize(stoppedByHand, schedule.language));
		if (state !== 'built') return;
		if (mailer === null) return end(run, 'kept', null);
		changeRun(workspace, run.number, { state: 'sending' });
		await send({ ...run, state: 'sending' }, schedule);
	};

	const send = async (run: ScheduleRun, schedule: Schedule) => {
		const build = findReportBuild(workspace, run.build!);
		// Its files went, with a disk or before a backup was restored: they are made again.
		if (!hasFiles(workspace, build)) return makeAgain(run, build);
		const letter = await reportLetter(workspace, schedule, { build, about: run.about!, origin });
		try {
			const refused = await mailer!.send(letter);
			if (refused.length === 0) return end(run, 'sent', null);
			const problem = localize(refusedFor(refused), schedule.language);
			end(run, 'sent', problem);
			await tellOwner(run, schedule, problem);
		} catch (error) {
			const minutes = triedAgainAfter[run.tries];
			if (minutes === undefined) throw error;
			const next = new Date(workspace.clock().getTime() + minutes * 60_000).toISOString();
			changeRun(workspace, run.number, {
				tries: run.tries + 1,
				nextTry: next,
				problem: wordsOf(error, schedule.language)
			});
		}
	};

	const fail = async (run: ScheduleRun, schedule: Schedule, problem: string) => {
		workspace.log('schedule failed', { schedule: schedule.number, run: run.number });
		end(run, 'failed', problem);
		await tellOwner(run, schedule, problem);
	};

	const tellOwner = async (run: ScheduleRun, schedule: Schedule, problem: string) => {
		const title = run.about?.title ?? schedule.report;
		await mailer?.send(failureLetter(schedule, { title, problem, origin })).catch((error) =>
			workspace.log('the owner of a schedule was not told', {
				schedule: schedule.number,
				error: String(error)
			})
		);
	};

	const end = (run: ScheduleRun, state: 'sent' | 'kept' | 'failed', problem: string | null) =>
		changeRun(workspace, run.number, {
			state,
			problem,
			nextTry: null,
			endedAt: workspace.clock().toISOString()
		});

	/** Whether something is under way that does not wait for a moment of its own. */
	let isBusy = false;
	const look = () => {
		looking = looking
			.then(async () => {
				if (closed) return;
				await lookOnce();
				isBusy = runsUnderWay(workspace).some(({ nextTry }) => nextTry === null);
			})
			.catch((error) => workspace.log('schedules not looked at', { error: String(error) }));
		return looking;
	};

	const again = () => {
		if (closed) return;
		timer = setTimeout(() => void look().then(again), isBusy ? busy : quiet);
		timer.unref();
	};

	const deskOf = (author: Author): ScheduleDesk => ({
		as: deskOf,
		start: () => void look().then(again),
		sendNow(number) {
			findSchedule(workspace, number);
			const run = addRun(workspace, number, workspace.clock().toISOString(), author.name)!;
			clearTimeout(timer);
			void look().then(again);
			return run;
		},
		look,
		async close() {
			closed = true;
			clearTimeout(timer);
			await looking;
		}
	});
	return deskOf({ id: workspace.person, name: workspace.user });
}

function readerGone({ reader }: Schedule): JalonError {
	return new JalonError('not-allowed', {
		fr: `Cet envoi est fait pour ${reader.name || 'un compte qui n’est pas dit'}, qui n’a plus de compte ou ne peut plus autant : il est en pause. Reprenez-le, il sera fait pour vous.`,
		en: `This sending is made for ${reader.name || 'an account that is not said'}, who has no account any more or may do less: it is paused. Take it up again, and it is made for you.`
	});
}

/** Works on a run unless another process does. */
async function heldRun(
	{ paths, user }: Workspace,
	number: number,
	work: () => Promise<void>
): Promise<void> {
	mkdirSync(paths.reports, { recursive: true });
	const file = join(paths.reports, `run-${number}.lock`);
	const release = takeLock(file, { pid: process.pid, user, since: new Date().toISOString() });
	if (typeof release !== 'function') return;
	try {
		await work();
	} finally {
		release();
		rmSync(file, { force: true });
	}
}

function wordsOf(error: unknown, language: Language): string {
	if (error instanceof JalonError) return error.describe(language);
	return error instanceof Error ? error.message : String(error);
}

const stoppedByHand: Localized = {
	fr: 'La fabrication du rapport a été arrêtée.',
	en: 'The making of the report was stopped.'
};
const deletedMeanwhile = { fr: 'L’envoi régulier a été supprimé.' };
const refusedFor = (addresses: readonly string[]): Localized => ({
	fr: `Le serveur de courriels a refusé : ${addresses.join(', ')}.`,
	en: `The mail server refused: ${addresses.join(', ')}.`
});
