import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { readsMeetings } from '#lib/indicators/rights.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Workspace } from '../editions/workspace.ts';
import { listAgenda, type AgendaItem } from '../meetings/agenda.ts';
import type { Appraisal } from '../meetings/appraisals.ts';
import { readCommitteeRecord } from '../meetings/committee-record.ts';
import { lateAmong, type LateDecision } from '../meetings/decisions.ts';
import { meetingAround, type Meeting } from '../meetings/meeting.ts';

/** What the committee's page says besides figures: what is to be decided, what is late, what officers say. */
export type CommitteeBusiness = {
	/** The meeting that the page's date prepares or tells; null when none was ever written down. */
	readonly meeting: Pick<Meeting, 'id' | 'date' | 'state'> | null;
	readonly arbitrations: readonly AgendaItem[];
	/** The longest late first. */
	readonly late: readonly LateDecision[];
	/** The latest word on each indicator and each axis, by id. */
	readonly appraisals: {
		readonly indicator: Readonly<Record<string, Appraisal>>;
		readonly axis: Readonly<Record<string, Appraisal>>;
	};
};

const noBusiness: CommitteeBusiness = {
	meeting: null,
	arbitrations: [],
	late: [],
	appraisals: { indicator: {}, axis: {} }
};

/** As a meeting sees it when the view names one or its date is one's, else as it stood on the page's date. */
export function committeeBusiness(
	workspace: Workspace,
	{ meeting: named, axis }: Pick<View, 'meeting' | 'axis'>,
	asOf: IsoDate,
	reader: Reader
): CommitteeBusiness {
	if (!readsMeetings(reader)) return noBusiness;
	const around = named === null ? meetingAround(workspace, asOf) : null;
	const seenBy = named ?? (around && [around.date, around.asOf].includes(asOf) ? around.id : null);
	const record = readCommitteeRecord(workspace, seenBy === null ? { asOf } : { meeting: seenBy });
	const agenda = record.meeting || !around ? record.agenda : listAgenda(workspace, around.id);
	const of = (kind: Appraisal['subject']['kind']) =>
		Object.fromEntries(
			record.appraisals
				.filter(({ subject }) => subject.kind === kind)
				.map((appraisal) => [appraisal.subject.id, appraisal])
		);
	return {
		meeting: record.meeting ?? around,
		arbitrations: agenda.filter(({ kind }) => kind === 'arbitration'),
		late: lateAmong(record.decisions, record.on).filter(
			(decision) => axis === null || decision.axis === axis
		),
		appraisals: { indicator: of('indicator'), axis: of('axis') }
	};
}
