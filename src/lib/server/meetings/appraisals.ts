import type { Weather } from '#lib/indicators/weather.ts';
import type { Workspace } from '../editions/workspace.ts';

/** What a person's judgement is about. */
export type AppraisalSubject = {
	readonly kind: 'indicator' | 'axis';
	readonly id: string;
};

/** A person's dated judgement, beside the computed status, never instead of it. */
export type Appraisal = {
	readonly number: number;
	/** Id of the meeting that it was written for; null outside any. */
	readonly meeting: string | null;
	readonly subject: AppraisalSubject;
	/** Null for a comment without a level. */
	readonly level: Weather | null;
	readonly wording: string;
	readonly at: string;
	readonly by: string;
};

type Row = Omit<Appraisal, 'subject'> & {
	readonly subjectKind: AppraisalSubject['kind'];
	readonly subjectId: string;
};

const select = `select number, meeting, subject_kind as subjectKind, subject as subjectId, level, wording,
	appraised_at as at, appraised_by as by from appraisals`;

/** All that was ever written, the latest first: history is kept. */
export function listAppraisals(workspace: Workspace): Appraisal[] {
	return workspace.records.all<Row>(`${select} order by number desc`).map(toAppraisal);
}

function toAppraisal({ subjectKind, subjectId, ...rest }: Row): Appraisal {
	return { ...rest, subject: { kind: subjectKind, id: subjectId } };
}
