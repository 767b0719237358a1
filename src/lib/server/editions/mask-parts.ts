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
	const made = new Map<string, Part & { readonly part: string }>();
	const redone: string[] = [];
	const worked: { edition?: Promise<Edition> } = {};
	const planned = maker.plan(programme, manifest);
	const makeOne = async ({ query: { id }, about }: (typeof planned)[number]) => {
		signal?.throwIfAborted();
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
			worked.edition ??= openWorked(workspace, manifest);
			const rows = await maker.make(await worked.edition, id);
			part = await makePart(workspace, 'mask', hash, (path) => writeMask(path, rows));
		}
		made.set(id, { ...part, part: hash });
		onStep(made.size, planned.length, id);
	};
	try {
		await severalAtOnce(planned, makeOne);
	} finally {
		(await worked.edition?.catch(() => null))?.database.close();
	}
	const ids = planned.map(({ query }) => query.id);
	return {
		masks: Object.fromEntries(ids.map((id) => [id, made.get(id)!])),
		redone: ids.filter((id) => redone.includes(id))
	};
}

/** While a mask is worked out in another thread, the next is counted. */
const atOnce = 3;

/** All that were begun have ended when it does, whatever becomes of one. */
async function severalAtOnce<T>(list: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
	const rest = list.values();
	let failed = false;
	const goOn = async () => {
		for (const one of rest) {
			if (failed) return;
			await act(one);
		}
	};
	const ends = await Promise.allSettled(
		Array.from({ length: atOnce }, () =>
			goOn().catch((error: unknown) => {
				failed = true;
				throw error;
			})
		)
	);
	for (const end of ends) if (end.status === 'rejected') throw end.reason;
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
