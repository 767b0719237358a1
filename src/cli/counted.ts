import { formatNumber } from '#lib/indicators/number-words.ts';
import type { Language } from '#lib/indicators/language.ts';

type Forms = { readonly fr: readonly [string, string]; readonly en: readonly [string, string] };

/** « 3 dépôts »: a count with its noun; French counts zero in the singular. */
export function counted(count: number, forms: Forms, language: Language): string {
	const one = language === 'fr' ? count < 2 : count === 1;
	return `${formatNumber(count, language)}\u00a0${forms[language][one ? 0 : 1]}`;
}

/** A size in the reader's unit: `3,2 Mo`. */
export function formatBytes(bytes: number, language: Language): string {
	const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
	let size = bytes;
	let unit = 0;
	while (size >= 1000 && unit < units.length - 1) {
		size /= 1000;
		unit++;
	}
	const shown = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
		maximumFractionDigits: unit === 0 ? 0 : 1
	}).format(size);
	return `${shown}\u00a0${units[unit]}`;
}
