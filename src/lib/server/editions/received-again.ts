import { existsSync } from 'node:fs';
import type { Reading } from '../ingest/delivery.ts';
import type { ReceivedRow } from '../ingest/received-rows.ts';
import { ExportRefused } from '../ingest/refusal.ts';
import { startReader } from '../ingest/start-reader.ts';
import type { Contract } from '../programme/contract.ts';
import type { Programme } from '../programme/programme.ts';
import { deliveryOf, exportPath } from './deliveries.ts';
import { contractUnder, latestOverride } from './overrides.ts';
import type { Workspace } from './workspace.ts';

/**
 * Lines of a delivery as they were received, with what identifies people: null when its bytes are
 * purged, or can't be opened any more. For who may see them.
 */
export async function receivedAgain(
	workspace: Workspace,
	programme: Programme,
	contract: Contract,
	{ sha256, name }: Pick<Reading, 'sha256' | 'name'>,
	lines: readonly number[]
): Promise<ReadonlyMap<number, ReceivedRow> | null> {
	const path = exportPath(workspace, sha256);
	if (!existsSync(path)) return null;
	const reader = startReader();
	try {
		const rows = await reader.received(
			{
				path,
				name,
				sha256,
				contract: contractOf(workspace, contract, { sha256, name }),
				timeZone: programme.settings.timeZone,
				territory: programme.settings.territory,
				key: '',
				parts: '',
				hashes: { accepted: '', rejects: '' }
			},
			lines
		);
		return new Map(rows.map((row) => [row.line, row]));
	} catch (error) {
		if (error instanceof ExportRefused) return null;
		throw error;
	} finally {
		await reader.close();
	}
}

/** The contract that a file is read against: a delivery's own way of being understood, or the latest. */
export function contractOf(
	workspace: Workspace,
	contract: Contract,
	file: Pick<Reading, 'sha256' | 'name'>
): Contract {
	const delivery = deliveryOf(workspace, file, contract);
	const override = delivery ? delivery.override : latestOverride(workspace, contract.dataset);
	return contractUnder(workspace, contract, override);
}
