import { formatDate } from '#lib/indicators/format.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { weatherTitles, type Weather } from '#lib/indicators/weather.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import * as m from '#lib/paraglide/messages.js';

type Written = { readonly level: Weather | null; readonly by: string; readonly writtenOn: IsoDate };

/** What appraisals say wherever they stand: « objectif atteignable », null without a level; who wrote it and when. */
export function appraisalWords(
	{ level, by, writtenOn }: Written,
	language: Language,
	dates: 'long' | 'medium' = 'long'
): { readonly level: string | null; readonly signature: string } {
	return {
		level: level === null ? null : localize(weatherTitles[level], language),
		signature: m.appraisal_by({ name: by, date: formatDate(writtenOn, language, dates) })
	};
}
