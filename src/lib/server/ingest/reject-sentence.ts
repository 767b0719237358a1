import { formatDate } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import { isIsoDate } from '#lib/indicators/period.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import type { Reject, Rule } from './delivery.ts';
import { french } from './french.ts';
import { excerpt } from './refusal.ts';

type Words = {
	readonly value: string;
	readonly expected: string;
	readonly raw: string | null;
	/** The bound is a day. */
	readonly isDay: boolean;
};

/** What a sentence tells of. */
type Told = Pick<Reject, 'sheet' | 'line' | 'column' | 'rule' | 'value' | 'expected'>;

/**
 * Why a row was refused, in words: « Ligne 214, colonne « Date d’adhésion » : 31/02/2019 n’existe
 * pas. » The values of personal columns are not there to be said. `near` is what may have been
 * meant: « … n’est pas une commune connue ; vouliez-vous dire « Cahors » ? »
 */
export function rejectSentence(
	reject: Told,
	language: Language,
	near: string | null = null
): string {
	const { line, column, sheet } = reject;
	const reason = rejectReason(reject, language, near);
	const why = reason.endsWith('?') ? reason : `${reason}.`;
	if (language === 'en') {
		const place = `${sheet === null ? 'Line' : `Sheet “${sheet}”, row`} ${line}`;
		return `${place}${column === null ? '' : `, column “${column}”`}: ${why}`;
	}
	const place =
		sheet === null ? french`Ligne ${line}` : french`Feuille « ${sheet} », ligne ${line}`;
	return column === null
		? french`${place} : ${why}`
		: french`${place}, colonne « ${column} » : ${why}`;
}

/** The reason alone: « 31/02/2019 n’existe pas ». */
export function rejectReason(
	reject: Pick<Told, 'rule' | 'value' | 'expected'>,
	language: Language,
	near: string | null = null
): string {
	const reason = plainReason(reject, language);
	if (near === null) return reason;
	return language === 'fr'
		? french`${reason} ; vouliez-vous dire « ${excerpt(near)} » ?`
		: `${reason}; did you mean “${excerpt(near)}”?`;
}

/** A rule as the title of the rows that it refused. */
export function ruleTitle(rule: Rule, language: Language): string {
	return ruleTitles[rule][language];
}

const ruleTitles: Readonly<Record<Rule, Readonly<Record<Language, string>>>> = {
	required: { fr: 'Valeur manquante', en: 'Missing value' },
	type: { fr: 'Erreur de tableur', en: 'Spreadsheet error' },
	date: { fr: 'Date illisible ou impossible', en: 'Unreadable or impossible date' },
	number: { fr: 'Nombre illisible', en: 'Unreadable number' },
	boolean: { fr: 'Ni oui ni non', en: 'Neither yes nor no' },
	enum: { fr: 'Valeur hors de la liste', en: 'Value not in the list' },
	minimum: { fr: 'Sous le minimum', en: 'Below the minimum' },
	maximum: { fr: 'Au-dessus du maximum', en: 'Above the maximum' },
	pattern: { fr: 'Forme inattendue', en: 'Unexpected form' },
	unique: { fr: 'Valeur en double', en: 'Repeated value' },
	key: { fr: 'Identifiant en double', en: 'Repeated key' },
	nomenclature: { fr: 'Code ou nom inconnu', en: 'Unknown code or name' },
	columns: { fr: 'Colonnes décalées', en: 'Columns out of line' }
};

function plainReason(
	reject: Pick<Told, 'rule' | 'value' | 'expected'>,
	language: Language
): string {
	const raw = reject.value;
	const hidden = language === 'fr' ? 'la valeur (masquée)' : 'the value (hidden)';
	const quoted = language === 'fr' ? french`« ${excerpt(raw ?? '')} »` : `“${excerpt(raw ?? '')}”`;
	return reasons[language][reject.rule]({
		value: raw === null ? hidden : quoted,
		expected: bound(reject.expected ?? '', language),
		raw: raw === null ? null : excerpt(raw),
		isDay: isIsoDate(reject.expected ?? '')
	});
}

