import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import type { ReportContext } from './report-context.ts';

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
	};
}
