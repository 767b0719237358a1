import { localize } from '#lib/indicators/language.ts';
import { publishedOn } from '../editions/edition.ts';
import type { Variables } from './evaluate.ts';
import type { ReportContext } from './report-context.ts';

/** The variables that every template may read. */
export const variableNames = [
	'year',
	'next-year',
	'as-of',
	'territory',
	'language',
	'edition',
	'programme'
] as const;

export function templateVariables(context: ReportContext): Variables {
	const { edition, settings, language, year, asOf, territory } = context;
	return {
		year,
		'next-year': year + 1,
		'as-of': asOf,
		territory,
		language,
		edition: { id: edition.id, 'published-on': publishedOn(edition) },
		programme: localize(settings.name, language)
	} satisfies Record<(typeof variableNames)[number], unknown>;
}
