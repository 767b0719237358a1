import { setTimeout } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import type { Language } from '#lib/indicators/language.ts';
import { localReader, type Reader, type Role } from '#lib/indicators/reader.ts';
import { defaultView } from '#lib/indicators/view.ts';
import { createApi } from './api/api.ts';
import type { Edition } from './editions/edition.ts';
import { leaseEditions, type LeasedEditions } from './editions/lease-editions.ts';
import { listEditions, type Publication } from './editions/publication.ts';
import { openWorkspace, writingAs, type Author, type Workspace } from './editions/workspace.ts';
import { meetingDates } from './meetings/meeting-dates.ts';
import { takeOverMeetings } from './meetings/take-over.ts';
import { committeePage } from './pages/committee.ts';
import { describeFrame } from './pages/frame.ts';
import { personNow } from './people/account.ts';
import { examplePersonOf } from './people/example-people.ts';
import { openPeopleDesk, type PeopleDesk } from './people/people-desk.ts';
import type { Caller } from './api/outside.ts';
import { readSignIn } from './people/sign-in-settings.ts';
import { stillReads } from './people/still-reads.ts';
import { openDailyPurge } from './privacy/daily-purge.ts';
import { openErasureDesk, type ErasureDesk } from './privacy/erasure-desk.ts';
import { readEnvironment } from './programme/environment.ts';
import { leaseForRequest, type RequestLease } from './request-lease.ts';
import { openReportDesk, type ReportDesk } from './report-builds/report-desk.ts';
import { openRoundsDesk, type RoundsDesk } from './rounds/rounds-desk.ts';
import { mailSettings, openMailer } from './schedules/mailer.ts';
import { orderSchedule } from './schedules/order-schedule.ts';
import { openScheduleDesk, type ScheduleDesk } from './schedules/schedule-desk.ts';
import { figuresWork } from './values/figures-work.ts';

/** What the server holds while it runs: the programme's editions, the API, the log. */
export type Application = {
	/** Settles once the first page is quick to answer, or after a second and a half. */
	readonly prepared: Promise<void>;
	/** Author of what is recorded: who signed in, or whoever is at this machine. */
	readonly user: string;
	/** Who may sign in; null for the example programme, which is open on the loopback. */
	readonly people: PeopleDesk | null;
	/** The site's address, as browsers see it. */
	readonly origin: string;
	readonly clock: () => Date;
	/** What pages that write something write to; none of them holds SQL. */
	readonly workspace: Workspace;
	/** The files that wait to be published. */
	readonly rounds: RoundsDesk;
	/** The reports that are prepared. */
	readonly reports: ReportDesk;
	/** The reports that are sent at fixed dates. */
	readonly schedules: ScheduleDesk;
	/** People who are being taken out. */
	readonly erasures: ErasureDesk;
	/** Whether a server that sends letters is set. */
	readonly sendsMail: boolean;
	/** Largest file that a browser may deliver, in bytes. */
	readonly deliveryLimit: number;
	/** Aborts when the server is told to stop: answers that never end by themselves end then. */
	readonly stopping: AbortSignal;
	readonly log: Logger;
	/** Answers `/api`, `/health` and `/ready`, to who signed in. */
	readonly api: (request: Request, caller: Caller) => Response | Promise<Response>;
	/** The same application, what is recorded by it being somebody's. */
	as(author: Author): Application;
	editions(): readonly Publication[];
	/** Holds what a request reads until it is released. */
	lease(): RequestLease;
	/** Roles that the programme served lets see small counts; none without an edition. */
	seenBy(): Promise<readonly Role[]>;
	/** Waits until an edition just published is the one served, a few seconds at most. */
	untilServed(edition: string): Promise<void>;
	/** Ends what never ends by itself; the rest is answered. */
	stop(): void;
	close(): void;
};

/** Milliseconds. A larger programme answers its first reader later rather than starting later. */
const longestPreparation = 1_500;

