import { existsSync } from 'node:fs';
import { tellsWhom, type Contract } from '../programme/contract.ts';
import type { Programme } from '../programme/programme.ts';
import type { ErasedValue, Erasures } from '../ingest/erasures.ts';
import { keyFingerprint } from '../ingest/pseudonym.ts';
import { knownKeys } from './pseudonym-key.ts';
import type { Workspace } from './workspace.ts';

/** One thing that knows an erased person again. */
export type ErasureEntry = {
	readonly digest: string;
	readonly kind: 'value' | 'row';
	/** Fingerprint of the key that made it. */
	readonly key: string;
	readonly erasure: number;
	readonly token: string | null;
	readonly until: string | null;
};

type Kept = { readonly version: string; readonly groups: readonly Erasures[] };

const kept = new WeakMap<Workspace['records'], Kept>();

/**
 * Whom reading leaves out, by the key that knows them again. People erased under a key that is
 * there no more are not among them: `unknownErased` counts those.
 */
export function erasuresInForce(
	workspace: Workspace,
	{ settings }: Pick<Programme, 'settings'>
): readonly Erasures[] {
	if (!existsSync(workspace.paths.records)) return [];
	const { records } = workspace;
	const version = JSON.stringify([
		records.one('select count(*) as entries, max(erasure) as latest from erasure_entries'),
		settings.fictitious
	]);
	const before = kept.get(records);
	if (before?.version === version) return before.groups;
	const groups = groupEntries(allEntries(workspace), keysOf(workspace, settings.fictitious));
	kept.set(records, { version, groups });
	return groups;
}

/** Those of a dataset's files: none where nothing in them tells whom they are about. */
export function erasuresOf(
	workspace: Workspace,
	programme: Pick<Programme, 'settings'>,
	{ fields }: Pick<Contract, 'fields'>
): readonly Erasures[] {
	return fields.some(tellsWhom) ? erasuresInForce(workspace, programme) : [];
}

export function allEntries({ records }: Workspace): readonly ErasureEntry[] {
	return records.all<ErasureEntry>(
		'select digest, kind, key, erasure, token, until from erasure_entries order by digest'
	);
}

/** Keys in force and former ones. */
export function keysOf(workspace: Workspace, fictitious: boolean): readonly string[] {
	const keys = knownKeys(workspace, fictitious);
	return keys === null ? [] : [keys.current, ...keys.former];
}

/** People erased under keys that are lost: a file that holds them brings them back. */
export function unknownErased(workspace: Workspace, fictitious: boolean): number {
	const known = new Set(keysOf(workspace, fictitious).map(keyFingerprint));
	return allEntries(workspace).filter(({ key }) => !known.has(key)).length;
}

export function groupEntries(
	entries: readonly ErasureEntry[],
	keys: readonly string[]
): readonly Erasures[] {
	return keys.flatMap((key): Erasures[] => {
		const own = entries.filter((entry) => entry.key === keyFingerprint(key));
		if (own.length === 0) return [];
		const values = own
			.filter(({ kind }) => kind === 'value')
			.map(({ digest, token, until }): ErasedValue => ({ digest, token, until }));
		const rows = own
			.filter(({ kind }) => kind === 'row')
			.map(({ digest, token }) => ({ digest, stays: token !== null }));
		return [{ key, values, rows }];
	});
}
