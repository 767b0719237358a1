import { describe, expect, test } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { problemsOf } from '../../../testing/starter-programme.ts';
import { listAgenda } from './agenda.ts';
import { listAppraisals } from './appraisals.ts';
import { listAttendees } from './attendees.ts';
import { createMeeting, editMeeting, seenOf } from './change-meeting.ts';
import { listDecisions } from './decisions.ts';
import { latestFreeze } from './freezes.ts';
import { frozenAlone } from './meetings-fixture.ts';
import { findMeeting, listMeetings } from './meeting.ts';
import { takeOverMeetings } from './take-over.ts';

const file = 'data/meetings.yaml';
const history = `version: 1
meetings:
  - id: "2019-01"
    date: 2019-01-31
    place: Cahors
    chair: Le président
    present: [Mairie]
    excused: [Région]
    agenda:
      - title: Point d’étape
      - { title: Budget, arbitration: true, indicators: [visitors] }
    appraisals:
      - { indicator: visitors, level: achievable, wording: En bonne voie., by: Secrétariat }
    decisions:
      - wording: Ouvrir le samedi.
        owner: Mairie
        deadline: 2019-02-15
        indicators: [visitors]
        told: [{ at: 2019-02, state: done, note: Ouvert. }]
  - { id: "2019-02", date: 2019-02-28 }
`;

describe('meetings held before Jalon', () => {
	test('are taken into the records once, as held, with all that was said', async () => {
		const workspace = trialProgramme({ [file]: history }).open();
		const { edition } = await buildEdition(workspace);
		expect(await takeOverMeetings(workspace)).toEqual({ taken: 2, aside: [] });
		expect(await takeOverMeetings(workspace)).toEqual({ taken: 0, aside: [] });
		expect(listMeetings(workspace)).toMatchObject([
			{ id: '2019-02', asOf: '2019-02-28', state: 'held' },
			{ id: '2019-01', place: 'Cahors', chair: 'Le président', state: 'held', takenOver: true }
		]);
		expect(listAttendees(workspace, '2019-01')).toMatchObject([
			{ name: 'Mairie', presence: 'present' },
			{ name: 'Région', presence: 'excused' }
		]);
		expect(listAgenda(workspace, '2019-01')).toMatchObject([
			{ title: 'Budget', kind: 'arbitration', indicators: ['visitors'] },
			{ title: 'Point d’étape', kind: 'item' }
		]);
		expect(listAppraisals(workspace)).toMatchObject([
			{ meeting: '2019-01', level: 'achievable', by: 'Secrétariat', at: '2019-01-30T16:00:00.000Z' }
		]);
		expect(listDecisions(workspace)).toMatchObject([
			{
				id: '2019-01-01',
				decidedOn: '2019-01-31',
				state: 'done',
				indicators: ['visitors'],
				followUps: [{ meeting: '2019-02', note: 'Ouvert.', at: '2019-02-28T12:00:00.000Z' }]
			}
		]);
		const freeze = latestFreeze(workspace, '2019-01')!;
		expect(freeze).toMatchObject({
			edition,
			asOf: '2019-01-31',
			reason: 'Reprise\u202f: chiffres arrêtés a posteriori'
		});
		const { rows } = await frozenAlone(workspace, freeze);
		expect(rows.find(({ indicator }) => indicator.id === 'visitors')?.value.value).toBe(7);
	});

	test('are the records’ from then on: the file changes nothing of them, and adds what it adds', async () => {
		const trial = trialProgramme({ [file]: history });
		const workspace = trial.open();
		await buildEdition(workspace);
		await takeOverMeetings(workspace);
		const meeting = findMeeting(workspace, '2019-01');
		editMeeting(workspace, meeting.id, { ...meeting, place: 'Figeac' }, seenOf(meeting));
		trial.write(
			file,
			`${history.replace('Ouvrir le samedi', 'Fermer')}  - { id: "2019-03", date: 2019-03-15 }\n`
		);
		await buildEdition(workspace);
		expect(await takeOverMeetings(workspace)).toEqual({ taken: 1, aside: [] });
		expect(findMeeting(workspace, '2019-01').place).toBe('Figeac');
		expect(listDecisions(workspace).map(({ wording }) => wording)).toEqual(['Ouvrir le samedi.']);
	});

	test('are read however their keys are quoted, name what is no longer followed, and leave those of Jalon alone', async () => {
		const quoted = `version: 1
meetings:
  - { "id": "2019-01", "date": 2019-01-31, agenda: [{ title: Bilan, indicators: [retired-long-ago] }] }
  - { "id": "2019-02", "date": 2019-02-28 }
`;
		const workspace = trialProgramme({ [file]: quoted }).open();
		const written = { title: null, date: '2019-03-15', asOf: null, place: null, chair: null };
		createMeeting(workspace, written);
		await buildEdition(workspace);
		expect(await takeOverMeetings(workspace)).toEqual({ taken: 1, aside: ['2019-01'] });
		expect(listMeetings(workspace).map(({ id, takenOver }) => [id, takenOver])).toEqual([
			['2019-01', false],
			['2019-02', true]
		]);
	});

	test('are refused with their place when the file is wrong', () => {
		const wrong = `version: 1
meetings:
  - { id: "2019-1", date: 2019-01-31 }
  - id: "2019-02"
    date: 2020-02-28
    plaice: Cahors
    appraisals: [{ wording: Bien. }]
    decisions:
      - { wording: Une., indicators: [member], told: [{ at: "2031-01", state: done }] }
`;
		expect(problemsOf({ [file]: wrong })).toEqual([
			'data/meetings.yaml:3:11: attendu : année et rang, tels que "2019-02", trouvé : « 2019-1 »',
			expect.stringContaining('data/meetings.yaml:4:5: « 2019-02 » ne commence pas'),
			expect.stringContaining('data/meetings.yaml:4:5: une décision de la séance 2019-02'),
			'data/meetings.yaml:6:5: clé inconnue « plaice » : vouliez-vous dire « place » ?',
			'data/meetings.yaml:7:18: une appréciation nomme soit « indicator », soit « axis »',
			'data/meetings.yaml:9:39: « member » est inconnu : vouliez-vous dire « members » ?'
		]);
	});
});
