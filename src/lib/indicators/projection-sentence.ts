import { de, formatDate, inSeason } from './date-words.ts';
import { displayed, formatValue } from './format.ts';
import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import { formatNumber, narrowNoBreak, noBreak, spellNumber } from './number-words.ts';
import { addMonths, daysBetween, monthIndex, type IsoDate } from './period.ts';
import { pluralize } from './plural.ts';
import type { Value } from './value.ts';

/** Past this, a month would claim more than a straight line knows: the season is said. */
const monthsToTheMonth = 24;

/**
 * « À ce rythme, la cible de 500 serait atteinte en novembre 2020, un mois avant l’échéance », « … en
 * juin 2020 au lieu de décembre 2019 », or why it would not be. No final full stop; null without
 * a projection.
 */
export function projectionSentence(
	value: Pick<Value, 'to' | 'target' | 'projection' | 'plan'>,
	indicator: Pick<Indicator, 'format' | 'unit'>,
	language: Language
): string | null {
	const { projection, target, to } = value;
	const due = value.plan?.targetOn ?? null;
	if (projection === null || target === null || due === null) return null;
	const goal = goalWords(target, indicator, language);
	if (projection.reaches !== null) {
		return reachedWords(goal, projection.reaches, due, to, language);
	}
	const french = language === 'fr';
	switch (projection.reason) {
		case 'reached': {
			const early = to < due;
			if (!french) return `The target of ${goal} has ${early ? 'already ' : ''}been reached`;
			return `La cible de ${goal} est ${early ? 'déjà ' : ''}atteinte`;
		}
		case 'moving-away':
			return french
				? `Au rythme des 12${noBreak}derniers mois, la cible de ${goal} ne serait pas atteinte`
				: `At the pace of the last 12${noBreak}months, the target of ${goal} would not be reached`;
		case 'too-far':
			return french
				? `À ce rythme, la cible de ${goal} ne serait pas atteinte avant dix ans`
				: `At this pace, the target of ${goal} would not be reached within ten years`;
		case 'too-short':
		case null:
			return french
				? `Moins de 12${noBreak}mois de recul${narrowNoBreak}: pas de projection`
				: `Less than 12${noBreak}months of history: no projection`;
	}
}

/** A target in the indicator’s format: « 40 », « 60 jours », « 75 % ». */
export function goalWords(
	target: number,
	{ format, unit }: Pick<Indicator, 'format' | 'unit'>,
	language: Language
): string {
	// A target is a round number more often than its figure is.
	const whole = Number.isInteger(displayed(target, format));
	const written = whole ? { ...format, decimals: 0 } : format;
	return formatValue(target, written, language, format.style === 'days' ? { unit } : {});
}

function reachedWords(
	goal: string,
	reaches: IsoDate,
	due: IsoDate,
	asOf: IsoDate,
	language: Language
): string {
	const far = reaches > addMonths(asOf, monthsToTheMonth);
	const month = formatDate(reaches, language, 'long-month');
	const when = far ? inSeason(reaches, language) : `${language === 'fr' ? 'en' : 'in'} ${month}`;
	const against = againstDue(reaches, due, language);
	return language === 'fr'
		? `À ce rythme, la cible de ${goal} serait atteinte ${when}${against}`
		: `At this pace, the target of ${goal} would be reached ${when}${against}`;
}

function againstDue(reaches: IsoDate, due: IsoDate, language: Language): string {
	const french = language === 'fr';
	const early = monthIndex(due) - monthIndex(reaches);
	const month = formatDate(due, language, 'long-month');
	if (early < 0) return french ? ` au lieu ${de(month)}` : ` instead of ${month}`;
	if (early > 0) {
		const months = monthsWords(early, language);
		return french ? `, ${months} avant l’échéance` : `, ${months} early`;
	}
	const late = daysBetween(due, reaches);
	if (late <= 0) return french ? ', à l’échéance' : ', on time';
	const days = formatNumber(late, language) + noBreak;
	return french
		? `, ${days}${pluralize(late, ['jour', 'jours'], 'fr')} après l’échéance`
		: `, ${days}${pluralize(late, ['day', 'days'], 'en')} late`;
}

/** « un mois », « onze mois », « un an », « 14 mois », « deux ans », « plus de deux ans ». */
function monthsWords(months: number, language: Language): string {
	const french = language === 'fr';
	const years = Math.floor(months / 12);
	if (months % 12 !== 0 && months < 24) {
		const month = french ? 'mois' : pluralize(months, ['month', 'months'], 'en');
		return months < 12
			? `${spellNumber(months, language)} ${month}`
			: `${months}${noBreak}${month}`;
	}
	const words = french
		? `${spellNumber(years, 'fr')} ${pluralize(years, ['an', 'ans'], 'fr')}`
		: `${spellNumber(years, 'en')} ${pluralize(years, ['year', 'years'], 'en')}`;
	if (months % 12 === 0) return words;
	return french ? `plus ${de(words)}` : `more than ${words}`;
}
