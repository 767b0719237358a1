import { de, formatDate, formatPeriod, formatSpan } from './date-words.ts';
import type { Language } from './language.ts';
import type { Grain, IsoDate, Period } from './period.ts';
import { oneYearEarlier } from './window.ts';

/** What a figure is compared with. `same-span` is the part of a past period that a running one has reached. */
export type Comparison =
	| { readonly with: 'date'; readonly date: IsoDate }
	| { readonly with: 'meeting'; readonly date: IsoDate | null }
	| { readonly with: 'period'; readonly period: Period; readonly grain: Grain }
	| { readonly with: 'same-span'; readonly period: Period; readonly grain: Grain }
	| { readonly with: 'span'; readonly period: Period }
	| { readonly with: 'year-earlier' };

/** A year earlier is told as such, another day by its date. */
export function comparisonOf(earlier: IsoDate, day: IsoDate): Comparison {
	return earlier === oneYearEarlier(day)
		? { with: 'year-earlier' }
		: { with: 'date', date: earlier };
}

/** « qu’au 28 juin 2019 », « qu’à la séance précédente », « qu’en 2018 » ; "than on 28 June 2019". */
export function thanWords(comparison: Comparison, language: Language): string {
	const english = language === 'en';
	switch (comparison.with) {
		case 'date': {
			const date = formatDate(comparison.date, language);
			return english ? `than on ${date}` : `qu’au ${date}`;
		}
		case 'meeting': {
			const meeting = meetingWords(comparison.date, language);
			return english ? `than at ${meeting}` : `qu’à ${meeting}`;
		}
		case 'period': {
			const period = formatPeriod(comparison.period, comparison.grain, language);
			if (english) return `than ${comparison.grain === 'day' ? 'on' : 'in'} ${period}`;
			return isNamedWithArticle(comparison.grain) ? `qu’au ${period}` : `qu’en ${period}`;
		}
		case 'same-span': {
			const period = formatPeriod(comparison.period, comparison.grain, language);
			return english
				? `than in the same part of ${period}`
				: `que sur la même période ${ofPeriod(period, comparison.grain)}`;
		}
		case 'span': {
			const span = formatSpan(comparison.period, language);
			return english ? `than from ${span}` : `que ${span}`;
		}
		case 'year-earlier':
			return english ? 'than a year earlier' : 'qu’un an plus tôt';
	}
}

/** « par rapport à 2018 », « par rapport au 28 juin 2019 »; "from 2018" after "up 12%". */
export function againstWords(comparison: Comparison, language: Language): string {
	if (language === 'en') return englishAgainst(comparison);
	switch (comparison.with) {
		case 'date':
			return `par rapport au ${formatDate(comparison.date, 'fr')}`;
		case 'meeting':
			return `par rapport à ${meetingWords(comparison.date, 'fr')}`;
		case 'period': {
			const period = formatPeriod(comparison.period, comparison.grain, 'fr');
			return `par rapport ${isNamedWithArticle(comparison.grain) ? 'au' : 'à'} ${period}`;
		}
		case 'same-span': {
			const period = formatPeriod(comparison.period, comparison.grain, 'fr');
			return `par rapport à la même période ${ofPeriod(period, comparison.grain)}`;
		}
		case 'span':
			return `par rapport à la période ${formatSpan(comparison.period, 'fr')}`;
		case 'year-earlier':
			return 'en un an';
	}
}

function englishAgainst(comparison: Comparison): string {
	switch (comparison.with) {
		case 'date':
			return `from ${formatDate(comparison.date, 'en')}`;
		case 'meeting':
			return `from ${meetingWords(comparison.date, 'en')}`;
		case 'period':
			return `from ${formatPeriod(comparison.period, comparison.grain, 'en')}`;
		case 'same-span':
			return `from the same part of ${formatPeriod(comparison.period, comparison.grain, 'en')}`;
		case 'span':
			return `from the period ${formatSpan(comparison.period, 'en')}`;
		case 'year-earlier':
			return 'over a year';
	}
}

function meetingWords(date: IsoDate | null, language: Language): string {
	if (date === null) return language === 'fr' ? 'la séance précédente' : 'the previous meeting';
	const day = formatDate(date, language);
	return language === 'fr' ? `la séance du ${day}` : `the meeting of ${day}`;
}

function isNamedWithArticle(grain: Grain): boolean {
	return grain === 'day' || grain === 'quarter';
}

function ofPeriod(period: string, grain: Grain): string {
	if (isNamedWithArticle(grain)) return `du ${period}`;
	return de(period);
}
