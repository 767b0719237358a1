import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from './canonical-json.ts';
import { digest, digestFile, settleFile, unsettledPath } from './settle-file.ts';
import type { Workspace } from './workspace.ts';

/** A Parquet file that was made once: its rows, and what its bytes must be. */
export type Part = { readonly rows: number; readonly bytes: number; readonly sha256: string };

/** What a piece of work is made from, as one hash: the same hash is never worked out twice. */
export function workHash(kind: string, inputs: unknown): string {
	return digest(`${kind}\n${canonicalJson(inputs)}`).slice(0, 32);
}

export function partPath(workspace: Workspace, hash: string): string {
	return join(workspace.paths.parts, `${hash}.parquet`);
}

/** The result remembered for a hash, or null. */
export function recall<T>(workspace: Workspace, hash: string): T | null {
	const row = workspace.records.one<{ result: string }>(
		'select result from work where hash = ?',
		hash
	);
	return row ? (JSON.parse(row.result) as T) : null;
}

export function remember(workspace: Workspace, hash: string, kind: string, result: unknown): void {
	workspace.records.run(
		'insert or replace into work (hash, kind, result) values (?, ?, ?)',
		hash,
		kind,
		JSON.stringify(result)
	);
}

/** Whether a part lies there with the size it was written with. */
export function partStands(workspace: Workspace, hash: string, bytes: number): boolean {
	return statSync(partPath(workspace, hash), { throwIfNoEntry: false })?.size === bytes;
}

/**
 * The part made earlier for a hash, when its file still stands. One that no edition was ever
 * published with may not have reached the disk before a crash: its bytes are looked at.
 */
export async function recallPart(workspace: Workspace, hash: string): Promise<Part | null> {
	const part = recall<Part>(workspace, hash);
	return part && (await partHolds(workspace, hash, part)) ? part : null;
}

export async function partHolds(
	workspace: Workspace,
	hash: string,
	{ bytes, sha256 }: Pick<Part, 'bytes' | 'sha256'>
): Promise<boolean> {
	if (!partStands(workspace, hash, bytes)) return false;
	return isPublished(workspace, hash) || (await digestFile(partPath(workspace, hash))) === sha256;
}

/** Whether a published edition stands on a piece of work: its file is then durable. */
export function isPublished(workspace: Workspace, hash: string): boolean {
	return (
		workspace.records.one('select hash from edition_work where hash = ? limit 1', hash) !== null
	);
}

/** Has `write` make a Parquet file, settles it under its hash and remembers it. */
export async function makePart(
	workspace: Workspace,
	kind: string,
	hash: string,
	write: (path: string) => Promise<{ readonly rows: number }>
): Promise<Part> {
	const written = await unsettledPath(workspace.paths.parts, '.parquet');
	try {
		const { rows } = await write(written);
		const part: Part = { rows, bytes: statSync(written).size, sha256: await digestFile(written) };
		await settleFile(written, partPath(workspace, hash));
		remember(workspace, hash, kind, part);
		return part;
	} catch (error) {
		await rm(written, { force: true });
		throw error;
	}
}
