import { formatDate } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import * as m from '#lib/paraglide/messages.js';

/** « Séance du 20 décembre 2019 », with its title when it has one. */
export function meetingWords(
	{ date, title }: { readonly date: IsoDate; readonly title: string | null },
	language: Language
): string {
	const words = m.meeting_of({ date: formatDate(date, language) });
	return title === null ? words : `${words} · ${title}`;
}
