import { describe, expect, test } from 'vitest';
import { trialProgramme } from '../editions/trial-programme.ts';
import {
	addAgendaItem,
	editAgendaItem,
	listAgenda,
	moveAgendaItem,
	removeAgendaItem,
	seenItem
} from './agenda.ts';
import {
	addAttendees,
	inviteAsBefore,
	listAttendees,
	markPresences,
	moveAttendee,
	removeAttendee
} from './attendees.ts';
import {
	createMeeting,
	editMeeting,
	openMeeting,
	seenOf,
	type MeetingFields
} from './change-meeting.ts';
import { deleteMeeting, mayDelete } from './delete-meeting.ts';
import { meetingDates, meetingDays } from './meeting-dates.ts';
import { findMeeting, listMeetings, meetingAround } from './meeting.ts';

const fields = (changes: Partial<MeetingFields> = {}): MeetingFields => ({
	title: null,
	date: '2019-12-20',
	asOf: null,
	place: 'Parnac',
	chair: 'Le préfet du Lot',
	...changes
});

const open = () => trialProgramme().open();

describe('a meeting', () => {
	test('is written down in preparation, numbered in its year, its figures of its day unless said', () => {
		const workspace = open();
		const first = createMeeting(workspace, fields({ date: '2019-06-28', title: '  Copil   1 ' }));
		expect(first).toMatchObject({
			id: '2019-01',
			title: 'Copil 1',
			asOf: '2019-06-28',
			state: 'preparation',
			createdBy: 'essai',
			takenOver: false
		});
		const second = createMeeting(workspace, fields({ asOf: '2019-12-15' }));
		expect(second).toMatchObject({ id: '2019-02', date: '2019-12-20', asOf: '2019-12-15' });
		expect(listMeetings(workspace).map(({ id }) => id)).toEqual(['2019-02', '2019-01']);
		expect(meetingAround(workspace, '2019-07-01')?.id).toBe('2019-02');
		expect(() => findMeeting(workspace, '2031-01')).toThrow('n’existe pas');
		expect(() => findMeeting(workspace, '2031-01')).toThrow('Les dernières : 2019-02, 2019-01.');
	});

	test('refuses a day that does not exist and a text too long, and keeps nothing of it', () => {
		const workspace = open();
		for (const wrong of [
			{ date: '2019-02-30' },
			{ asOf: '20/12/2019' },
			{ place: 'x'.repeat(201) }
		])
			expect(() => createMeeting(workspace, fields(wrong))).toThrow(
				expect.objectContaining({ code: 'bad-meeting' })
			);
		expect(listMeetings(workspace)).toEqual([]);
	});

	test('changed by two people at once keeps the first and shows it to the second', () => {
		const workspace = open();
		const meeting = createMeeting(workspace, fields());
		const seen = seenOf(meeting);
		editMeeting(workspace, meeting.id, fields({ place: 'Cahors' }), seen);
		expect(() => editMeeting(workspace, meeting.id, fields({ chair: 'La préfète' }), seen)).toThrow(
			expect.objectContaining({ code: 'meeting-changed' })
		);
		const now = findMeeting(workspace, meeting.id);
		expect(now).toMatchObject({ place: 'Cahors', chair: 'Le préfet du Lot' });
		editMeeting(workspace, meeting.id, fields({ chair: 'La préfète' }), seenOf(now));
		expect(findMeeting(workspace, meeting.id).chair).toBe('La préfète');
	});

	test('does not open before its figures are frozen', () => {
		const workspace = open();
		const { id } = createMeeting(workspace, fields());
		expect(() => openMeeting(workspace, id, null)).toThrow(
			expect.objectContaining({ code: 'meeting-not-frozen' })
		);
	});

	test('sent twice by one form is written once, as is a point of its agenda', () => {
		const workspace = open();
		const { id } = createMeeting(workspace, fields(), 'a-form');
		expect(createMeeting(workspace, fields(), 'a-form').id).toBe(id);
		const item = { kind: 'item', title: 'Budget', detail: null, indicators: [] } as const;
		addAgendaItem(workspace, id, item, 'another');
		addAgendaItem(workspace, id, item, 'another');
		expect(listAgenda(workspace, id)).toHaveLength(1);
		addAgendaItem(workspace, id, item, 'a-third');
		expect(listAgenda(workspace, id)).toHaveLength(2);
		expect(listMeetings(workspace)).toHaveLength(1);
	});

	test('made by mistake is deleted with its agenda and members, until anything else is written for it', () => {
		const workspace = open();
		const { id } = createMeeting(workspace, fields());
		addAgendaItem(workspace, id, { kind: 'item', title: 'Un', detail: null, indicators: [] });
		addAttendees(workspace, id, 'Préfecture');
		expect(mayDelete(workspace, id)).toBe(true);
		deleteMeeting(workspace, id);
		expect(listMeetings(workspace)).toEqual([]);
		expect(() => deleteMeeting(workspace, id)).toThrow('n’existe pas');

		const next = createMeeting(workspace, fields()).id;
		workspace.records.run(
			`insert into appraisals (meeting, subject_kind, subject, wording, appraised_at, appraised_by)
				values (?, 'axis', 'people', 'Bien.', '2019-12-01T10:00:00.000Z', 'Anne')`,
			next
		);
		workspace.records.run(
			`insert into freezes (meeting, edition, as_of, frozen_at, frozen_by)
				values (?, 'abc', '2019-12-20', '2019-12-19T10:00:00.000Z', 'Anne')`,
			next
		);
		expect(mayDelete(workspace, next)).toBe(false);
		expect(() => deleteMeeting(workspace, next)).toThrow(
			/ne se supprime plus.*chiffres ont été arrêtés, des appréciations/
		);
		expect(findMeeting(workspace, next).id).toBe(next);
	});

	test('stands for the date that the programme declares, and compares at its figures’ date', () => {
		const workspace = open();
		const { id } = createMeeting(workspace, fields({ asOf: '2019-12-15' }));
		const declared = ['2019-06-28', '2019-12-20'];
		expect(meetingDates(workspace, declared)).toEqual(['2019-06-28', '2019-12-15']);
		expect(meetingDates(workspace, declared, id)).toEqual(['2019-06-28']);
		expect(meetingDays(workspace, declared)).toEqual(['2019-06-28', '2019-12-20']);
	});
});

