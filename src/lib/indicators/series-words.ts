import { formatDate, formatPeriod, formatSpan } from './date-words.ts';
import type { Language } from './language.ts';
import { formatMissing } from './missing-words.ts';
import { narrowNoBreak, noBreak } from './number-words.ts';
import type { Grain, Period } from './period.ts';
import { pluralize } from './plural.ts';
import type { Missing } from './value.ts';

export function colon(language: Language): string {
	return language === 'fr' ? `${narrowNoBreak}: ` : ': ';
}

export function semicolon(language: Language): string {
	return language === 'fr' ? `${narrowNoBreak}; ` : '; ';
}

/** « en décembre 2019 », « au 4e trimestre 2019 », « au 20 décembre 2019 » for dates (null). */
export function atTime(period: Period, grain: Grain | null, language: Language): string {
	if (grain === null || grain === 'day') {
		return `${language === 'fr' ? 'au' : 'on'} ${formatDate(period.to, language)}`;
	}
	const name = formatPeriod(period, grain, language);
	if (language === 'en') return `in ${name}`;
	return `${grain === 'quarter' ? 'au' : 'en'} ${name}`;
}

/** « de décembre 2018 à décembre 2019 », « du 1er trimestre 2018 au 4e trimestre 2019 », « de 2018 à 2022 ». */
export function spanWords(
	first: Period,
	last: Period,
	grain: Grain | null,
	language: Language
): string {
	if (grain === null || grain === 'day') {
		return formatSpan({ from: first.to, to: last.to }, language);
	}
	if (grain === 'month') return formatSpan({ from: first.from, to: last.to }, language);
	const [start, end] = [first, last].map((period) => formatPeriod(period, grain, language));
	if (language === 'en') return `${start} to ${end}`;
	return grain === 'quarter' ? `du ${start} au ${end}` : `de ${start} à ${end}`;
}

/** « 2 chiffres non disponibles, 1 chiffre masqué (secret statistique) »; null when none is absent. */
export function absentWords(
	values: readonly { readonly value: number | null; readonly missing: Missing | null }[],
	language: Language
): string | null {
	const secret = values.filter(({ missing }) => missing === 'secret').length;
	const unknown = values.filter(({ value }) => value === null).length - secret;
	const said: string[] = [];
	if (unknown > 0) said.push(absent(unknown, 'no-data', language));
	if (secret > 0) said.push(absent(secret, 'secret', language));
	return said.length === 0 ? null : said.join(', ');
}

function absent(count: number, missing: Missing, language: Language): string {
	const words = formatMissing(missing, language);
	if (language === 'en')
		return `${count}${noBreak}${pluralize(count, ['figure', 'figures'], 'en')} ${words}`;
	const agreed = count < 2 ? words : words.replace(/disponible|masqué/, '$&s');
	return `${count}${noBreak}${pluralize(count, ['chiffre', 'chiffres'], 'fr')} ${agreed}`;
}
