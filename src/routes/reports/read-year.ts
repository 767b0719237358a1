import { JalonError } from '#lib/server/programme/problem.ts';

/** A year as an address or a form gives it; null for none. Throws `bad-request`. */
export function readYear(text: string | null): number | null {
	if (text === null || text === '') return null;
	if (/^\d{4}$/.test(text)) return Number(text);
	throw new JalonError('bad-request', {
		fr: `Paramètre « year » : « ${text} » n’est pas une année.`,
		en: `Parameter “year”: “${text}” is no year.`
	});
}