describe('the agenda', () => {
	const titles = (workspace: ReturnType<typeof open>, id: string) =>
		listAgenda(workspace, id).map(({ title }) => title);

	test('has what is to be arbitrated first, and is put in order within each kind', () => {
		const workspace = open();
		const { id } = createMeeting(workspace, fields());
		const add = (kind: 'arbitration' | 'item', title: string) =>
			addAgendaItem(workspace, id, { kind, title, detail: null, indicators: [] });
		add('item', 'Point d’étape');
		add('arbitration', 'Poste de Figeac');
		add('item', 'Campagne');
		add('arbitration', 'Budget');
		expect(titles(workspace, id)).toEqual([
			'Poste de Figeac',
			'Budget',
			'Point d’étape',
			'Campagne'
		]);
		const budget = listAgenda(workspace, id)[1]!;
		moveAgendaItem(workspace, budget.number, 'up');
		moveAgendaItem(workspace, budget.number, 'up');
		moveAgendaItem(workspace, listAgenda(workspace, id)[2]!.number, 'down');
		expect(titles(workspace, id)).toEqual([
			'Budget',
			'Poste de Figeac',
			'Campagne',
			'Point d’étape'
		]);
		removeAgendaItem(workspace, budget.number);
		expect(() => moveAgendaItem(workspace, budget.number, 'up')).toThrow('n’est plus');
		expect(titles(workspace, id)).toHaveLength(3);
	});

	test('refuses to overwrite an item that someone else wrote meanwhile', () => {
		const workspace = open();
		const { id } = createMeeting(workspace, fields());
		const item = {
			kind: 'item',
			title: 'Campagne',
			detail: null,
			indicators: ['visitors']
		} as const;
		addAgendaItem(workspace, id, item);
		const { number } = listAgenda(workspace, id)[0]!;
		editAgendaItem(workspace, number, { ...item, detail: '20 000 €' }, seenItem(item));
		expect(() =>
			editAgendaItem(workspace, number, { ...item, title: 'Autre' }, seenItem(item))
		).toThrow(expect.objectContaining({ code: 'meeting-changed' }));
		expect(listAgenda(workspace, id)).toMatchObject([
			{ title: 'Campagne', detail: '20 000 €', indicators: ['visitors'] }
		]);
		expect(() => addAgendaItem(workspace, id, { ...item, title: '  ' })).toThrow('de quoi');
	});
});

describe('who is asked to a meeting', () => {
	test('is added one a line, never twice, in order, and invited again to the next', () => {
		const workspace = open();
		const { id } = createMeeting(workspace, fields());
		expect(addAttendees(workspace, id, 'Préfecture\r\n\r\n Région  Occitanie \nCCI')).toBe(3);
		expect(addAttendees(workspace, id, 'préfecture\nInsee')).toBe(1);
		const named = () => listAttendees(workspace, id).map(({ name }) => name);
		expect(named()).toEqual(['Préfecture', 'Région Occitanie', 'CCI', 'Insee']);
		const insee = listAttendees(workspace, id)[3]!;
		moveAttendee(workspace, insee.number, 'up');
		expect(named()).toEqual(['Préfecture', 'Région Occitanie', 'Insee', 'CCI']);
		const next = createMeeting(workspace, fields({ date: '2020-12-11' }));
		expect(inviteAsBefore(workspace, next.id, id)).toBe(4);
		expect(listAttendees(workspace, next.id)).toMatchObject([
			{ name: 'Préfecture', presence: 'invited' },
			{},
			{},
			{}
		]);
		expect(() => addAttendees(workspace, id, ' \n ')).toThrow('fonction ou une institution');
	});

	test('is marked by two people at once without either undoing the other’s', () => {
		const workspace = open();
		const { id } = createMeeting(workspace, fields());
		addAttendees(workspace, id, 'Préfecture\nCCI');
		const [one, other] = [listAttendees(workspace, id)[0]!, listAttendees(workspace, id)[1]!];
		const seen = 'invited' as const;
		const mark = (number: number, now: 'invited' | 'present' | 'excused') => ({
			number,
			seen,
			now
		});
		markPresences(workspace, id, [mark(one.number, 'present'), mark(other.number, 'invited')]);
		markPresences(workspace, id, [mark(one.number, 'invited'), mark(other.number, 'excused')]);
		expect(listAttendees(workspace, id).map(({ presence }) => presence)).toEqual([
			'present',
			'excused'
		]);
		// The same member marked otherwise by both: the second is told, and nothing of it is written.
		expect(() =>
			markPresences(workspace, id, [
				{ number: one.number, seen: 'present', now: 'excused' },
				mark(other.number, 'present')
			])
		).toThrow(expect.objectContaining({ code: 'meeting-changed' }));
		markPresences(workspace, id, [mark(other.number, 'excused')]);
		expect(listAttendees(workspace, id).map(({ presence }) => presence)).toEqual([
			'present',
			'excused'
		]);
		removeAttendee(workspace, one.number);
		markPresences(workspace, id, [mark(one.number, 'excused')]);
		expect(listAttendees(workspace, id)).toMatchObject([{ name: 'CCI' }]);
	});
});
