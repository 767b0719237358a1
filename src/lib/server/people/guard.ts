import { JalonError } from '../programme/problem.ts';
import { may } from '#lib/indicators/rights.ts';
import { notAllowedTo, signInNeeded } from './demand.ts';
import type { Person } from './person.ts';
import { formOf, rightAsked } from './route-rights.ts';

type Asked = {
	/** The route that answers; null when none does. */
	readonly route: string | null;
	readonly method: string;
	readonly search: URLSearchParams;
};

/**
 * Why a request is refused before anything is looked at; null when it may go on. `sign-in-needed`
 * for nobody, `not-allowed` for who may not. That nothing answers at an address is told to who has signed in.
 */
export function refusalFor(
	person: Person | null,
	{ route, method, search }: Asked
): JalonError | null {
	if (route === null) return person === null ? signInNeeded() : null;
	const right = rightAsked(route, { method, form: formOf(search) });
	if (right === 'anyone') return null;
	if (person === null) return signInNeeded();
	if (right === null)
		return new JalonError('not-allowed', {
			fr: 'Aucun droit n’est déclaré pour cette demande : elle est refusée à tous.',
			en: 'No right is declared for this request: it is refused to everybody.'
		});
	return may(person, right) ? null : notAllowedTo(right);
}
