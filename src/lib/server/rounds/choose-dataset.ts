import { namedContract } from '../editions/find-dataset.ts';
import { gatherSources } from '../editions/gather-inputs.ts';
import { keepOverride } from '../editions/overrides.ts';
import type { Workspace } from '../editions/workspace.ts';
import { parseOverride } from '../programme/parse-override.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import { findDraft, type Draft } from './draft.ts';
import { demandOpen } from './round.ts';

export type Choice = {
	/** Null finds it by the file's columns again. */
	readonly dataset: string | null;
	/**
	 * How the file is to be understood, as a person said it: `{ columns: { field: header },
	 * encoding, delimiter, sheet, headerRow, decimal, dateOrder }`, all optional; checked here. `{}`
	 * goes back to what is found. Left out, what was said before of the dataset holds.
	 */
	readonly override?: unknown;
};

/**
 * Writes down what a person says of a draft; it waits to be read again. What they say of its shape
 * and columns is kept with the dataset and holds for the files that come after. Throws
 * `unknown-draft`, `unknown-dataset`, `override-invalid`, `round-closed`.
 */
export async function chooseDataset(
	workspace: Workspace,
	number: number,
	{ dataset, override }: Choice
): Promise<Draft> {
	const { round } = findDraft(workspace, number);
	demandOpen(workspace, round);
	const programme = parseProgramme(await gatherSources(workspace), workspace.folder);
	const contract = dataset === null ? null : namedContract(programme, dataset);
	const kept =
		contract === null || override === undefined
			? null
			: keepOverride(workspace, contract.dataset, parseOverride(override, contract));
	workspace.records.transaction(() => {
		demandOpen(workspace, round);
		workspace.records.run(
			`update drafts set dataset = ?, override = ?, state = 'waiting', outcome = null
				where number = ? and state not in ('dropped', 'published')`,
			dataset,
			kept,
			number
		);
	});
	return findDraft(workspace, number);
}
