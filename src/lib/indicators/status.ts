import type { Better, Tolerance } from './indicator.ts';

export type Status = 'ahead' | 'on-track' | 'at-risk' | 'off-track' | 'no-target';

export const statuses: readonly Status[] = [
	'ahead',
	'on-track',
	'at-risk',
	'off-track',
	'no-target'
];

/** Why a status is null. */
export type StatusMissing = 'no-value' | 'no-baseline' | 'before-baseline' | 'no-planned';

export const defaultTolerance: Tolerance = { ahead: -10, atRisk: 10, offTrack: 25 };

/**
 * The status of a figure from its points behind plan: ahead up to `tolerance.ahead` included,
 * at risk from `atRisk` included, off track from `offTrack` included. Without a target (or for
 * a context indicator) it is `no-target`; otherwise null carries its reason.
 */
export function statusOf(
	figure: {
		readonly value: number | null;
		readonly baseline: number | null;
		readonly target: number | null;
		readonly planned: number | null;
		readonly behind: number | null;
		readonly beforeBaseline: boolean;
	},
	better: Better,
	tolerance: Tolerance
): { readonly status: Status | null; readonly missing: StatusMissing | null } {
	if (better === 'none' || figure.target === null) return { status: 'no-target', missing: null };
	if (figure.value === null) return { status: null, missing: 'no-value' };
	if (figure.baseline === null) return { status: null, missing: 'no-baseline' };
	if (figure.beforeBaseline) return { status: null, missing: 'before-baseline' };
	if (figure.planned === null || figure.behind === null) {
		return { status: null, missing: 'no-planned' };
	}
	return { status: statusBehind(figure.behind, tolerance), missing: null };
}

/** The status at that many points behind plan. */
export function statusBehind(behind: number, tolerance: Tolerance): Status {
	if (behind <= tolerance.ahead) return 'ahead';
	if (behind < tolerance.atRisk) return 'on-track';
	return behind < tolerance.offTrack ? 'at-risk' : 'off-track';
}
