import type { IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';

/** What a letter says of the figures of a report. */
export type About = {
	readonly title: string;
	readonly programme: string;
	readonly asOf: IsoDate;
	readonly edition: string;
	readonly fictitious: boolean;
};

/** One time that a schedule was due, and what became of it. `kept`: made, and nobody could be written to. */
export type ScheduleRun = {
	readonly number: number;
	readonly schedule: number;
	readonly dueAt: string;
	/** Null for the clock. */
	readonly askedBy: string | null;
	readonly build: number | null;
	readonly about: About | null;
	readonly state: 'building' | 'sending' | 'sent' | 'kept' | 'failed';
	readonly tries: number;
	readonly nextTry: string | null;
	/** In the schedule's language. */
	readonly problem: string | null;
	readonly endedAt: string | null;
};

type Row = Omit<ScheduleRun, 'about'> & { about: string | null };

const select = `select number, schedule, due_at as dueAt, asked_by as askedBy, build, about, state, tries,
	next_try as nextTry, problem, ended_at as endedAt from schedule_runs`;

const toRun = ({ about, ...row }: Row): ScheduleRun => ({
	...row,
	about: about === null ? null : (JSON.parse(about) as About)
});

/** The latest first. */
export function listRuns({ records }: Workspace, schedule: number, limit = 20): ScheduleRun[] {
	return records
		.all<Row>(`${select} where schedule = ? order by due_at desc limit ?`, schedule, limit)
		.map(toRun);
}

export function findRun({ records }: Workspace, number: number): ScheduleRun {
	return toRun(records.one<Row>(`${select} where number = ?`, number)!);
}

/** Those that are not over. */
export function runsUnderWay({ records }: Workspace): ScheduleRun[] {
	return records
		.all<Row>(`${select} where state in ('building', 'sending') order by number`)
		.map(toRun);
}

/** Writes down that a schedule is due; null when that was written down before, by another process too. */
export function addRun(
	{ records }: Workspace,
	schedule: number,
	dueAt: string,
	askedBy: string | null = null
): ScheduleRun | null {
	return records.transaction(() => {
		const added = records.run(
			`insert or ignore into schedule_runs (schedule, due_at, asked_by, state) values (?, ?, ?, 'building')`,
			schedule,
			dueAt,
			askedBy
		);
		if (added === 0) return null;
		const row = records.one<Row>(`${select} where schedule = ? and due_at = ?`, schedule, dueAt);
		return toRun(row!);
	});
}

export function changeRun(
	{ records }: Workspace,
	number: number,
	changes: Partial<
		Pick<ScheduleRun, 'state' | 'build' | 'about' | 'tries' | 'nextTry' | 'problem' | 'endedAt'>
	>
): void {
	const { about, ...rest } = changes;
	const columns = {
		...(about !== undefined && { about: JSON.stringify(about) }),
		...Object.fromEntries(
			Object.entries(rest).map(([key, value]) => [columnNames[key] ?? key, value])
		)
	} as Record<string, string | number | null>;
	records.run(
		`update schedule_runs set ${Object.keys(columns)
			.map((name) => `${name} = ?`)
			.join(', ')} where number = ?`,
		...Object.values(columns),
		number
	);
}

const columnNames: Readonly<Record<string, string>> = { nextTry: 'next_try', endedAt: 'ended_at' };
