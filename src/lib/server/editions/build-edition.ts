import { join } from 'node:path';
import { parseProgramme } from '../programme/parse-programme.ts';
import type { Programme } from '../programme/programme.ts';
import { readSources } from '../programme/read-programme.ts';
import { withBuildLock } from './build-lock.ts';
import type { BuildOptions, BuildProgress, BuildResult } from './build-result.ts';
import { deliverDiscovered, strayExports } from './deliver-discovered.ts';
import { listDeliveries, noteAccepted } from './deliveries.ts';
import { discoverExports, type DiscoveredExport } from './discover-exports.ts';
import type { Manifest } from './edition.ts';
import { makeManifest, workBehind } from './make-manifest.ts';
import { editionId, isBlocked, manifestText, writeManifest } from './manifest-file.ts';
import { pseudonymKey } from './pseudonym-key.ts';
import { currentEditionId, publish } from './publication.ts';
import { startEngine, type QueryEngine } from './query-engine.ts';
import { readDeliveries, type ReadDelivery } from './read-deliveries.ts';
import { receivedHash, type ReceivedPart } from './received-relations.ts';
import { runQueries, type QueriesRun } from './run-queries.ts';
import { syncFiles } from './settle-file.ts';
import { sweepUnsettled } from './sweep-unsettled.ts';
import { earlierReadings, inputsFingerprint, unchangedResult } from './unchanged-build.ts';
import { isPublished, partPath } from './work-done.ts';
import { planWork, type WorkPlan } from './work-plan.ts';
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

	const sources = await readSources(workspace.folder);
	const discovered = await discoverExports(workspace, signal);
	tell('discover', discovered.length, discovered.length, '');
	const before = inputsFingerprint(sources, discovered, listDeliveries(workspace), workspace);
	const unchanged = await unchangedResult(workspace, before);
	if (unchanged)
		return {
			...unchanged,
			problems: strayExports(sources, discovered),
			milliseconds: performance.now() - started
		};

	const programme = parseProgramme(sources, workspace.folder);
	options.check?.(programme);
	const delivered = await deliverDiscovered(
		workspace,
		programme,
		discovered,
		signal,
		(done, total, name) => tell('deliver', done, total, name)
	);
	const deliveries = listDeliveries(workspace);
	const engine = startEngine(workspace, programme);
	try {
		const read = await readDeliveries(deliveries, {
			workspace,
			programme,
			key: await pseudonymKey(workspace, programme.settings.fictitious),
			folderFiles: new Map(
				discovered.map(({ sha256, path }) => [sha256, join(workspace.folder, path)])
			),
			earlier: await earlierReadings(workspace),
			signal,
			onRead: (done, total, name) => tell('read', done, total, name)
		});
		const accepted = read.filter(({ reading }) => reading.refused === null);
		noteAccepted(
			workspace,
			accepted.map(({ delivery }) => delivery)
		);
		const ordered = inOrder(read.filter((one) => stillTold(one, discovered)));
		const { plan, run } = await runPlan(workspace, programme, ordered, engine, options);
		signal?.throwIfAborted();

		const manifest = makeManifest(programme, ordered, run);
		tell('publish', 0, 1, '');
		const publication = await publishManifest(workspace, manifest, {
			force: options.force ?? false,
			// Without a fingerprint, the next build looks at everything again.
			inputs: read.some(({ retry }) => retry)
				? ''
				: inputsFingerprint(sources, discovered, deliveries, workspace),
			work: workBehind(ordered, plan, manifest)
		});
		tell('publish', 1, 1, publication.edition);
		return {
			...publication,
			delivered,
			work: {
				readings: {
					total: ordered.length,
					redone: ordered.filter(({ redone }) => redone).map(({ reading }) => reading.name)
				},
				tables: { total: programme.tables.length, redone: run.redone.tables },
				facts: { total: Object.keys(run.facts).length, redone: run.redone.facts },
				checks: { total: programme.checks.length, redone: run.redone.checks }
			},
			readings: manifest.readings,
			findings: run.findings,
			problems: strayExports(sources, discovered),
			milliseconds: performance.now() - started
		};
	} finally {
		await engine.close();
	}
}

/**
 * Writes the manifest and makes it the edition served: parts reach the disk first, the pointer
 * moves last. A check that blocks keeps it from being published, unless forced.
 */
async function publishManifest(
	workspace: Workspace,
	manifest: Manifest,
	about: { readonly force: boolean; readonly inputs: string; readonly work: readonly string[] }
): Promise<Pick<BuildResult, 'edition' | 'published' | 'changed' | 'provisional'>> {
	const text = manifestText(manifest);
	const id = editionId(text);
	const blocked = isBlocked(manifest.findings);
	const served = currentEditionId(workspace);
	const published = !blocked || about.force || served === id;
	if (published) {
		const fresh = Object.keys(manifest.parts).filter((hash) => !isPublished(workspace, hash));
		await syncFiles(
			workspace.paths.parts,
			fresh.map((hash) => partPath(workspace, hash))
		);
		await writeManifest(workspace, text);
		publish(workspace, { id, provisional: blocked, ...about });
	}
	return { edition: id, published, changed: published && served !== id, provisional: blocked };
}

/** A file that was only ever refused is told as long as it lies there; once mended or gone, it is past. */
function stillTold(
	{ reading, delivery }: ReadDelivery,
	discovered: readonly DiscoveredExport[]
): boolean {
	if (reading.refused === null || delivery.accepted === 1) return true;
	return discovered.some(({ sha256 }) => sha256 === delivery.sha256);
}

/** Deliveries of each dataset by date, those of one date in order of arrival. */
function inOrder(read: readonly ReadDelivery[]): readonly ReadDelivery[] {
	const key = ({ reading, delivery }: ReadDelivery) =>
		[reading.dataset, reading.deliveredOn ?? '', String(delivery.number).padStart(12, '0')].join(
			' '
		);
	return read.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function runPlan(
	workspace: Workspace,
	programme: Programme,
	read: readonly ReadDelivery[],
	engine: QueryEngine,
	options: BuildOptions
): Promise<{ plan: WorkPlan; run: QueriesRun }> {
	const received = new Map(
		programme.contracts.map(({ dataset }) => [dataset, receivedParts(workspace, dataset, read)])
	);
	const hashes = new Map(
		programme.contracts.map((contract) => [
			contract.dataset,
			receivedHash(contract, received.get(contract.dataset) ?? [])
		])
	);
	const plan = await planWork(workspace, programme, hashes, engine.database);
	const run = await runQueries({
		workspace,
		programme,
		plan,
		database: engine.database,
		builtIn: engine.builtIn,
		received,
		signal: options.signal,
		onStep: (step, done, total, name) => options.onProgress?.({ step, done, total, name })
	});
	return { plan, run };
}

function receivedParts(
	workspace: Workspace,
	dataset: string,
	read: readonly ReadDelivery[]
): ReceivedPart[] {
	return read.flatMap(({ reading }) =>
		reading.dataset === dataset && reading.part !== null
			? [
					{
						hash: reading.part,
						sha256: reading.sha256,
						deliveredOn: reading.deliveredOn,
						path: partPath(workspace, reading.part)
					}
				]
			: []
	);
}
