import { parseProgramme } from '../programme/parse-programme.ts';
import { JalonError } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import type { BuildOptions, BuildResult } from './build-result.ts';
import { workCounts } from './build-edition.ts';
import { deliveriesAfter, writeChange, type DeliveriesChange } from './change-deliveries.ts';
import { deliverDiscovered, strayExports } from './deliver-discovered.ts';
import { listDeliveries, noteAccepted } from './deliveries.ts';
import { gatherInputs, type Gathered } from './gather-inputs.ts';
import { editionId, manifestText, writeManifest } from './manifest-file.ts';
import { publishManifest } from './publish-manifest.ts';
import { sweepUnsettled } from './sweep-unsettled.ts';
import { inputsFingerprint } from './unchanged-build.ts';
import { workEdition, type WorkedEdition } from './work-edition.ts';
import type { Workspace } from './workspace.ts';

/** The edition that a change of the deliveries would make. */
export type TriedChange = {
	/** Its id; `openTrial` opens it. */
	readonly edition: string;
	/** Fingerprint of all that it was made from. */
	readonly inputs: string;
	readonly worked: WorkedEdition;
};

/**
 * Works out the edition that a change would make, and publishes nothing: its manifest lies beside
 * the others, for who knows its id, until it is published or swept. For who holds the build lock.
 */
export async function tryChange(
	workspace: Workspace,
	change: DeliveriesChange,
	options: BuildOptions = {}
): Promise<TriedChange> {
	await sweepUnsettled(workspace);
	const gathered = await gatherInputs(workspace, options.signal);
	const programme = parseProgramme(gathered.sources, workspace.folder);
	options.check?.(programme);
	const worked = await work(workspace, programme, gathered, change, options);
	const text = manifestText(worked.manifest);
	await writeManifest(workspace, text);
	const inputs = inputsAfter(workspace, programme, gathered, change);
	return { edition: editionId(text), inputs, worked };
}

/** The fingerprint that a change would have now: another one says that what was tried is past. */
export async function changeInputs(
	workspace: Workspace,
	change: DeliveriesChange
): Promise<string> {
	const gathered = await gatherInputs(workspace);
	const programme = parseProgramme(gathered.sources, workspace.folder);
	return inputsAfter(workspace, programme, gathered, change);
}

export type PublishChangeOptions = BuildOptions & {
	/** The edition that a person looked at: another one is refused. */
	readonly expected?: string | null;
	/** Written down with the change, or not at all. */
	readonly also?: (edition: string) => void;
};

/**
 * Writes a change of the deliveries down and publishes the edition that it makes, all at once.
 * Throws `trial-changed` when the edition is not the one expected. A check that blocks keeps all
 * of it from happening, unless forced. For who holds the build lock.
 */
export async function publishChange(
	workspace: Workspace,
	change: DeliveriesChange,
	options: PublishChangeOptions = {}
): Promise<BuildResult> {
	const started = performance.now();
	const { signal, onProgress } = options;
	await sweepUnsettled(workspace);
	const gathered = await gatherInputs(workspace, signal);
	const { sources, discovered } = gathered;
	const programme = parseProgramme(sources, workspace.folder);
	options.check?.(programme);
	const worked = await work(workspace, programme, gathered, change, options);
	const edition = editionId(manifestText(worked.manifest));
	if (options.expected && options.expected !== edition) throw trialChanged();
	signal?.throwIfAborted();
	const delivered = await deliverDiscovered(workspace, programme, discovered, signal, () => {});
	noteAccepted(
		workspace,
		listDeliveries(workspace).filter(({ dataset, sha256 }) =>
			worked.read.some(
				({ reading }) =>
					reading.dataset === dataset && reading.sha256 === sha256 && reading.refused === null
			)
		)
	);
	onProgress?.({ step: 'publish', done: 0, total: 1, name: '' });
	const publication = await publishManifest(workspace, worked.manifest, {
		force: options.force ?? false,
		inputs: () =>
			worked.retry
				? ''
				: inputsFingerprint(sources, discovered, listDeliveries(workspace), workspace),
		work: worked.work,
		also: (id) => {
			writeChange(workspace, programme, change);
			options.also?.(id);
		}
	});
	onProgress?.({ step: 'publish', done: 1, total: 1, name: publication.edition });
	return {
		...publication,
		delivered,
		work: workCounts(programme, worked),
		readings: worked.manifest.readings,
		findings: worked.run.findings,
		problems: strayExports(sources, discovered),
		milliseconds: performance.now() - started
	};
}

function work(
	workspace: Workspace,
	programme: Programme,
	{ discovered }: Gathered,
	change: DeliveriesChange,
	options: BuildOptions
): Promise<WorkedEdition> {
	const deliveries = deliveriesAfter(workspace, programme, discovered, change);
	return workEdition(workspace, { programme, deliveries, discovered }, options);
}

function inputsAfter(
	workspace: Workspace,
	programme: Programme,
	{ sources, discovered }: Gathered,
	change: DeliveriesChange
): string {
	const deliveries = deliveriesAfter(workspace, programme, discovered, change);
	return inputsFingerprint(sources, discovered, deliveries, workspace);
}

function trialChanged(): JalonError {
	return new JalonError('trial-changed', {
		fr: 'Ce qui serait publié a changé depuis que vous l’avez regardé : un autre dépôt, une correction ou le programme. Regardez à nouveau, puis publiez.',
		en: 'What would be published has changed since you looked: another delivery, a correction or the programme. Look again, then publish.'
	});
}
