import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Reading } from '../ingest/delivery.ts';
import type { Reader } from '../ingest/start-reader.ts';
import { isDiskFull } from '../disk-full.ts';
import type { Contract } from '../programme/contract.ts';
import { exportPath, type Delivery } from './deliveries.ts';
import { contractUnder } from './overrides.ts';
import {
	readAndRemember,
	readingHashes,
	recallReading,
	type ReadFile,
	type ReadSettings
} from './read-file.ts';
import { digestFile } from './settle-file.ts';

/** One delivery as it was read. */
export type ReadDelivery = ReadFile & {
	readonly delivery: Delivery;
	/** The hash that the reading is remembered under; null for one taken over from before. */
	readonly hash: string | null;
	/** False when an earlier reading still holds. */
	readonly redone: boolean;
	/** The reader was cut short: the next build tries again. */
	readonly retry: boolean;
};

export type ReadContext = ReadSettings & {
	/** Files that lie in the programme's folder, by SHA-256. */
	readonly folderFiles: ReadonlyMap<string, string>;
	/** The readings of the published edition: they stand in when the bytes are gone. */
	readonly earlier: readonly ReadFile[];
	readonly signal: AbortSignal | undefined;
	readonly onRead: (done: number, total: number, name: string) => void;
};

type Pending = {
	readonly at: number;
	readonly delivery: Delivery;
	readonly contract: Contract;
};

/**
 * Reads every delivery that has a contract, once: a reading is remembered by all that decides it.
 * An export that is refused as a whole is a reading that says why.
 */
export async function readDeliveries(
	deliveries: readonly Delivery[],
	context: ReadContext
): Promise<ReadDelivery[]> {
	const contracts = new Map(context.programme.contracts.map((one) => [one.dataset, one]));
	const results: (ReadDelivery | null)[] = [];
	const pending: Pending[] = [];
	for (const delivery of deliveries) {
		const own = contracts.get(delivery.dataset);
		if (!own) continue;
		const contract = contractUnder(context.workspace, own, delivery.override);
		const hash = readingHashes(delivery, contract, context).accepted;
		const known = await recallReading(context.workspace, hash);
		if (!known) pending.push({ at: results.length, delivery, contract });
		results.push(known && { delivery, ...known, hash, redone: false, retry: false });
	}
	if (pending.length > 0) await readPending(pending, results, context);
	return results.filter((result) => result !== null);
}

/** Reads in a child process or two: a stranger's file never meets this one. */
async function readPending(
	pending: readonly Pending[],
	results: (ReadDelivery | null)[],
	context: ReadContext
): Promise<void> {
	const { startReader } = await import('../ingest/start-reader.ts');
	await mkdir(context.workspace.paths.parts, { recursive: true });
	const queue = [...pending];
	let done = 0;
	context.onRead(0, pending.length, '');
	const work = async () => {
		const reader = startReader();
		try {
			for (let next = queue.shift(); next; next = queue.shift()) {
				context.signal?.throwIfAborted();
				results[next.at] = await readOne(next, context, reader);
				context.onRead(++done, pending.length, next.delivery.name);
			}
		} finally {
			queue.length = 0;
			await reader.close();
		}
	};
	const readers = pending.length > 8 ? Math.min(2, availableParallelism()) : 1;
	const ends = await Promise.allSettled(Array.from({ length: readers }, work));
	for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function readOne(
	{ delivery, contract }: Pending,
	context: ReadContext,
	reader: Reader
): Promise<ReadDelivery> {
	const path = await findBytes(delivery, context);
	if (typeof path !== 'string') return path;
	const { name, sha256 } = delivery;
	const hash = readingHashes(delivery, contract, context).accepted;
	try {
		const file = { path, name, sha256 };
		const { cutShort, ...read } = await readAndRemember(file, contract, context, reader);
		const before = cutShort ? earlierReading(delivery, context) : null;
		if (before) return { ...before, retry: true };
		return { delivery, ...read, hash, redone: true, retry: cutShort };
	} catch (error) {
		return afterFault(delivery, context, error);
	}
}

/**
 * What stands in for a file that our own reader failed on: what was read of it before; a refusal
 * when it never was, so that one odd file does not stop all others. Rows that were once there are
 * never dropped for a fault of ours: then the build fails.
 */
function afterFault(delivery: Delivery, context: ReadContext, error: unknown): ReadDelivery {
	const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
	const before = earlierReading(delivery, context);
	context.workspace.log('the reader failed on a file', {
		dataset: delivery.dataset,
		sha256: delivery.sha256,
		reason
	});
	if (before) return { ...before, retry: true };
	if (delivery.accepted === 1 || isDiskFull(error)) throw error;
	const message = {
		fr: `la lecture a échoué, par une faute de Jalon et non du fichier (${reason})`,
		en: `reading failed, by a fault of Jalon and not of the file (${reason})`
	};
	const reading = unread(delivery, message);
	return { delivery, reading, parts: {}, hash: null, redone: true, retry: true };
}

/** Where a delivery's bytes lie, or what stands in for them when they are gone. */
async function findBytes(delivery: Delivery, context: ReadContext): Promise<string | ReadDelivery> {
	const { workspace, folderFiles } = context;
	for (const path of [
		exportPath(workspace, delivery.sha256),
		folderFiles.get(delivery.sha256) ?? ''
	])
		if (existsSync(path) && (await digestFile(path)) === delivery.sha256) return path;
	return (
		earlierReading(delivery, context) ?? {
			delivery,
			reading: lostReading(delivery),
			parts: {},
			hash: null,
			redone: false,
			retry: false
		}
	);
}

/** What the published edition read in a delivery: it stands in when it cannot be read again. */
function earlierReading(delivery: Delivery, { earlier }: ReadContext): ReadDelivery | null {
	const before = earlier.find(
		({ reading }) =>
			reading.dataset === delivery.dataset &&
			reading.sha256 === delivery.sha256 &&
			reading.name === delivery.name &&
			reading.refused === null
	);
	return before ? { delivery, ...before, hash: null, redone: false, retry: false } : null;
}

/** Bytes that were purged, lost or damaged, with no earlier reading: refused, and the rest builds. */
function lostReading(delivery: Delivery): Reading {
	return unread(
		delivery,
		delivery.purgedAt !== null
			? {
					fr: 'les octets reçus ont été effacés à la fin de leur durée de conservation, et la façon de les lire a changé depuis : redéposer le fichier',
					en: 'the bytes received were purged at the end of their retention, and how they are read has changed since: deliver the file again'
				}
			: {
					fr: 'les octets gardés dans var/exports sont absents ou abîmés : redéposer le fichier, ou reprendre une sauvegarde',
					en: 'the bytes kept in var/exports are missing or damaged: deliver the file again, or restore a backup'
				}
	);
}

function unread(
	{ dataset, sha256, name, bytes }: Delivery,
	message: { readonly fr: string; readonly en: string }
): Reading {
	return {
		dataset,
		sha256,
		name,
		bytes,
		understanding: null,
		rows: { read: 0, accepted: 0, rejected: 0, blank: 0 },
		deliveredOn: null,
		covers: null,
		part: null,
		rejects: null,
		refused: { file: name, line: null, column: null, message }
	};
}
