import { existsSync } from 'node:fs';
import { withBuildLock } from '../editions/build-lock.ts';
import type { BuildOptions } from '../editions/build-result.ts';
import type { DeliveriesChange } from '../editions/change-deliveries.ts';
import type { Edition, Manifest } from '../editions/edition.ts';
import { manifestPath } from '../editions/manifest-file.ts';
import { openEdition, openTrial } from '../editions/open-edition.ts';
import { currentEditionId } from '../editions/publication.ts';
import { changeInputs, tryChange } from '../editions/publish-change.ts';
import { recall, remember, workHash } from '../editions/work-done.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { askedReasons, type AskedReason } from './asked-reasons.ts';
import { compareEditions, type Comparison } from './compare-editions.ts';
import { listDrafts, readAgain } from './draft.ts';
import { demandOpen } from './round.ts';

/** What publishing a round would make, worked out without publishing. */
export type Trial = {
	readonly round: number;
	/** Id of the edition, for `openTrial`. */
	readonly edition: string;
	readonly triedAt: string;
	readonly comparison: Comparison;
	/** Publishing asks for a reason when there are any. */
	readonly reasons: readonly AskedReason[];
	/** Ids of checks that block it. */
	readonly blocked: readonly string[];
	/** Fingerprint of what it was made from, and the edition it was compared with. */
	readonly inputs: string;
	readonly before: string | null;
};

/** Where a trial is: a step of the build, or the comparison of datasets. */
export type TrialProgress = {
	readonly step:
		| 'discover'
		| 'deliver'
		| 'read'
		| 'tables'
		| 'facts'
		| 'events'
		| 'checks'
		| 'masks'
		| 'compare'
		| 'publish';
	readonly done: number;
	readonly total: number;
	readonly name: string;
};

export type TrialOptions = Omit<BuildOptions, 'onProgress' | 'force'> & {
	readonly onProgress?: ((progress: TrialProgress) => void) | undefined;
};

/**
 * Works out the edition that the round's ready files would make and compares it with the one
 * served. The work is kept: publishing it later redoes nothing. Throws `busy` during another
 * build, `round-closed`, and what the programme has wrong.
 */
export async function tryRound(
	workspace: Workspace,
	round: number,
	options: TrialOptions = {}
): Promise<Trial> {
	demandOpen(workspace, round);
	return withBuildLock(workspace, () => tryLocked(workspace, round, options));
}

/** The same, for a caller that holds the lock. */
export async function tryLocked(
	workspace: Workspace,
	round: number,
	options: TrialOptions
): Promise<Trial> {
	const { edition, inputs, worked } = await tryChange(
		workspace,
		changeOf(workspace, round),
		options
	);
	demandRead(workspace, round, worked.manifest);
	const id = currentEditionId(workspace);
	const before = id === null ? null : await openEdition(workspace, id);
	let after: Edition | null = null;
	try {
		after = await openTrial(workspace, edition);
		const comparison = await compareEditions(
			{ workspace, before, after, signal: options.signal },
			(done, total, name) => options.onProgress?.({ step: 'compare', done, total, name })
		);
		const trial: Trial = {
			round,
			edition,
			triedAt: workspace.clock().toISOString(),
			comparison,
			reasons: askedReasons(comparison),
			blocked: after.manifest.findings
				.filter(({ severity, rows }) => severity === 'blocks' && rows > 0)
				.map(({ check }) => check),
			inputs,
			before: id
		};
		remember(workspace, trialHash(round), 'trial', trial);
		return trial;
	} finally {
		before?.database.close();
		after?.database.close();
	}
}

/** A contract that changed since may refuse a file that was ready: it waits to be read again. */
function demandRead(workspace: Workspace, round: number, { readings }: Manifest): void {
	const read = new Set(
		readings.flatMap(({ refused, dataset, sha256 }) =>
			refused === null ? [`${dataset} ${sha256}`] : []
		)
	);
	const lost = listDrafts(workspace, round).filter(
		({ state, dataset, sha256 }) => state === 'ready' && !read.has(`${dataset} ${sha256}`)
	);
	if (lost.length === 0) return;
	readAgain(workspace, lost);
	const names = lost.map(({ name }) => name).join(', ');
	throw new JalonError('round-not-ready', {
		fr: `Le programme a changé depuis que ces fichiers ont été lus : ${names}. Ils sont relus.`,
		en: `The programme has changed since these files were read: ${names}. They are read again.`
	});
}

/** The last trial of a round, if it still says what publishing would make; null when it doesn't. */
export async function findTrial(workspace: Workspace, round: number): Promise<Trial | null> {
	const trial = recall<Trial>(workspace, trialHash(round));
	if (trial === null || trial.before !== currentEditionId(workspace)) return null;
	if (!existsSync(manifestPath(workspace, trial.edition))) return null;
	const inputs = await changeInputs(workspace, changeOf(workspace, round));
	return inputs === trial.inputs ? trial : null;
}

/**
 * The edition of an open round's last trial, to look at while a newer one is worked out. The caller
 * closes it. Throws `round-closed`, and `round-not-ready` when there was no trial yet.
 */
export async function openLastTrial(workspace: Workspace, round: number): Promise<Edition> {
	demandOpen(workspace, round);
	const trial = recall<Trial>(workspace, trialHash(round));
	if (trial !== null && existsSync(manifestPath(workspace, trial.edition)))
		return openTrial(workspace, trial.edition);
	throw new JalonError('round-not-ready', {
		fr: 'Les fichiers de ce lot sont encore en lecture. Revenez quand ils sont lus.',
		en: 'The files of this round are still being read. Come back once they are.'
	});
}

/** What publishing a round does to the deliveries: its ready files, in order of arrival. */
export function changeOf(workspace: Workspace, round: number): DeliveriesChange {
	const files = listDrafts(workspace, round).flatMap(
		({ state, dataset, sha256, name, bytes, override, addedBy: by }) =>
			state === 'ready' && dataset !== null ? [{ dataset, sha256, name, bytes, override, by }] : []
	);
	return { files, withdraw: [], restore: [] };
}

function trialHash(round: number): string {
	return workHash('trial', { round });
}
