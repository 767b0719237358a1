import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { daysLate } from '#lib/indicators/decision.ts';
import { decisionsAt, listDecisions, type Decision } from '../meetings/decisions.ts';
import { visibleIndicators } from '../values/compute-values.ts';
import type { PageDay } from './page-day.ts';

type Named = { readonly id: string; readonly title: string };

/** A decision with the names of what it is linked to, as a page shows it. */
export type ToldDecision = Omit<Decision, 'axis' | 'indicators'> & {
	readonly axis: Named | null;
	/** Those that the reader may see; one that the programme no longer has keeps its id for title. */
	readonly indicators: readonly Named[];
	/** At the page's day; 0 when it is not late. */
	readonly daysLate: number;
};

export function tellDecision(
	decision: Decision,
	edition: Edition,
	on: IsoDate,
	reader: Reader
): ToldDecision {
	const { indicators, settings } = edition.programme;
	const axis = settings.axes.find(({ id }) => id === decision.axis);
	const visible = new Map(visibleIndicators(edition, reader).map((one) => [one.id, one]));
	return {
		...decision,
		axis:
			decision.axis === null
				? null
				: {
						id: decision.axis,
						title: axis ? localize(axis.title, reader.language) : decision.axis
					},
		indicators: decision.indicators
			.filter((id) => visible.has(id) || !indicators.some((query) => query.id === id))
			.map((id) => {
				const indicator = visible.get(id);
				return { id, title: indicator ? localize(indicator.title, reader.language) : id };
			}),
		daysLate: daysLate(decision, on)
	};
}

/** Every decision as it is known on the page's day. */
export function toldDecisions(
	edition: Edition,
	workspace: Workspace,
	{ on, chosen }: PageDay,
	reader: Reader
): readonly ToldDecision[] {
	const all = listDecisions(workspace);
	return (chosen ? decisionsAt(all, on) : all).map((one) => tellDecision(one, edition, on, reader));
}

/** Those that an indicator is linked to. */
export function decisionsOfIndicator(
	edition: Edition,
	workspace: Workspace,
	indicator: string,
	day: PageDay,
	reader: Reader
): readonly ToldDecision[] {
	return toldDecisions(edition, workspace, day, reader).filter(({ indicators }) =>
		indicators.some(({ id }) => id === indicator)
	);
}
