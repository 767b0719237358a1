import { localize } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { findOverride } from '../editions/overrides.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Reading, Understanding } from '../ingest/delivery.ts';
import { rejectSentence } from '../ingest/reject-sentence.ts';
import { cellText } from '../ingest/raw-row.ts';
import { excerpt } from '../ingest/refusal.ts';
import type { Contract } from '../programme/contract.ts';
import type { Override } from '../programme/override.ts';
import { JalonError } from '../programme/problem.ts';
import { draftRejects } from '../rounds/draft-rejects.ts';
import { findDraft, type Draft } from '../rounds/draft.ts';
import { isOwn, listOwnDrafts, type Own } from '../rounds/own-drafts.ts';
import { findRound } from '../rounds/round.ts';
import type { RoundsDesk } from '../rounds/rounds-desk.ts';
import { previewedRows, tellPreview, type ToldPreview } from './tell-preview.ts';
import { columnChoices, type ColumnChoice } from './column-choices.ts';
import { draftLine, tellTrial, type DraftLine, type ToldTrial } from './round.ts';
import type { ToldMove, ToldRows } from './tell-comparison.ts';

/** A file before it is published: what it says, how it was understood, what it would change. */
export type DraftPage = {
	readonly round: number;
	readonly line: DraftLine;
	/** The round still takes changes. */
	readonly open: boolean;
	/** Something of the round is under way. */
	readonly busy: boolean;
	/** First rows, as received beside as understood. */
	readonly preview: ToldPreview;
	/** The file's beginning, for one that no model reads. */
	readonly raw: readonly { readonly line: number; readonly cells: readonly string[] }[];
	readonly understanding: Understanding | null;
	readonly notes: readonly string[];
	readonly rejects: { readonly sentences: readonly string[]; readonly total: number };
	/** Where they are corrected before the round is published; null until its trial is there. */
	readonly mending: { readonly dataset: string; readonly delivery: string } | null;
	readonly settings: DraftSettings;
	/** What the file's dataset would change, with the round's other files of it. */
	readonly change: ToldRows | null;
	readonly moves: readonly ToldMove[];
	readonly trial: ToldTrial | null;
};

/** What a person may say of the file. */
export type DraftSettings = {
	readonly datasets: readonly { readonly dataset: string; readonly title: string }[];
	/** The kind of file that columns are chosen for; null until one is named. */
	readonly dataset: string | null;
	/** It is not the file's own yet. */
	readonly proposed: boolean;
	/** What was said before. */
	readonly override: Override | null;
	readonly columns: readonly ColumnChoice[];
	readonly headers: readonly string[];
};

export type DraftAsked = {
	readonly workspace: Workspace;
	readonly rounds: RoundsDesk;
	readonly edition: Edition;
	readonly reader: Reader;
	readonly round: number;
	readonly draft: number;
	/** Whose files are told: see `Own`. */
	readonly own: Own;
	/** The kind of file that the person looks for columns of. */
	readonly dataset: string | null;
	/** Shows all refused rows. */
	readonly allRejects: boolean;
};

const rejectsShown = 10;
const mostRejects = 1_000;
const longestCell = 120;

/** Throws `not-found` for a file that is not one of the round's. */
export async function draftPage(asked: DraftAsked): Promise<DraftPage> {
	const { workspace, rounds, edition, reader, round, own } = asked;
	const draft = draftOf(asked);
	const { language } = reader;
	const { events, ...now } = rounds.now(round);
	const among = listOwnDrafts(workspace, round, own);
	const busy = own === null ? now.busy : among.some(({ state }) => state === 'waiting');
	const open = findRound(workspace, round).state === 'open';
	const waiting = draft.state === 'waiting';
	const preview = waiting ? null : await rounds.preview(draft.number);
	const reading = draft.outcome?.kind === 'read' ? draft.outcome.reading : null;
	const understanding = reading?.understanding ?? preview?.unread?.understanding ?? null;
	const found = open && !busy && own === null ? await rounds.trial(round) : null;
	const trial = found && tellTrial(found, edition.programme, reader);
	const event = events.find((one) => one.draft === draft.number) ?? null;
	return {
		round,
		line: draftLine(draft, event, edition, { reader, among }),
		open,
		busy,
		preview: tellPreview(preview, contractOf(edition, draft.dataset), language),
		raw: (preview?.unread?.rows ?? []).slice(0, previewedRows).map(({ line, cells }) => ({
			line,
			cells: cells.map((cell) => excerpt(cellText(cell), longestCell))
		})),
		understanding,
		notes: (understanding?.notes ?? []).map((note) => localize(note, language)),
		rejects: await rejectsOf(asked, reading),
		mending:
			open && trial && reading && draft.dataset
				? { dataset: draft.dataset, delivery: draft.sha256.slice(0, 12) }
				: null,
		settings: settingsOf(asked, draft, headersOf(draft, understanding)),
		change: trial?.told.datasets.find(({ dataset }) => dataset === draft.dataset) ?? null,
		moves: trial?.told.moves ?? [],
		trial
	};
}

export function draftOf({
	workspace,
	round,
	draft,
	own
}: Pick<DraftAsked, 'workspace' | 'round' | 'draft' | 'own'>): Draft {
	const found = Number.isSafeInteger(draft) && draft > 0 ? findDraft(workspace, draft) : null;
	if (found && found.round === round && found.state !== 'dropped' && isOwn(found, own))
		return found;
	throw new JalonError('not-found', {
		fr: 'Ce fichier n’est pas, ou n’est plus, dans ce lot.',
		en: 'This file is not, or no longer, in this round.'
	});
}

function contractOf({ programme }: Edition, dataset: string | null): Contract | null {
	return programme.contracts.find((contract) => contract.dataset === dataset) ?? null;
}

async function rejectsOf(
	{ workspace, reader, allRejects }: DraftAsked,
	reading: Reading | null
): Promise<DraftPage['rejects']> {
	if (reading === null) return { sentences: [], total: 0 };
	const limit = allRejects ? mostRejects : rejectsShown;
	const rejects = await draftRejects(workspace, reading, { offset: 0, limit });
	return {
		sentences: rejects.map((reject) => rejectSentence(reject, reader.language)),
		total: reading.rows.rejected
	};
}

function headersOf({ outcome }: Draft, understanding: Understanding | null): readonly string[] {
	const headers = outcome?.kind === 'unsure' ? outcome.columns : (understanding?.columns ?? []);
	return headers.map((header) => header.trim()).filter((header) => header !== '');
}

function settingsOf(
	{ workspace, edition, reader: { language }, dataset: asked }: DraftAsked,
	draft: Draft,
	headers: readonly string[]
): DraftSettings {
	const { contracts } = edition.programme;
	const known = (dataset: string | null) => contractOf(edition, dataset);
	const candidate =
		draft.outcome?.kind === 'unsure' ? (draft.outcome.candidates[0]?.dataset ?? null) : null;
	const contract = known(asked) ?? known(draft.dataset) ?? known(candidate);
	const own = contract !== null && contract.dataset === draft.dataset;
	const override = own ? findOverride(workspace, draft.override) : null;
	return {
		datasets: contracts.map(({ dataset, title }) => ({
			dataset,
			title: localize(title, language)
		})),
		dataset: contract?.dataset ?? null,
		proposed: !own,
		override,
		columns: contract ? columnChoices(contract, headers, override) : [],
		headers: [...new Set(headers)]
	};
}
