import { formatDate } from '#lib/indicators/date-words.ts';
import { decisionStates, longestNote, type DecisionState } from '#lib/indicators/decision.ts';
import { plainWords } from '../demand-words.ts';
import type { Workspace } from '../editions/workspace.ts';
import { french } from '../ingest/french.ts';
import { JalonError } from '../programme/problem.ts';
import { findDecision, type Decision } from './decisions.ts';
import { findMeeting } from './meeting.ts';
import { changedMeanwhile, stampOf, type Stamp } from './stamp.ts';

export type NewFollowUp = {
	/** Id of the decision. */
	readonly decision: string;
	/** Id of the meeting that is told; null between two. */
	readonly meeting: string | null;
	readonly state: string;
	readonly note: string;
	/** Number of the latest follow-up that the person had before them, 0 without any; not checked when left out. */
	readonly seen?: number;
};

/**
 * Writes down what became of a decision; what was told before stays. The same words sent again by
 * the same person are written once. Throws `changed-meanwhile`, `unknown-decision`,
 * `unknown-meeting`, `bad-meeting`, `bad-state` and `bad-wording`.
 */
export function followUp(
	workspace: Workspace,
	{ decision: id, meeting, seen, ...typed }: NewFollowUp,
	stamp: Stamp = {}
): Decision {
	const { records } = workspace;
	const { at, by } = stampOf(workspace, stamp);
	const state = checkState(typed.state);
	const note = plainWords(typed.note, longestNote);
	if (state === 'dropped' && note === '') throw noReason();
	records.transaction(() => {
		const decision = findDecision(workspace, id);
		if (meeting !== null) checkMeeting(workspace, decision, meeting);
		const latest = decision.followUps.toSorted((a, b) => b.number - a.number)[0];
		if (latest?.by === by && latest.state === state && latest.note === note)
			if (latest.meeting === meeting) return;
		if (seen !== undefined && (latest?.number ?? 0) !== seen)
			throw changedMeanwhile(latest?.by ?? '');
		records.run(
			`insert into follow_ups (decision, meeting, state, note, told_at, told_by)
				values (?, ?, ?, ?, ?, ?)`,
			...[id, meeting, state, note, at, by]
		);
	});
	return findDecision(workspace, id);
}

function checkState(typed: string): DecisionState {
	const state = decisionStates.find((one) => one === typed);
	if (state) return state;
	throw new JalonError('bad-state', {
		fr: `Avancement « ${typed} » : attendu ${decisionStates.join(', ')}.`,
		en: `State “${typed}”: expected ${decisionStates.join(', ')}.`
	});
}

function checkMeeting(workspace: Workspace, { decidedOn }: Decision, meeting: string): void {
	const { date } = findMeeting(workspace, meeting);
	if (date >= decidedOn) return;
	throw new JalonError('bad-meeting', {
		fr: french`La séance du ${formatDate(date, 'fr')} vient avant la décision, prise le ${formatDate(decidedOn, 'fr')}.`,
		en: `The meeting of ${formatDate(date, 'en')} comes before the decision, taken on ${formatDate(decidedOn, 'en')}.`
	});
}

function noReason(): JalonError {
	return new JalonError('bad-wording', {
		fr: 'Dites pourquoi la décision est abandonnée.',
		en: 'Say why the decision is dropped.'
	});
}
