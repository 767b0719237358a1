import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { readCommitteeRecord, type CommitteeMoment } from '../meetings/committee-record.ts';
import { keptFigures } from '../meetings/kept-figures.ts';
import type { ReportQuery } from '../reports/resolve-report.ts';
import { reportNames } from '../reports/template.ts';
import { choicesFor } from './meeting-choices.ts';

export type ReportAsked = Pick<View, 'meeting' | 'edition' | 'asOf' | 'territory'>;

/** What is asked of a meeting as it stands. */
export function ofMeeting(meeting: string): ReportAsked {
	return { meeting, edition: null, asOf: null, territory: null };
}

/** Gives an edition by its id, or the one served for null. */
export type OpenEdition = (id: string | null) => Promise<Edition>;

/** Where a template is read. */
export type Templates = NonNullable<ReportQuery['templates']>;

export type OpenedReport = {
	readonly edition: Edition;
	readonly query: ReportQuery &
		Required<Pick<ReportQuery, 'committee' | 'kept' | 'choices' | 'templates'>>;
};

/**
 * What a report or slides are made from, wherever they are shown: the edition that the address
 * names, else the one frozen for the meeting, else, when it stands no more, the one served with the
 * figures kept; and what the meeting picked of the template. A meeting frozen before there was such
 * a template has the one served; a draft takes the place of either. Throws `unknown-meeting`, `unknown-report`, `edition-gone`.
 */
export async function openReport(
	workspace: Workspace,
	name: string,
	asked: ReportAsked,
	open: OpenEdition,
	reader: Reader,
	draft?: (edition: Edition) => Templates
): Promise<OpenedReport> {
	const { meeting, asOf, territory } = asked;
	const read = (when: CommitteeMoment) => readCommitteeRecord(workspace, when);
	const committee = meeting === null ? null : read({ meeting });
	const own = asked.edition === null ? (committee?.freeze ?? null) : null;
	const kept = await keptFigures(workspace, { freeze: own }, asked, reader);
	const edition = await open(asked.edition ?? (kept ? null : (own?.edition ?? null)));
	const isKnown = reportNames(edition.programme).includes(name);
	const templates = draft?.(edition) ?? (isKnown || meeting === null ? edition : await open(null));
	const choices = choicesFor(workspace, templates, { meeting, template: name }, reader.language);
	const query = { reader, meeting, asOf, territory, committee: read, kept, choices, templates };
	return { edition, query };
}
