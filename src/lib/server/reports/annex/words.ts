import type { Localized } from '#lib/indicators/language.ts';
import { frenchWords } from '#lib/indicators/typography.ts';

/** The fixed words of the annex. */
export const annexWords = frenchWords({
	about: { fr: 'À propos', en: 'About' },
	figures: { fr: 'Chiffres', en: 'Figures' },
	definitions: { fr: 'Définitions', en: 'Definitions' },
	provenance: { fr: 'Provenance', en: 'Provenance' },
	purpose: { fr: 'Objet', en: 'Purpose' },
	situation: { fr: 'Situation', en: 'Situation' },
	held: { fr: 'Tenu à', en: 'Held to' },
	edition: { fr: 'Version', en: 'Edition' },
	publisher: { fr: 'Publié par', en: 'Published by' },
	reading: { fr: 'Lecture', en: 'How to read it' },
	howToRead: {
		fr: 'Les nombres sont ceux du rapport, arrondis comme lui. Un chiffre qui manque dit pourquoi. Les séries des graphiques sont sous leur titre.',
		en: 'Numbers are those of the report, rounded as it rounds them. A figure that is missing says why. The series of charts stand under their titles.'
	},
	sheets: { fr: 'Feuilles', en: 'Sheets' },
	noTable: { fr: 'sans tableau ni graphique', en: 'no table, no chart' },
	definitionsTold: {
		fr: 'ce que compte chaque indicateur, son unité, sa source, ses dates',
		en: 'what each indicator counts, its unit, its source, its dates'
	},
	provenanceTold: {
		fr: 'les fichiers dont vient chaque chiffre, et les notes du rapport',
		en: 'the files that each figure comes from, and the notes of the report'
	},
	unit: { fr: 'Unité', en: 'Unit' },
	gap: { fr: 'Écart au prévu', en: 'Gap to the plan' },
	part: { fr: 'Part de l’ensemble', en: 'Part of the whole' },
	kind: { fr: 'Calcul', en: 'Reckoning' },
	method: { fr: 'Méthode', en: 'Method' },
	lastOn: { fr: 'Dernier chiffre', en: 'Latest figure' },
	nextOn: { fr: 'Prochain chiffre', en: 'Next figure' },
	id: { fr: 'Identifiant', en: 'Id' },
	note: { fr: 'Note', en: 'Note' },
	definitionOrNote: {
		fr: 'Définition, ou texte de la note',
		en: 'Definition, or text of the note'
	},
	latestOn: { fr: 'Date du dépôt', en: 'Date of the delivery' },
	figuresOn: { fr: 'Chiffres au', en: 'Figures as of' }
} as const) satisfies Readonly<Record<string, Required<Localized>>>;

export type AnnexWord = keyof typeof annexWords;
