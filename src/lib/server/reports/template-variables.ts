import { languages, localize } from '#lib/indicators/language.ts';
import { publishedOn } from '../editions/edition.ts';
import type { Variables } from './evaluate.ts';
import type { ReportContext } from './report-context.ts';
import { indicatorShape, indicatorVariables } from './indicator-variables.ts';
import type { TemplateFrontMatter } from './template-front-matter.ts';
import type { Shape, Shapes } from './template-kinds.ts';

type VariableSpec = {
	readonly shape: Shape;
	readonly meaning: { readonly fr: string; readonly en: string };
};

/** The variables that every template may read. */
export const variables = {
	year: { shape: 'number', meaning: { fr: 'année du rapport', en: 'year of the report' } },
	'next-year': { shape: 'number', meaning: { fr: 'année suivante', en: 'the year after' } },
	'as-of': {
		shape: 'date',
		meaning: { fr: 'date des chiffres', en: 'date of the figures' }
	},
	territory: {
		shape: { members: { code: 'territory', name: 'text' } },
		meaning: {
			fr: 'territoire du rapport ; inconnu pour tout le programme',
			en: 'territory of the report; unknown for the whole programme'
		}
	},
	meeting: {
		shape: { members: { id: 'text', title: 'text', date: 'date', place: 'text', chair: 'text' } },
		meaning: {
			fr: 'séance du rapport ; inconnue pour une année',
			en: 'meeting of the report; unknown for a year'
		}
	},
	language: {
		shape: languages,
		meaning: { fr: 'langue du rapport, fr ou en', en: 'language of the report, fr or en' }
	},
	edition: {
		shape: { members: { id: 'text', 'published-on': 'date' } },
		meaning: { fr: 'version publiée', en: 'published edition' }
	},
	programme: { shape: 'text', meaning: { fr: 'nom du programme', en: 'name of the programme' } }
} satisfies Readonly<Record<string, VariableSpec>>;

/** What each variable that a template may read is; one that is asked for with an indicator has it too. */
export function shapesFor({ for: asked }: Pick<TemplateFrontMatter, 'for'>): Shapes {
	const common = Object.entries(variables).map(([name, { shape }]) => [name, shape] as const);
	const own = asked === 'indicator' ? [['indicator', indicatorShape] as const] : [];
	return Object.fromEntries([...common, ...own]);
}

export function templateVariables(context: ReportContext): Variables {
	const { edition, settings, language, year, asOf, territory, subject } = context;
	return {
		...(subject === null ? {} : { indicator: indicatorVariables(subject, context) }),
		year,
		'next-year': year + 1,
		'as-of': asOf,
		territory,
		meeting: meetingVariable(context),
		language,
		edition: { id: edition.id, 'published-on': publishedOn(edition) },
		programme: localize(settings.name, language)
	} satisfies Record<keyof typeof variables, unknown> & Variables;
}

function meetingVariable({ committee: { meeting } }: ReportContext) {
	if (meeting === null) return null;
	const { id, title, date, place, chair } = meeting;
	return { id, title, date, place, chair };
}
