import { beforeEach, describe, expect, test } from 'vitest';
import { appraisalsFor, appraisalsOf } from './appraisals.ts';
import { appraise } from './appraise.ts';
import { openCommittee, type Committee } from './meetings-fixture.ts';

const subject = { kind: 'indicator', id: 'visitors' } as const;
let committee: Committee;
beforeEach(async () => {
	committee = await openCommittee();
});

const write = (changes: object = {}, by = 'Anne Martin', at?: string) =>
	appraise(committee.as(by, at), committee.programme, {
		subject,
		meeting: '2019-02',
		level: 'support-needed',
		wording: 'Deux postes d’accueil sont vacants.',
		...changes
	});
const seenBy = (meeting: string) =>
	appraisalsFor(committee.workspace, { meeting }).map(({ wording }) => wording);

describe('an appraisal', () => {
	test('is dated, signed, and stands beside those before it', () => {
		write();
		write({ level: 'compromised', wording: 'Trois, désormais.' });
		expect(appraisalsOf(committee.workspace, subject)).toMatchObject([
			{
				level: 'compromised',
				wording: 'Trois, désormais.',
				by: 'Anne Martin',
				saidOn: '2019-12-01',
				afterMeeting: false
			},
			{ level: 'support-needed' }
		]);
	});

	test.each([
		['no words', { wording: '' }, 'Dites le fait'],
		['too many', { wording: 'x'.repeat(601) }, '601 caractères, 600 au plus.'],
		['another level', { level: 'soleil' }, '« soleil »'],
		['another subject', { subject: { kind: 'axis', id: 'peple' } }, 'Vouliez-vous dire « people »'],
		['a subject of another sort', { subject: { kind: 'person', id: 'x' } }, '« person »']
	])('with %s is refused in words', (_, changes, words) => {
		expect(() => write(changes)).toThrow(words);
		expect(appraisalsOf(committee.workspace, subject)).toEqual([]);
	});

	test('of two people at once, neither is lost: the second is shown the first', () => {
		write({ seen: 0 });
		const second = { wording: 'Un renfort arrive en mars.', seen: 0 };
		expect(() => write(second, 'Benoît')).toThrow('Anne Martin a enregistré un autre texte');
		const { number } = appraisalsOf(committee.workspace, subject)[0]!;
		write({ ...second, seen: number }, 'Benoît');
		expect(appraisalsOf(committee.workspace, subject).map(({ by }) => by)).toEqual([
			'Benoît',
			'Anne Martin'
		]);
	});

	test('sent twice by one person is written once', () => {
		write({ seen: 0 });
		write({ seen: 0 });
		expect(appraisalsOf(committee.workspace, subject)).toHaveLength(1);
	});

	test('of a meeting that has opened shows as written after it, and leaves what it saw', () => {
		write({ meeting: '2019-01', wording: 'Avant.' }, 'Anne Martin', '2019-06-27T10:00:00Z');
		write({ meeting: '2019-01', wording: 'Après.' }, 'Benoît', '2019-06-28T09:00:00Z');
		expect(seenBy('2019-01')).toEqual(['Avant.']);
		expect(appraisalsOf(committee.workspace, subject)[0]).toMatchObject({
			wording: 'Après.',
			afterMeeting: true,
			saidOn: '2019-06-28'
		});
		expect(seenBy('2019-02')).toEqual(['Après.']);
	});

	test('written for a meeting is what it sees, whatever was written since for another', () => {
		write({ wording: 'Pour décembre.' }, 'Anne Martin', '2019-12-01T10:00:00Z');
		write({ meeting: null, wording: 'Entre deux.' }, 'Benoît', '2019-12-05T10:00:00Z');
		expect(seenBy('2019-02')).toEqual(['Pour décembre.']);
		const on = (asOf: string) =>
			appraisalsFor(committee.workspace, { asOf }).map(({ wording }) => wording);
		expect(on('2019-11-30')).toEqual([]);
		expect(on('2019-12-04')).toEqual(['Pour décembre.']);
		expect(on('2019-12-05')).toEqual(['Entre deux.']);
	});

	test('written past midnight is of the day that the programme’s clocks show', () => {
		write({ meeting: null }, 'Anne Martin', '2019-12-04T23:30:00Z');
		expect(appraisalsOf(committee.workspace, subject)).toMatchObject([
			{ saidOn: '2019-12-05', writtenOn: '2019-12-05' }
		]);
		expect(appraisalsFor(committee.workspace, { asOf: '2019-12-04' })).toEqual([]);
	});

	test('of an axis is none of the indicator’s', () => {
		write({ subject: { kind: 'axis', id: 'people' }, wording: 'De l’axe.' });
		write();
		expect(appraisalsOf(committee.workspace, subject)).toHaveLength(1);
		expect(seenBy('2019-02')).toHaveLength(2);
	});
});
