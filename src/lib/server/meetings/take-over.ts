import { currentEditionId } from '../editions/publication.ts';
import { readManifest } from '../editions/manifest-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { PastMeeting } from '../programme/parse-history.ts';
import { historyFile, parseHistory } from '../programme/parse-history.ts';
import { collectProblems, parseYaml } from '../programme/spec.ts';
import { listMeetings } from './meeting.ts';

/** Author of what is taken over and names none. */
const author = 'Reprise';

const why = 'Reprise\u202f: chiffres arrêtés a posteriori';

/**
 * Takes the meetings of `data/meetings.yaml`, as last published, into the records: those whose id
 * is unknown, once, as held. Their figures are frozen from the edition served now, and worked out
 * when they are first asked for. From then on the records are the truth. Gives how many were taken,
 * and the ids left aside because a meeting written down in Jalon has them.
 */
export async function takeOverMeetings(
	workspace: Workspace
): Promise<{ readonly taken: number; readonly aside: readonly string[] }> {
	const edition = currentEditionId(workspace);
	const text = edition === null ? undefined : await historyText(workspace, edition);
	if (edition === null || text === undefined) return { taken: 0, aside: [] };
	const problems = collectProblems();
	const spec = parseYaml(text, historyFile, problems);
	const history = spec ? parseHistory(spec, { indicators: [], axes: [] }, problems) : [];
	return workspace.records.transaction(() => {
		const known = new Map(listMeetings(workspace).map((meeting) => [meeting.id, meeting]));
		const unknown = history.filter(({ id }) => !known.has(id));
		for (const meeting of unknown) insertMeeting(workspace, meeting, edition);
		for (const meeting of unknown) insertDecisions(workspace, meeting, history);
		const aside = history.filter(({ id }) => known.get(id)?.takenOver === false);
		return { taken: unknown.length, aside: aside.map(({ id }) => id) };
	});
}

async function historyText(workspace: Workspace, edition: string): Promise<string | undefined> {
	return (await readManifest(workspace, edition)).sources[historyFile];
}

function insertMeeting(workspace: Workspace, meeting: PastMeeting, edition: string): void {
	const { records } = workspace;
	const { id, title, date, asOf, place, chair, present, excused, agenda, appraisals } = meeting;
	const now = workspace.clock().toISOString();
	records.run(
		`insert into meetings (id, title, held_on, as_of, place, chair, state, created_at, created_by,
			opened_at, opened_by, taken_over) values (?, ?, ?, ?, ?, ?, 'held', ?, ?, ?, ?, 1)`,
		...[id, title, date, asOf, place, chair, now, workspace.user, momentOf(date), author]
	);
	const attendees = [
		...present.map((name) => [name, 'present'] as const),
		...excused.map((name) => [name, 'excused'] as const)
	];
	for (const [at, [name, presence]] of attendees.entries())
		records.run(
			'insert into attendees (meeting, position, name, presence) values (?, ?, ?, ?)',
			...[id, at + 1, name, presence]
		);
	for (const [at, item] of agenda.entries())
		records.run(
			'insert into agenda (meeting, position, kind, title, detail, indicators) values (?, ?, ?, ?, ?, ?)',
			...[id, at + 1, item.arbitration ? 'arbitration' : 'item', item.title, item.detail],
			item.indicators.length === 0 ? null : item.indicators.join(',')
		);
	for (const { kind, subject, level, wording, by } of appraisals)
		records.run(
			`insert into appraisals (meeting, subject_kind, subject, level, wording, appraised_at, appraised_by)
				values (?, ?, ?, ?, ?, ?, ?)`,
			...[id, kind, subject, level, wording, dayBefore(date), by]
		);
	records.run(
		`insert into freezes (meeting, edition, as_of, frozen_at, frozen_by, reason, figures)
			values (?, ?, ?, ?, ?, ?, null)`,
		...[id, edition, asOf, now, workspace.user, why]
	);
}

function insertDecisions(
	{ records }: Workspace,
	{ id, date, decisions }: PastMeeting,
	history: readonly PastMeeting[]
): void {
	const dates = new Map(history.map((meeting) => [meeting.id, meeting.date]));
	for (const [at, decision] of decisions.entries()) {
		const number = `${id}-${String(at + 1).padStart(2, '0')}`;
		const { wording, kind, axis, owner, deadline } = decision;
		records.run(
			`insert into decisions (id, meeting, wording, kind, axis, owner, deadline, recorded_at, recorded_by)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			...[number, id, wording, kind, axis, owner, deadline, momentOf(date), author]
		);
		for (const indicator of new Set(decision.indicators))
			records.run(
				'insert into decision_indicators (decision, indicator) values (?, ?)',
				number,
				indicator
			);
		for (const told of decision.told)
			records.run(
				`insert into follow_ups (decision, meeting, state, note, told_at, told_by)
					values (?, ?, ?, ?, ?, ?)`,
				...[number, told.at, told.state, told.note, momentOf(dates.get(told.at) ?? date), author]
			);
	}
}

const momentOf = (date: string) => `${date}T12:00:00.000Z`;

const dayBefore = (date: string) =>
	new Date(Date.parse(`${date}T16:00:00Z`) - 86_400_000).toISOString();
