import type { Reading } from '../ingest/delivery.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import { everyDelivery, type Delivery } from './deliveries.ts';
import type { Manifest } from './edition.ts';
import { makeManifest, workBehind } from './make-manifest.ts';
import { editionId, isBlocked, manifestText, writeManifest } from './manifest-file.ts';
import { currentEditionId, isStanding } from './publication.ts';
import { startEngine } from './query-engine.ts';
import type { ReadDelivery } from './read-deliveries.ts';
import type { ReadFile } from './read-file.ts';
import { runPlan } from './work-edition.ts';
import type { Workspace } from './workspace.ts';

/** An edition as it would be with other readings: written, and published by nobody yet. */
export type RemadeEdition = {
	readonly id: string;
	readonly manifest: Manifest;
	/** Hashes of the work behind it. */
	readonly work: readonly string[];
};

/**
 * Works an edition out again from its own texts, with the readings that were made again in the
 * place of the former ones. Throws when its SQL no longer runs. For who holds the build lock.
 */
export async function remakeEdition(
	workspace: Workspace,
	manifest: Manifest,
	changed: ReadonlyMap<Reading, ReadFile>,
	sources: Manifest['sources'] = manifest.sources
): Promise<RemadeEdition> {
	const programme = parseProgramme(sources, workspace.folder, null);
	const read = manifest.readings.map((reading) =>
		asRead(workspace, manifest, changed.get(reading) ?? null, reading)
	);
	const engine = startEngine(workspace, programme);
	try {
		const { plan, run } = await runPlan(workspace, programme, read, engine, {});
		const made = makeManifest(workspace, programme, read, run, manifest.key ?? null);
		return writeRemade(workspace, { ...made, sources }, workBehind(read, plan, made));
	} finally {
		await engine.close();
	}
}

/** Writes a manifest that is to stand in the place of another. */
export async function writeRemade(
	workspace: Workspace,
	manifest: Manifest,
	work: readonly string[] = Object.keys(manifest.parts)
): Promise<RemadeEdition> {
	const text = manifestText(manifest);
	await writeManifest(workspace, text);
	return { id: editionId(text), manifest, work };
}

/** The former reading, or the one made again, as a build would have it. */
function asRead(
	workspace: Workspace,
	manifest: Manifest,
	changed: ReadFile | null,
	former: Reading
): ReadDelivery {
	const reading = changed?.reading ?? former;
	return {
		reading,
		parts: changed?.parts ?? partsOf(manifest, former),
		delivery: deliveryOf(workspace, former),
		hash: memoryOf(workspace, reading),
		redone: false,
		retry: false
	};
}

/** What the bytes of a reading's parts must be. */
export function partsOf(manifest: Pick<Manifest, 'parts'>, { part, rejects }: Reading) {
	const parts: Record<string, { bytes: number; sha256: string }> = {};
	for (const hash of [part, rejects]) {
		const known = hash === null ? undefined : manifest.parts[hash];
		if (hash !== null && known) parts[hash] = known;
	}
	return parts;
}

/** What the readings of a delivery are remembered under; null when they were forgotten. */
function memoryOf({ records }: Workspace, { part, rejects }: Reading): string | null {
	const hash = part ?? rejects;
	if (hash === null) return null;
	return (
		records.one<{ hash: string }>(
			"select hash from work where kind = 'reading' and instr(result, ?) > 0 limit 1",
			hash
		)?.hash ?? null
	);
}

function deliveryOf(workspace: Workspace, { dataset, sha256, name, bytes }: Reading): Delivery {
	const known = everyDelivery(workspace).find(
		(one) => one.dataset === dataset && one.sha256 === sha256 && one.name === name
	);
	return (
		known ?? {
			number: 0,
			dataset,
			sha256,
			name,
			bytes,
			deliveredAt: '',
			deliveredBy: '',
			purgedAt: null,
			accepted: 1,
			override: null
		}
	);
}

/** Names a reading by its parts. */
export function partKey({ part, rejects }: Pick<Reading, 'part' | 'rejects'>): string {
	return `${part ?? ''} ${rejects ?? ''}`;
}

/** What was remembered of readings gives, from now on, those made again. */
export function rememberRewritten(
	{ records }: Workspace,
	rewritten: ReadonlyMap<string, ReadFile>
): void {
	records.transaction(() => {
		const remembered = records.all<{ hash: string; result: string }>(
			"select hash, result from work where kind = 'reading'"
		);
		for (const { hash, result } of remembered) {
			const made = rewritten.get(partKey((JSON.parse(result) as ReadFile).reading));
			if (made)
				records.run('update work set result = ? where hash = ?', JSON.stringify(made), hash);
		}
	});
}

/**
 * Puts remade editions in the place of the former ones, all at once: the one served is published
 * anew, the others keep their date and author, what names them follows, and former ids still lead
 * to them. Those of `dropped` can't be made again: what was frozen of their figures is what stays.
 */
export function replaceEditions(
	workspace: Workspace,
	remade: ReadonlyMap<string, RemadeEdition>,
	dropped: readonly string[] = []
): void {
	const { records } = workspace;
	const now = workspace.clock().toISOString();
	records.transaction(() => {
		const current = currentEditionId(workspace);
		for (const [former, { id, manifest, work }] of remade) {
			if (id === former || !isStanding(workspace, former)) continue;
			const served = former === current;
			records.run(
				`insert or ignore into editions (id, published_at, published_by, provisional, inputs)
					select ?, coalesce(?, published_at), coalesce(?, published_by), max(provisional, ?), inputs
					from editions where id = ?`,
				id,
				served ? now : null,
				served ? workspace.user : null,
				isBlocked(manifest.findings) ? 1 : 0,
				former
			);
			for (const hash of work)
				records.run('insert or ignore into edition_work (edition, hash) values (?, ?)', id, hash);
			if (served) records.run('update publication set edition = ?', id);
			for (const table of ['freezes', 'contests', 'rounds', 'template_publications'])
				records.run(`update ${table} set edition = ? where edition = ?`, id, former);
			records.run('update renamed_editions set edition = ? where edition = ?', id, former);
			records.run(
				'insert or replace into renamed_editions (former, edition, renamed_at) values (?, ?, ?)',
				former,
				id,
				now
			);
			records.run('delete from editions where id = ?', former);
		}
		for (const id of dropped)
			if (id !== current) records.run('delete from editions where id = ?', id);
	});
}
