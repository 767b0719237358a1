import type { Workspace } from '../editions/workspace.ts';
import { newRequest } from '../meetings/new-request.ts';
import { stampOf } from '../meetings/stamp.ts';
import { JalonError } from '../programme/problem.ts';
import { typedText } from './template-files.ts';

/** What somebody typed for a draft in one page of theirs. */
export type DraftText = {
	readonly number: number;
	readonly text: string;
	/** Null for one that was sent when the draft had changed: kept aside. */
	readonly version: number | null;
	readonly at: string;
	readonly by: string;
};

/** A file of `reports/` as it is being written. */
export type Draft = {
	readonly number: number;
	readonly path: string;
	/** Hash of the file that it was begun from; empty where there was none. */
	readonly basedOn: string;
	readonly openedAt: string;
	readonly openedBy: string;
	/** What counts. */
	readonly current: DraftText & { readonly version: number };
	/** What was typed in other pages, the latest first. */
	readonly others: readonly DraftText[];
};

export type Typed = {
	readonly path: string;
	readonly text: string;
	/** The page that it is typed in. */
	readonly hand: string;
	/** The version of the draft that the page knows; 0 when it knows of none. */
	readonly seen: number;
	/** Hash of the file that the page began from, for a draft that this opens. */
	readonly basedOn: string;
};

/** Saved, or kept aside because somebody else saved meanwhile; `text` is the row that holds it. */
export type Saved = {
	readonly draft: Draft;
	readonly aside: boolean;
	readonly text: number;
	/** What the page goes on under. */
	readonly hand: string;
};

/** Characters: ten times the longest review. */
export const longestTemplate = 200_000;

type DraftRow = Omit<Draft, 'current' | 'others'>;
type TextRow = DraftText & { readonly hand: string; readonly after: number };

const selectDraft = `select number, path, based_on as basedOn, opened_at as openedAt, opened_by as openedBy
	from template_drafts`;
const selectTexts = `select number, text, version, saved_at as at, saved_by as by, hand, after
	from template_texts where draft = ? order by version desc nulls last, number desc`;

/** The draft of a file; null when nobody writes one. */
export function openDraft(workspace: Workspace, path: string): Draft | null {
	const row = workspace.records.one<DraftRow>(
		`${selectDraft} where path = ? and state = 'open'`,
		path
	);
	return row && withTexts(workspace, row);
}

/** Every draft being written, by path. */
export function listDrafts(workspace: Workspace): readonly Draft[] {
	return workspace.records
		.all<DraftRow>(`${selectDraft} where state = 'open' order by path`)
		.map((row) => withTexts(workspace, row));
}

/** Drafts of a file that were given up, the latest first. */
export function droppedDrafts(workspace: Workspace, path: string): readonly Draft[] {
	return workspace.records
		.all<DraftRow>(`${selectDraft} where path = ? and state = 'dropped' order by number desc`, path)
		.map((row) => withTexts(workspace, row));
}

function withTexts({ records }: Workspace, row: DraftRow): Draft {
	const texts = records.all<TextRow>(selectTexts, row.number).map(bare);
	const [current, ...others] = texts;
	if (!current || current.version === null) throw new Error(`draft ${row.number} has no text`);
	return { ...row, current: { ...current, version: current.version }, others };
}

function bare({ number, text, version, at, by }: TextRow): DraftText {
	return { number, text, version, at, by };
}

/**
 * Writes down what is typed. The first text of a file opens its draft. What comes from a page that
 * does not know of the latest version is kept aside, and nothing is written over: who sent it sees
 * both. Throws `template-too-long`.
 */
export function saveDraft(workspace: Workspace, typed: Typed): Saved {
	const text = checkLength(typedText(typed.text));
	return workspace.records.transaction(() => {
		const before = openDraft(workspace, typed.path);
		const draft = before?.number ?? insertDraft(workspace, typed.path, typed.basedOn);
		const version = before?.current.version ?? 0;
		const own = before && ownText(workspace, before, typed.hand);
		// A page whose last answer was lost on the way still goes on from its own text.
		const goesOn = own !== null && typed.seen >= own.after;
		const known = before === null || typed.seen === version || goesOn;
		const row = {
			hand: !known && own ? newRequest() : typed.hand,
			version: known ? version + 1 : null,
			after: goesOn ? own.after : typed.seen
		};
		const number = putText(workspace, draft, text, row);
		const { hand } = row;
		return { draft: demandDraft(workspace, typed.path), aside: !known, text: number, hand };
	});
}

