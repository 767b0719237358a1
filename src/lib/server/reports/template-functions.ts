import type { Functions } from './evaluate.ts';
import { plainFunctions } from './evaluate.ts';
import type { ReportContext } from './report-context.ts';

/** Functions whose first parameter is an indicator's id. */
export const indicatorFunctions = ['value', 'target', 'status', 'known'] as const;

/** What conditions may ask: comparisons, and figures at the report's date. */
export function templateFunctions(context: ReportContext): Functions {
	const headline = (id: unknown) =>
		typeof id === 'string' && context.indicator(id) !== null
			? context.headline(id)
			: Promise.resolve(null);
	return {
		...plainFunctions,
		value: {
			parameters: 'indicator',
			meaning: { fr: 'le chiffre, null s’il manque', en: 'the figure, null when it is missing' },
			run: async ([id]) => (await headline(id))?.value ?? null
		},
		target: {
			parameters: 'indicator',
			meaning: { fr: 'sa prochaine cible', en: 'its next target' },
			run: async ([id]) => (await headline(id))?.target ?? null
		},
		status: {
			parameters: 'indicator',
			meaning: {
				fr: 'ahead, on-track, at-risk, off-track ou no-target',
				en: 'ahead, on-track, at-risk, off-track or no-target'
			},
			run: async ([id]) => (await headline(id))?.status ?? null
		},
		known: {
			parameters: 'indicator',
			meaning: { fr: 'le chiffre existe', en: 'the figure exists' },
			run: async ([id]) => ((await headline(id))?.value ?? null) !== null
		}
	};
}

/** Names of all functions, for validation and documentation. */
export const functionNames: readonly string[] = [
	...Object.keys(plainFunctions),
	...indicatorFunctions
];
