import type { Localized } from './language.ts';
import type { Role } from './reader.ts';

/** Roles as screens, letters and refusals name them. */
export const roleTitles: Readonly<Record<Role, Required<Localized>>> = {
	contributor: { fr: 'Contributeur', en: 'Contributor' },
	official: { fr: 'Membre du comité', en: 'Committee member' },
	communication: { fr: 'Communication', en: 'Communication' },
	analyst: { fr: 'Analyste', en: 'Analyst' },
	administrator: { fr: 'Administrateur', en: 'Administrator' }
};
