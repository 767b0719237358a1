import { behindOf } from './behind.ts';
import { gapOf } from './gap.ts';
import type { Indicator } from './indicator.ts';
import type { IsoDate, Period } from './period.ts';
import { progressOf } from './progress.ts';
import { statusOf } from './status.ts';
import type { Trajectory } from './target.ts';
import { baselineValue, nextTarget, plannedAt } from './trajectory.ts';
import type { Value } from './value.ts';

export type Standing = Pick<
	Value,
	'baseline' | 'target' | 'planned' | 'progress' | 'status' | 'plan'
>;

/**
 * How a figure stands at a date against its trajectory: every part of a Value that comes from
 * targets. `window` is the whole headline window (fullWindow); the figure must be the one over it.
 */
export function standingOf(
	value: number | null,
	date: IsoDate,
	indicator: Pick<Indicator, 'kind' | 'over' | 'better' | 'tolerance'>,
	trajectory: Trajectory | null,
	window: Period
): Standing {
	const { better, tolerance } = indicator;
	const next = better === 'none' ? null : nextTarget(trajectory, date, indicator, window);
	const baseline = next === null ? null : baselineValue(trajectory, indicator);
	const target = next?.value ?? null;
	const planned = next === null ? null : plannedAt(trajectory, date, indicator, window);
	const behind = behindOf({ actual: value, planned, baseline, target }, better);
	const baselineOn = trajectory?.baseline?.date ?? null;
	const beforeBaseline = baselineOn !== null && date < baselineOn;
	const { status, missing } = statusOf(
		{ value, baseline, target, planned, behind, beforeBaseline },
		better,
		tolerance
	);
	return {
		baseline,
		target,
		planned,
		progress: progressOf(value, baseline, target, better),
		status,
		plan:
			next === null
				? null
				: {
						baselineOn,
						targetOn: next.date,
						gap: gapOf(value, planned),
						behind,
						statusMissing: missing
					}
	};
}
