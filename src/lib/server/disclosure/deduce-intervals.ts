import loadHighs from 'highs';
import type { Relation } from './bounds.ts';

/** What a reader can deduce of a hidden count, both ends included; no end is Infinity. */
export type Interval = { readonly least: number; readonly most: number };

/** The solver is 3 MB of WebAssembly: read when somebody asks. */
let loading: ReturnType<typeof loadHighs> | null = null;

/**
 * The narrowest interval that a reader can put around each cell asked about, knowing what is shown,
 * that counts are never negative and how
 * they add up: two linear programmes a cell, so for small
 * tables. `shown` is null where a cell is hidden. Throws when the counts contradict their relations.
 */
export async function deduceIntervals(
	shown: readonly (number | null)[],
	relations: readonly Relation[],
	asked: readonly number[],
	/** What a hidden count is known to be at least: 1 where zeros are never hidden. */
	floor: 0 | 1 = 0
): Promise<ReadonlyMap<number, Interval>> {
	const highs = await (loading ??= loadHighs());
	const rows = relations.flatMap(({ whole, parts }, at) => {
		const terms = new Map<number, number>();
		let known = 0;
		for (const [cell, sign] of [[whole, 1] as const, ...parts.map((part) => [part, -1] as const)]) {
			const count = shown[cell] ?? null;
			if (count === null) terms.set(cell, (terms.get(cell) ?? 0) + sign);
			else known -= sign * count;
		}
		const told = [...terms].filter(([, factor]) => factor !== 0);
		return told.length === 0
			? []
			: [
					` r${at}: ${told.map(([cell, factor]) => `${signed(factor)} x${cell}`).join(' ')} = ${known}`
				];
	});
	const hidden = new Set(relations.flatMap(({ whole, parts }) => [whole, ...parts]));
	const bounds =
		floor === 0
			? ''
			: `Bounds\n${[...hidden].flatMap((cell) => ((shown[cell] ?? null) === null ? [` x${cell} >= ${floor}\n`] : [])).join('')}`;
	const solve = (goal: 'Minimize' | 'Maximize', cell: number): number => {
		const { Status, ObjectiveValue } = highs.solve(
			`${goal}\n obj: x${cell}\nSubject To\n${rows.join('\n')}\n own: x${cell} >= ${floor}\n${bounds}End`
		);
		if (Status === 'Optimal') return Math.round(ObjectiveValue * 1e6) / 1e6;
		if (Status === 'Unbounded' || Status === 'Primal infeasible or unbounded') return Infinity;
		throw new Error(`the counts contradict each other: ${Status}`);
	};
	return new Map(
		asked.map((cell) => [cell, { least: solve('Minimize', cell), most: solve('Maximize', cell) }])
	);
}

const signed = (factor: number) => (factor < 0 ? `- ${-factor}` : `+ ${factor}`);
