import type { IndicatorQuery, Programme } from '../programme/programme.ts';
import type { Edition, Manifest } from './edition.ts';
import { buildVersion, engineVersion, maskVersion } from './engine-version.ts';
import { openPart } from '../ingest/write-part.ts';
import { openWorked } from './open-edition.ts';
import { makePart, recallPart, workHash, type Part } from './work-done.ts';
import type { Workspace } from './workspace.ts';

/** Columns of a mask's part, all texts; null is nothing. */
export const maskColumns = ['kind', 'place', 'split', 'value', 'text'] as const;

export type MaskRow = Readonly<Record<(typeof maskColumns)[number], string | null>>;

/** Says what readers held to suppression see of each indicator: worked out from facts, at a build. */
export type MaskMaker = {
	/** The indicators that need one, each with all that decides it beside its facts. */
	plan(
		programme: Programme,
		manifest: Manifest
	): readonly { readonly query: IndicatorQuery; readonly about: unknown }[];
	make(edition: Edition, id: string): Promise<readonly MaskRow[]>;
};

export type MasksMade = {
	readonly masks: Readonly<Record<string, Part & { readonly part: string }>>;
	/** Ids of those that had to be worked out. */
	readonly redone: readonly string[];
};

/** Makes the masks that an edition needs and that were not made before; opens it for these alone. */
export async function makeMasks(
	workspace: Workspace,
	programme: Programme,
	manifest: Manifest,
	maker: MaskMaker,
	{
		signal,
		onStep
	}: {
		readonly signal?: AbortSignal | undefined;
		readonly onStep: (done: number, total: number, id: string) => void;
	}
): Promise<MasksMade> {
	const masks: Record<string, Part & { readonly part: string }> = {};
	const redone: string[] = [];
	let opened: Edition | null = null;
	const planned = maker.plan(programme, manifest);
	try {
		for (const [done, { query, about }] of planned.entries()) {
			signal?.throwIfAborted();
			const { id } = query;
			const hash = workHash('mask', {
				about,
				facts: manifest.facts[id]?.part ?? null,
				version: maskVersion,
				buildVersion,
				engine: engineVersion()
			});
			let part = await recallPart(workspace, hash);
			if (!part) {
				redone.push(id);
				opened ??= await openWorked(workspace, manifest);
				const rows = await maker.make(opened, id);
				part = await makePart(workspace, 'mask', hash, (path) => writeMask(path, rows));
			}
			masks[id] = { ...part, part: hash };
			onStep(done + 1, planned.length, id);
		}
	} finally {
		opened?.database.close();
	}
	return { masks, redone };
}

async function writeMask(path: string, rows: readonly MaskRow[]): Promise<{ rows: number }> {
	const part = openPart(
		path,
		maskColumns.map((name) => ({ name, type: 'VARCHAR' }))
	);
	try {
		for (const row of rows) part.add(maskColumns.map((name) => row[name]));
		part.settle([]);
	} catch (error) {
		part.discard();
		throw error;
	}
	return { rows: rows.length };
}

/** A manifest with its masks. */
export function withMasks(manifest: Manifest, { masks }: MasksMade): Manifest {
	const made = Object.entries(masks);
	if (made.length === 0) return manifest;
	return {
		...manifest,
		masks: Object.fromEntries(made.map(([id, { part, rows }]) => [id, { part, rows }])),
		parts: {
			...manifest.parts,
			...Object.fromEntries(made.map(([, { part, bytes, sha256 }]) => [part, { bytes, sha256 }]))
		}
	};
}
