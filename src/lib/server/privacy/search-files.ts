import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { everyDelivery, exportPath } from '../editions/deliveries.ts';
import { discoverExports } from '../editions/discover-exports.ts';
import { contractUnder } from '../editions/overrides.ts';
import { readJobOf } from '../editions/read-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Search, Wanted } from '../ingest/search-export.ts';
import { ExportRefused } from '../ingest/refusal.ts';
import { startReader } from '../ingest/start-reader.ts';
import { tellsWhom, type Contract } from '../programme/contract.ts';
import type { Programme } from '../programme/programme.ts';

/** A file as received whose bytes are still somewhere. */
export type KeptFile = {
	readonly dataset: string;
	readonly name: string;
	readonly sha256: string;
	readonly deliveredAt: string | null;
	/** Bytes lie in `var/exports`. */
	readonly kept: boolean;
	/** Path in the programme's folder, where Jalon deletes nothing. */
	readonly inFolder: string | null;
	/** It waits to be published, in a round. */
	readonly waiting: boolean;
};

export type FoundInFile = KeptFile & { readonly contract: Contract; readonly search: Search };

export type FilesSearched = {
	readonly searched: number;
	readonly found: readonly FoundInFile[];
	/** Files that can't be opened any more as their contract says: to be looked at by hand. */
	readonly unread: readonly KeptFile[];
};

type Row = {
	readonly dataset: string;
	readonly name: string;
	readonly sha256: string;
	readonly override: number | null;
};

/** Looks for somebody in every file about people whose bytes are still there. */
export async function searchFiles(
	workspace: Workspace,
	programme: Programme,
	key: string,
	wanted: Wanted,
	onProgress: (done: number, total: number) => void = () => {}
): Promise<FilesSearched> {
	const contracts = new Map(
		programme.contracts
			.filter(({ fields }) => fields.some(tellsWhom))
			.map((contract) => [contract.dataset, contract])
	);
	const folder = new Map(
		(await discoverExports(workspace)).map(({ sha256, path }) => [sha256, path])
	);
	const files = filesOf(workspace).filter(({ dataset }) => contracts.has(dataset));
	const found: FoundInFile[] = [];
	const unread: KeptFile[] = [];
	let searched = 0;
	const reader = startReader();
	try {
		for (const [at, { override, ...row }] of files.entries()) {
			onProgress(at, files.length);
			const inFolder = folder.get(row.sha256) ?? null;
			const own = exportPath(workspace, row.sha256);
			const kept = existsSync(own);
			const path = kept ? own : inFolder && join(workspace.folder, inFolder);
			if (!path) continue;
			const file = { ...row, kept, inFolder };
			const contract = contractUnder(workspace, contracts.get(row.dataset)!, override);
			const job = readJobOf({ ...row, path }, contract, { workspace, programme, key }, '');
			searched++;
			try {
				const search = await reader.search({ ...job, erasures: [] }, wanted);
				if (search.rows.length > 0) found.push({ ...file, contract, search });
			} catch (error) {
				if (!(error instanceof ExportRefused)) throw error;
				unread.push(file);
			}
		}
	} finally {
		await reader.close();
	}
	return { searched, found, unread };
}

/** Deliveries, withdrawn ones too, and files that wait. */
function filesOf(workspace: Workspace): (Row & Pick<KeptFile, 'deliveredAt' | 'waiting'>)[] {
	const waiting = workspace.records.all<Row>(
		`select dataset, name, sha256, override from drafts
			where dataset is not null and state not in ('dropped', 'published')`
	);
	const seen = new Set<string>();
	return [
		...everyDelivery(workspace).map(({ dataset, name, sha256, override, deliveredAt }) => ({
			...{ dataset, name, sha256, override, deliveredAt },
			waiting: false
		})),
		...waiting.map((row) => ({ ...row, deliveredAt: null, waiting: true }))
	].filter(({ dataset, name, sha256 }) => {
		const id = `${dataset} ${sha256} ${name}`;
		return !seen.has(id) && seen.add(id);
	});
}
