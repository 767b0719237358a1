import type { Workspace } from '../editions/workspace.ts';

export type Direction = 'up' | 'down';

/** Moves one of a list by a place and numbers the list anew, within the caller's transaction. */
export function moveWithin(
	workspace: Workspace,
	table: 'agenda' | 'attendees',
	numbers: readonly number[],
	moved: number,
	to: Direction
): void {
	const at = numbers.indexOf(moved);
	const target = to === 'up' ? at - 1 : at + 1;
	if (at === -1 || target < 0 || target >= numbers.length) return;
	const next = numbers.toSpliced(at, 1).toSpliced(target, 0, moved);
	for (const [position, number] of next.entries())
		workspace.records.run(
			`update ${table} set position = ? where number = ?`,
			position + 1,
			number
		);
}
