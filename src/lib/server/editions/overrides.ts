import type { Contract } from '../programme/contract.ts';
import { applyOverride, type Override } from '../programme/override.ts';
import { canonicalJson } from './canonical-json.ts';
import { digest } from './settle-file.ts';
import type { Workspace } from './workspace.ts';

/** What a person said of how a dataset's files are to be understood: the last one stands. */
export type KeptOverride = {
	readonly number: number;
	readonly dataset: string;
	readonly override: Override;
	readonly madeAt: string;
	readonly madeBy: string;
};

type OverrideRow = Omit<KeptOverride, 'override'> & { readonly shape: string };

const select = `select number, dataset, shape, made_at as madeAt, made_by as madeBy from overrides`;

/** Keeps an override: deliveries that come from now on are read under it. */
export function keepOverride(workspace: Workspace, dataset: string, override: Override): number {
	const { records } = workspace;
	return records.transaction(() => {
		records.run(
			'insert into overrides (dataset, shape, made_at, made_by) values (?, ?, ?, ?)',
			dataset,
			JSON.stringify(override),
			workspace.clock().toISOString(),
			workspace.user
		);
		return latestOverride(workspace, dataset)!;
	});
}

/** Number of the override that stands for a dataset; null when nobody made one. */
export function latestOverride(workspace: Workspace, dataset: string): number | null {
	return (
		workspace.records.one<{ number: number }>(
			'select max(number) as number from overrides where dataset = ? having number is not null',
			dataset
		)?.number ?? null
	);
}

/** Overrides of a dataset, the latest first; all of them for null. */
export function listOverrides(workspace: Workspace, dataset: string | null = null): KeptOverride[] {
	return workspace.records
		.all<OverrideRow>(`${select} where ?1 is null or dataset = ?1 order by number desc`, dataset)
		.map(({ shape, ...row }) => ({ ...row, override: JSON.parse(shape) as Override }));
}

export function findOverride(workspace: Workspace, number: number | null): Override | null {
	if (number === null) return null;
	const row = workspace.records.one<OverrideRow>(`${select} where number = ?`, number);
	return row === null ? null : (JSON.parse(row.shape) as Override);
}

/** The contract that a delivery or a draft is read against. */
export function contractUnder(
	workspace: Workspace,
	contract: Contract,
	override: number | null
): Contract {
	return applyOverride(contract, findOverride(workspace, override));
}

/**
 * What deliveries were read under, as texts beside the programme's own, so that an edition says
 * what it stands on: `overrides/<dataset>/<digest>.json`.
 */
export function overrideSources(
	workspace: Workspace,
	deliveries: readonly { readonly dataset: string; readonly override: number | null }[]
): Readonly<Record<string, string>> {
	const texts = new Map<string, string>();
	for (const { dataset, override } of deliveries) {
		const found = findOverride(workspace, override);
		if (found === null) continue;
		const text = `${canonicalJson(found)}\n`;
		texts.set(`overrides/${dataset}/${digest(text).slice(0, 12)}.json`, text);
	}
	return Object.fromEntries([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
