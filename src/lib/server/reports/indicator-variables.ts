import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import type { ReportContext } from './report-context.ts';
import type { Shape } from './template-kinds.ts';

export const indicatorShape = {
	members: {
		id: 'indicator',
		title: 'text',
		definition: 'text',
		axis: 'axis',
		owner: 'text',
		headline: 'boolean',
		context: 'boolean'
	}
} satisfies Shape;

/** What `$indicator` tells a template: of the report's own, or of each in a loop. */
export function indicatorVariables(
	indicator: Indicator,
	{ language }: Pick<ReportContext, 'language'>
) {
	return {
		id: indicator.id,
		title: localize(indicator.title, language),
		definition: localize(indicator.definition, language),
		axis: indicator.axis,
		owner: indicator.owner,
		headline: indicator.headline !== null,
		context: indicator.better === 'none'
	} satisfies Record<keyof typeof indicatorShape.members, unknown>;
}
