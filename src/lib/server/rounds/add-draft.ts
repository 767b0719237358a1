import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { chmod, open, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { diskFull, isDiskFull } from '../disk-full.ts';
import { exportPath } from '../editions/deliveries.ts';
import { unsettledPath } from '../editions/settle-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { findDraft, type Draft } from './draft.ts';
import { joinRound } from './round.ts';

/** A file as it is dropped: its bytes come from another process, or lie somewhere. */
export type FileToAdd = {
	/** As the browser gives it; its folders and signs that can't be seen are left out. */
	readonly name: string;
	readonly from: AsyncIterable<Uint8Array> | { readonly path: string };
	/** The dataset that a person named; null finds it by the file's columns. */
	readonly dataset?: string | null;
};

export type AddOptions = {
	/** Largest file in bytes; see `environment.deliveryLimit`. */
	readonly limit?: number;
	readonly signal?: AbortSignal | undefined;
	/** Hears of the bytes received so far. */
	readonly onBytes?: (bytes: number) => void;
};

export type AddedDraft = {
	readonly draft: Draft;
	/** False when the round already held this file of theirs: the draft is the one that was there. */
	readonly added: boolean;
};

export const defaultLimit = 512 * 1024 * 1024;
/** Files that one round takes. */
export const mostFiles = 100;

/**
 * Puts a file in the open round, opening one on need. Its bytes are kept under their digest, on
 * the disk before the draft is written down; cut half-way, nothing of it stays. Throws
 * `delivery-too-large`, `round-full`.
 */
export async function addDraft(
	workspace: Workspace,
	file: FileToAdd,
	options: AddOptions = {}
): Promise<AddedDraft> {
	const written = await unsettledPath(workspace.paths.incoming);
	try {
		const received = await receive(file, written, options);
		await chmod(written, 0o444);
		return writeDown(workspace, file, received, written);
	} catch (error) {
		if (isDiskFull(error)) throw diskFull(error);
		throw error;
	} finally {
		await rm(written, { force: true });
	}
}

type Received = { readonly bytes: number; readonly sha256: string };

async function receive(
	{ name, from }: FileToAdd,
	written: string,
	{ limit = defaultLimit, signal, onBytes }: AddOptions
): Promise<Received> {
	const chunks = 'path' in from ? createReadStream(from.path) : from;
	const sum = createHash('sha256');
	const handle = await open(written, 'wx', 0o600);
	let bytes = 0;
	try {
		for await (const chunk of chunks as AsyncIterable<Uint8Array>) {
			signal?.throwIfAborted();
			bytes += chunk.byteLength;
			if (bytes > limit) throw tooLarge(plainName(name), limit);
			sum.update(chunk);
			await handle.writeFile(chunk);
			onBytes?.(bytes);
		}
		signal?.throwIfAborted();
		await handle.sync();
	} finally {
		await handle.close();
	}
	return { bytes, sha256: sum.digest('hex') };
}

/**
 * The bytes get their name in the transaction that writes the draft down: whoever drops another
 * draft of the same bytes meanwhile waits for it.
 */
function writeDown(
	workspace: Workspace,
	file: FileToAdd,
	{ bytes, sha256 }: Received,
	written: string
): AddedDraft {
	const { records, paths } = workspace;
	const name = plainName(file.name);
	return records.transaction(() => {
		const round = joinRound(workspace);
		demandRoom(workspace, round);
		mkdirSync(paths.exports, { recursive: true });
		renameSync(written, exportPath(workspace, sha256));
		syncFolderNow(paths.exports);
		const same = records.one<{ number: number }>(
			`select number from drafts where round = ? and sha256 = ? and name = ? and added_by = ?
				and added_by_person is ? and state <> 'dropped'`,
			round,
			sha256,
			name,
			workspace.user,
			workspace.person
		);
		if (same) return { draft: findDraft(workspace, same.number), added: false };
		records.run(
			`insert into drafts (round, sha256, name, bytes, added_at, added_by, added_by_person, dataset, state)
				values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting')`,
			round,
			sha256,
			name,
			bytes,
			workspace.clock().toISOString(),
			workspace.user,
			workspace.person,
			file.dataset ?? null
		);
		const { number } = records.one<{ number: number }>('select max(number) as number from drafts')!;
		return { draft: findDraft(workspace, number), added: true };
	});
}

function demandRoom({ records }: Workspace, round: number): void {
	const held = records.one<{ count: number }>(
		"select count(*) as count from drafts where round = ? and state <> 'dropped'",
		round
	);
	if ((held?.count ?? 0) < mostFiles) return;
	throw new JalonError('round-full', {
		fr: `Ce lot a déjà ${mostFiles} fichiers, autant qu’il en peut prendre. Publiez-le, ou retirez-en.`,
		en: `This round has ${mostFiles} files already, as many as it takes. Publish it, or drop some.`
	});
}

function syncFolderNow(folder: string): void {
	try {
		const handle = openSync(folder, 'r');
		fsyncSync(handle);
		closeSync(handle);
	} catch {
		// A system that can't sync a folder needs no telling.
	}
}

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const longestName = 200;

/** A name to show and to read a date in: never a path, and nothing hidden. */
export function plainName(name: string): string {
	const last = basename(name.replaceAll('\\', '/')).normalize('NFC').replace(unseen, '').trim();
	const short = [...last].length > longestName ? [...last].slice(-longestName).join('') : last;
	return short === '' || short === '.' || short === '..' ? 'sans-nom' : short;
}

function tooLarge(name: string, limit: number): JalonError {
	const megabytes = Math.max(1, Math.floor(limit / 1024 / 1024));
	return new JalonError('delivery-too-large', {
		fr: `${name} dépasse ${megabytes} Mo, la taille admise. Découpez-le, ou relevez JALON_DELIVERY_LIMIT.`,
		en: `${name} is larger than ${megabytes} MB, the size allowed. Cut it, or raise JALON_DELIVERY_LIMIT.`
	});
}
