import {
	decisionKinds,
	decisionStates,
	type DecisionKind,
	type DecisionState
} from '#lib/indicators/decision.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { foldText } from '../ingest/fold-text.ts';
import { makeDecisionReminder } from '../meetings/decision-reminder.ts';
import type { Reminder } from '../freshness/reminder.ts';
import { lateAmong } from '../meetings/decisions.ts';
import { listMeetings, type Meeting } from '../meetings/meeting.ts';
import type { PageDay } from './page-day.ts';
import { toldDecisions, type ToldDecision } from './tell-decision.ts';

/** What the reader looks for, as the URL carries it; null and false are all. */
export type DecisionChoice = {
	/** Words that are all in the decision, whatever their accents and case. */
	readonly text: string | null;
	readonly state: DecisionState | null;
	readonly kind: DecisionKind | null;
	readonly axis: string | null;
	readonly owner: string | null;
	/** Id of the meeting that decided. */
	readonly of: string | null;
	readonly late: boolean;
};

export type DecisionsPage = {
	readonly choice: DecisionChoice;
	readonly day: PageDay;
	/** Those looked for, the latest meeting's first. */
	readonly decisions: readonly ToldDecision[];
	readonly total: number;
	/** Of those looked for. */
	readonly counts: Readonly<Record<DecisionState | 'late', number>>;
	/** Every owner and meeting that has a decision, to choose from. */
	readonly owners: readonly string[];
	readonly meetings: readonly Meeting[];
	/** What each owner has late, whatever is looked for, and the letter to send. */
	readonly late: readonly {
		readonly owner: string | null;
		readonly decisions: readonly ToldDecision[];
		readonly reminder: Reminder;
	}[];
};

/** Reads the choice from the page's address; what is not understood is no choice. */
export function readDecisionChoice(parameters: URLSearchParams): DecisionChoice {
	const read = (name: string) => parameters.get(name)?.trim() || null;
	return {
		text: read('q')?.slice(0, 200) ?? null,
		state: decisionStates.find((state) => state === read('state')) ?? null,
		kind: decisionKinds.find((kind) => kind === read('kind')) ?? null,
		axis: read('axis'),
		owner: read('owner'),
		of: read('of'),
		late: read('late') !== null
	};
}

export function decisionsPage(
	edition: Edition,
	workspace: Workspace,
	choice: DecisionChoice,
	day: PageDay,
	reader: Reader
): DecisionsPage {
	const all = toldDecisions(edition, workspace, day, reader);
	const decisions = all.filter((decision) => answers(decision, choice));
	const count = (state: DecisionState) => decisions.filter((one) => one.state === state).length;
	const deciding = new Set(all.map(({ meeting }) => meeting));
	return {
		choice,
		day,
		decisions,
		total: all.length,
		counts: {
			'to-do': count('to-do'),
			'under-way': count('under-way'),
			done: count('done'),
			dropped: count('dropped'),
			late: decisions.filter((one) => one.daysLate > 0).length
		},
		owners: [...new Set(all.flatMap(({ owner }) => owner ?? []))].sort((a, b) =>
			a.localeCompare(b, reader.language)
		),
		meetings: listMeetings(workspace).filter(({ id }) => deciding.has(id)),
		late: lateByOwner(all, edition, day, reader)
	};
}

function answers(decision: ToldDecision, choice: DecisionChoice): boolean {
	const { text, state, kind, axis, owner, of, late } = choice;
	return (
		(state === null || decision.state === state) &&
		(kind === null || decision.kind === kind) &&
		(axis === null || decision.axis?.id === axis) &&
		(owner === null || decision.owner === owner) &&
		(of === null || decision.meeting === of) &&
		(!late || decision.daysLate > 0) &&
		(text === null || holds(decision, text))
	);
}

/** Whether each of the words is somewhere in what the decision says. */
function holds(decision: ToldDecision, text: string): boolean {
	const said = [
		decision.id,
		decision.wording,
		decision.owner ?? '',
		decision.axis?.title ?? '',
		...decision.indicators.map(({ title }) => title),
		...decision.followUps.map(({ note }) => note)
	]
		.map(foldText)
		.join('\n');
	return text.split(/\s+/).every((word) => said.includes(foldText(word)));
}

function lateByOwner(
	all: readonly ToldDecision[],
	edition: Edition,
	{ on }: PageDay,
	{ language }: Reader
): DecisionsPage['late'] {
	return [...Map.groupBy(lateAmong(all, on), ({ owner }) => owner)].map(([owner, decisions]) => ({
		owner,
		decisions,
		reminder: makeDecisionReminder(edition.programme.settings, decisions, on, language)
	}));
}