/** Opens the application on the programme that the environment names. Logs are JSON lines on stderr. */
export function openApplication(
	env: Readonly<Record<string, string | undefined>>,
	cwd: string,
	clock: () => Date = () => new Date()
): Application {
	const environment = readEnvironment(env, cwd);
	const log = pino(
		{
			level: environment.logLevel,
			base: null,
			redact: ['req', 'headers']
		},
		pino.destination({ dest: 2, sync: false })
	);
	const workspace = openWorkspace({
		programme: environment.programme,
		var: environment.var,
		user: environment.user,
		key: environment.key,
		keyFile: environment.keyFile,
		language: environment.language,
		clock,
		log: (message, data) => log.info(data ?? {}, message)
	});
	const settings = readSignIn(environment);
	const isOpen = settings.mode === 'open-example';
	const atThisMachine = (language: Language) => localReader(environment.user, language);
	const prepare = async (edition: Edition) => {
		await takeOverHistory(workspace, log);
		await prepareFirstPage(workspace, edition, atThisMachine(environment.language));
	};
	const editions = leaseEditions(workspace, { prepare });
	const prepared = editions.lease().then(
		({ edition, release }) => prepare(edition).finally(release),
		// Whoever asks for a page is told what is wrong.
		() => {}
	);
	const seenBy = async () => {
		try {
			const { edition, release } = await editions.lease();
			release();
			return edition.programme.settings.thresholds.seenBy;
		} catch {
			// Without an edition there is no figure to see.
			return [];
		}
	};
	const api = createApi({
		lease: () => leaseForRequest(editions),
		seenBy,
		editions: () => listEditions(workspace),
		log: (message, data) => log.error(data, message)
	});
	const limit = environment.deliveryLimit;
	const asTheyStand = (id: string) =>
		isOpen ? examplePersonOf(environment.user, id) : personNow(workspace, id);
	const rounds = openRoundsDesk(workspace, { limit, personNow: asTheyStand, ...figuresWork });
	const reports = openReportDesk(workspace);
	const { host, port, smtp, mailFrom } = environment;
	const origin = environment.origin ?? `http://${host}:${port}`;
	const mail = mailSettings(smtp, mailFrom);
	const mailer = mail && openMailer(mail);
	const people = isOpen ? null : openPeopleDesk(workspace, { settings, origin, mailer });
	const schedules = openScheduleDesk(workspace, {
		reports,
		order: async (schedule) => {
			const { edition, release } = await editions.lease();
			try {
				return orderSchedule(workspace, edition, schedule);
			} finally {
				release();
			}
		},
		mayAsk: async (reader) => stillReads(asTheyStand(reader.person), reader, await seenBy()),
		mailer,
		origin
	});
	const stopping = new AbortController();
	for (const [desk, what] of [
		[rounds, 'rounds'],
		[reports, 'reports']
	] as const)
		try {
			desk.resume();
		} catch (error) {
			log.error({ err: error }, `${what} not resumed`);
		}
	schedules.start();
	const erasures = openErasureDesk(workspace);
	const purges = openDailyPurge(workspace);
	// The example's people are nobody: its rows stay, however old its editions.
	if (people) purges.start();
	const application: Application = {
		prepared: Promise.race([prepared, setTimeout(longestPreparation, undefined, { ref: false })]),
		user: environment.user,
		people,
		origin,
		clock,
		workspace,
		rounds,
		reports,
		schedules,
		erasures,
		sendsMail: mail !== null,
		deliveryLimit: limit,
		stopping: stopping.signal,
		log,
		api: (request, { person }) => api.fetch(request, { person }),
		as: (author) => ({
			...application,
			user: author.name,
			workspace: writingAs(workspace, author),
			rounds: rounds.as(author),
			reports: reports.as(author),
			schedules: schedules.as(author)
		}),
		editions: () => listEditions(workspace),
		lease: () => leaseForRequest(editions),
		seenBy,
		untilServed: (edition) => untilServed(editions, edition),
		stop: () => stopping.abort(),
		close() {
			stopping.abort();
			editions.close();
			const desks = [rounds, schedules, reports, erasures, purges].map((desk) => desk.close());
			void Promise.allSettled(desks).finally(() => workspace.close());
		}
	};
	return application;
}

const longestWait = 5_000;
const lookEvery = 50;

async function untilServed(editions: LeasedEditions, id: string): Promise<void> {
	for (let waited = 0; waited < longestWait; waited += lookEvery) {
		const { edition, release } = await editions.lease();
		release();
		if (edition.id === id) return;
		await setTimeout(lookEvery);
	}
}

/** Meetings held before Jalon, which an edition may have brought. */
async function takeOverHistory(workspace: Workspace, log: Logger): Promise<void> {
	try {
		await takeOverMeetings(workspace);
	} catch (error) {
		// The edition is served all the same, and the next one tries again.
		log.error({ err: error }, 'history not taken over');
	}
}

/** The first reader of an edition waits neither for its facts to be looked at nor for the map's names. */
async function prepareFirstPage(
	workspace: Workspace,
	edition: Edition,
	reader: Reader
): Promise<void> {
	try {
		describeFrame(edition, reader, defaultView);
		const meetings = meetingDates(workspace, edition.programme.settings.meetings);
		await committeePage(edition, defaultView, reader, meetings);
	} catch {
		// Whoever asks for the page is told what is wrong.
	}
}
