import { localize, type Language, type Localized } from './language.ts';

export type Level = 'programme' | 'department' | 'grouping' | 'intercommunality' | 'commune';

/** Levels of the country's own map; groupings are a programme's. */
export type OfficialLevel = Exclude<Level, 'programme' | 'grouping'>;

export const levels: readonly Level[] = [
	'programme',
	'department',
	'grouping',
	'intercommunality',
	'commune'
];

export const levelTitles: Readonly<Record<Level, Localized>> = {
	programme: { fr: 'Programme', en: 'Programme' },
	department: { fr: 'Département', en: 'Department' },
	grouping: { fr: 'Regroupement', en: 'Grouping' },
	intercommunality: { fr: 'Intercommunalité', en: 'Intercommunality' },
	commune: { fr: 'Commune', en: 'Commune' }
};

/** Intercommunalités that a programme tells together. */
export type Grouping = {
	readonly id: string;
	readonly title: Localized;
	/** SIRENs; no two groupings share one. */
	readonly territories: readonly string[];
};

export type Territory = {
	/** INSEE code of a commune or department, SIREN of an intercommunalité, id of a grouping. */
	readonly code: string;
	readonly name: string;
	readonly level: Exclude<Level, 'programme'>;
	/** Null for an intercommunalité and a grouping, which may lie across several. */
	readonly department: string | null;
	/** SIREN of a commune's intercommunalité. */
	readonly intercommunality: string | null;
	/** Municipal population at the vintage of the geography. */
	readonly population: number | null;
	/** What a grouping is made of. */
	readonly grouping?: Grouping;
};

/** What a territory is called; a grouping, in the reader's language. */
export function territoryName({ name, grouping }: Territory, language: Language): string {
	return grouping ? localize(grouping.title, language) : name;
}

/** « Métropole de Lyon » is read « Lyon »: a name without the kind of intercommunalité. */
export function shortName(name: string): string {
	return name.replace(/^(CC|CA|CU|Métropole) (du |de la |de l’|de l'|des |de |d’|d')?/u, '');
}

const aliases: Readonly<Record<string, Level>> = {
	programme: 'programme',
	program: 'programme',
	department: 'department',
	departement: 'department',
	grouping: 'grouping',
	regroupement: 'grouping',
	intercommunality: 'intercommunality',
	intercommunalite: 'intercommunality',
	interco: 'intercommunality',
	epci: 'intercommunality',
	commune: 'commune'
};

/** A level as people name it, in either language, singular or plural, with or without accents; null for anything else. */
export function parseLevel(text: string): Level | null {
	const plain = text
		.trim()
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.replace(/ies$/, 'y')
		.replace(/s$/, '');
	return Object.hasOwn(aliases, plain) ? (aliases[plain] ?? null) : null;
}
