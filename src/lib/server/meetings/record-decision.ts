import type { Workspace } from '../editions/workspace.ts';
import { checkDecision, type DecisionSpec, type NamedThings } from './decision-fields.ts';
import { findDecision, type Decision } from './decisions.ts';
import { findMeeting } from './meeting.ts';
import { changedMeanwhile, stampOf, type Stamp } from './stamp.ts';

export type NewDecision = DecisionSpec & {
	/** Id of the meeting that takes it. */
	readonly meeting: string;
	/** Made by the form that sends it: sent again, it records nothing more and gives the decision recorded. */
	readonly request?: string | null;
};

/**
 * Writes a decision down under its meeting's next number, which is never given again. Throws
 * `unknown-meeting` and what `checkDecision` throws.
 */
export function recordDecision(
	workspace: Workspace,
	programme: NamedThings,
	decision: NewDecision,
	stamp: Stamp = {}
): Decision {
	const { records } = workspace;
	const { at, by } = stampOf(workspace, stamp);
	const request = decision.request || null;
	const id = records.transaction(() => {
		const sent = records.one<{ id: string }>('select id from decisions where request = ?', request);
		if (sent) return sent.id;
		const meeting = findMeeting(workspace, decision.meeting);
		const fields = checkDecision(decision, meeting, programme);
		const id = nextDecisionId(workspace, meeting.id);
		records.run(
			`insert into decisions
				(id, meeting, wording, kind, axis, owner, deadline, recorded_at, recorded_by, request)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			...[id, meeting.id, fields.wording, fields.kind, fields.axis, fields.owner],
			...[fields.deadline, at, by, request]
		);
		linkIndicators(workspace, id, fields.indicators);
		return id;
	});
	return findDecision(workspace, id);
}

/** No decision is ever deleted, so that the highest rank tells the next one. */
function nextDecisionId({ records }: Workspace, meeting: string): string {
	const row = records.one<{ rank: number }>(
		'select coalesce(max(cast(substr(id, ?) as integer)), 0) + 1 as rank from decisions where meeting = ?',
		meeting.length + 2,
		meeting
	);
	return `${meeting}-${String(row?.rank ?? 1).padStart(2, '0')}`;
}

/**
 * Changes what a decision says; how it read before is kept. `seen` is the number of the latest
 * change that the person had before them, 0 without any. Throws `changed-meanwhile`,
 * `unknown-decision` and what `checkDecision` throws.
 */
export function changeDecision(
	workspace: Workspace,
	programme: NamedThings,
	id: string,
	{ seen, ...spec }: DecisionSpec & { readonly seen: number },
	stamp: Stamp = {}
): Decision {
	const { records } = workspace;
	const { at, by } = stampOf(workspace, stamp);
	records.transaction(() => {
		const decision = findDecision(workspace, id);
		const { wording, kind, axis, indicators, owner, deadline, decidedOn } = decision;
		const fields = checkDecision(spec, { date: decidedOn }, programme);
		const before = JSON.stringify({ wording, kind, axis, indicators, owner, deadline });
		if (JSON.stringify({ ...JSON.parse(before), ...fields }) === before) return;
		const latest = decision.earlier.at(-1);
		if ((latest?.number ?? 0) !== seen) throw changedMeanwhile(latest?.by ?? '');
		records.run(
			'insert into decision_wordings (decision, before, changed_at, changed_by) values (?, ?, ?, ?)',
			...[id, before, at, by]
		);
		records.run(
			'update decisions set wording = ?, kind = ?, axis = ?, owner = ?, deadline = ? where id = ?',
			...[fields.wording, fields.kind, fields.axis, fields.owner, fields.deadline, id]
		);
		records.run('delete from decision_indicators where decision = ?', id);
		linkIndicators(workspace, id, fields.indicators);
	});
	return findDecision(workspace, id);
}

function linkIndicators({ records }: Workspace, id: string, indicators: readonly string[]): void {
	for (const indicator of indicators)
		records.run(
			'insert into decision_indicators (decision, indicator) values (?, ?)',
			id,
			indicator
		);
}