/** What counts, when it was typed in this page. */
function ownText({ records }: Workspace, { number, current }: Draft, hand: string) {
	return records.one<{ after: number }>(
		'select after from template_texts where number = ? and draft = ? and hand = ?',
		...[current.number, number, hand]
	);
}

function insertDraft(workspace: Workspace, path: string, basedOn: string): number {
	const { at, by } = stampOf(workspace, {});
	workspace.records.run(
		`insert into template_drafts (path, based_on, opened_at, opened_by, state) values (?, ?, ?, ?, 'open')`,
		...[path, basedOn, at, by]
	);
	return workspace.records.one<{ number: number }>('select last_insert_rowid() as number')!.number;
}

function putText(
	workspace: Workspace,
	draft: number,
	text: string,
	{ hand, version, after }: Pick<TextRow, 'hand' | 'version' | 'after'>
): number {
	const { at, by } = stampOf(workspace, {});
	const { records } = workspace;
	records.run(
		`insert into template_texts (draft, hand, text, version, after, saved_at, saved_by) values (?, ?, ?, ?, ?, ?, ?)
			on conflict (draft, hand) do update set text = excluded.text, version = excluded.version,
			after = excluded.after, saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
		...[draft, hand, text, version, after, at, by]
	);
	return records.one<{ number: number }>(
		'select number from template_texts where draft = ? and hand = ?',
		...[draft, hand]
	)!.number;
}

/**
 * Opens a draft with a text that comes from elsewhere: a copy, an earlier text. One that is already
 * being written goes on with it, what it held staying beside.
 */
export function startDraft(
	workspace: Workspace,
	{ path, text, hand, basedOn }: Omit<Typed, 'seen'>
): Draft {
	const seen = openDraft(workspace, path)?.current.version ?? 0;
	return saveDraft(workspace, { path, text, hand, seen, basedOn }).draft;
}

/** Gives a draft up; its texts stay to be taken up again. Throws `no-draft`, `draft-changed`. */
export function dropDraft(workspace: Workspace, path: string, version: number): void {
	workspace.records.transaction(() => {
		closeDraft(workspace, demandVersion(workspace, path, version), 'dropped');
	});
}

export function closeDraft(
	workspace: Workspace,
	{ number }: Pick<Draft, 'number'>,
	state: 'published' | 'dropped'
): void {
	const { at, by } = stampOf(workspace, {});
	workspace.records.run(
		'update template_drafts set state = ?, closed_at = ?, closed_by = ? where number = ?',
		...[state, at, by, number]
	);
}

/** The draft now speaks of the file as it is: who writes it has seen what changed. */
export function rebaseDraft(
	workspace: Workspace,
	path: string,
	version: number,
	basedOn: string
): void {
	workspace.records.transaction(() => {
		const { number } = demandVersion(workspace, path, version);
		workspace.records.run(
			'update template_drafts set based_on = ? where number = ?',
			...[basedOn, number]
		);
	});
}

/** Throws `no-draft`. */
export function demandDraft(workspace: Workspace, path: string): Draft {
	const draft = openDraft(workspace, path);
	if (draft) return draft;
	throw new JalonError('no-draft', {
		fr: `Personne n’a de brouillon de ${path} : il a été publié ou abandonné.`,
		en: `Nobody has a draft of ${path}: it was published or given up.`
	});
}

/** The draft as somebody has it before them. Throws `no-draft`, `draft-changed`. */
export function demandVersion(workspace: Workspace, path: string, version: number): Draft {
	const draft = demandDraft(workspace, path);
	const { current } = draft;
	if (current.version === version) return draft;
	throw new JalonError('draft-changed', {
		fr: `${current.by} a enregistré ce brouillon depuis. Relisez-le : rien n’a été fait.`,
		en: `${current.by} saved this draft since. Read it again: nothing was done.`
	});
}

function checkLength(text: string): string {
	if (text.length <= longestTemplate) return text;
	throw new JalonError('template-too-long', {
		fr: `Un modèle tient en ${longestTemplate} caractères ; celui-ci en a ${text.length}. Rien n’est enregistré.`,
		en: `A template holds in ${longestTemplate} characters; this one has ${text.length}. Nothing is saved.`
	});
}
