import type { Language } from '#lib/indicators/language.ts';
import { momentWords } from '#lib/indicators/moment-words.ts';
import { rhythmWords } from '#lib/indicators/rhythm.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { loadTerritories } from '../programme/territories.ts';
import { listReports } from '../reports/list-reports.ts';
import type { ReportFormat } from '../reports/template-front-matter.ts';
import { nextDue } from '../schedules/due.ts';
import { findSchedule, listSchedules, type Schedule } from '../schedules/schedule.ts';
import { listRuns, type ScheduleRun } from '../schedules/schedule-run.ts';

/** A regular sending as pages tell of it; moments are in words. */
export type ScheduleLine = {
	readonly number: number;
	readonly title: string;
	readonly place: string | null;
	readonly byTerritory: boolean;
	readonly when: string;
	readonly isPaused: boolean;
	/** Null while it is paused. */
	readonly next: string | null;
	readonly recipients: readonly string[];
	readonly last: RunLine | null;
};

export type RunLine = Pick<ScheduleRun, 'number' | 'state' | 'build' | 'askedBy' | 'problem'> & {
	readonly due: string;
	readonly isRetrying: boolean;
	readonly isOver: boolean;
};

export type ReportChoice = {
	readonly name: string;
	readonly title: string;
	readonly formats: readonly ReportFormat[];
};

/** Reports that need neither a meeting nor an indicator, which can be sent at fixed dates. */
export function reportChoices(edition: Edition, language: Language): readonly ReportChoice[] {
	return listReports(edition, language)
		.filter((report) => report.for === 'year' || report.for === 'territory')
		.map(({ name, title, formats }) => ({ name, title, formats }));
}

export function scheduleLines(
	workspace: Workspace,
	edition: Edition,
	language: Language
): readonly ScheduleLine[] {
	return listSchedules(workspace).map((schedule) => lineOf(workspace, edition, schedule, language));
}

/** Throws `unknown-schedule`. */
export function schedulePage(
	workspace: Workspace,
	edition: Edition,
	number: number,
	language: Language
): { readonly schedule: Schedule; readonly line: ScheduleLine; readonly runs: readonly RunLine[] } {
	const schedule = findSchedule(workspace, number);
	return {
		schedule,
		line: lineOf(workspace, edition, schedule, language),
		runs: listRuns(workspace, number).map((run) => runLine(workspace, run, language))
	};
}

function lineOf(
	workspace: Workspace,
	edition: Edition,
	schedule: Schedule,
	language: Language
): ScheduleLine {
	const { number, report, territory, byTerritory, rhythm, state, recipients } = schedule;
	const { timeZone } = workspace;
	const [last] = listRuns(workspace, number, 1);
	const named = listReports(edition, language).find(({ name }) => name === report);
	const next = nextDue(rhythm, workspace.clock(), timeZone).toISOString();
	return {
		number,
		title: named?.title ?? report,
		place: territory === null ? null : (loadTerritories().byCode(territory)?.name ?? territory),
		byTerritory,
		when: rhythmWords(rhythm, language),
		isPaused: state === 'paused',
		next: state === 'paused' ? null : momentWords(next, timeZone, language),
		recipients,
		last: last ? runLine(workspace, last, language) : null
	};
}

function runLine({ timeZone }: Workspace, run: ScheduleRun, language: Language): RunLine {
	const { number, state, build, askedBy, problem, dueAt, nextTry } = run;
	return {
		number,
		state,
		build,
		askedBy,
		problem,
		due: momentWords(dueAt, timeZone, language),
		isRetrying: nextTry !== null,
		isOver: state !== 'building' && state !== 'sending'
	};
}
