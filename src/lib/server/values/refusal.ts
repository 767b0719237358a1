import { nearestName } from '../programme/nearest.ts';
import { JalonError } from '../programme/problem.ts';

type Words = { readonly fr: string; readonly en: string };

/** A question that can't be asked as it stands: names what was typed and the nearest valid name. */
export function unknownName(
	code: string,
	what: Words,
	typed: string,
	valid: readonly string[]
): JalonError {
	const near = nearestName(typed, valid);
	const listed = valid.length <= 20 ? valid.join(', ') : null;
	return new JalonError(code, {
		fr: `${what.fr} « ${typed} » inconnu.${
			near ? ` Vouliez-vous dire « ${near} » ?` : listed ? ` Possibles : ${listed}.` : ''
		}`,
		en: `Unknown ${what.en} “${typed}”.${
			near ? ` Did you mean “${near}”?` : listed ? ` Possible: ${listed}.` : ''
		}`
	});
}

/** One wording for what doesn't exist and what the reader may not see. */
export function notAllowed(what: Words, typed: string): JalonError {
	return new JalonError('not-allowed', {
		fr: `${what.fr} « ${typed} » n’est pas accessible.`,
		en: `No access to ${what.en} “${typed}”.`
	});
}
