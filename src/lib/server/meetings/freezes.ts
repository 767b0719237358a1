import type { IsoDate } from '#lib/indicators/period.ts';
import { localReader, seesEverything, type Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import { isStanding } from '../editions/publication.ts';
import type { Workspace } from '../editions/workspace.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { JalonError } from '../programme/problem.ts';
import { gatherFrozen, type FrozenFigures } from './frozen-figures.ts';
import { findMeeting, meetingHeld, type Meeting } from './meeting.ts';
import { meetingDates } from './meeting-dates.ts';
import { badMeeting, meetingChanged, typedLine } from './typed-text.ts';

/** That figures were frozen for a meeting: which, when, by whom and why again. */
export type Freeze = {
	readonly number: number;
	readonly meeting: string;
	readonly edition: string;
	readonly asOf: IsoDate;
	readonly at: string;
	/** The day of `at`. */
	readonly frozenOn: IsoDate;
	readonly by: string;
	/** Null for the first. */
	readonly reason: string | null;
};

type Row = Omit<Freeze, 'frozenOn'>;

const select = `select number, meeting, edition, as_of as asOf, frozen_at as at, frozen_by as by, reason
	from freezes`;

/** A meeting's freezes, the latest first: it is the one that counts, the others stay. */
export function listFreezes(workspace: Workspace, meeting: string): Freeze[] {
	return workspace.records
		.all<Row>(`${select} where meeting = ? order by number desc`, meeting)
		.map((row) => ({ ...row, frozenOn: dayOf(row.at, workspace.timeZone) }));
}

export function latestFreeze(workspace: Workspace, meeting: string): Freeze | null {
	return listFreezes(workspace, meeting)[0] ?? null;
}

/** What a meeting's figures are frozen as: none in preparation, where an earlier freeze speaks of another date. */
export function freezeInForce(
	workspace: Workspace,
	{ id, state }: Pick<Meeting, 'id' | 'state'>
): Freeze | null {
	return state === 'preparation' ? null : latestFreeze(workspace, id);
}

/** Editions that a freeze names: pruning keeps them. */
export function frozenEditions(workspace: Workspace): string[] {
	return workspace.records
		.all<{ edition: string }>('select distinct edition from freezes')
		.map(({ edition }) => edition);
}

/**
 * What a freeze holds, for a reader who sees all that was kept; for a narrower one, the same
 * figures as that reader may see them, from the edition. A meeting taken over has its figures
 * worked out the first time that they are asked for, and kept. `open` gives the freeze's edition.
 */
export async function frozenFigures(
	workspace: Workspace,
	{ number, edition: id, meeting, asOf }: Freeze,
	open: (edition: string) => Promise<Edition>,
	reader: Reader
): Promise<FrozenFigures> {
	if (!seesEverything(reader)) return gather(workspace, await open(id), meeting, asOf, reader);
	const kept = workspace.records.one<{ figures: string | null }>(
		'select figures from freezes where number = ?',
		number
	)?.figures;
	if (kept) return JSON.parse(kept) as FrozenFigures;
	const edition = await open(id);
	const figures = await gather(
		workspace,
		edition,
		meeting,
		asOf,
		localReader(workspace.user, 'fr')
	);
	const text = JSON.stringify(figures);
	workspace.records.run(
		'update freezes set figures = ? where number = ? and figures is null',
		text,
		number
	);
	return JSON.parse(text) as FrozenFigures;
}

/**
 * Freezes the figures of an edition, which the caller holds open, for a meeting. A freeze names
 * that one edition whatever is built or published meanwhile. `seen` is the number of the latest
 * freeze that the person saw, null for none; a second freeze says why. Throws `meeting-held`,
 * `reason-needed`, `meeting-changed`, `edition-gone`.
 */
export async function freezeMeeting(
	workspace: Workspace,
	edition: Edition,
	asked: { readonly meeting: string; readonly reason: string | null; readonly seen: number | null },
	reader: Reader
): Promise<Freeze> {
	const { asOf } = findMeeting(workspace, asked.meeting);
	const reason = typedLine(asked.reason, 300, { fr: 'Motif', en: 'Reason' });
	checkMayFreeze(workspace, { ...asked, reason }, asOf);
	const figures = await gather(workspace, edition, asked.meeting, asOf, reader);
	const text = JSON.stringify(figures);
	return workspace.records.transaction(() => {
		checkMayFreeze(workspace, { ...asked, reason }, asOf);
		const { records } = workspace;
		if (!isStanding(workspace, edition.id)) throw editionGone();
		records.run(
			`insert into freezes (meeting, edition, as_of, frozen_at, frozen_by, reason, figures)
				values (?, ?, ?, ?, ?, ?, ?)`,
			asked.meeting,
			edition.id,
			asOf,
			workspace.clock().toISOString(),
			workspace.user,
			reason,
			text
		);
		records.run("update meetings set state = 'frozen' where id = ?", asked.meeting);
		return latestFreeze(workspace, asked.meeting)!;
	});
}

function gather(
	workspace: Workspace,
	edition: Edition,
	meeting: string,
	asOf: IsoDate,
	reader: Reader
): Promise<FrozenFigures> {
	if (asOf < edition.programme.settings.since)
		throw badMeeting(
			`Les chiffres commencent le ${edition.programme.settings.since} : la séance ne peut parler du ${asOf}.`,
			`Figures begin on ${edition.programme.settings.since}: the meeting cannot speak of ${asOf}.`
		);
	const meetings = meetingDates(workspace, edition.programme.settings.meetings, meeting);
	return gatherFrozen(edition, { asOf, compare: null, meetings }, reader);
}

function checkMayFreeze(
	workspace: Workspace,
	asked: { readonly meeting: string; readonly reason: string | null; readonly seen: number | null },
	asOf: IsoDate
): void {
	const meeting = findMeeting(workspace, asked.meeting);
	if (meeting.state === 'held') throw meetingHeld();
	if (meeting.asOf !== asOf)
		throw meetingChanged(
			'La date des chiffres a été modifiée entre-temps. Vérifiez-la, puis arrêtez-les de nouveau.',
			'The date of the figures was changed meanwhile. Check it, then freeze again.'
		);
	const latest = latestFreeze(workspace, asked.meeting);
	if ((latest?.number ?? null) !== asked.seen)
		throw meetingChanged(
			`Les chiffres viennent d’être arrêtés par ${latest?.by ?? ''}. Vérifiez, puis arrêtez-les de nouveau s’il le faut.`,
			`The figures have just been frozen by ${latest?.by ?? ''}. Check, then freeze again if need be.`
		);
	if (latest && asked.reason === null)
		throw new JalonError('reason-needed', {
			fr: 'Dites pourquoi les chiffres sont arrêtés de nouveau : la séance le rappellera.',
			en: 'Say why the figures are frozen again: the meeting will recall it.'
		});
}

function editionGone(): JalonError {
	return new JalonError('edition-gone', {
		fr: 'La version publiée vient d’être retirée. Arrêtez les chiffres de nouveau : la plus récente sera prise.',
		en: 'The edition has just been dropped. Freeze again: the latest will be taken.'
	});
}
