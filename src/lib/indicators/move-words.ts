import { formatNumber, formatValue } from './format.ts';
import type { Indicator, SeriesBreak } from './indicator.ts';
import { localize, type Language } from './language.ts';
import { formatDate } from './date-words.ts';
import { noBreak } from './number-words.ts';
import { pluralize } from './plural.ts';
import { colon } from './series-words.ts';
import type { Value } from './value.ts';

type Counts = {
	readonly new: number;
	readonly ended: number;
	readonly added: number;
	readonly removed: number;
	readonly changed: number;
};

/** What is said of a figure between two meetings. */
export type Moved = {
	readonly indicator: Indicator;
	readonly presence: 'both' | 'appeared' | 'gone';
	readonly before: Value | null;
	readonly after: Value | null;
	readonly revised: number | null;
	readonly since: number | null;
	readonly facts: Counts | null;
	readonly hidden: boolean;
	readonly definitionChanged: boolean;
	readonly targetsChanged: boolean;
	readonly restarted: boolean;
	readonly break: SeriesBreak | null;
};

/** The figure of one side, « – » where it had none. */
export function figureWords(
	value: Value | null,
	{ format }: Indicator,
	language: Language
): string {
	return value === null
		? '–'
		: formatValue(value.value, format, language, { missing: value.missing });
}

/** « 312 → 320 » */
export function movedFigure({ indicator, before, after }: Moved, language: Language): string {
	return `${figureWords(before, indicator, language)} → ${figureWords(after, indicator, language)}`;
}

/** « +8 », « −1,2 point »; empty where the two do not compare. */
export function differenceWords(move: Moved, language: Language): string {
	const { before, after, restarted } = move;
	if (restarted || before?.value == null || after?.value == null) return '';
	const difference = Number((after.value - before.value).toPrecision(12));
	return difference === 0 ? '0' : signedPart(difference, move, language);
}

/**
 * Why a figure is not the one of before, each reason by name: « +6 depuis : 6 nouveaux », « +2 par
 * révision : 2 ajoutés », « définition changée », « cible changée »…
 */
export function moveReasons(move: Moved, language: Language): string[] {
	const { presence, facts, since, revised, hidden } = move;
	if (presence !== 'both') {
		const words = {
			appeared: { fr: 'nouvel indicateur', en: 'new indicator' },
			gone: { fr: 'indicateur retiré', en: 'indicator removed' }
		};
		return [words[presence][language]];
	}
	const said: string[] = [];
	if (move.restarted)
		said.push(
			{
				fr: 'nouvelle période : le compte repart de zéro',
				en: 'new period: the count starts again'
			}[language]
		);
	const told = (words: string, part: number | null, counts: readonly string[]) => {
		if (!part && counts.length === 0) return;
		const signed = part === null || move.restarted ? '' : `${signedPart(part, move, language)} `;
		said.push(`${signed}${words}${counts.length > 0 ? colon(language) + counts.join(', ') : ''}`);
	};
	const count = (number: number, fr: readonly [string, string], en: readonly [string, string]) =>
		number === 0
			? []
			: [
					`${formatNumber(number, language)}${noBreak}${pluralize(number, language === 'fr' ? fr : en, language)}`
				];
	told({ fr: 'depuis', en: 'since' }[language], since, [
		...count(facts?.new ?? 0, ['nouveau', 'nouveaux'], ['new', 'new']),
		...count(facts?.ended ?? 0, ['terminé', 'terminés'], ['ended', 'ended'])
	]);
	told({ fr: 'par révision', en: 'by revision' }[language], revised, [
		...count(facts?.added ?? 0, ['ajouté', 'ajoutés'], ['added', 'added']),
		...count(facts?.changed ?? 0, ['corrigé', 'corrigés'], ['corrected', 'corrected']),
		...count(facts?.removed ?? 0, ['retiré', 'retirés'], ['removed', 'removed'])
	]);
	if (move.definitionChanged)
		said.push({ fr: 'définition changée', en: 'definition changed' }[language]);
	if (move.targetsChanged) said.push({ fr: 'cible changée', en: 'target changed' }[language]);
	if (move.break)
		said.push(
			`${{ fr: 'rupture de série le', en: 'break in series on' }[language]} ${formatDate(move.break.on, language)} (${localize(move.break.reason, language).replace(/\.$/, '')})`
		);
	if (hidden)
		said.push(
			{ fr: 'détail masqué (secret statistique)', en: 'details hidden (statistical secrecy)' }[
				language
			]
		);
	return said;
}

function signedPart(part: number, { indicator }: Moved, language: Language): string {
	if (part === 0) return '±0';
	const { style, decimals } = indicator.format;
	const size =
		style === 'percent'
			? `${formatNumber(Math.abs(part) * 100, language, { decimals })}${noBreak}${pluralize(Math.abs(part) * 100, ['point', 'points'], language)}`
			: formatValue(Math.abs(part), indicator.format, language);
	return `${part > 0 ? '+' : '−'}${size}`;
}
