import { formatDate } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import { isIsoDate } from '#lib/indicators/period.ts';
import type { Reject, Rule } from './delivery.ts';
import { french } from './french.ts';
import { excerpt } from './refusal.ts';

type Words = { readonly value: string; readonly expected: string; readonly raw: string | null };

/**
 * Why a row was refused, in words: « Ligne 214, colonne « Date d’adhésion » : 31/02/2019 n’existe
 * pas. » The values of personal columns are not there to be said.
 */
export function rejectSentence(reject: Reject, language: Language): string {
	const { line, column, sheet } = reject;
	const why = rejectReason(reject, language);
	if (language === 'en') {
		const place = `${sheet === null ? 'Line' : `Sheet “${sheet}”, row`} ${line}`;
		return `${place}${column === null ? '' : `, column “${column}”`}: ${why}.`;
	}
	const place =
		sheet === null ? french`Ligne ${line}` : french`Feuille « ${sheet} », ligne ${line}`;
	return column === null
		? french`${place} : ${why}.`
		: french`${place}, colonne « ${column} » : ${why}.`;
}

/** The reason alone: « 31/02/2019 n’existe pas ». */
export function rejectReason(reject: Reject, language: Language): string {
	const raw = reject.value;
	const hidden = language === 'fr' ? 'la valeur (masquée)' : 'the value (hidden)';
	const quoted = language === 'fr' ? french`« ${excerpt(raw ?? '')} »` : `“${excerpt(raw ?? '')}”`;
	return reasons[language][reject.rule]({
		value: raw === null ? hidden : quoted,
		expected: bound(reject.expected ?? '', language),
		raw: raw === null ? null : excerpt(raw)
	});
}

const reasons: Readonly<Record<Language, Readonly<Record<Rule, (words: Words) => string>>>> = {
	fr: {
		required: () => 'la valeur manque',
		type: ({ value }) => french`${value} est une erreur de tableur`,
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
		minimum: ({ value, raw, expected }) =>
			french`${raw ?? value} est avant le minimum, ${expected}`,
		maximum: ({ value, raw, expected }) => french`${raw ?? value} dépasse le maximum, ${expected}`,
		pattern: ({ value }) => french`${value} n’a pas la forme attendue`,
		unique: ({ value, expected }) => french`${value} figure déjà à la ligne ${expected}`,
		key: ({ expected }) => french`la même ligne figure déjà à la ligne ${expected}`,
		nomenclature: ({ value, expected }) =>
			french`${value} ${unknownCode.fr[expected] ?? 'est un code inconnu'}`,
		columns: ({ expected, raw }) =>
			expected === 'quote'
				? french`un guillemet ouvert n’est jamais refermé, ou ne l’est que plus loin`
				: french`${expected} colonnes attendues, ${raw ?? '?'} trouvées`
	},
	en: {
		required: () => 'the value is missing',
		type: ({ value }) => `${value} is a spreadsheet error`,
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
		minimum: ({ value, raw, expected }) => `${raw ?? value} is below the minimum, ${expected}`,
		maximum: ({ value, raw, expected }) => `${raw ?? value} is above the maximum, ${expected}`,
		pattern: ({ value }) => `${value} does not have the expected form`,
		unique: ({ value, expected }) => `${value} is already on line ${expected}`,
		key: ({ expected }) => `the same row is already on line ${expected}`,
		nomenclature: ({ value, expected }) =>
			`${value} ${unknownCode.en[expected] ?? 'is an unknown code'}`,
		columns: ({ expected, raw }) =>
			expected === 'quote'
				? 'a quotation mark is never closed, or only further down'
				: `${expected} columns expected, ${raw ?? '?'} found`
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
