import { expect, test } from 'vitest';
import { statusTitles } from './status-words.ts';
import { statuses } from './status.ts';

test('each status has its own words in both languages', () => {
	expect(statuses.map((status) => statusTitles[status].fr)).toEqual([
		'En avance',
		'Dans le rythme',
		'À surveiller',
		'En retard',
		'Sans cible'
	]);
	expect(new Set(statuses.map((status) => statusTitles[status].en)).size).toBe(statuses.length);
});
