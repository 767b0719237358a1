import { statSync } from 'node:fs';
import { openDatabase, quoteName, quoteText } from '../duckdb.ts';
import { JalonError, type Problem } from '../programme/problem.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import type { Programme } from '../programme/programme.ts';
import { sqlName } from '../programme/relations.ts';
import { builtInRelations, builtInView } from './built-in-relations.ts';
import { defaultAsOf } from './coverage.ts';
import { withDatasetBreaks } from './dataset-breaks.ts';
import type { Edition, Manifest } from './edition.ts';
import { readManifest } from './manifest-file.ts';
import { findPublication } from './publication.ts';
import { receivedViews, type ReceivedPart } from './received-relations.ts';
import { digestFile } from './settle-file.ts';
import { partPath } from './work-done.ts';
import type { Workspace } from './workspace.ts';

/**
 * Opens a published edition; null is the current one. Its relations are views over its parts, in
 * a locked in-memory DuckDB that can read those files and no other. The caller closes
 * `edition.database`. Throws `no-edition`, `unknown-edition`, and `damaged` naming every file
 * that is missing or not what was written.
 */
export async function openEdition(
	workspace: Workspace,
	id: string | null = null
): Promise<Edition> {
	return openManifest(workspace, findPublication(workspace, id));
}

/**
 * Opens an edition that was worked out and not published, as if it were. Throws `damaged` when its
 * manifest was swept meanwhile.
 */
export async function openTrial(workspace: Workspace, id: string): Promise<Edition> {
	const { user: publishedBy } = workspace;
	const publishedAt = workspace.clock().toISOString();
	return openManifest(workspace, { id, publishedAt, publishedBy, provisional: false });
}

/** Opens what a build has worked out and not written down yet: its parts were settled just now. */
export async function openWorked(workspace: Workspace, manifest: Manifest): Promise<Edition> {
	return openParts(workspace, manifest, {
		id: '',
		publishedAt: workspace.clock().toISOString(),
		publishedBy: workspace.user,
		provisional: false
	});
}

type Publication = Pick<Edition, 'id' | 'publishedAt' | 'publishedBy' | 'provisional'>;

async function openManifest(workspace: Workspace, publication: Publication): Promise<Edition> {
	const manifest = await readManifest(workspace, publication.id);
	await verifyParts(workspace, manifest);
	return openParts(workspace, manifest, publication);
}

async function openParts(
	workspace: Workspace,
	manifest: Manifest,
	publication: Publication
): Promise<Edition> {
	const opening = openDatabase({
		allowedPaths: Object.keys(manifest.parts).map((hash) => partPath(workspace, hash)),
		locked: true
	});
	// Parsed while DuckDB starts.
	const programme = parsedProgramme(manifest, workspace.folder);
	const database = await opening;
	try {
		if (programme instanceof Error) throw programme;
		await database.all(openingStatements(workspace, programme, manifest).join(';\n'));
		const { id, publishedAt, publishedBy, provisional } = publication;
		return {
			id,
			publishedAt,
			publishedBy,
			provisional,
			manifest,
			programme: withDatasetBreaks(programme, manifest),
			database,
			asOf: defaultAsOf(manifest, programme)
		};
	} catch (error) {
		database.close();
		throw error;
	}
}

function parsedProgramme(manifest: Manifest, folder: string): Programme | Error {
	try {
		return parseProgramme(manifest.sources, folder, null);
	} catch (error) {
		return error as Error;
	}
}

function openingStatements(
	workspace: Workspace,
	programme: Programme,
	manifest: Manifest
): string[] {
	const part = (hash: string) => `read_parquet(${quoteText(partPath(workspace, hash))})`;
	const statements = [
		'create schema received',
		'create schema tables',
		'create schema facts',
		'create schema events',
		'create schema masks',
		...builtInRelations.map((name) =>
			builtInView(name, partPath(workspace, manifest.builtIn[name]))
		)
	];
	for (const [id, facts] of Object.entries(manifest.facts))
		statements.push(`create view facts.${quoteName(id)} as select * from ${part(facts.part)}`);
	for (const [id, events] of Object.entries(manifest.events ?? {}))
		statements.push(`create view events.${quoteName(id)} as select * from ${part(events.part)}`);
	for (const [id, mask] of Object.entries(manifest.masks ?? {}))
		statements.push(`create view masks.${quoteName(id)} as select * from ${part(mask.part)}`);
	for (const [id, table] of Object.entries(manifest.tables))
		statements.push(
			`create view tables.${quoteName(id)} as select * from ${part(table.part)}`,
			// The name that queries use.
			`create view ${quoteName(sqlName(id))} as select * from ${part(table.part)}`
		);
	for (const contract of programme.contracts) {
		const parts = receivedPartsOf(workspace, manifest, contract.dataset);
		statements.push(...receivedViews(contract, parts));
	}
	return [...statements, rejectsView(workspace, manifest)];
}

