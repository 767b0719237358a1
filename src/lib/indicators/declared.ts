import type { Indicator } from './indicator.ts';
import type { Language } from './language.ts';
import { formatDate, formatValue } from './format.ts';
import type { IsoDate } from './period.ts';

/** A figure that a person gave, by telephone or in a file to fill in, and that no export brought. */
export type DeclaredFigure = {
	readonly value: number;
	/** The day that it speaks of. */
	readonly on: IsoDate;
	/** Where the person has it from, in words. */
	readonly source: string;
	readonly author: string;
	/** The day it was declared. */
	readonly declaredOn: IsoDate;
	/** True when it is the figure shown, false when it stands beside a computed one. */
	readonly stands: boolean;
};

/**
 * « Chiffre déclaré le 3 janvier 2024 par Anne Martin, pour le 31 décembre 2023. Source : … »; the
 * figure itself is said when another, computed one, is shown.
 */
export function declaredSentence(
	{ value, on, source, author, declaredOn, stands }: DeclaredFigure,
	indicator: Pick<Indicator, 'format'>,
	language: Language
): string {
	const figure = formatValue(value, indicator.format, language);
	const [of, given] = [formatDate(on, language), formatDate(declaredOn, language)];
	if (language === 'fr')
		return `${stands ? 'Chiffre déclaré' : `Chiffre déclaré à côté\u202f: ${figure},`} le ${given} par ${author}, pour le ${of}. Source\u202f: ${source}`;
	return `${stands ? 'Figure declared' : `Figure declared beside it: ${figure},`} on ${given} by ${author}, for ${of}. Source: ${source}`;
}
