import { correctionId, type Correction } from '../ingest/correction.ts';
import type { Reading } from '../ingest/delivery.ts';
import type { Edition, Manifest } from '../editions/edition.ts';
import { deliveriesInForce } from '../editions/in-force.ts';
import { listMends, type Mend } from '../editions/mends-kept.ts';
import type { Workspace } from '../editions/workspace.ts';

/** A correction with what it does in an edition. */
export type MendUse = Mend & {
	/** Rows it changes; null when the edition was built without it. */
	readonly rows: number | null;
	/** Whether some file of the dataset came in, and none asks for it any more. */
	readonly unneeded: boolean;
};

/** An edition, published or tried. */
type Built = Pick<Edition, 'manifest' | 'programme'>;

/** Corrections with their use in an edition, the latest first; `built` is null before the first. */
export function mendsWithUse(
	workspace: Workspace,
	built: Built | null,
	asked: { readonly dataset?: string | null; readonly undone?: boolean } = {}
): MendUse[] {
	return listMends(workspace, asked).map((mend) => {
		if (built === null || mend.undoneAt !== null) return { ...mend, rows: null, unneeded: false };
		const readings = readingsInForce(built, mend.dataset);
		const rows = rowsMended(built.manifest, mend, readings);
		return { ...mend, rows, unneeded: rows === 0 && readings.length > 0 };
	});
}

/** Corrections in force that change no row of an edition: what is sent now is right. */
export function unneededMends(
	workspace: Workspace,
	built: Built,
	dataset: string | null = null
): MendUse[] {
	return mendsWithUse(workspace, built, { dataset }).filter(({ unneeded }) => unneeded);
}

/**
 * Corrections that the next edition takes in, because they were kept since this one, or leaves
 * out, because they were undone since.
 */
export function waitingMends(
	workspace: Workspace,
	built: Built,
	dataset: string | null = null
): MendUse[] {
	const mends = mendsWithUse(workspace, built, { dataset, undone: true });
	const nameOf = (mend: Mend) => `${mend.dataset} ${correctionId(mend)}`;
	const inForce = new Set(mends.filter(({ undoneAt }) => undoneAt === null).map(nameOf));
	const seen = new Set<string>();
	return mends.filter((mend) => {
		if (mend.undoneAt === null) return mend.rows === null;
		const name = nameOf(mend);
		if (inForce.has(name) || seen.has(name)) return false;
		seen.add(name);
		return appliedIds(built.manifest.sources[sourcePath(mend.dataset)]).has(correctionId(mend));
	});
}

function rowsMended(manifest: Manifest, mend: Mend, readings: readonly Reading[]): number | null {
	const id = correctionId(mend);
	if (!appliedIds(manifest.sources[sourcePath(mend.dataset)]).has(id)) return null;
	return readings.reduce((sum, { mends }) => sum + (mends?.[id] ?? 0), 0);
}

const sourcePath = (dataset: string) => `mends/${dataset}.json`;

function appliedIds(text: string | undefined): ReadonlySet<string> {
	if (text === undefined) return new Set();
	const { mends } = JSON.parse(text) as { mends: readonly Correction[] };
	return new Set(mends.map((mend) => correctionId(mend)));
}

function readingsInForce({ manifest, programme }: Built, dataset: string): readonly Reading[] {
	const mode = programme.contracts.find((one) => one.dataset === dataset)?.mode ?? 'append';
	const readings = manifest.readings.filter(
		(reading) => reading.dataset === dataset && reading.refused === null
	);
	return deliveriesInForce(mode, readings);
}
