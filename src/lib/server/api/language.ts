import { languages, type Language } from '#lib/indicators/language.ts';

/** `lang`, else the first language of `Accept-Language` that Jalon speaks, else French. */
export function parseLanguage(asked: string | undefined, accepted: string | undefined): Language {
	const wanted = [asked ?? '', ...(accepted ?? '').split(',')].map((part) =>
		part.trim().slice(0, 2).toLowerCase()
	);
	return wanted.flatMap((code) => languages.filter((language) => language === code))[0] ?? 'fr';
}
