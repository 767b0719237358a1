import { rmSync } from 'node:fs';
import { exportPath } from '../editions/deliveries.ts';
import type { Workspace } from '../editions/workspace.ts';
import { findDraft, listDrafts } from './draft.ts';
import { closeRound, demandOpen } from './round.ts';

/** Takes a file out of its round; its bytes go with it unless something else stands on them. */
export function dropDraft(workspace: Workspace, number: number): void {
	workspace.records.transaction(() => {
		const { round, sha256, state } = findDraft(workspace, number);
		if (state === 'dropped') return;
		demandOpen(workspace, round);
		markDropped(workspace, number);
		forgetBytes(workspace, sha256);
	});
}

/** Drops a whole round: nothing of it is kept. */
export function dropRound(workspace: Workspace, number: number): void {
	workspace.records.transaction(() => {
		demandOpen(workspace, number);
		const drafts = listDrafts(workspace, number);
		for (const draft of drafts) markDropped(workspace, draft.number);
		closeRound(workspace, number, { state: 'dropped' });
		for (const { sha256 } of drafts) forgetBytes(workspace, sha256);
	});
}

function markDropped(workspace: Workspace, number: number): void {
	workspace.records.run("update drafts set state = 'dropped' where number = ?", number);
}

/** Drops bytes that nothing stands on any more. For a transaction of the caller's. */
export function forgetBytes(workspace: Workspace, sha256: string): void {
	const named = workspace.records.one(
		`select 1 from deliveries where sha256 = ?1
			union all select 1 from drafts where sha256 = ?1 and state <> 'dropped' limit 1`,
		sha256
	);
	if (named === null) rmSync(exportPath(workspace, sha256), { force: true });
}
