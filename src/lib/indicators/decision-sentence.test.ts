import { expect, test } from 'vitest';
import { daysLate } from './decision.ts';
import { decisionCounts } from './decision-sentence.ts';

const none = { 'to-do': 0, 'under-way': 0, done: 0, dropped: 0, late: 0 };
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('decisions are counted by state, those late after, nothing said of none', () => {
	const counts = { 'to-do': 4, 'under-way': 0, done: 1, dropped: 2, late: 3 };
	expect(plain(decisionCounts(counts, 'fr'))).toBe(
		'7 décisions : 4 à faire, 1 faite, 2 abandonnées ; 3 en retard'
	);
	expect(plain(decisionCounts(counts, 'en'))).toBe(
		'7 decisions: 4 to do, 1 done, 2 dropped; 3 late'
	);
	expect(plain(decisionCounts({ ...none, 'under-way': 1 }, 'fr'))).toBe('1 décision : 1 en cours');
	expect(plain(decisionCounts(none, 'fr'))).toBe('0 décision');
});

test('a decision is late from the day after its deadline, unless it is over', () => {
	const on = (day: string, state: 'to-do' | 'under-way' | 'done' | 'dropped' = 'to-do') =>
		daysLate({ deadline: '2020-02-28', state }, day);
	expect([on('2020-02-28'), on('2020-02-29'), on('2020-03-29', 'under-way')]).toEqual([0, 1, 30]);
	expect([on('2021-01-01', 'done'), on('2021-01-01', 'dropped')]).toEqual([0, 0]);
	expect(daysLate({ deadline: null, state: 'to-do' }, '2021-01-01')).toBe(0);
});
