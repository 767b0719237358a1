import { formatDate, formatSpan } from '#lib/indicators/date-words.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { formatNumber } from '#lib/indicators/number-words.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import { french } from '../ingest/french.ts';
import type { ExpectedFiles } from './expected-files.ts';
import type { Freshness } from './freshness.ts';

/** « En retard de 12 jours : attendu le 15 janvier 2024 », « Attendu le 15 février 2024 ». */
export function freshnessSentence({ state, dueOn, days }: Freshness, language: Language): string {
	const on = dueOn === null ? '' : formatDate(dueOn, language, 'medium');
	const count = days === null ? '' : daysInWords(days, language);
	const said = {
		received: { fr: `Prochain dépôt attendu le ${on}`, en: `Next delivery due on ${on}` },
		due:
			dueOn === null
				? { fr: 'Attendu, sans date dite', en: 'Awaited, no date given' }
				: days === 0
					? { fr: 'Attendu aujourd’hui', en: 'Due today' }
					: { fr: `Attendu le ${on}, dans ${count}`, en: `Due on ${on}, in ${count}` },
		late: {
			fr: `En retard de ${count}, attendu le ${on}`,
			en: `${count} late, was due on ${on}`
		},
		ended: { fr: 'Plus rien n’est attendu', en: 'Nothing more is due' },
		once: { fr: 'Reçu une fois pour toutes', en: 'Received once and for all' },
		unknown: { fr: 'Sans rythme déclaré', en: 'No rhythm declared' }
	}[state];
	return said[language];
}

/** The file's name on screen, with which one it is when several come: « Visites des sites (oh-my-lot.fr) ». */
export function fileTitle({ title, variant }: Freshness, language: Language): string {
	const name = localize(title, language);
	return variant === null ? name : `${name} (${localize(variant.label, language)})`;
}

/** « décembre 2023 », « du 1er octobre 2023 au 31 mars 2024 »; empty when there is none to come. */
export function periodWords({ period }: Pick<Freshness, 'period'>, language: Language): string {
	return period === null ? '' : formatSpan(period, language);
}

/** « Il manque 2 fichiers sur 9 », « Les 9 fichiers attendus sont reçus », « Aucun fichier n’est attendu ». */
export function missingSentence(
	{ received, missing }: Pick<ExpectedFiles, 'received' | 'missing'>,
	language: Language
): string {
	const all = received.length + missing.length;
	const number = (count: number) => formatNumber(count, language);
	if (all === 0) return { fr: 'Aucun fichier n’est attendu.', en: 'No file is awaited.' }[language];
	if (missing.length === 0)
		return language === 'fr'
			? all === 1
				? 'Le fichier attendu est reçu.'
				: `Les ${number(all)} fichiers attendus sont reçus.`
			: all === 1
				? 'The file awaited has been received.'
				: `All ${number(all)} files awaited have been received.`;
	const files = pluralize(missing.length, fileWords[language], language);
	return language === 'fr'
		? `Il manque ${number(missing.length)} ${files} sur ${number(all)}.`
		: `${number(missing.length)} ${files} of ${number(all)} missing.`;
}

/** « 2 fichiers en retard : « Contacts reçus » (12 jours), « Visites » (3 jours). »; null when none is. */
export function lateSentence(late: readonly Freshness[], language: Language): string | null {
	if (late.length === 0) return null;
	const named = late
		.slice(0, namedAtMost)
		.map((file) => `${quoted(fileTitle(file, language), language)} (${lateBy(file, language)})`)
		.join(', ');
	const rest = late.length > namedAtMost ? '…' : '.';
	const count = `${formatNumber(late.length, language)} ${pluralize(late.length, fileWords[language], language)}`;
	return language === 'fr'
		? french`${count} en retard : ${named}${rest}`
		: `${count} late: ${named}${rest}`;
}

const namedAtMost = 3;

const fileWords = { fr: ['fichier', 'fichiers'], en: ['file', 'files'] } as const;

function lateBy({ days }: Freshness, language: Language): string {
	return daysInWords(days ?? 0, language);
}

function daysInWords(days: number, language: Language): string {
	const words = { fr: ['jour', 'jours'], en: ['day', 'days'] } as const;
	return `${formatNumber(days, language)}\u00a0${pluralize(days, words[language], language)}`;
}

function quoted(text: string, language: Language): string {
	return language === 'fr' ? french`« ${text} »` : `“${text}”`;
}
