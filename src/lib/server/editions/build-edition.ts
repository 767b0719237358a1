import { contourNotes } from '../contours/kept-contours.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import { withBuildLock } from './build-lock.ts';
import type {
	BuildOptions,
	BuildProgress,
	BuildResult,
	WorkCount,
	WorkKind
} from './build-result.ts';
import { deliverDiscovered, strayExports } from './deliver-discovered.ts';
import { listDeliveries, noteAccepted } from './deliveries.ts';
import { gatherInputs } from './gather-inputs.ts';
import { keyToBuild } from './pseudonym-key.ts';
import { publishManifest } from './publish-manifest.ts';
import { sweepUnsettled } from './sweep-unsettled.ts';
import { inputsFingerprint, unchangedResult } from './unchanged-build.ts';
import { workEdition, type WorkedEdition } from './work-edition.ts';
import type { Programme } from '../programme/programme.ts';
import type { Workspace } from './workspace.ts';

/**
 * Takes in the exports that are new, works out what depends on them, and publishes. What has
 * been worked out before is never redone; the edition served stays served until the last moment.
 * Throws `busy` while another build runs, and JalonError for a programme that is wrong.
 */
export async function buildEdition(
	workspace: Workspace,
	options: BuildOptions = {}
): Promise<BuildResult> {
	return withBuildLock(workspace, () => buildLocked(workspace, options));
}

/** The same, for a caller that holds the lock. */
export async function buildLocked(
	workspace: Workspace,
	options: BuildOptions
): Promise<BuildResult> {
	const started = performance.now();
	const { signal } = options;
	const tell = (step: BuildProgress['step'], done: number, total: number, name: string) =>
		options.onProgress?.({ step, done, total, name });
	await sweepUnsettled(workspace);

	const { sources, discovered } = await gatherInputs(workspace, signal);
	tell('discover', discovered.length, discovered.length, '');
	const fingerprint = () =>
		inputsFingerprint(sources, discovered, listDeliveries(workspace), workspace);
	const unchanged = await unchangedResult(workspace, fingerprint());
	if (unchanged)
		return {
			...unchanged,
			problems: [...strayExports(sources, discovered), ...contourNotes(sources)],
			milliseconds: performance.now() - started
		};

	const programme = parseProgramme(sources, workspace.folder);
	options.check?.(programme);
	await keyToBuild(workspace, programme.settings.fictitious, options.newKey);
	const delivered = await deliverDiscovered(
		workspace,
		programme,
		discovered,
		signal,
		(done, total, name) => tell('deliver', done, total, name)
	);
	const worked = await workEdition(
		workspace,
		{ programme, discovered, deliveries: listDeliveries(workspace) },
		{ ...options, onRead: (accepted) => noteAccepted(workspace, accepted) }
	);
	tell('publish', 0, 1, '');
	const publication = await publishManifest(workspace, worked.manifest, {
		force: options.force ?? false,
		// Without a fingerprint, the next build looks at everything again.
		inputs: () => (worked.retry ? '' : fingerprint()),
		work: worked.work
	});
	tell('publish', 1, 1, publication.edition);
	return {
		...publication,
		delivered,
		work: workCounts(programme, worked),
		readings: worked.manifest.readings,
		findings: worked.run.findings,
		problems: [...strayExports(sources, discovered), ...contourNotes(sources)],
		milliseconds: performance.now() - started
	};
}

/** How much work there was, and what of it had to be done. */
export function workCounts(
	programme: Programme,
	{ read, run, masked }: WorkedEdition
): Readonly<Record<WorkKind, WorkCount>> {
	return {
		readings: {
			total: read.length,
			redone: read.filter(({ redone }) => redone).map(({ reading }) => reading.name)
		},
		tables: { total: programme.tables.length, redone: run.redone.tables },
		facts: { total: Object.keys(run.facts).length, redone: run.redone.facts },
		events: { total: programme.events.length, redone: run.redone.events },
		checks: { total: programme.checks.length, redone: run.redone.checks },
		masks: { total: Object.keys(masked.masks).length, redone: masked.redone }
	};
}
