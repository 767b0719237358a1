import type { Person } from '#lib/server/people/person.ts';
import { JalonError } from '#lib/server/programme/problem.ts';

/** Who asks, where a route is open to those alone who have an account. Throws `sign-in-needed`. */
export function signedIn({ person }: Pick<App.Locals, 'person'>): Person {
	if (person) return person;
	throw new JalonError('sign-in-needed', {
		fr: 'Identifiez-vous d’abord.',
		en: 'Sign in first.'
	});
}
