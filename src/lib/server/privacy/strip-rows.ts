import { openDatabase, quoteName, quoteText, rowsOf } from '../duckdb.ts';
import { writePart } from '../editions/rewrite-part.ts';
import type { Manifest } from '../editions/edition.ts';
import { writeRemade, type RemadeEdition } from '../editions/remake-edition.ts';
import { partPath } from '../editions/work-done.ts';
import type { Workspace } from '../editions/workspace.ts';

/**
 * An edition that keeps its figures and loses its rows: what was received, tables and refused rows
 * go, and facts no longer say whom they are about, only which of them are about the same one.
 */
export async function stripRows(workspace: Workspace, manifest: Manifest): Promise<RemadeEdition> {
	const facts: Record<string, Manifest['facts'][string]> = {};
	const parts: Record<string, { bytes: number; sha256: string }> = {};
	const keep = (hash: string) => {
		const part = manifest.parts[hash];
		if (part) parts[hash] = part;
	};
	const database = await openDatabase({
		allowedDirectories: [workspace.paths.parts],
		locked: true,
		threads: 1
	});
	try {
		for (const [id, { part, ...rest }] of Object.entries(manifest.facts)) {
			const made = await database.use(async (connection) => {
				const from = `read_parquet(${quoteText(partPath(workspace, part))})`;
				const columns = await rowsOf<{ name: string; type: string }>(
					connection,
					`select column_name as name, column_type as type from (describe select * from ${from})`
				);
				const telling = columns.filter(
					({ name, type }) => ['unit_key', 'key'].includes(name) && type === 'VARCHAR'
				);
				if (telling.length === 0) return null;
				const [held] = await rowsOf<{ some: boolean }>(
					connection,
					`select bool_or(${telling.map(({ name }) => `${quoteName(name)} is not null`).join(' or ')}) as some from ${from}`
				);
				if (!held?.some) return null;
				const numbered = telling.map(
					({ name }) =>
						`case when ${quoteName(name)} is not null then 'n' || dense_rank() over (order by hash(${quoteName(name)}), ${quoteName(name)}) end as ${quoteName(name)}`
				);
				return writePart(
					workspace,
					part,
					connection,
					`select * replace (${numbered.join(', ')}) from ${from} order by all`
				);
			});
			if (made === null) keep(part);
			else parts[made.hash] = { bytes: made.bytes, sha256: made.sha256 };
			facts[id] = { ...rest, part: made?.hash ?? part };
		}
	} finally {
		database.close();
	}
	for (const { part } of Object.values(manifest.events ?? {})) keep(part);
	for (const hash of Object.values(manifest.builtIn)) keep(hash);
	return writeRemade(workspace, {
		...manifest,
		readings: manifest.readings.map((reading) => ({ ...reading, part: null, rejects: null })),
		tables: {},
		facts,
		parts,
		findings: manifest.findings.map((finding) => ({ ...finding, sample: [] })),
		sources: Object.fromEntries(
			Object.entries(manifest.sources).filter(([path]) => !path.startsWith('mends/'))
		),
		withoutRows: true
	});
}
