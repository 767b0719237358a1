import { statuses } from '#lib/indicators/status.ts';
import type { Value } from '#lib/indicators/value.ts';
import { plainFunctions, type Functions, type TemplateFunction } from './evaluate.ts';
import type { ReportContext } from './report-context.ts';

/** What conditions may ask: comparisons, and figures at the report's date. */
export function templateFunctions(context: ReportContext): Functions {
	return {
		...plainFunctions,
		...figureFunctions(async (id) => (context.indicator(id) === null ? null : context.headline(id)))
	};
}

/** What each function takes and gives, for validation and documentation. */
export const functionSpecs: Readonly<Record<string, Omit<TemplateFunction, 'run'>>> = {
	...plainFunctions,
	...figureFunctions(() => Promise.resolve(null))
};

function figureFunctions(headlineOf: (indicator: string) => Promise<Value | null>): Functions {
	const headline = async (id: unknown) => (typeof id === 'string' ? headlineOf(id) : null);
	return {
		value: {
			parameters: 'indicator',
			gives: 'number',
			meaning: { fr: 'le chiffre, null s’il manque', en: 'the figure, null when it is missing' },
			run: async ([id]) => (await headline(id))?.value ?? null
		},
		target: {
			parameters: 'indicator',
			gives: 'number',
			meaning: { fr: 'sa prochaine cible', en: 'its next target' },
			run: async ([id]) => (await headline(id))?.target ?? null
		},
		status: {
			parameters: 'indicator',
			gives: statuses,
			meaning: {
				fr: 'ahead, on-track, at-risk, off-track ou no-target',
				en: 'ahead, on-track, at-risk, off-track or no-target'
			},
			run: async ([id]) => (await headline(id))?.status ?? null
		},
		known: {
			parameters: 'indicator',
			gives: 'boolean',
			meaning: { fr: 'le chiffre existe', en: 'the figure exists' },
			run: async ([id]) => ((await headline(id))?.value ?? null) !== null
		}
	};
}
