import { daysLate, type DecisionKind, type DecisionState } from '#lib/indicators/decision.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';

/** What became of a decision, as told at a meeting or between two. */
export type FollowUp = {
	readonly number: number;
	readonly decision: string;
	readonly meeting: string | null;
	/** The day from which it counts: that it was written, or that of its meeting when that came before. */
	readonly toldOn: IsoDate;
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

/** A decision past its deadline at a date. */
export type LateDecision = Decision & { readonly daysLate: number };

type Row = Omit<Decision, 'indicators' | 'state' | 'followUps'>;

const select = `select decisions.id, meeting, held_on as decidedOn, wording, kind, axis, owner, deadline,
	recorded_at as at, recorded_by as by
	from decisions join meetings on meetings.id = decisions.meeting`;

const selectFollowUps = `select number, decision, meeting,
	min(substr(told_at, 1, 10), coalesce(held_on, substr(told_at, 1, 10))) as toldOn,
	follow_ups.state, note, told_at as at, told_by as by
	from follow_ups left join meetings on meetings.id = follow_ups.meeting`;

const selectIndicators = 'select decision, indicator from decision_indicators';

/** Every decision, the latest meeting's first, in the order taken. */
export function listDecisions({ records }: Workspace): Decision[] {
	return assemble(
		records.all<Row>(
			`${select} order by held_on desc, meeting desc, length(decisions.id), decisions.id`
		),
		records.all<FollowUp>(`${selectFollowUps} order by toldOn, number`),
		records.all<Link>(`${selectIndicators} order by indicator`)
	);
}

/** Throws `unknown-decision`. */
export function findDecision({ records }: Workspace, id: string): Decision {
	const [decision] = assemble(
		records.all<Row>(`${select} where decisions.id = ?`, id),
		records.all<FollowUp>(`${selectFollowUps} where decision = ? order by toldOn, number`, id),
		records.all<Link>(`${selectIndicators} where decision = ? order by indicator`, id)
	);
	if (decision) return decision;
	throw new JalonError('unknown-decision', {
		fr: `La décision « ${id} » n’existe pas.`,
		en: `There is no decision “${id}”.`
	});
}

/** Those that an indicator is linked to, the latest meeting's first. */
export function decisionsOf(workspace: Workspace, indicator: string): Decision[] {
	return listDecisions(workspace).filter(({ indicators }) => indicators.includes(indicator));
}

/** The decisions taken by a day, with what had been told of them by then. */
export function decisionsAt(decisions: readonly Decision[], on: IsoDate): Decision[] {
	return decisions
		.filter(({ decidedOn }) => decidedOn <= on)
		.map((decision) => {
			const followUps = decision.followUps.filter(({ toldOn }) => toldOn <= on);
			return { ...decision, followUps, state: stateAfter(followUps) };
		});
}

/** What should have been done by a day and was not, as it was known then: the longest late first. */
export function lateDecisions(workspace: Workspace, on: IsoDate): LateDecision[] {
	return lateAmong(decisionsAt(listDecisions(workspace), on), on);
}

export function lateAmong(decisions: readonly Decision[], on: IsoDate): LateDecision[] {
	return decisions
		.map((decision) => ({ ...decision, daysLate: daysLate(decision, on) }))
		.filter((decision) => decision.daysLate > 0)
		.sort((a, b) => b.daysLate - a.daysLate);
}

type Link = { readonly decision: string; readonly indicator: string };

function assemble(
	rows: readonly Row[],
	followUps: readonly FollowUp[],
	links: readonly Link[]
): Decision[] {
	const told = Map.groupBy(followUps, ({ decision }) => decision);
	const linked = Map.groupBy(links, ({ decision }) => decision);
	return rows.map((row) => ({
		...row,
		indicators: (linked.get(row.id) ?? []).map(({ indicator }) => indicator),
		followUps: told.get(row.id) ?? [],
		state: stateAfter(told.get(row.id) ?? [])
	}));
}

function stateAfter(followUps: readonly FollowUp[]): DecisionState {
	return followUps.at(-1)?.state ?? 'to-do';
}
