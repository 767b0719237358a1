import type { Localized } from '#lib/indicators/language.ts';

type Words = Required<Localized>;

/** The fixed words of reports. */
export const reportWords = {
	asOf: { fr: 'Situation au', en: 'As of' },
	edition: { fr: 'Version publiée', en: 'Published edition' },
	editionInBrief: { fr: 'version', en: 'edition' },
	publishedOn: { fr: 'du', en: 'of' },
	fictitious: { fr: 'Données fictives', en: 'Fictitious data' },
	provisional: { fr: 'Provisoire', en: 'Provisional' },
	endNotes: { fr: 'Définitions et sources', en: 'Definitions and sources' },
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
	overAYear: { fr: 'En un an', en: 'Over a year' },
	wholeInBrief: { fr: 'Programme', en: 'Programme' },
	share: { fr: 'Part', en: 'Share' },
	bySplit: { fr: 'Par', en: 'By' },
	byYear: { fr: 'Année par année', en: 'Year by year' },
	byIntercommunality: { fr: 'Par intercommunalité', en: 'By intercommunality' },
	method: { fr: 'Méthode', en: 'Method' },
	calculation: { fr: 'Calcul', en: 'Calculation' },
	periodTold: { fr: 'Période du chiffre', en: 'Period of the figure' },
	lastUpdate: { fr: 'Dernière mise à jour', en: 'Last update' },
	nextUpdate: { fr: 'Prochaine mise à jour', en: 'Next update' },
	secrecy: { fr: 'Secret', en: 'Confidentiality' },
	query: { fr: 'Requête', en: 'Query' },
	breaks: { fr: 'Ruptures de série', en: 'Breaks in series' },
	noAppraisal: { fr: 'Aucune appréciation notée.', en: 'No appraisal noted.' },
	owner: { fr: 'Responsable', en: 'Owner' },
	dataset: { fr: 'Données', en: 'Data' },
	deliveries: { fr: 'Dépôts', en: 'Deliveries' },
	latest: { fr: 'Dernier dépôt', en: 'Latest delivery' },
	rowsKept: { fr: 'Lignes retenues', en: 'Rows kept' },
	rowsSetAside: { fr: 'Lignes écartées', en: 'Rows set aside' },
	noDecision: { fr: 'Aucune décision notée.', en: 'No decision noted.' },
	decisionsWithheld: {
		fr: 'Les décisions du comité ne sont pas communiquées au compte qui a demandé ce rapport.',
		en: 'The committee’s decisions are not disclosed to the account that asked for this report.'
	},
	appraisalsWithheld: {
		fr: 'Les appréciations ne sont pas communiquées au compte qui a demandé ce rapport.',
		en: 'Appraisals are not disclosed to the account that asked for this report.'
	},
	meetingWithheld: {
		fr: 'Ce qui se dit en séance n’est pas communiqué au compte qui a demandé ce rapport.',
		en: 'What is said at meetings is not disclosed to the account that asked for this report.'
	},
	none: { fr: 'Aucun', en: 'None' },
	meeting: { fr: 'Séance du comité', en: 'Committee meeting' },
	place: { fr: 'Lieu', en: 'Place' },
	chair: { fr: 'Présidence', en: 'Chair' },
	notGiven: { fr: 'non précisé', en: 'not given' },
	number: { fr: 'N°', en: 'No.' },
	decision: { fr: 'Décision', en: 'Decision' },
	ownerOf: { fr: 'Responsable', en: 'Owner' },
	state: { fr: 'Avancement', en: 'State' },
	followUp: { fr: 'Suivi dit en séance', en: 'Follow-up told' },
	notTold: { fr: 'non évoquée', en: 'not mentioned' },
	noFollowUp: {
		fr: 'Aucune décision antérieure n’attend de suivi.',
		en: 'No earlier decision waits for a follow-up.'
	},
	appraisal: { fr: 'Appréciation', en: 'Appraisal' },
	meetingOf: { fr: 'séance du', en: 'meeting of' }
} as const satisfies Readonly<Record<string, Words>>;

export type ReportWord = keyof typeof reportWords;
