import type { Localized } from '#lib/indicators/language.ts';

type Words = Required<Localized>;

/** The fixed words of reports. */
export const reportWords = {
	asOf: { fr: 'Situation au', en: 'As of' },
	edition: { fr: 'Version publiée', en: 'Published edition' },
	publishedOn: { fr: 'du', en: 'of' },
	fictitious: { fr: 'Données fictives', en: 'Fictitious data' },
	provisional: { fr: 'Provisoire', en: 'Provisional' },
	contents: { fr: 'Sommaire', en: 'Contents' },
	committee: { fr: 'Comité de pilotage', en: 'Steering committee' },
	page: { fr: 'page', en: 'page' },
	note: { fr: 'Note', en: 'Note' },
	figures: { fr: 'Voir les chiffres', en: 'See the figures' },
	period: { fr: 'Période', en: 'Period' },
	date: { fr: 'Date', en: 'Date' },
	figure: { fr: 'Chiffre', en: 'Figure' },
	indicator: { fr: 'Indicateur', en: 'Indicator' },
	planned: { fr: 'Prévu', en: 'Planned' },
	target: { fr: 'Cible', en: 'Target' },
	achieved: { fr: 'Réalisé', en: 'Achieved' },
	gap: { fr: 'Écart', en: 'Gap' },
	status: { fr: 'Statut', en: 'Status' },
	change: { fr: 'Évolution', en: 'Change' },
	yearEarlier: { fr: 'Un an plus tôt', en: 'A year earlier' },
	axis: { fr: 'Axe', en: 'Axis' },
	due: { fr: 'Échéance', en: 'Due' },
	remaining: { fr: 'Reste à faire', en: 'Still to do' },
	intercommunality: { fr: 'Intercommunalité', en: 'Intercommunality' },
	whole: { fr: 'Ensemble du programme', en: 'Whole programme' },
	unknownTerritory: { fr: 'Territoire non précisé', en: 'Territory not given' },
	unknownValue: { fr: 'Non précisé', en: 'Not given' },
	partner: { fr: 'Partenaire', en: 'Partner' },
	role: { fr: 'Rôle dans le programme', en: 'Role in the programme' },
	definition: { fr: 'Définition', en: 'Definition' },
	source: { fr: 'Source', en: 'Source' },
	owner: { fr: 'Responsable', en: 'Owner' },
	dataset: { fr: 'Données', en: 'Data' },
	deliveries: { fr: 'Dépôts', en: 'Deliveries' },
	latest: { fr: 'Dernier dépôt', en: 'Latest delivery' },
	rowsKept: { fr: 'Lignes retenues', en: 'Rows kept' },
	rowsSetAside: { fr: 'Lignes écartées', en: 'Rows set aside' },
	noDecision: { fr: 'Aucune décision notée.', en: 'No decision noted.' },
	none: { fr: 'Aucun', en: 'None' },
	meeting: { fr: 'Séance du comité', en: 'Committee meeting' },
	meetingOf: { fr: 'séance du', en: 'meeting of' }
} as const satisfies Readonly<Record<string, Words>>;

export type ReportWord = keyof typeof reportWords;
