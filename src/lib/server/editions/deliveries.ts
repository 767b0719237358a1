import { existsSync, statSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract } from '../programme/contract.ts';
import { JalonError } from '../programme/problem.ts';
import { latestOverride } from './overrides.ts';
import { digestFile, settleFile, syncFiles, unsettledPath } from './settle-file.ts';
import type { Workspace } from './workspace.ts';

/** One export taken in: SQLite's list of these is the truth, whatever becomes of the file. */
export type Delivery = {
	/** Order of arrival. */
	readonly number: number;
	readonly dataset: string;
	readonly sha256: string;
	/** The file's name as received. */
	readonly name: string;
	readonly bytes: number;
	readonly deliveredAt: string;
	readonly deliveredBy: string;
	/** When the bytes as received were purged; null while they are kept. */
	readonly purgedAt: string | null;
	/** 1 once the export as a whole was taken in, 0 when it has only ever been refused. */
	readonly accepted: 0 | 1;
	/** Number of the override that it came under; null for none. */
	readonly override: number | null;
};

/** A delivery undone: by whom, when and why. */
export type Withdrawal = {
	readonly delivery: number;
	readonly withdrawnAt: string;
	readonly withdrawnBy: string;
	readonly reason: string;
};

const columns = `number, dataset, sha256, name, bytes, delivered_at as deliveredAt,
	delivered_by as deliveredBy, purged_at as purgedAt, accepted, override`;

const inForce =
	'not exists (select 1 from withdrawals where delivery = deliveries.number and restored_at is null)';

/** Deliveries that stand, in order of arrival. */
export function listDeliveries(workspace: Workspace): Delivery[] {
	return workspace.records.all<Delivery>(
		`select ${columns} from deliveries where ${inForce} order by number`
	);
}

/** All deliveries ever taken in, those withdrawn too, in order of arrival. */
export function everyDelivery(workspace: Workspace): Delivery[] {
	return workspace.records.all<Delivery>(`select ${columns} from deliveries order by number`);
}

/** Withdrawals that stand, by number of delivery. */
export function listWithdrawals(workspace: Workspace): ReadonlyMap<number, Withdrawal> {
	const rows = workspace.records.all<Withdrawal>(
		`select delivery, withdrawn_at as withdrawnAt, withdrawn_by as withdrawnBy, reason
		from withdrawals where restored_at is null order by number`
	);
	return new Map(rows.map((row) => [row.delivery, row]));
}

/** Undoes the withdrawal of a delivery; false when it was not withdrawn. */
export function takeBack(workspace: Workspace, number: number): boolean {
	return (
		workspace.records.run(
			`update withdrawals set restored_at = ?, restored_by = ?
				where delivery = ? and restored_at is null`,
			workspace.clock().toISOString(),
			workspace.user,
			number
		) > 0
	);
}

/** SHA-256 of files that wait in a round: their bytes are kept as a delivery's are. */
export function draftedBytes(workspace: Workspace): ReadonlySet<string> {
	const rows = workspace.records.all<{ sha256: string }>(
		"select distinct sha256 from drafts where state not in ('dropped', 'published')"
	);
	return new Set(rows.map(({ sha256 }) => sha256));
}

export function exportPath(workspace: Workspace, sha256: string): string {
	return join(workspace.paths.exports, sha256);
}

/** A file to take in. */
export type FileToDeliver = {
	readonly path: string;
	readonly name: string;
	readonly sha256: string;
	readonly contract: Contract;
};

/**
 * Keeps the bytes of files, then writes the deliveries down, all of them or none, in the order
 * given. Gives those that were new: the same bytes, with a name that says the same to the
 * contract, are one delivery.
 */
