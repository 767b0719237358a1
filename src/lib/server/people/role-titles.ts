import type { Role } from '#lib/indicators/reader.ts';

/** Roles as screens and letters name them. */
export const roleTitles = {
	contributor: { fr: 'contributeur', en: 'contributor' },
	official: { fr: 'élu ou décideur', en: 'official' },
	communication: { fr: 'communication', en: 'communication' },
	analyst: { fr: 'chargé de suivi', en: 'analyst' },
	administrator: { fr: 'administrateur', en: 'administrator' }
} as const satisfies Readonly<Record<Role, { readonly fr: string; readonly en: string }>>;
