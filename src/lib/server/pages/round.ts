import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { expectedFiles } from '../freshness/expected-files.ts';
import {
	fileTitle,
	freshnessSentence,
	missingSentence,
	periodWords
} from '../freshness/freshness-sentence.ts';
import type { Freshness } from '../freshness/freshness.ts';
import { makeReminder, type Reminder } from '../freshness/reminder.ts';
import { todayIn } from '../freshness/today.ts';
import type { RowCounts } from '../ingest/delivery.ts';
import type { Programme } from '../programme/programme.ts';
import type { Draft, DraftState } from '../rounds/draft.ts';
import { listOwnDrafts, type Own } from '../rounds/own-drafts.ts';
import { openRound } from '../rounds/round.ts';
import type { RoundEvent, RoundsDesk } from '../rounds/rounds-desk.ts';
import type { Trial } from '../rounds/trial.ts';
import { tellComparison, type ToldComparison } from './tell-comparison.ts';

/** Where a piece of work is, for its bar and its words. */
export type Underway = Pick<RoundEvent, 'step' | 'done' | 'total' | 'name'>;

/** A file of the open round. */
export type DraftLine = {
	readonly number: number;
	readonly name: string;
	readonly bytes: number;
	readonly state: DraftState;
	/** The kind of file, in words. */
	readonly dataset: string | null;
	readonly rows: RowCounts | null;
	/** Why it is refused. */
	readonly refusal: string | null;
	/** Why its dataset is not known. */
	readonly unsure: 'several' | 'none' | null;
	readonly known: KnownLine | null;
	readonly underway: Underway | null;
};

/** Where the same bytes were met before. */
export type KnownLine =
	| { readonly as: 'delivered' | 'withdrawn'; readonly on: IsoDate; readonly by: string }
	| { readonly as: 'in-round'; readonly name: string };

export type OpenRound = {
	readonly number: number;
	readonly openedOn: IsoDate;
	readonly openedBy: string;
	readonly files: readonly DraftLine[];
	/** Something is being read or worked out. */
	readonly busy: boolean;
	/** The trial that is being worked out. */
	readonly underway: Underway | null;
	/** What ended the last trial without a result. */
	readonly ended: { readonly step: 'failed' | 'cancelled'; readonly error: string | null } | null;
	/** Files that must be settled before any is published. */
	readonly unsettled: number;
	readonly ready: number;
	readonly refused: number;
	/** What publishing would change; null when it is not known. */
	readonly trial: ToldTrial | null;
};

export type ToldTrial = {
	readonly edition: string;
	readonly told: ToldComparison;
	/** Why a reason is asked for. */
	readonly reasons: readonly string[];
	/** Titles of the checks that block it. */
	readonly blocked: readonly string[];
};

type Asked = {
	readonly workspace: Workspace;
	readonly rounds: RoundsDesk;
	readonly edition: Edition;
	readonly reader: Reader;
	/** Whose files are told: who does not publish the round is told of their own alone. */
	readonly own: Own;
};

const ends: readonly RoundEvent['step'][] = [
	'ready',
	'unsure',
	'refused',
	'dropped',
	'tried',
	'published',
	'blocked',
	'failed',
	'cancelled'
];

export function isOver({ step }: Pick<RoundEvent, 'step'>): boolean {
	return ends.includes(step);
}

/** The round that files join, with what publishing it would change; null when none is open. */
export async function openRoundPage(asked: Asked): Promise<OpenRound | null> {
	const { workspace, rounds, edition, reader, own } = asked;
	const round = openRound(workspace);
	if (!round) return null;
	const { events, ...now } = rounds.now(round.number);
	const drafts = listOwnDrafts(workspace, round.number, own);
	if (own !== null && drafts.length === 0) return null;
	const busy = own === null ? now.busy : drafts.some(({ state }) => state === 'waiting');
	const last = own === null ? (events.find(({ draft }) => draft === null) ?? null) : null;
	const trial = busy || own !== null ? null : await rounds.trial(round.number);
	const count = (...states: DraftState[]) =>
		drafts.filter(({ state }) => states.includes(state)).length;
	return {
		number: round.number,
		openedOn: dayOf(round.openedAt, workspace.timeZone),
		openedBy: round.openedBy,
		files: drafts.map((draft) =>
			draftLine(draft, events.find((event) => event.draft === draft.number) ?? null, edition, {
				reader,
				among: drafts
			})
		),
		busy,
		underway: busy && last && !isOver(last) ? last : null,
		ended:
			!busy && trial === null && last && (last.step === 'failed' || last.step === 'cancelled')
				? { step: last.step, error: last.error && localize(last.error.text, reader.language) }
				: null,
		unsettled: count('waiting', 'unsure'),
		ready: count('ready'),
		refused: count('refused'),
		trial: trial && tellTrial(trial, edition.programme, reader)
	};
}

