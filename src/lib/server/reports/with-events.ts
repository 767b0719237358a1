import type { FigureSpec } from '#lib/charts/spec.ts';
import { breaksKind } from '#lib/indicators/event.ts';
import { startOfYear } from '#lib/indicators/period.ts';
import { eventsAround } from '../values/events.ts';
import type { ReportContext } from './report-context.ts';

/**
 * A chart over time with the events of the report's year; the chart marks breaks in series itself.
 * One of many leaves out the committee's meetings, whose dates the report tells. Any other chart as it is.
 */
export async function withEvents(
	context: ReportContext,
	spec: FigureSpec,
	{ amongMany }: { readonly amongMany: boolean } = { amongMany: false }
): Promise<FigureSpec> {
	if (spec.form !== 'trajectory' && spec.form !== 'bars') return spec;
	const { edition, settings, reader, asOf, territory, meetingDays } = context;
	const { events } = await eventsAround(
		edition,
		spec.indicator,
		{ asOf, territory: territory?.code ?? null, meetings: amongMany ? [] : meetingDays },
		reader
	);
	const from = startOfYear(asOf, settings.yearStart);
	return {
		...spec,
		events: events.filter(({ on, kind }) => on >= from && kind !== breaksKind)
	};
}
