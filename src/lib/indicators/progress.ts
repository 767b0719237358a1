import { isBetter, isReached } from './direction.ts';
import type { Better } from './indicator.ts';

/**
 * Percent of the way from baseline to target, unclamped and unrounded:
 * 100 × (actual − baseline) / (target − baseline). When the target isn't better than the
 * baseline there is no way to go: 100 if it is reached, else 0. Null when a part is missing
 * and for context indicators.
 */
export function progressOf(
	actual: number | null,
	baseline: number | null,
	target: number | null,
	better: Better
): number | null {
	if (actual === null || baseline === null || target === null || better === 'none') return null;
	if (!isBetter(target, baseline, better)) return isReached(actual, target, better) ? 100 : 0;
	return (100 * (actual - baseline)) / (target - baseline) || 0;
}

/** Progress as it is drawn: 0 to 100. */
export function clampProgress(progress: number | null): number | null {
	return progress === null ? null : Math.min(100, Math.max(0, progress));
}
