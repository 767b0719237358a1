import { onTestFinished } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme, type TrialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { openRoundsDesk, type DeskOptions, type RoundsDesk } from './rounds-desk.ts';

/** For tests: a text as a browser sends it. */
export async function* sent(...chunks: readonly string[]): AsyncGenerator<Uint8Array> {
	for (const chunk of chunks) yield new TextEncoder().encode(chunk);
}

/** One visit taken, one refused. */
export const march = 'Numéro;Date;Visiteurs\nd;01/03/2019;6\ne;32/03/2019;7\n';

export type Started = {
	readonly trial: TrialProgramme;
	readonly workspace: Workspace;
	readonly desk: RoundsDesk;
};

/** For tests: a programme that is published, and a desk for its rounds. */
export async function startedRounds(
	change: (trial: TrialProgramme) => void = () => {},
	options: DeskOptions = {}
): Promise<Started> {
	const trial = trialProgramme();
	change(trial);
	const workspace = trial.open();
	await buildEdition(workspace);
	const desk = openRoundsDesk(workspace, options);
	onTestFinished(() => desk.close());
	return { trial, workspace, desk };
}

/** Visitors of the edition served; of the trial programme, 12. */
export async function visitors(workspace: Workspace): Promise<number | undefined> {
	const edition = await openEdition(workspace);
	const [row] = await edition.database.all<{ sum: number }>(
		'select sum(quantity) as sum from facts.visitors'
	);
	edition.database.close();
	return row?.sum;
}
