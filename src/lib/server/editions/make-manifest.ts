import { READER_VERSION } from '../ingest/reading-key.ts';
import type { Programme } from '../programme/programme.ts';
import { loadTerritories } from '../programme/territories.ts';
import { builtInHash, builtInRelations } from './built-in-relations.ts';
import { datasetCoverage } from './coverage.ts';
import type { BuiltInRelation, Manifest } from './edition.ts';
import { buildVersion, engineVersion } from './engine-version.ts';
import { overrideSources } from './overrides.ts';
import type { ReadDelivery } from './read-deliveries.ts';
import type { QueriesRun } from './run-queries.ts';
import type { WorkPlan } from './work-plan.ts';
import type { Workspace } from './workspace.ts';

/** What an edition is: content only, so that the same inputs give the same text on any machine. */
export function makeManifest(
	workspace: Workspace,
	programme: Programme,
	read: readonly ReadDelivery[],
	run: QueriesRun,
	/** Fingerprint of the pseudonym key; null where there is none worth telling. */
	key: string | null
): Manifest {
	const readings = read.map(({ reading }) => reading);
	const parts: Record<string, { bytes: number; sha256: string }> = {};
	const note = (hash: string, { bytes, sha256 }: { bytes: number; sha256: string }) => {
		parts[hash] = { bytes, sha256 };
		return hash;
	};
	for (const delivery of read)
		for (const [hash, part] of Object.entries(delivery.parts)) note(hash, part);
	const builtIn = Object.fromEntries(
		builtInRelations.map((name) => [name, note(builtInHash(name), run.builtIn[name])])
	) as Record<BuiltInRelation, string>;
	return {
		version: 1,
		readings,
		tables: mapValues(run.tables, (made) => ({ part: note(made.part, made), rows: made.rows })),
		facts: mapValues(run.facts, (made) => ({
			part: note(made.part, made),
			rows: made.rows,
			datasets: made.datasets
		})),
		...(Object.keys(run.events).length > 0 && {
			events: mapValues(run.events, (made) => ({
				part: note(made.part, made),
				rows: made.rows
			}))
		}),
		coverage: Object.fromEntries(
			programme.contracts.map((contract) => [
				contract.dataset,
				datasetCoverage(
					contract,
					readings.filter(({ dataset }) => dataset === contract.dataset)
				)
			])
		),
		builtIn,
		parts,
		findings: run.findings,
		sources: {
			...programme.sources,
			...overrideSources(
				workspace,
				read.map(({ delivery }) => delivery)
			)
		},
		geography: loadTerritories().vintage,
		reader: `reader ${READER_VERSION}, build ${buildVersion}, DuckDB ${engineVersion()}`,
		...(key !== null && { key })
	};
}

/** Hashes of all remembered work that an edition stands on, files or not. */
export function workBehind(
	read: readonly ReadDelivery[],
	plan: WorkPlan,
	manifest: Manifest
): string[] {
	return [
		...new Set([
			...Object.keys(manifest.parts),
			...read.flatMap(({ hash }) => hash ?? []),
			...plan.checks.map(({ hash }) => hash)
		])
	];
}

function mapValues<A, B>(
	record: Readonly<Record<string, A>>,
	make: (value: A) => B
): Record<string, B> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value)]));
}
