import type { Localized } from './language.ts';

/** A person's judgement beside the computed status, from the best to the worst. */
export type Weather = 'secured' | 'achievable' | 'support-needed' | 'compromised';

export const weathers: readonly Weather[] = [
	'secured',
	'achievable',
	'support-needed',
	'compromised'
];

/** Characters of an appraisal: it is read aloud, beside its figure. */
export const longestAppraisal = 600;

/** The four levels in the words of PILOTE, which officials know. */
export const weatherTitles: Readonly<Record<Weather, Required<Localized>>> = {
	secured: { fr: 'objectif sécurisé', en: 'target secured' },
	achievable: { fr: 'objectif atteignable', en: 'target achievable' },
	'support-needed': { fr: 'appuis nécessaires', en: 'support needed' },
	compromised: { fr: 'objectif compromis', en: 'target compromised' }
};
