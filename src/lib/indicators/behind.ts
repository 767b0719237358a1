import type { Better } from './indicator.ts';
import { progressOf } from './progress.ts';

/** Planned progress − actual progress, in points, unrounded; negative is ahead of plan. Null when a part is missing. */
export function behindOf(
	figures: {
		readonly actual: number | null;
		readonly planned: number | null;
		readonly baseline: number | null;
		readonly target: number | null;
	},
	better: Better
): number | null {
	const planned = progressOf(figures.planned, figures.baseline, figures.target, better);
	const actual = progressOf(figures.actual, figures.baseline, figures.target, better);
	return planned === null || actual === null ? null : planned - actual;
}