/** Accepted rows of a dataset's deliveries, in order of date and arrival. */
export function receivedPartsOf(
	workspace: Workspace,
	manifest: Pick<Manifest, 'readings'>,
	dataset: string
): ReceivedPart[] {
	return manifest.readings.flatMap(({ part: hash, completes = null, ...reading }) =>
		reading.dataset === dataset && hash !== null
			? [{ ...reading, completes, hash, path: partPath(workspace, hash) }]
			: []
	);
}

/** Refused rows of all deliveries, with `dataset`, `delivery` and `sha256` before a reject's own columns. */
function rejectsView(workspace: Workspace, manifest: Manifest): string {
	const columns = 'file, sheet, line, "column", field, rule, value, "row", expected, hash, key';
	const rejected = manifest.readings.filter(({ rejects }) => rejects !== null);
	if (rejected.length === 0)
		return `create view rejects as select null::varchar as dataset, null::varchar as delivery, null::varchar as sha256,
			null::varchar as file, null::varchar as sheet, null::integer as line, null::varchar as "column",
			null::varchar as field, null::varchar as rule, null::varchar as value, null::varchar as "row",
			null::varchar as expected, null::varchar as hash, null::varchar as key where false`;
	const deliveries = rejected.map(
		({ rejects, dataset, sha256 }) =>
			`(${[partPath(workspace, rejects!), dataset, sha256.slice(0, 12), sha256].map(quoteText).join(', ')})`
	);
	const paths = rejected.map(({ rejects }) => quoteText(partPath(workspace, rejects!)));
	return `create view rejects as
		select dataset, delivery, sha256, ${columns}
		from (
			-- Parts written before rows had a hash and a key lack these columns.
			select null::varchar as hash, null::varchar as key where false
			union all by name
			select * from read_parquet([${paths.join(', ')}], filename = 'part_path', union_by_name = true)
		)
		join (values ${deliveries.join(', ')}) as of_part (path, dataset, delivery, sha256)
			on of_part.path = part_path`;
}

/** Digests of parts up to this size are checked at every opening; longer ones by size alone. */
const digestedUpTo = 64 * 1024 * 1024;

/** Throws, naming each, when parts are missing or are not what was written. */
export async function verifyParts(workspace: Workspace, manifest: Manifest): Promise<void> {
	const problems: Problem[] = [];
	const say = (hash: string, fr: string, en: string) =>
		problems.push({
			file: partPath(workspace, hash),
			line: null,
			column: null,
			message: {
				fr: `${describePart(manifest, hash)} : ${fr}`,
				en: `${describePart(manifest, hash)}: ${en}`
			}
		});
	await Promise.all(
		Object.entries(manifest.parts).map(async ([hash, { bytes, sha256 }]) => {
			const path = partPath(workspace, hash);
			const found = statSync(path, { throwIfNoEntry: false });
			if (!found) say(hash, 'ce fichier est absent', 'this file is missing');
			else if (found.size !== bytes)
				say(
					hash,
					`ce fichier est abîmé (${found.size} octets, ${bytes} attendus)`,
					`this file is damaged (${found.size} bytes, ${bytes} expected)`
				);
			else if (bytes <= digestedUpTo && (await digestFile(path)) !== sha256)
				say(hash, 'le contenu de ce fichier a changé', 'this file’s content has changed');
		})
	);
	if (problems.length === 0) return;
	throw new JalonError(
		'damaged',
		{
			fr: 'Des fichiers de la version publiée sont abîmés. Supprimez-les et relancez « jalon build », ou reprenez une sauvegarde : jalon restore FICHIER.',
			en: 'Files of the published edition are damaged. Delete them and run “jalon build” again, or restore a backup: jalon restore FILE.'
		},
		problems.toSorted((a, b) => (a.file < b.file ? -1 : 1))
	);
}

/** What a part is to the edition: an indicator's facts, a table, a delivery. */
function describePart(manifest: Manifest, hash: string): string {
	for (const kind of ['facts', 'tables', 'events', 'masks'] as const)
		for (const [id, { part }] of Object.entries(manifest[kind] ?? {})) if (part === hash) return id;
	const reading = manifest.readings.find(({ part, rejects }) => part === hash || rejects === hash);
	if (reading) return `${reading.dataset}/${reading.name}`;
	return builtInRelations.find((name) => manifest.builtIn[name] === hash) ?? hash;
}