export async function takeIn(
	workspace: Workspace,
	files: readonly FileToDeliver[],
	onKept: (done: number, name: string) => void = () => {},
	signal?: AbortSignal
): Promise<Delivery[]> {
	const fresh = files.filter((file) => !isDelivered(workspace, file, file.contract));
	if (fresh.length === 0) return [];
	const sizes = new Map<string, number>();
	for (const [at, file] of fresh.entries()) {
		signal?.throwIfAborted();
		if (!sizes.has(file.sha256)) sizes.set(file.sha256, await keepBytes(workspace, file));
		onKept(at + 1, file.name);
	}
	await syncFiles(
		workspace.paths.exports,
		[...sizes.keys()].map((sha256) => exportPath(workspace, sha256))
	);
	return workspace.records.transaction(() =>
		fresh.flatMap((file) => writeDown(workspace, file, sizes.get(file.sha256) ?? 0) ?? [])
	);
}

/** Writes one delivery down; null when it is one already. For a transaction of the caller's. */
export function writeDown(
	workspace: Workspace,
	file: Pick<FileToDeliver, 'name' | 'sha256' | 'contract'>,
	bytes: number,
	override: number | null = latestOverride(workspace, file.contract.dataset)
): Delivery | null {
	const { dataset } = file.contract;
	const said = nameReading(file.name, file.contract);
	const changes = workspace.records.run(
		`insert or ignore into deliveries
			(dataset, sha256, name_reading, name, bytes, delivered_at, delivered_by, override)
			values (?, ?, ?, ?, ?, ?, ?, ?)`,
		dataset,
		file.sha256,
		said,
		file.name,
		bytes,
		workspace.clock().toISOString(),
		workspace.user,
		override
	);
	return changes === 0 ? null : findDelivery(workspace, dataset, file.sha256, said);
}

/** Whether these bytes under such a name have been delivered. */
export function isDelivered(
	workspace: Workspace,
	file: { readonly name: string; readonly sha256: string },
	contract: Contract
): boolean {
	return deliveryOf(workspace, file, contract) !== null;
}

/** The delivery of these bytes under such a name, withdrawn or not. */
export function deliveryOf(
	workspace: Workspace,
	file: { readonly name: string; readonly sha256: string },
	contract: Contract
): Delivery | null {
	return findDelivery(workspace, contract.dataset, file.sha256, nameReading(file.name, contract));
}

function findDelivery(
	workspace: Workspace,
	dataset: string,
	sha256: string,
	said: string
): Delivery | null {
	return workspace.records.one<Delivery>(
		`select ${columns} from deliveries where dataset = ? and sha256 = ? and name_reading = ?`,
		dataset,
		sha256,
		said
	);
}

/** Writes down which deliveries were taken in. */
export function noteAccepted(workspace: Workspace, deliveries: readonly Delivery[]): void {
	const fresh = deliveries.filter(({ accepted }) => accepted === 0);
	if (fresh.length === 0) return;
	workspace.records.transaction(() => {
		for (const { number } of fresh)
			workspace.records.run('update deliveries set accepted = 1 where number = ?', number);
	});
}

/** What a contract reads in a file's name, as one text: its date and its fields. */
export function nameReading(name: string, contract: Contract): string {
	const patterns = contract.fields.flatMap(({ filename }) => filename ?? []);
	if (contract.delivered.from === 'filename') patterns.unshift(contract.delivered.pattern);
	return patterns.map((pattern) => new RegExp(pattern, 'iu').exec(name)?.[0] ?? '').join('|');
}

/** Copies the bytes under their own digest; refuses a file that changes while it is read. */
async function keepBytes(
	workspace: Workspace,
	file: { readonly path: string; readonly name: string; readonly sha256: string }
): Promise<number> {
	const kept = exportPath(workspace, file.sha256);
	// One that is there damaged is written again.
	if (existsSync(kept) && (await digestFile(kept)) === file.sha256) return statSync(kept).size;
	const written = await unsettledPath(workspace.paths.exports);
	try {
		await copyFile(file.path, written);
		if ((await digestFile(written)) !== file.sha256)
			throw new JalonError('file-changed', {
				fr: `${file.name} a changé pendant sa lecture. Réessayez quand il sera complet.`,
				en: `${file.name} changed while it was read. Try again when it is complete.`
			});
		const { size } = statSync(written);
		await settleFile(written, kept);
		return size;
	} catch (error) {
		await rm(written, { force: true });
		throw error;
	}
}
