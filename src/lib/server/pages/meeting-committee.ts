import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { FrozenFigures } from '../meetings/frozen-figures.ts';
import { keptOf, onlyTheWhole } from '../meetings/kept-figures.ts';
import { meetingDates } from '../meetings/meeting-dates.ts';
import { arrangeCommittee, committeePage, type CommitteePage } from './committee.ts';
import type { MeetingView } from './meeting-view.ts';

/**
 * The committee's page of an edition, or, when a meeting's edition stands no more, of what was kept
 * of its figures. `view` is the resolved one. Throws `edition-gone` for what only the edition told.
 */
export async function committeeOfView(
	workspace: Workspace,
	edition: Edition,
	view: View,
	meeting: MeetingView | null,
	reader: Reader
): Promise<CommitteePage> {
	const { meetings } = edition.programme.settings;
	const freeze = meeting?.gone && view.edition === null ? meeting.freeze : null;
	if (!freeze) return committeePage(edition, view, reader, meetingDates(workspace, meetings));
	const { territory, audience, partner, compare, where } = view;
	const narrower = [territory, audience, partner, compare, where].some((choice) => choice !== null);
	if (narrower || view.asOf !== freeze.asOf) throw onlyTheWhole();
	return arrangeFrozen(await keptOf(workspace, freeze, reader), view, reader);
}

/** What the page says first of the figures that a meeting froze, without their edition. */
export async function arrangeFrozen(
	figures: FrozenFigures,
	{ axis }: Pick<View, 'axis'>,
	reader: Reader
): Promise<CommitteePage> {
	const series = new Map(figures.rows.map((row) => [row.indicator.id, row]));
	const rows = figures.rows.filter(({ indicator }) => axis === null || indicator.axis === axis);
	return arrangeCommittee({ ...figures, rows }, reader.language, async ({ indicator }) => ({
		series: series.get(indicator.id)?.series ?? [],
		trajectory: series.get(indicator.id)?.trajectory ?? null
	}));
}
