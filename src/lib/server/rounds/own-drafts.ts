import type { Workspace } from '../editions/workspace.ts';
import { findDraft, listDrafts, unknownDraft, type Draft } from './draft.ts';

/** Whose files somebody sees in a round: theirs alone, by the id of their account; null is everybody's. */
export type Own = string | null;

export function isOwn({ addedByPerson }: Pick<Draft, 'addedByPerson'>, own: Own): boolean {
	return own === null || addedByPerson === own;
}

/** Files of a round that are somebody's to see, those dropped left out. */
export function listOwnDrafts(workspace: Workspace, round: number, own: Own): readonly Draft[] {
	return listDrafts(workspace, round).filter((draft) => isOwn(draft, own));
}

/** Throws `unknown-draft`, for another's as for one that is not. */
export function findOwnDraft(workspace: Workspace, number: number, own: Own): Draft {
	const draft = findDraft(workspace, number);
	if (isOwn(draft, own)) return draft;
	throw unknownDraft(number);
}
