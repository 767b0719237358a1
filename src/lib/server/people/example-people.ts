import { roles, type Role } from '#lib/indicators/reader.ts';
import { localPerson, type Person } from './person.ts';

/** Of the cookie that says as whom the example is looked at. */
export const seenAsCookie = 'jalon-seen-as';

/** Grand-Figeac, whose welcome officer the example's contributor is. */
const figeac = '200067361';

/** A newcomer sees the example as somebody who has one role. */
export function isSeenAs(value: string | undefined): value is Role {
	return roles.some((role) => role === value);
}

/**
 * Who looks at the open example: the person at this machine, from whom nothing is held back, or
 * somebody of the role that they chose to look as. A contributor is that of one territory.
 */
export function examplePerson(name: string, seenAs: string | undefined): Person {
	const person = localPerson(name);
	if (!isSeenAs(seenAs)) return person;
	return {
		...person,
		id: `local-${seenAs}`,
		roles: [seenAs],
		territories: seenAs === 'contributor' ? [figeac] : null,
		readsAll: false,
		unsuppressed: seenAs === 'analyst'
	};
}

/** By the id that `examplePerson` gave. */
export function examplePersonOf(name: string, id: string): Person {
	return examplePerson(name, id.slice('local-'.length));
}

/** As whom the open example is looked at: a role, all of them (`everything`); null where people sign in. */
export function exampleRole(person: Person | null): Role | 'everything' | null {
	if (person === null || !person.id.startsWith('local')) return null;
	const seenAs = person.id.slice('local-'.length);
	return isSeenAs(seenAs) ? seenAs : 'everything';
}