const reasons: Readonly<Record<Language, Readonly<Record<Rule, (words: Words) => string>>>> = {
	fr: {
		required: () => 'la valeur manque',
		type: ({ value, raw }) =>
			raw === null
				? 'la valeur est masquée, ou une erreur de tableur'
				: french`${value} est une erreur de tableur`,
		date: ({ value, expected, raw }) =>
			expected === 'calendar'
				? french`${raw ?? value} n’existe pas`
				: expected === 'order'
					? french`${raw ?? value} peut se lire de deux façons, jour ou mois en premier`
					: expected === 'date'
						? french`${value} n’est pas une date`
						: french`${value} n’est pas une date de la forme ${frenchFormat(expected)}`,
		number: ({ value, expected }) =>
			expected === 'integer'
				? french`${value} n’est pas un nombre entier`
				: french`${value} n’est pas un nombre`,
		boolean: ({ value }) => french`${value} ne veut dire ni oui ni non`,
		enum: ({ value, expected }) =>
			french`${value} n’est pas dans la liste (${excerpt(expected, 200)})`,
		minimum: ({ value, raw, expected, isDay }) =>
			isDay
				? french`${raw ?? value} est avant le ${expected}, le plus tôt admis`
				: french`${raw ?? value} est au-dessous du minimum, ${expected}`,
		maximum: ({ value, raw, expected, isDay }) =>
			isDay
				? french`${raw ?? value} est après le ${expected}, le plus tard admis`
				: french`${raw ?? value} dépasse le maximum, ${expected}`,
		pattern: ({ value }) => french`${value} n’a pas la forme attendue`,
		unique: ({ value, expected }) => french`${value} figure déjà à la ligne ${expected}`,
		key: ({ raw, expected }) =>
			raw === null
				? french`le même identifiant figure déjà à la ligne ${expected}`
				: french`l’identifiant ${raw} figure déjà à la ligne ${expected}`,
		nomenclature: ({ value, expected }) =>
			french`${value} ${unknownCode.fr[expected] ?? 'est un code inconnu'}`,
		columns: ({ expected, raw }) =>
			expected === 'quote'
				? french`un guillemet ouvert n’est jamais refermé, ou ne l’est que plus loin`
				: french`${expected} ${pluralize(Number(expected), ['colonne attendue', 'colonnes attendues'], 'fr')}, ${raw ?? '?'} ${pluralize(Number(raw ?? 2), ['trouvée', 'trouvées'], 'fr')}`
	},
	en: {
		required: () => 'the value is missing',
		type: ({ value, raw }) =>
			raw === null
				? 'the value is hidden, or a spreadsheet error'
				: `${value} is a spreadsheet error`,
		date: ({ value, expected, raw }) =>
			expected === 'calendar'
				? `${raw ?? value} does not exist`
				: expected === 'order'
					? `${raw ?? value} can be read two ways, day or month first`
					: expected === 'date'
						? `${value} is not a date`
						: `${value} is not a date of the form ${expected}`,
		number: ({ value, expected }) =>
			expected === 'integer' ? `${value} is not a whole number` : `${value} is not a number`,
		boolean: ({ value }) => `${value} means neither yes nor no`,
		enum: ({ value, expected }) => `${value} is not in the list (${excerpt(expected, 200)})`,
		minimum: ({ value, raw, expected, isDay }) =>
			isDay
				? `${raw ?? value} is before ${expected}, the earliest allowed`
				: `${raw ?? value} is below the minimum, ${expected}`,
		maximum: ({ value, raw, expected, isDay }) =>
			isDay
				? `${raw ?? value} is after ${expected}, the latest allowed`
				: `${raw ?? value} is above the maximum, ${expected}`,
		pattern: ({ value }) => `${value} does not have the expected form`,
		unique: ({ value, expected }) => `${value} is already on line ${expected}`,
		key: ({ raw, expected }) =>
			raw === null
				? `the same key is already on line ${expected}`
				: `the key ${raw} is already on line ${expected}`,
		nomenclature: ({ value, expected }) =>
			`${value} ${unknownCode.en[expected] ?? 'is an unknown code'}`,
		columns: ({ expected, raw }) =>
			expected === 'quote'
				? 'a quotation mark is never closed, or only further down'
				: `${expected} ${pluralize(Number(expected), ['column', 'columns'], 'en')} expected, ${raw ?? '?'} found`
	}
};

const unknownCode: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
	fr: {
		commune: 'n’est pas une commune connue, ou plusieurs portent ce nom',
		intercommunality: 'n’est pas une intercommunalité connue',
		department: 'n’est pas un département connu',
		siret: 'n’est pas un numéro SIRET valable',
		rome: 'n’est pas un code ROME (une lettre, quatre chiffres)',
		naf: 'n’est pas un code NAF'
	},
	en: {
		commune: 'is not a known commune, or several bear this name',
		intercommunality: 'is not a known intercommunalité',
		department: 'is not a known department',
		siret: 'is not a valid SIRET number',
		rome: 'is not a ROME code (a letter, four digits)',
		naf: 'is not a NAF code'
	}
};

function bound(expected: string, language: Language): string {
	return isIsoDate(expected) ? formatDate(expected, language, 'numeric') : expected;
}

/** `DD/MM/YYYY` as people write it in French: JJ/MM/AAAA. */
function frenchFormat(format: string): string {
	return format.replaceAll('D', 'J').replaceAll('Y', 'A');
}
