import { existsSync } from 'node:fs';
import type { Correction } from '../ingest/correction.ts';
import type { Reading, RowCounts } from '../ingest/delivery.ts';
import { startReader } from '../ingest/start-reader.ts';
import { exportPath } from '../editions/deliveries.ts';
import { namedContract, tryReading } from '../editions/find-dataset.ts';
import { mendsInForce, withMends, type MendsInForce } from '../editions/mends-kept.ts';
import { pseudonymKey } from '../editions/pseudonym-key.ts';
import { contractOf } from '../editions/received-again.ts';
import type { Workspace } from '../editions/workspace.ts';
import { checkMend, type MendDraft } from './keep-mend.ts';
import { scopeCondition, type RejectSource } from './reject-source.ts';

/** What a correction would change in what was received, before it is kept. */
export type MendTrial = {
	/** Rows that were refused and would be kept. */
	readonly accepted: number;
	/** Rows whose text would be changed, kept or not. */
	readonly mended: number;
	readonly deliveries: readonly TriedDelivery[];
	/** Files whose bytes are purged: the correction only serves those that come after. */
	readonly lost: readonly string[];
};

export type TriedDelivery = {
	readonly sha256: string;
	readonly name: string;
	readonly before: RowCounts;
	readonly after: RowCounts;
};

/** Deliveries read for a trial when no refused row says which hold the text. */
const LATEST = 12;

/**
 * Reads again, keeping nothing, the deliveries in which the text was refused; the latest ones when
 * it was refused in none. Throws as `checkMend`.
 */
export async function tryMend(
	workspace: Workspace,
	source: RejectSource,
	asked: MendDraft,
	{ signal }: { readonly signal?: AbortSignal } = {}
): Promise<MendTrial> {
	const { programme } = source;
	const draft = checkMend(programme, asked);
	const contract = namedContract(programme, draft.dataset);
	const inForce = mendsInForce(workspace);
	const withIt: MendsInForce = new Map([...inForce, [draft.dataset, withDraft(inForce, draft)]]);
	const key = await pseudonymKey(workspace, programme.settings.fictitious, false);
	const reader = startReader();
	const deliveries: TriedDelivery[] = [];
	const lost: string[] = [];
	let mended = 0;
	try {
		for (const { name, sha256 } of await readingsConcerned(source, draft)) {
			signal?.throwIfAborted();
			const path = exportPath(workspace, sha256);
			if (!existsSync(path)) {
				lost.push(name);
				continue;
			}
			const own = contractOf(workspace, contract, { sha256, name });
			const read = async (mends: MendsInForce) => {
				const settings = { workspace, programme: withMends(programme, mends), key };
				return (await tryReading({ path, name, sha256 }, own, settings, reader)).reading;
			};
			const before = await read(inForce);
			const after = await read(withIt);
			mended += (after.rows.mended ?? 0) - (before.rows.mended ?? 0);
			deliveries.push({ sha256, name, before: before.rows, after: after.rows });
		}
	} finally {
		await reader.close();
	}
	return {
		accepted: deliveries.reduce(
			(sum, { before, after }) => sum + after.accepted - before.accepted,
			0
		),
		mended,
		deliveries,
		lost
	};
}

/** The corrections as they would be: one that says otherwise of the same text makes way. */
function withDraft(
	inForce: MendsInForce,
	{ dataset, field, row, found, mended }: MendDraft
): readonly Correction[] {
	const others = (inForce.get(dataset) ?? []).filter(
		(one) => one.field !== field || one.row !== row || one.found !== found
	);
	return [...others, { field, row, found, mended }];
}

async function readingsConcerned(
	{ database, manifest }: RejectSource,
	{ dataset, field, row, found }: MendDraft
): Promise<readonly Reading[]> {
	const readings = manifest.readings.filter(
		(reading) => reading.dataset === dataset && reading.refused === null
	);
	const { where, values } = scopeCondition({ dataset, hash: row });
	const rows = await database.all<{ sha256: string; file: string }>(
		`select distinct sha256, file from rejects
		where ${where} and field = $${values.length + 1} and coalesce(trim(value), '') = $${values.length + 2}`,
		[...values, field, found]
	);
	const holding = new Set(rows.map(({ sha256, file }) => `${sha256} ${file}`));
	const concerned = readings.filter(({ sha256, name }) => holding.has(`${sha256} ${name}`));
	return concerned.length > 0 ? concerned : readings.slice(-LATEST);
}
