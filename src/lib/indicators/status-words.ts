import type { Localized } from './language.ts';
import type { Status, StatusMissing } from './status.ts';

export const statusTitles: Readonly<Record<Status, Required<Localized>>> = {
	ahead: { fr: 'En avance', en: 'Ahead' },
	'on-track': { fr: 'Dans le rythme', en: 'On track' },
	'at-risk': { fr: 'À surveiller', en: 'At risk' },
	'off-track': { fr: 'En retard', en: 'Off track' },
	'no-target': { fr: 'Sans cible', en: 'No target' }
};

/** Why there is no status, as a sentence's end. */
export const statusMissingReasons: Readonly<Record<StatusMissing, Required<Localized>>> = {
	'no-value': { fr: 'chiffre non disponible', en: 'figure not available' },
	'no-baseline': { fr: 'point de départ non défini', en: 'no baseline set' },
	'before-baseline': {
		fr: 'date antérieure au point de départ',
		en: 'date before the baseline'
	},
	'no-planned': { fr: 'pas de valeur prévue à cette date', en: 'nothing planned at this date' }
};
