import type { Localized } from './language.ts';
import type { IsoDate } from './period.ts';

export type DecisionKind = 'decision' | 'orientation' | 'request';

export type DecisionState = 'to-do' | 'under-way' | 'done' | 'dropped';

export const decisionKinds: readonly DecisionKind[] = ['decision', 'orientation', 'request'];

export const decisionStates: readonly DecisionState[] = ['to-do', 'under-way', 'done', 'dropped'];

/** Characters. */
export const longestDecision = 600;
export const longestNote = 600;
export const longestOwner = 120;

export const kindTitles: Readonly<Record<DecisionKind, Required<Localized>>> = {
	decision: { fr: 'Décision', en: 'Decision' },
	orientation: { fr: 'Orientation', en: 'Orientation' },
	request: { fr: 'Demande', en: 'Request' }
};

export const stateTitles: Readonly<Record<DecisionState, Required<Localized>>> = {
	'to-do': { fr: 'À faire', en: 'To do' },
	'under-way': { fr: 'En cours', en: 'Under way' },
	done: { fr: 'Faite', en: 'Done' },
	dropped: { fr: 'Abandonnée', en: 'Dropped' }
};

/** Neither done nor dropped. */
export function isOpen({ state }: { readonly state: DecisionState }): boolean {
	return state !== 'done' && state !== 'dropped';
}

/** Days past the deadline at a date; 0 when it is not late, or no longer to be done. */
export function daysLate(
	decision: { readonly deadline: IsoDate | null; readonly state: DecisionState },
	on: IsoDate
): number {
	const { deadline } = decision;
	if (deadline === null || deadline >= on || !isOpen(decision)) return 0;
	return Math.round((Date.parse(on) - Date.parse(deadline)) / 86_400_000);
}
