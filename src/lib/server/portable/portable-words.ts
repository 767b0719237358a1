import type { Language } from '#lib/indicators/language.ts';
import { frenchWords } from '#lib/indicators/typography.ts';

const french = {
	internal: 'Usage interne',
	fictitious: 'Données fictives',
	provisional: 'Provisoire',
	made: 'Fichier fait le {day} à {time}. Il ne contient que des chiffres : aucune ligne sur une personne.',
	frozen: 'Chiffres arrêtés le {day} pour la séance.',
	notFrozen:
		'Chiffres non arrêtés : ceux de la version publiée, tels qu’ils étaient quand ce fichier a été fait.',
	gone: 'La version qui les donnait n’est plus gardée : ce fichier s’en tient aux chiffres relevés ce jour-là.',
	masked: 'Les petits effectifs sont masqués.',
	edition: 'Version publiée',
	asOf: 'Situation au',
	meeting: 'Séance du comité du {day}',
	committee: 'Comité de pilotage',
	present: 'Présenter',
	print: 'Imprimer',
	contents: 'Dans ce fichier',
	agenda: 'Ordre du jour',
	arbitration: 'À arbitrer',
	attendees: 'Participants',
	presentOnes: 'Présents :',
	excusedOnes: 'Excusés :',
	invitedOnes: 'Invités :',
	decisions: 'Décisions',
	noDecision: 'Aucune décision notée.',
	table: 'Tous les indicateurs',
	sortHint: 'Un titre de colonne trie le tableau.',
	sorted: 'Trié par {column}, {way}',
	ascending: 'ordre croissant',
	descending: 'ordre décroissant',
	find: 'Aller à un indicateur',
	findNone: 'Aucun indicateur ne correspond.',
	findSome: '{n} indicateurs',
	findOne: '1 indicateur',
	series: 'Voir la série',
	top: 'Retour au tableau',
	territory: 'Par intercommunalité',
	unknownPlace: 'Territoire non précisé',
	unknownValue: 'Non précisé',
	definition: 'Définition',
	owner: 'Responsable',
	source: 'Source',
	columns: {
		indicator: 'Indicateur',
		axis: 'Axe',
		figure: 'Chiffre',
		change: 'Évolution',
		target: 'Cible',
		gap: 'Écart au prévu',
		status: 'Statut',
		on: 'Date du chiffre',
		number: 'Numéro',
		wording: 'Décision',
		kind: 'Nature',
		deadline: 'Échéance',
		state: 'Avancement'
	}
};

const english: typeof french = {
	internal: 'Internal use',
	fictitious: 'Fictitious data',
	provisional: 'Provisional',
	made: 'File made on {day} at {time}. It holds figures only: no row about a person.',
	frozen: 'Figures frozen on {day} for the meeting.',
	notFrozen:
		'Figures not frozen: those of the published edition, as they were when this file was made.',
	gone: 'The edition that told them is no longer kept: this file holds the figures kept that day.',
	masked: 'Small counts are masked.',
	edition: 'Published edition',
	asOf: 'As of',
	meeting: 'Committee meeting of {day}',
	committee: 'Steering committee',
	present: 'Present',
	print: 'Print',
	contents: 'In this file',
	agenda: 'Agenda',
	arbitration: 'To be decided',
	attendees: 'Attendees',
	presentOnes: 'Present:',
	excusedOnes: 'Excused:',
	invitedOnes: 'Invited:',
	decisions: 'Decisions',
	noDecision: 'No decision noted.',
	table: 'All indicators',
	sortHint: 'A column’s title sorts the table.',
	sorted: 'Sorted by {column}, {way}',
	ascending: 'ascending',
	descending: 'descending',
	find: 'Go to an indicator',
	findNone: 'No indicator matches.',
	findSome: '{n} indicators',
	findOne: '1 indicator',
	series: 'See the series',
	top: 'Back to the table',
	territory: 'By intercommunality',
	unknownPlace: 'Territory not given',
	unknownValue: 'Not given',
	definition: 'Definition',
	owner: 'Owner',
	source: 'Source',
	columns: {
		indicator: 'Indicator',
		axis: 'Axis',
		figure: 'Figure',
		change: 'Change',
		target: 'Target',
		gap: 'Gap to plan',
		status: 'Status',
		on: 'Figure of',
		number: 'Number',
		wording: 'Decision',
		kind: 'Kind',
		deadline: 'Deadline',
		state: 'State'
	}
};

export type PortableWords = typeof french;

export const portableWords: Readonly<Record<Language, PortableWords>> = {
	fr: frenchWords(french),
	en: english
};

/** Words with `{names}` filled in. */
export function filled(words: string, values: Readonly<Record<string, string>>): string {
	return words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
