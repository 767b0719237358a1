import { describe, expect, test } from 'vitest';
import { roles as everyRole, type Role } from '#lib/indicators/reader.ts';
import { demand } from './demand.ts';
import { readerOf, type Person } from './person.ts';

const person = (roles: readonly Role[], changes: Partial<Person> = {}): Person => ({
	id: 'p1',
	email: 'p1@example.org',
	name: 'Camille',
	roles,
	axes: null,
	territories: null,
	readsAll: false,
	unsuppressed: false,
	...changes
});

describe('how a person reads', () => {
	test('within their territories, unless they read the whole programme', () => {
		const held = person(['contributor'], { territories: ['200067361'] });
		expect(readerOf(held, 'fr', everyRole).territories).toEqual(['200067361']);
		expect(readerOf({ ...held, readsAll: true }, 'fr', everyRole).territories).toBeNull();
	});

	test('communication staff see what may be published, whatever they were granted', () => {
		const reader = readerOf(person(['communication'], { unsuppressed: true }), 'fr', everyRole);
		expect(reader).toMatchObject({ publishedOnly: true, unsuppressed: false });
		expect(readerOf(person(['communication', 'analyst']), 'fr', everyRole).publishedOnly).toBe(
			false
		);
	});

	test('small counts are for the roles that the programme names, whatever was granted before', () => {
		const granted = { unsuppressed: true };
		const sees = (roles: readonly Role[], seenBy: readonly Role[]) =>
			readerOf(person(roles, granted), 'fr', seenBy).unsuppressed;
		expect(sees(['official'], ['analyst', 'official'])).toBe(true);
		expect(sees(['official'], ['analyst'])).toBe(false);
		expect(sees(['official', 'analyst'], ['analyst'])).toBe(true);
		expect(sees(['administrator'], [])).toBe(false);
		expect(readerOf(person(['analyst']), 'fr', everyRole).unsuppressed).toBe(false);
	});
});

describe('what a person may not do', () => {
	test('a refusal says in both languages what was refused', () => {
		const refused = () => demand(person(['official']), 'publish-data');
		expect(refused).toThrow(expect.objectContaining({ code: 'not-allowed' }));
		try {
			refused();
		} catch (error) {
			const { describe } = error as { describe: (language: 'fr' | 'en') => string };
			expect(describe.call(error, 'fr')).toContain('publier une version');
			expect(describe.call(error, 'en')).toContain('publish an edition');
		}
	});
});
