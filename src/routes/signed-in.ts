import type { Person } from '#lib/server/people/person.ts';
import { signInNeeded } from '#lib/server/people/demand.ts';

/** Who asks, where a route is open to those alone who have an account. Throws `sign-in-needed`. */
export function signedIn({ person }: Pick<App.Locals, 'person'>): Person {
	if (person) return person;
	throw signInNeeded();
}
