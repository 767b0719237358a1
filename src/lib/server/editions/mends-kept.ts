import { existsSync } from 'node:fs';
import type { Correction } from '../ingest/correction.ts';
import type { Programme } from '../programme/programme.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Workspace } from './workspace.ts';

/** A correction of what was received, with who made it, when and why. */
export type Mend = Correction & {
	readonly number: number;
	readonly dataset: string;
	readonly reason: string;
	readonly madeAt: string;
	readonly madeBy: string;
	/** Null while it is in force. */
	readonly undoneAt: string | null;
	readonly undoneBy: string | null;
};

/** The corrections in force, by dataset. */
export type MendsInForce = ReadonlyMap<string, readonly Correction[]>;

/** Mends, the latest first; those undone are left out unless asked for. */
export function listMends(
	workspace: Workspace,
	asked: { readonly dataset?: string | null; readonly undone?: boolean } = {}
): Mend[] {
	if (!existsSync(workspace.paths.records)) return [];
	return workspace.records.all<Mend>(
		`select number, dataset, field, row_hash as "row", found, mended, reason, made_at as madeAt,
			made_by as madeBy, undone_at as undoneAt, undone_by as undoneBy
		from mends where (? is null or dataset = ?) and (? or undone_at is null)
		order by number desc`,
		asked.dataset ?? null,
		asked.dataset ?? null,
		asked.undone ? 1 : 0
	);
}

/** What the next reading applies. The order in which mends were made changes nothing. */
export function mendsInForce(workspace: Workspace): MendsInForce {
	const byDataset = new Map<string, Correction[]>();
	for (const { dataset, field, row, found, mended } of listMends(workspace)) {
		const list = byDataset.get(dataset) ?? [];
		list.push({ field, row, found, mended });
		byDataset.set(dataset, list);
	}
	return new Map(
		[...byDataset]
			.map(([dataset, list]) => [dataset, inOrder(list)] as const)
			.toSorted(([a], [b]) => (a < b ? -1 : 1))
	);
}

/** `mends/<dataset>.json`: what readings are mended by, beside the programme's own texts. */
export function mendSources(mends: MendsInForce): Record<string, string> {
	return Object.fromEntries(
		[...mends].map(([dataset, corrections]) => [
			sourcePath(dataset),
			`${canonicalJson({ version: 1, mends: corrections })}\n`
		])
	);
}

/** The programme with the mends that its readings are to apply, in place of those it had. */
export function withMends(programme: Programme, mends: MendsInForce): Programme {
	const others = Object.entries(programme.sources).filter(([path]) => !path.startsWith('mends/'));
	return { ...programme, sources: { ...Object.fromEntries(others), ...mendSources(mends) } };
}

/** The corrections that a programme's readings of a dataset apply: read from its sources alone. */
export function mendsOf(
	{ sources }: Pick<Programme, 'sources'>,
	dataset: string
): readonly Correction[] {
	const text = sources[sourcePath(dataset)];
	return text === undefined ? [] : (JSON.parse(text) as { mends: readonly Correction[] }).mends;
}

const sourcePath = (dataset: string) => `mends/${dataset}.json`;

function inOrder(corrections: readonly Correction[]): readonly Correction[] {
	const key = ({ field, row, found }: Correction) => JSON.stringify([field, row, found]);
	return corrections.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
