import { readManifest } from '../editions/manifest-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import { listDrafts } from './draft.ts';
import type { Trial } from './trial.ts';

type Judged = {
	readonly trial: Trial;
	/** Whether somebody, by the id of their account, may publish. */
	readonly publishes: (person: string) => boolean;
};

/**
 * Whether a round may be published as it is: every file is ready, of a dataset whose contract says
 * `publish: automatic`, brought by who publishes, and nothing asks for a reason or blocks.
 */
export async function isAutomatic(
	workspace: Workspace,
	round: number,
	{ trial: { edition, reasons, blocked }, publishes }: Judged
): Promise<boolean> {
	const drafts = listDrafts(workspace, round);
	if (drafts.length === 0 || reasons.length > 0 || blocked.length > 0) return false;
	if (drafts.some(({ state }) => state !== 'ready')) return false;
	if (drafts.some(({ addedByPerson: id }) => id !== null && !publishes(id))) return false;
	const { sources } = await readManifest(workspace, edition);
	const { contracts } = parseProgramme(sources, workspace.folder, null);
	return drafts.every(
		({ dataset }) =>
			contracts.find((contract) => contract.dataset === dataset)?.publish === 'automatic'
	);
}
