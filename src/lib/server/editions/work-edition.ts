import { join } from 'node:path';
import type { Programme } from '../programme/programme.ts';
import type { BuildOptions, BuildProgress } from './build-result.ts';
import type { Delivery } from './deliveries.ts';
import type { DiscoveredExport } from './discover-exports.ts';
import { withDeliveredFigures } from './declared-sources.ts';
import type { Manifest } from './edition.ts';
import { makeManifest, workBehind } from './make-manifest.ts';
import { keyFingerprint } from '../ingest/pseudonym.ts';
import { makeMasks, withMasks, type MasksMade } from './mask-parts.ts';
import { keyToBuild } from './pseudonym-key.ts';
import { startEngine, type QueryEngine } from './query-engine.ts';
import { readDeliveries, type ReadDelivery } from './read-deliveries.ts';
import { receivedHash, type ReceivedPart } from './received-relations.ts';
import { runQueries, type QueriesRun } from './run-queries.ts';
import { earlierReadings } from './unchanged-build.ts';
import { partPath } from './work-done.ts';
import { planWork, type WorkPlan } from './work-plan.ts';
import type { Workspace } from './workspace.ts';

/** What an edition is made from, none of it published yet. */
export type EditionInputs = {
	readonly programme: Programme;
	/** In order of arrival. */
	readonly deliveries: readonly Delivery[];
	readonly discovered: readonly DiscoveredExport[];
};

/** An edition worked out: its parts stand, its manifest is not written. */
export type WorkedEdition = {
	readonly manifest: Manifest;
	/** Deliveries that the edition tells of, by date. */
	readonly read: readonly ReadDelivery[];
	/** A reader was cut short: the same inputs may give more another time. */
	readonly retry: boolean;
	readonly run: QueriesRun;
	readonly masked: MasksMade;
	/** Hashes of all the work behind it. */
	readonly work: readonly string[];
};

export type WorkOptions = Pick<BuildOptions, 'onProgress' | 'signal' | 'newKey' | 'masks'> & {
	/** Hears of the deliveries that could be read, before anything is made of them. */
	readonly onRead?: (accepted: readonly Delivery[]) => void;
};

/**
 * Reads deliveries and works out all that depends on them; what has been worked out before is
 * never redone. Publishes nothing. For who holds the build lock.
 */
export async function workEdition(
	workspace: Workspace,
	{ programme, deliveries, discovered }: EditionInputs,
	options: WorkOptions = {}
): Promise<WorkedEdition> {
	const { signal } = options;
	const tell = (step: BuildProgress['step'], done: number, total: number, name: string) =>
		options.onProgress?.({ step, done, total, name });
	const engine = startEngine(workspace, programme);
	try {
		const { fictitious } = programme.settings;
		const key = await keyToBuild(workspace, fictitious, options.newKey);
		const read = await readDeliveries(deliveries, {
			workspace,
			programme,
			key,
			folderFiles: new Map(
				discovered.map(({ sha256, path }) => [sha256, join(workspace.folder, path)])
			),
			earlier: await earlierReadings(workspace),
			signal,
			onRead: (done, total, name) => tell('read', done, total, name)
		});
		const accepted = read.filter(({ reading }) => reading.refused === null);
		options.onRead?.(accepted.map(({ delivery }) => delivery));
		const ordered = inOrder(read.filter((one) => stillTold(one, discovered)));
		const whole = await withDeliveredFigures(workspace, programme, ordered, engine.database);
		const { plan, run } = await runPlan(workspace, whole, ordered, engine, options);
		signal?.throwIfAborted();
		const unmasked = makeManifest(
			workspace,
			whole,
			ordered,
			run,
			fictitious ? null : keyFingerprint(key)
		);
		const masked = options.masks
			? await makeMasks(workspace, whole, unmasked, options.masks, {
					signal,
					onStep: (done, total, name) => tell('masks', done, total, name)
				})
			: { masks: {}, redone: [] };
		const manifest = withMasks(unmasked, masked);
		return {
			manifest,
			masked,
			read: ordered,
			retry: read.some(({ retry }) => retry),
			run,
			work: workBehind(ordered, plan, manifest)
		};
	} finally {
		await engine.close();
	}
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

/** Works out all queries of a programme over what was read. */
export async function runPlan(
	workspace: Workspace,
	programme: Programme,
	read: readonly ReadDelivery[],
	engine: QueryEngine,
	options: WorkOptions
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
						completes: reading.completes ?? null,
						path: partPath(workspace, reading.part)
					}
				]
			: []
	);
}
