import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { findMeeting } from './meeting.ts';
import { moveWithin, type Direction } from './move-within.ts';
import { badMeeting, meetingChanged, demandLine, typedLine } from './typed-text.ts';

/** « À arbitrer » heads the agenda, whatever the order of the rest. */
export type AgendaKind = 'arbitration' | 'item';

export type AgendaItem = {
	readonly number: number;
	readonly meeting: string;
	readonly kind: AgendaKind;
	readonly title: string;
	/** Who asks, how much: one line. */
	readonly detail: string | null;
	readonly indicators: readonly string[];
};

export type AgendaFields = Pick<AgendaItem, 'kind' | 'title' | 'detail' | 'indicators'>;

type Row = Omit<AgendaItem, 'indicators'> & { readonly indicators: string | null };

const select = `select number, meeting, kind, title, detail, indicators from agenda`;
const order = "order by kind = 'item', position, number";

/** A meeting's agenda, what is to be arbitrated first. */
export function listAgenda(workspace: Workspace, meeting: string): AgendaItem[] {
	return workspace.records
		.all<Row>(`${select} where meeting = ? ${order}`, meeting)
		.map(({ indicators, ...row }) => ({ ...row, indicators: splitList(indicators) }));
}

/**
 * Adds an item at the end of its kind. `request` is made by the form that sends it: sent again, it
 * adds nothing more. Throws `bad-meeting`, `unknown-meeting`.
 */
export function addAgendaItem(
	workspace: Workspace,
	meeting: string,
	fields: AgendaFields,
	request: string | null = null
): void {
	const { kind, title, detail, indicators } = checkFields(fields);
	workspace.records.transaction(() => {
		findMeeting(workspace, meeting);
		if (workspace.records.one('select 1 from agenda where request = ?', request)) return;
		workspace.records.run(
			`insert into agenda (meeting, position, kind, title, detail, indicators, request)
				values (?, (select coalesce(max(position), 0) + 1 from agenda where meeting = ?), ?, ?, ?, ?, ?)`,
			meeting,
			meeting,
			kind,
			title,
			detail,
			indicators,
			request
		);
	});
}

/** Throws `meeting-changed` when someone else wrote the item meanwhile, `unknown-agenda-item` when they took it off. */
export function editAgendaItem(
	workspace: Workspace,
	number: number,
	fields: AgendaFields,
	seen: string
): void {
	const { kind, title, detail, indicators } = checkFields(fields);
	workspace.records.transaction(() => {
		if (seenItem(findItem(workspace, number)) !== seen)
			throw meetingChanged(
				'Quelqu’un d’autre a modifié ce point entre-temps. Relisez-le, puis enregistrez de nouveau.',
				'Someone else changed this item meanwhile. Read it again, then save again.'
			);
		workspace.records.run(
			'update agenda set kind = ?, title = ?, detail = ?, indicators = ? where number = ?',
			kind,
			title,
			detail,
			indicators,
			number
		);
	});
}

/** One taken off already is off. */
export function removeAgendaItem(workspace: Workspace, number: number): void {
	workspace.records.run('delete from agenda where number = ?', number);
}

/** Moves an item among those of its kind. */
export function moveAgendaItem(workspace: Workspace, number: number, to: Direction): void {
	workspace.records.transaction(() => {
		const { meeting, kind } = findItem(workspace, number);
		const beside = listAgenda(workspace, meeting);
		const numbers = beside.filter((item) => item.kind === kind).map((item) => item.number);
		moveWithin(workspace, 'agenda', numbers, number, to);
	});
}

/** What a form showed of an item, to tell whether it still reads so. */
export function seenItem({ kind, title, detail, indicators }: AgendaFields): string {
	return JSON.stringify([kind, title, detail, indicators]);
}

function findItem(workspace: Workspace, number: number): AgendaItem {
	const row = workspace.records.one<Row>(`${select} where number = ?`, number);
	if (row) return { ...row, indicators: splitList(row.indicators) };
	throw new JalonError('unknown-agenda-item', {
		fr: 'Ce point n’est plus à l’ordre du jour : quelqu’un l’a retiré.',
		en: 'This item is no longer on the agenda: someone took it off.'
	});
}

function checkFields({ kind, title, detail, indicators }: AgendaFields) {
	if (kind !== 'arbitration' && kind !== 'item')
		throw badMeeting(
			'Choisissez « à arbitrer » ou « point d’information ».',
			'Choose “to be arbitrated” or “item”.'
		);
	const name = { fr: 'Point à l’ordre du jour', en: 'Agenda item' };
	const absent = { fr: 'Dites de quoi il s’agit.', en: 'Say what it is about.' };
	return {
		kind,
		title: demandLine(title, 300, name, absent),
		detail: typedLine(detail, 300, { fr: 'Précision', en: 'Detail' }),
		indicators: indicators.length === 0 ? null : indicators.join(',')
	};
}

function splitList(text: string | null): readonly string[] {
	return text === null ? [] : text.split(',').filter((id) => id !== '');
}
