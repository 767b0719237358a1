import type { DecisionKind, DecisionState } from '#lib/indicators/decision.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';

/** What became of a decision, as told at a meeting or between two. */
export type FollowUp = {
	readonly number: number;
	readonly decision: string;
	readonly meeting: string | null;
	readonly state: DecisionState;
	readonly note: string;
	readonly at: string;
	readonly by: string;
};

/** A decision of the committee, as it reads now. */
export type Decision = {
	/** Meeting and rank in it: `2019-02-03`. */
	readonly id: string;
	readonly meeting: string;
	/** The day of that meeting. */
	readonly decidedOn: IsoDate;
	readonly wording: string;
	readonly kind: DecisionKind;
	readonly axis: string | null;
	readonly indicators: readonly string[];
	readonly owner: string | null;
	readonly deadline: IsoDate | null;
	/** That of its latest follow-up; to do without one. */
	readonly state: DecisionState;
	/** Oldest first. */
	readonly followUps: readonly FollowUp[];
	readonly at: string;
	readonly by: string;
};

type Row = Omit<Decision, 'indicators' | 'state' | 'followUps'>;

const select = `select decisions.id, meeting, held_on as decidedOn, wording, kind, axis, owner, deadline,
	recorded_at as at, recorded_by as by
	from decisions join meetings on meetings.id = decisions.meeting`;

/** Every decision, the latest meeting's first, in the order taken. */
export function listDecisions(workspace: Workspace): Decision[] {
	const { records } = workspace;
	const followUps = Map.groupBy(
		records.all<FollowUp>(
			`select number, decision, meeting, state, note, told_at as at, told_by as by
				from follow_ups order by number`
		),
		({ decision }) => decision
	);
	const indicators = Map.groupBy(
		records.all<{ decision: string; indicator: string }>(
			'select decision, indicator from decision_indicators order by indicator'
		),
		({ decision }) => decision
	);
	return records
		.all<Row>(`${select} order by held_on desc, meeting desc, decisions.id`)
		.map((row) => ({
			...row,
			indicators: (indicators.get(row.id) ?? []).map(({ indicator }) => indicator),
			followUps: followUps.get(row.id) ?? [],
			state: followUps.get(row.id)?.at(-1)?.state ?? 'to-do'
		}));
}
