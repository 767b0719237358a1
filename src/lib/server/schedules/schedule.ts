import type { Language } from '#lib/indicators/language.ts';
import type { Rhythm } from '#lib/indicators/rhythm.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { readerUnsaid, type OrderReader } from '../report-builds/order-reader.ts';
import type { ReportFormat } from '../reports/template-front-matter.ts';

/** What is made, when, and whom it is sent to. */
export type ScheduleTerms = {
	readonly report: string;
	readonly language: Language;
	/** A code; null is the whole programme. */
	readonly territory: string | null;
	/** One report for each intercommunalité. */
	readonly byTerritory: boolean;
	readonly formats: readonly ReportFormat[];
	readonly rhythm: Rhythm;
	readonly recipients: readonly string[];
	readonly send: 'file' | 'link';
	/** The address that is told when it fails. */
	readonly owner: string;
	/** Who its reports are made for: who made it, or changed it last. */
	readonly reader: OrderReader;
};

export type Schedule = ScheduleTerms & {
	readonly number: number;
	readonly state: 'active' | 'paused' | 'deleted';
	/** What was due before is not caught up. */
	readonly since: string;
	readonly madeAt: string;
	readonly madeBy: string;
	readonly changedAt: string | null;
	readonly changedBy: string | null;
};

type Row = Omit<Schedule, 'byTerritory' | 'formats' | 'rhythm' | 'recipients' | 'reader'> & {
	byTerritory: number;
	formats: string;
	rhythm: string;
	recipients: string;
	reader: string | null;
};

const select = `select number, report, language, territory, by_territory as byTerritory, formats, rhythm,
	recipients, send, owner, reader, state, since, made_at as madeAt, made_by as madeBy,
	changed_at as changedAt, changed_by as changedBy from schedules`;

function toSchedule({ byTerritory, formats, rhythm, recipients, reader, ...row }: Row): Schedule {
	return {
		...row,
		byTerritory: byTerritory === 1,
		formats: JSON.parse(formats) as ReportFormat[],
		rhythm: JSON.parse(rhythm) as Rhythm,
		recipients: JSON.parse(recipients) as string[],
		reader: reader === null ? readerUnsaid : (JSON.parse(reader) as OrderReader)
	};
}

/** Those that stand, in the order they were made. */
export function listSchedules({ records }: Workspace): Schedule[] {
	return records.all<Row>(`${select} where state <> 'deleted' order by number`).map(toSchedule);
}

/** Throws `unknown-schedule`, for one that was deleted too. */
export function findSchedule({ records }: Workspace, number: number): Schedule {
	const row = Number.isSafeInteger(number)
		? records.one<Row>(`${select} where number = ? and state <> 'deleted'`, number)
		: null;
	if (row) return toSchedule(row);
	throw new JalonError('unknown-schedule', {
		fr: 'Aucun envoi régulier ne porte ce numéro.',
		en: 'No regular sending bears this number.'
	});
}

export function addSchedule(workspace: Workspace, terms: ScheduleTerms): Schedule {
	const now = workspace.clock().toISOString();
	return workspace.records.transaction(() => {
		workspace.records.run(
			`insert into schedules (report, language, territory, by_territory, formats, rhythm, recipients,
				send, owner, reader, state, since, made_at, made_by)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, ?)`,
			...columnsOf(terms),
			now,
			now,
			workspace.user
		);
		return listSchedules(workspace).at(-1)!;
	});
}

/** What it was due for under its former terms is not caught up. Throws `unknown-schedule`. */
export function changeSchedule(workspace: Workspace, number: number, terms: ScheduleTerms): void {
	findSchedule(workspace, number);
	const now = workspace.clock().toISOString();
	workspace.records.run(
		`update schedules set report = ?, language = ?, territory = ?, by_territory = ?, formats = ?,
			rhythm = ?, recipients = ?, send = ?, owner = ?, reader = ?, since = ?, changed_at = ?, changed_by = ?
			where number = ?`,
		...columnsOf(terms),
		now,
		now,
		workspace.user,
		number
	);
}

/** Taken up again, by whom its reports are made for from now on. Throws `unknown-schedule`. */
export function resumeSchedule(workspace: Workspace, number: number, reader: OrderReader): void {
	workspace.records.transaction(() => {
		setScheduleState(workspace, number, 'active');
		const written = JSON.stringify(reader);
		workspace.records.run('update schedules set reader = ? where number = ?', written, number);
	});
}

/** Active again, it catches nothing up. Throws `unknown-schedule`. */
export function setScheduleState(
	workspace: Workspace,
	number: number,
	state: Schedule['state']
): void {
	findSchedule(workspace, number);
	const now = workspace.clock().toISOString();
	workspace.records.run(
		'update schedules set state = ?, since = ?, changed_at = ?, changed_by = ? where number = ?',
		state,
		now,
		now,
		workspace.user,
		number
	);
}

const columnsOf = (terms: ScheduleTerms) =>
	[
		terms.report,
		terms.language,
		terms.territory,
		terms.byTerritory ? 1 : 0,
		JSON.stringify(terms.formats),
		JSON.stringify(terms.rhythm),
		JSON.stringify(terms.recipients),
		terms.send,
		terms.owner,
		JSON.stringify(terms.reader)
	] as const;
