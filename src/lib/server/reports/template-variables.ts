import { localize } from '#lib/indicators/language.ts';
import { publishedOn } from '../editions/edition.ts';
import type { Variables } from './evaluate.ts';
import type { ReportContext } from './report-context.ts';
import { indicatorVariables } from './indicator-variables.ts';
import type { TemplateFrontMatter } from './template-front-matter.ts';

const common = [
	'year',
	'next-year',
	'as-of',
	'territory',
	'language',
	'edition',
	'programme'
] as const;

/** Those that a template may read; one that is asked for with an indicator has it too. */
export function variableNames({ for: asked }: Pick<TemplateFrontMatter, 'for'>): readonly string[] {
	return asked === 'indicator' ? [...common, 'indicator'] : common;
}

export function templateVariables(context: ReportContext): Variables {
	const { edition, settings, language, year, asOf, territory, subject } = context;
	return {
		...(subject === null ? {} : { indicator: indicatorVariables(subject, context) }),
		year,
		'next-year': year + 1,
		'as-of': asOf,
		territory,
		language,
		edition: { id: edition.id, 'published-on': publishedOn(edition) },
		programme: localize(settings.name, language)
	} satisfies Record<(typeof common)[number], unknown> & Variables;
}
