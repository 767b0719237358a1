import { isOpen } from '#lib/indicators/decision.ts';
import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { AgendaItem } from '../meetings/agenda.ts';
import { listAppraisals } from '../meetings/appraisals.ts';
import type { Attendee } from '../meetings/attendees.ts';
import { listDecisions, type Decision } from '../meetings/decisions.ts';
import type { Freeze } from '../meetings/freezes.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { CommitteePage } from './committee.ts';
import type { CommitteeRow } from './committee-figures.ts';

type Named = { readonly id: string; readonly title: string };

/** What is still to be done before a meeting opens, or once it has, each with what it is about. */
export type Readiness = {
	/** Figures without value at the meeting's date. */
	readonly missing: readonly Named[];
	/** Figures whose data stop before what their rhythm would give by then. */
	readonly stale: readonly (Named & { readonly on: IsoDate | null })[];
	/** Key figures and points of attention that nobody has appraised for this meeting. */
	readonly unappraised: readonly Named[];
	/** Decisions of earlier meetings, neither done nor dropped, of which nothing is told for this one. */
	readonly untold: readonly Pick<Decision, 'id' | 'wording' | 'owner'>[];
	readonly noArbitration: boolean;
	readonly noMembers: boolean;
	/** Members whose presence is not marked, once the meeting is open. */
	readonly unmarked: number;
	readonly figures: 'to-freeze' | 'older-edition' | 'ready';
	/** How many of these lines say something. */
	readonly count: number;
};

export type Prepared = {
	readonly meeting: Meeting;
	readonly agenda: readonly AgendaItem[];
	readonly attendees: readonly Attendee[];
	/** That in force. */
	readonly freeze: Freeze | null;
};

/** What a meeting lacks, seen from the figures of the edition served at its date. */
export function readinessOf(
	workspace: Workspace,
	current: Edition,
	page: CommitteePage,
	{ meeting, agenda, attendees, freeze }: Prepared,
	reader: Reader
): Readiness {
	const held = meeting.state === 'held';
	const rows = page.axes.flatMap((axis) => (axis.context ? [] : axis.rows));
	const named = ({ indicator }: CommitteeRow): Named => ({
		id: indicator.id,
		title: localize(indicator.title, reader.language)
	});
	const missing = rows.filter(({ value }) => value.value === null && value.missing !== 'secret');
	const stale = rows.filter(
		(row) => row.value.value !== null && row.nextOn !== null && row.nextOn <= page.asOf
	);
	const appraised = new Set(
		listAppraisals(workspace)
			.filter(({ meeting: of, subject }) => of === meeting.id && subject.kind === 'indicator')
			.map(({ subject }) => subject.id)
	);
	const looked = new Map(
		[...page.headlines, ...page.attention].map((row) => [row.indicator.id, row])
	);
	const lacking: Omit<Readiness, 'count'> = {
		missing: held ? [] : missing.map(named),
		stale: held ? [] : stale.map((row) => ({ ...named(row), on: row.figureOn })),
		unappraised: held
			? []
			: [...looked.values()].filter((row) => !appraised.has(row.indicator.id)).map(named),
		untold: listDecisions(workspace).filter(
			(decision) =>
				decision.decidedOn < meeting.date &&
				isOpen(decision) &&
				!decision.followUps.some((told) => told.meeting === meeting.id)
		),
		noArbitration: !held && !agenda.some(({ kind }) => kind === 'arbitration'),
		noMembers: attendees.length === 0,
		unmarked: held ? attendees.filter(({ presence }) => presence === 'invited').length : 0,
		figures: held
			? 'ready'
			: freeze === null
				? 'to-freeze'
				: freeze.edition === current.id
					? 'ready'
					: 'older-edition'
	};
	return { ...lacking, count: countLines(lacking) };
}

function countLines(lacking: Omit<Readiness, 'count'>): number {
	const { missing, stale, unappraised, untold, noArbitration, noMembers, unmarked, figures } =
		lacking;
	return [
		missing.length > 0,
		stale.length > 0,
		unappraised.length > 0,
		untold.length > 0,
		noArbitration,
		noMembers,
		unmarked > 0,
		figures !== 'ready'
	].filter(Boolean).length;
}
