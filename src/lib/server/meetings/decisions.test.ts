import { beforeEach, describe, expect, test } from 'vitest';
import { readCommitteeRecord } from './committee-record.ts';
import { decisionsAt, findDecision, lateDecisions, listDecisions } from './decisions.ts';
import { followUp } from './follow-up.ts';
import { openCommittee, type Committee } from './meetings-fixture.ts';
import { changeDecision, recordDecision } from './record-decision.ts';

let committee: Committee;
beforeEach(async () => {
	committee = await openCommittee();
});

const decide = (changes: object = {}, by = 'Anne Martin') =>
	recordDecision(committee.as(by), committee.programme, {
		meeting: '2019-01',
		wording: 'Recenser les logements d’accueil.',
		kind: 'decision',
		owner: 'Département du Lot',
		deadline: '2019-09-30',
		indicators: ['visitors'],
		...changes
	});

describe('a decision', () => {
	test('takes its meeting’s next number, whoever writes at the same time', () => {
		expect([
			decide().id,
			decide({}, 'Benoît').id,
			decide({ meeting: '2019-02', deadline: '' }).id
		]).toEqual(['2019-01-01', '2019-01-02', '2019-02-01']);
		expect(listDecisions(committee.workspace).map(({ id }) => id)).toEqual([
			'2019-02-01',
			'2019-01-01',
			'2019-01-02'
		]);
	});

	test('sent twice by one form is written once', () => {
		const first = decide({ request: 'form-1' });
		expect(decide({ request: 'form-1', wording: 'Le même envoi, répété.' })).toEqual(first);
		expect(decide({ request: 'form-2' }).id).toBe('2019-01-02');
	});

	test('says what was typed, once trimmed, and who wrote it when', () => {
		expect(
			decide({ wording: '  Deux lignes\r\nici. ', owner: ' Ville \n de Cahors ' })
		).toMatchObject({
			wording: 'Deux lignes\nici.',
			owner: 'Ville de Cahors',
			decidedOn: '2019-06-28',
			state: 'to-do',
			at: '2019-12-01T10:00:00.000Z',
			by: 'Anne Martin'
		});
	});

	test.each([
		['no words', { wording: ' \n ' }, 'Écrivez ce qui est décidé.'],
		['too many', { wording: 'x'.repeat(601) }, '601 caractères, 600 au plus.'],
		['another kind', { kind: 'ordre' }, '« ordre »'],
		['an axis that is none', { axis: 'peuple' }, 'Vouliez-vous dire « people »'],
		['an indicator that is none', { indicators: ['visitor'] }, 'Vouliez-vous dire « visitors »'],
		['a day that is none', { deadline: '2019-02-30' }, 'n’est pas une date'],
		['a deadline before it', { deadline: '2019-06-27' }, 'vient avant la séance du 28 juin 2019'],
		['an unknown meeting', { meeting: '2019-09' }, '« 2019-09 » n’existe pas']
	])('with %s is refused in words, and takes no number', (_, changes, words) => {
		expect(() => decide(changes)).toThrow(words);
		expect(decide().id).toBe('2019-01-01');
	});

	test('keeps how it read before each change, and who changed it', () => {
		const { id } = decide();
		const change = (wording: string, seen: number, by: string) =>
			changeDecision(committee.as(by), committee.programme, id, {
				wording,
				kind: 'request',
				seen
			});
		expect(change('Recenser les logements vacants.', 0, 'Benoît')).toMatchObject({
			kind: 'request',
			owner: null,
			indicators: []
		});
		expect(findDecision(committee.workspace, id).earlier).toMatchObject([
			{ wording: 'Recenser les logements d’accueil.', indicators: ['visitors'], by: 'Benoît' }
		]);
		expect(() => change('Autre chose.', 0, 'Anne Martin')).toThrow('Benoît a enregistré');
		change('Recenser les logements vacants.', 0, 'Anne Martin');
		expect(findDecision(committee.workspace, id).earlier).toHaveLength(1);
	});

	test('reads on a day as it did then, and as put right before the next meeting', () => {
		const { id } = decide();
		const change = (at: string, seen: number, deadline: string) =>
			changeDecision(
				committee.workspace,
				committee.programme,
				id,
				{ wording: `Pour le ${deadline}.`, kind: 'decision', deadline, seen },
				{ at, by: 'Anne Martin' }
			).earlier.at(-1)!.number;
		// A slip of the pen, then a delay granted after the meeting of 20 December.
		const first = change('2019-07-02T10:00:00.000Z', 0, '2019-10-31');
		change('2020-01-09T23:30:00.000Z', first, '2020-06-30');
		const on = (day: string) => decisionsAt(listDecisions(committee.workspace), day)[0]!;
		expect(on('2019-06-28')).toMatchObject({
			deadline: '2019-10-31',
			indicators: [],
			earlier: [{}]
		});
		expect(on('2020-01-09')).toMatchObject({ deadline: '2019-10-31' });
		// Past midnight in Paris.
		expect(on('2020-01-10')).toMatchObject({ deadline: '2020-06-30', earlier: [{}, {}] });
		expect(lateDecisions(committee.workspace, '2019-12-20')).toMatchObject([{ daysLate: 50 }]);
		expect(lateDecisions(committee.workspace, '2020-01-10')).toEqual([]);
	});
});

