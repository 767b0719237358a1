import { describe, expect, test } from 'vitest';
import type { Role } from './reader.ts';
import { actions, may, rights, type Action, type Holder } from './rights.ts';

const person = (roles: readonly Role[], changes: Partial<Holder> = {}): Holder => ({
	roles,
	axes: null,
	territories: null,
	readsAll: false,
	...changes
});

const figeac = ['46102', '200067361', '46'];
const cahors = ['46042', '200023737', '46'];

describe('rights', () => {
	test('who has no role may do nothing at all', () => {
		for (const action of actions) expect(may(person([]), action), action).toBe(false);
	});

	test('what no table declares, nobody may do', () => {
		const all = person(['contributor', 'official', 'communication', 'analyst', 'administrator']);
		for (const unknown of ['constructor', 'toString', '__proto__', 'fly'])
			expect(may(all, unknown as Action), unknown).toBe(false);
	});

	test('a contributor of Grand-Figeac acts there, and nowhere else', () => {
		const held = person(['contributor'], { territories: ['200067361'] });
		expect(may(held, 'declare-figures', { territory: figeac })).toBe(true);
		expect(may(held, 'declare-figures', { territory: cahors })).toBe(false);
		expect(may(held, 'declare-figures', { territory: [] })).toBe(false);
		expect(may(held, 'declare-figures')).toBe(true);
	});

	test('who is held to an axis does not act on another, nor on what has none', () => {
		const held = person(['contributor'], { axes: ['jobs'] });
		expect(may(held, 'comment-figures', { axis: 'jobs' })).toBe(true);
		expect(may(held, 'comment-figures', { axis: 'welcome' })).toBe(false);
		expect(may(held, 'comment-figures', { axis: null })).toBe(false);
	});

	test('what reaches the whole programme is refused to who is held to a part of it', () => {
		for (const changes of [{ axes: ['jobs'] }, { territories: ['200067361'] }])
			expect(may(person(['analyst'], changes), 'publish-data')).toBe(false);
		expect(may(person(['analyst']), 'publish-data')).toBe(true);
	});

	test('what speaks of the whole programme is read by who reads it all', () => {
		const held = person(['contributor'], { territories: ['200067361'] });
		expect(may(held, 'read-meetings')).toBe(false);
		expect(may({ ...held, readsAll: true }, 'read-meetings')).toBe(true);
		expect(may({ ...held, readsAll: true }, 'declare-figures', { territory: cahors })).toBe(false);
	});

	test('each action says what it is, and somebody may do it', () => {
		for (const action of actions) {
			const { title, roles } = rights[action];
			expect(title.fr.length * title.en.length, action).toBeGreaterThan(0);
			expect(roles.length, action).toBeGreaterThan(0);
		}
	});
});
