import type { Language } from '#lib/indicators/language.ts';
import type { Environment } from '#lib/server/programme/environment.ts';

/** A page of the site as a link: at its public address, or at this machine's. */
export function linkHere(
	{ origin, host, port }: Pick<Environment, 'origin' | 'host' | 'port'>,
	path: string,
	language: Language
): string {
	const named = host.includes(':') ? `[${host}]` : host;
	return (origin ?? `http://${named}:${port}`) + (language === 'fr' ? path : `/${language}${path}`);
}