export function tellTrial(trial: Trial, programme: Programme, reader: Reader): ToldTrial {
	const { language } = reader;
	const titleOf = (check: string) =>
		trial.comparison.findings.find((finding) => finding.check === check)?.title ??
		programme.checks.find(({ id }) => id === check)?.title;
	return {
		edition: trial.edition,
		told: tellComparison(trial.comparison, programme, reader),
		reasons: trial.reasons.map(({ sentence }) => localize(sentence, language)),
		blocked: trial.blocked.map((check) => localize(titleOf(check) ?? { fr: check }, language))
	};
}

/** Who is told, and the round's files that they see. */
export type DraftTelling = {
	readonly reader: Reader;
	readonly among: readonly Pick<Draft, 'number'>[];
};

export function draftLine(
	draft: Draft,
	event: RoundEvent | null,
	{ programme }: Edition,
	{ reader: { language }, among }: DraftTelling
): DraftLine {
	const { number, name, bytes, state, dataset, outcome } = draft;
	const contract = programme.contracts.find((one) => one.dataset === dataset);
	return {
		number,
		name,
		bytes,
		state,
		dataset: contract ? localize(contract.title, language) : dataset,
		rows: outcome?.kind === 'read' ? outcome.reading.rows : null,
		refusal: outcome?.kind === 'refused' ? localize(outcome.problem.message, language) : null,
		unsure: outcome?.kind === 'unsure' ? outcome.why : null,
		known: knownLine(draft, among, programme.settings.timeZone),
		underway:
			state === 'waiting' ? (event ?? { step: 'waiting', done: 0, total: 0, name: '' }) : null
	};
}

function knownLine(
	{ outcome }: Draft,
	among: DraftTelling['among'],
	timeZone: string
): KnownLine | null {
	const known = outcome?.kind === 'read' ? outcome.known : null;
	if (known === null) return null;
	if (known.as === 'in-round')
		return among.some(({ number }) => number === known.draft)
			? { as: known.as, name: known.name }
			: null;
	const { deliveredAt, deliveredBy } = known.delivery;
	return { as: known.as, on: dayOf(deliveredAt, timeZone), by: deliveredBy };
}

/** What this month awaits, the round's files counted as received. */
export type ExpectedLines = {
	readonly summary: string;
	readonly received: readonly string[];
	readonly partners: readonly {
		readonly partner: string | null;
		readonly missing: readonly {
			readonly title: string;
			readonly period: string;
			readonly sentence: string;
			readonly late: boolean;
		}[];
		readonly reminder: Reminder;
	}[];
};

/** Null when nothing is awaited. */
export function expectedLines(
	{ workspace, edition, reader: { language }, own }: Omit<Asked, 'rounds'>,
	round: number | null
): ExpectedLines | null {
	const today = todayIn(edition.programme.settings.timeZone, workspace.clock);
	const also = (round === null ? [] : listOwnDrafts(workspace, round, own)).flatMap(
		({ state, outcome }) => (state === 'ready' && outcome?.kind === 'read' ? [outcome.reading] : [])
	);
	const expected = expectedFiles(edition, today, also);
	if (expected.received.length + expected.missing.length === 0) return null;
	const tell = (file: Freshness) => ({
		title: fileTitle(file, language),
		period: periodWords(file, language),
		sentence: freshnessSentence(file, language),
		late: file.state === 'late'
	});
	return {
		summary: missingSentence(expected, language),
		received: expected.received.map((file) => fileTitle(file, language)),
		partners: expected.byPartner
			.filter(({ missing }) => missing.length > 0)
			.map(({ partner, missing }) => ({
				partner: partner?.name ?? null,
				missing: missing.map(tell),
				reminder: makeReminder(edition, missing, language)
			}))
	};
}
