import type { DeclaredFigure } from './declared.ts';
import type { Language } from './language.ts';

/** The one word that marks a figure given by a person, wherever it is shown. */
export function declaredMark(language: Language): string {
	return language === 'fr' ? 'déclaré' : 'declared';
}

/** « 320 ambassadeurs (déclaré) », where the figure shown is a person's. */
export function withDeclaredMark(
	text: string,
	{ declared }: { readonly declared?: DeclaredFigure },
	language: Language
): string {
	return declared?.stands ? `${text} (${declaredMark(language)})` : text;
}