describe('what becomes of it', () => {
	const tell = (state: string, seen?: number, more: object = {}, by = 'Anne Martin') =>
		followUp(committee.as(by), {
			decision: '2019-01-01',
			meeting: '2019-02',
			state,
			note: 'Trois communes sur dix.',
			...(seen === undefined ? {} : { seen }),
			...more
		});
	beforeEach(() => void decide());

	test('is told for a meeting, and every telling stays', () => {
		tell('under-way');
		tell('done', 1);
		expect(findDecision(committee.workspace, '2019-01-01')).toMatchObject({
			state: 'done',
			followUps: [
				{ state: 'under-way', meeting: '2019-02', toldOn: '2019-12-01' },
				{ state: 'done' }
			]
		});
	});

	test('is not told twice by one person, nor over what another one just told', () => {
		tell('under-way', 0);
		tell('under-way', 0);
		expect(() => tell('done', 0, {}, 'Benoît')).toThrow('Anne Martin a enregistré');
		expect(tell('done', 1, {}, 'Benoît').followUps).toHaveLength(2);
	});

	test('is told at no meeting before it, and is dropped only with a reason', () => {
		decide({ meeting: '2019-02', deadline: null });
		expect(() => tell('done', 0, { decision: '2019-02-01', meeting: '2019-01' })).toThrow(
			'vient avant la décision'
		);
		expect(() => tell('dropped', 0, { note: ' ' })).toThrow('Dites pourquoi');
		expect(() => tell('finie')).toThrow('« finie »');
	});

	test('is late from the day after its deadline until it is told done, as was known each day', () => {
		const late = (on: string) =>
			lateDecisions(committee.workspace, on).map(({ id, daysLate }) => [id, daysLate]);
		decide({ deadline: '2019-10-15' });
		expect(late('2019-06-01')).toEqual([]);
		expect(late('2019-09-30')).toEqual([]);
		expect(late('2019-10-01')).toEqual([['2019-01-01', 1]]);
		expect(late('2019-10-16')).toEqual([
			['2019-01-01', 16],
			['2019-01-02', 1]
		]);
		followUp(
			committee.workspace,
			{ decision: '2019-01-01', meeting: '2019-02', state: 'done', note: '' },
			{ at: '2020-03-01T10:00:00.000Z', by: 'Reprise' }
		);
		expect(late('2019-12-19').map(([id]) => id)).toContain('2019-01-01');
		expect(late('2019-12-20').map(([id]) => id)).not.toContain('2019-01-01');
	});

	test('stands in the record of a meeting as it was known then', () => {
		tell('done');
		decide({ meeting: '2019-02', deadline: null });
		const ids = (when: { meeting: string } | { asOf: string }) =>
			readCommitteeRecord(committee.workspace, when).decisions.map(
				({ id, state }) => `${id} ${state}`
			);
		expect(ids({ meeting: '2019-01' })).toEqual(['2019-01-01 to-do']);
		expect(ids({ asOf: '2019-12-02' })).toEqual(['2019-01-01 done']);
		expect(ids({ meeting: '2019-02' })).toEqual(['2019-02-01 to-do', '2019-01-01 done']);
	});
});
