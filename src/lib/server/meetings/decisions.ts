import { daysLate, type DecisionKind, type DecisionState } from '#lib/indicators/decision.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { JalonError } from '../programme/problem.ts';
import { earlierOf } from './meeting.ts';

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
	/** The day of `at`. */
	readonly writtenOn: IsoDate;
	readonly by: string;
};

/** What a decision says, and may be changed. */
export type DecisionText = {
	readonly wording: string;
	readonly kind: DecisionKind;
	readonly axis: string | null;
	readonly indicators: readonly string[];
	readonly owner: string | null;
	readonly deadline: IsoDate | null;
};

/** How a decision read before it was changed. */
export type EarlierWording = DecisionText & {
	readonly number: number;
	/** The day on which it no longer counts: that of the decision when it was put right before the next meeting, else that of the change. */
	readonly until: IsoDate;
	/** When it was changed, and by whom. */
	readonly at: string;
	readonly changedOn: IsoDate;
	readonly by: string;
};

/** A decision of the committee, as it reads now. */
export type Decision = DecisionText & {
	/** Meeting and rank in it: `2019-02-03`. */
	readonly id: string;
	readonly meeting: string;
	/** The day of that meeting. */
	readonly decidedOn: IsoDate;
	/** That of its latest follow-up; to do without one. */
	readonly state: DecisionState;
	/** Oldest first. */
	readonly followUps: readonly FollowUp[];
	/** What it said before each of its changes, oldest first. */
	readonly earlier: readonly EarlierWording[];
	readonly at: string;
	/** The day of `at`. */
	readonly writtenOn: IsoDate;
	readonly by: string;
};

/** A decision past its deadline at a date. */
export type LateDecision = Decision & { readonly daysLate: number };

type Row = Omit<
	Decision,
	'indicators' | 'state' | 'followUps' | 'earlier' | 'writtenOn' | keyof DecisionText
> &
	Omit<DecisionText, 'indicators'> & {
		/** The day of the meeting after. */
		readonly nextOn: IsoDate | null;
	};

type FollowUpRow = Omit<FollowUp, 'toldOn' | 'writtenOn'> & { readonly heldOn: IsoDate | null };

type ChangeRow = {
	readonly number: number;
	readonly decision: string;
	readonly before: string;
	readonly at: string;
	readonly by: string;
};

type Link = { readonly decision: string; readonly indicator: string };

const select = `select decisions.id, meeting, held_on as decidedOn, wording, kind, axis, owner, deadline,
	recorded_at as at, recorded_by as by,
	(select min(held_on) from meetings later where later.held_on > meetings.held_on) as nextOn
	from decisions join meetings on meetings.id = decisions.meeting`;

/** Every decision, the latest meeting's first, in the order taken. */
export function listDecisions(workspace: Workspace): Decision[] {
	return readDecisions(workspace, null);
}

/** Throws `unknown-decision`. */
export function findDecision(workspace: Workspace, id: string): Decision {
	const [decision] = readDecisions(workspace, id);
	if (decision) return decision;
	throw new JalonError('unknown-decision', {
		fr: `La décision « ${id} » n’existe pas.`,
		en: `There is no decision “${id}”.`
	});
}

/**
 * The decisions taken by a day, worded as they were, with what had been told of them by then. What
 * is put right before the next meeting was said so from the start: minutes are read again.
 */
export function decisionsAt(decisions: readonly Decision[], on: IsoDate): Decision[] {
	return decisions
		.filter(({ decidedOn }) => decidedOn <= on)
		.map((decision) => {
			const followUps = decision.followUps.filter(({ toldOn }) => toldOn <= on);
			const then = decision.earlier.find(({ until }) => until > on) ?? decision;
			const { wording, kind, axis, indicators, owner, deadline } = then;
			const text: DecisionText = { wording, kind, axis, indicators, owner, deadline };
			const earlier = decision.earlier.filter(({ until }) => until <= on);
			return { ...decision, ...text, earlier, followUps, state: stateAfter(followUps) };
		});
}

/** What should have been done by a day and was not, as it was known then: the longest late first. */
export function lateDecisions(workspace: Workspace, on: IsoDate): LateDecision[] {
	return lateAmong(decisionsAt(listDecisions(workspace), on), on);
}

export function lateAmong<D extends Pick<Decision, 'deadline' | 'state'>>(
	decisions: readonly D[],
	on: IsoDate
): (D & { readonly daysLate: number })[] {
	return decisions
		.map((decision) => ({ ...decision, daysLate: daysLate(decision, on) }))
		.filter((decision) => decision.daysLate > 0)
		.sort((a, b) => b.daysLate - a.daysLate);
}

/** All of them, or one. */
function readDecisions({ records, timeZone }: Workspace, id: string | null): Decision[] {
	const of = (column: string) => `? is null or ${column} = ?`;
	const told = Map.groupBy(
		records.all<FollowUpRow>(
			`select number, decision, meeting, held_on as heldOn, follow_ups.state, note,
				told_at as at, told_by as by
				from follow_ups left join meetings on meetings.id = follow_ups.meeting
				where ${of('decision')} order by number`,
			...[id, id]
		),
		({ decision }) => decision
	);
	const changed = Map.groupBy(
		records.all<ChangeRow>(
			`select number, decision, before, changed_at as at, changed_by as by
				from decision_wordings where ${of('decision')} order by number`,
			...[id, id]
		),
		({ decision }) => decision
	);
	const linked = Map.groupBy(
		records.all<Link>(
			`select decision, indicator from decision_indicators where ${of('decision')} order by indicator`,
			...[id, id]
		),
		({ decision }) => decision
	);
	return records
		.all<Row>(
			`${select} where ${of('decisions.id')}
				order by held_on desc, meeting desc, length(decisions.id), decisions.id`,
			...[id, id]
		)
		.map(({ nextOn, ...row }) => {
			const followUps = (told.get(row.id) ?? [])
				.map((one) => toFollowUp(one, timeZone))
				.sort((a, b) => (a.toldOn < b.toldOn ? -1 : a.toldOn > b.toldOn ? 1 : 0));
			const earlier = (changed.get(row.id) ?? []).map((change): EarlierWording => {
				const { number, before, at, by } = change;
				const changedOn = dayOf(at, timeZone);
				const until = nextOn === null || changedOn < nextOn ? row.decidedOn : changedOn;
				return { ...(JSON.parse(before) as DecisionText), number, until, at, changedOn, by };
			});
			return {
				...row,
				indicators: (linked.get(row.id) ?? []).map(({ indicator }) => indicator),
				followUps,
				state: stateAfter(followUps),
				earlier,
				writtenOn: dayOf(row.at, timeZone)
			};
		});
}

function toFollowUp({ heldOn, ...row }: FollowUpRow, timeZone: string): FollowUp {
	const writtenOn = dayOf(row.at, timeZone);
	return { ...row, toldOn: earlierOf(writtenOn, heldOn), writtenOn };
}

function stateAfter(followUps: readonly FollowUp[]): DecisionState {
	return followUps.at(-1)?.state ?? 'to-do';
}
