import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { french } from '../ingest/french.ts';
import { findMeeting } from './meeting.ts';

/** Tables of what is kept for ever of a meeting, and how that is said. */
const holding = {
	freezes: { fr: 'ses chiffres ont été arrêtés', en: 'its figures were frozen' },
	decisions: { fr: 'des décisions y ont été prises', en: 'decisions were taken at it' },
	appraisals: {
		fr: 'des appréciations ont été écrites pour elle',
		en: 'appraisals were written for it'
	},
	follow_ups: {
		fr: 'le suivi de décisions y a été noté',
		en: 'what became of decisions was told at it'
	}
} as const;

/** Whether nothing but its own agenda and members was written for a meeting. */
export function mayDelete(workspace: Workspace, id: string): boolean {
	return held(workspace, id).length === 0;
}

/**
 * Takes away a meeting made by mistake, with its agenda, its members and what was chosen of its
 * slides. Throws `meeting-holds` when anything else was written for it, `unknown-meeting`.
 */
export function deleteMeeting(workspace: Workspace, id: string): void {
	const { records } = workspace;
	records.transaction(() => {
		findMeeting(workspace, id);
		const reasons = held(workspace, id);
		if (reasons.length > 0) throw holds(reasons);
		for (const table of ['agenda', 'attendees', 'meeting_choices'])
			records.run(`delete from ${table} where meeting = ?`, id);
		records.run('delete from meetings where id = ?', id);
	});
	workspace.log('meeting deleted', { meeting: id });
}

type Reason = (typeof holding)[keyof typeof holding];

function held({ records }: Workspace, id: string): readonly Reason[] {
	return Object.entries(holding).flatMap(([table, reason]) =>
		records.one(`select 1 from ${table} where meeting = ? limit 1`, id) ? [reason] : []
	);
}

function holds(reasons: readonly Reason[]): JalonError {
	const list = (language: 'fr' | 'en') => reasons.map((reason) => reason[language]).join(', ');
	return new JalonError('meeting-holds', {
		fr: french`La séance ne se supprime plus : ${list('fr')}.`,
		en: `The meeting can no longer be deleted: ${list('en')}.`
	});
}
