import type { Reading } from '../ingest/delivery.ts';
import type { Problem } from '../programme/problem.ts';
import { JalonError } from '../programme/problem.ts';
import type { Delivery, Withdrawal } from '../editions/deliveries.ts';
import type { Candidate } from '../editions/recognise-dataset.ts';
import type { Workspace } from '../editions/workspace.ts';

/**
 * `waiting` to be read, `ready` to be published, `unsure` of its dataset, `refused` as a whole,
 * then `published` or `dropped` for good.
 */
export type DraftState = 'waiting' | 'ready' | 'unsure' | 'refused' | 'dropped' | 'published';

/** A file put in a round to be looked at, before it is a delivery. */
export type Draft = {
	readonly number: number;
	readonly round: number;
	readonly sha256: string;
	/** The file's name as received, without its folder. */
	readonly name: string;
	readonly bytes: number;
	readonly addedAt: string;
	readonly addedBy: string;
	/** Id of their account; null for the command line. */
	readonly addedByPerson: string | null;
	/** Null until the file's columns, or a person, say which. */
	readonly dataset: string | null;
	readonly state: DraftState;
	/** Number of the override that it is read under, one made for it or the dataset's. */
	readonly override: number | null;
	/** Null while it waits. */
	readonly outcome: DraftOutcome | null;
};

export type DraftOutcome =
	| {
			readonly kind: 'read';
			readonly reading: Reading;
			/** The same bytes were already there: nothing changes, or a withdrawn delivery comes back. */
			readonly known: KnownAs | null;
	  }
	| {
			readonly kind: 'unsure';
			readonly why: 'several' | 'none';
			/** Headers of the file, as received. */
			readonly columns: readonly string[];
			readonly candidates: readonly Candidate[];
	  }
	| { readonly kind: 'refused'; readonly problem: Problem };

/** Where the bytes of a file were met before. */
export type KnownAs =
	| { readonly as: 'delivered'; readonly delivery: Delivery }
	| { readonly as: 'withdrawn'; readonly delivery: Delivery; readonly withdrawal: Withdrawal }
	| { readonly as: 'in-round'; readonly draft: number; readonly name: string };

type DraftRow = Omit<Draft, 'outcome'> & { readonly outcome: string | null };

const select = `select number, round, sha256, name, bytes, added_at as addedAt, added_by as addedBy,
	added_by_person as addedByPerson, dataset, state, override, outcome from drafts`;

/** Files of a round in order of arrival, those dropped left out. */
export function listDrafts(workspace: Workspace, round: number): Draft[] {
	return workspace.records
		.all<DraftRow>(`${select} where round = ? and state <> 'dropped' order by number`, round)
		.map(fromRow);
}

/** Throws `unknown-draft`. */
export function findDraft(workspace: Workspace, number: number): Draft {
	const row = Number.isSafeInteger(number)
		? workspace.records.one<DraftRow>(`${select} where number = ?`, number)
		: null;
	if (row) return fromRow(row);
	throw unknownDraft(number);
}

export function unknownDraft(number: number): JalonError {
	return new JalonError('unknown-draft', {
		fr: `Aucun fichier en attente ne porte le numéro ${number}.`,
		en: `No file that waits bears the number ${number}.`
	});
}

/** Drafts that wait to be read, such as those that a process killed half-way has left. */
export function waitingDrafts(workspace: Workspace): Draft[] {
	return workspace.records
		.all<DraftRow>(
			`${select} where state = 'waiting'
				and round in (select number from rounds where state = 'open') order by number`
		)
		.map(fromRow);
}

/** Has drafts that were read wait to be read again; gives those that do. */
export function readAgain(
	workspace: Workspace,
	drafts: readonly Pick<Draft, 'number'>[]
): readonly number[] {
	return drafts
		.map(({ number }) => number)
		.filter(
			(number) =>
				workspace.records.run(
					"update drafts set state = 'waiting', outcome = null where number = ? and state = 'ready'",
					number
				) > 0
		);
}

/** Writes down what became of a draft that waited; false when it no longer did. */
export function settleDraft(
	workspace: Workspace,
	draft: Draft,
	state: DraftState,
	found: {
		readonly dataset: string | null;
		readonly override: number | null;
		readonly outcome: DraftOutcome;
	}
): boolean {
	return (
		workspace.records.run(
			`update drafts set state = ?, dataset = ?, override = ?, outcome = ?
				where number = ? and state = 'waiting' and override is ?`,
			state,
			found.dataset,
			found.override,
			JSON.stringify(found.outcome),
			draft.number,
			draft.override
		) > 0
	);
}

function fromRow({ outcome, ...row }: DraftRow): Draft {
	return { ...row, outcome: outcome === null ? null : (JSON.parse(outcome) as DraftOutcome) };
}
