export type Language = 'fr' | 'en';

export const languages: readonly Language[] = ['fr', 'en'];

/** Words a person wrote in one or both languages; French always stands. */
export type Localized = { readonly fr: string; readonly en?: string };

/** The text in the reader's language, French where there is no other. */
export function localize(text: Localized, language: Language): string {
	return text[language] ?? text.fr;
}
