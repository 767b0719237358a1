import { nearestName } from '../programme/nearest.ts';
import type { Place, Problems } from '../programme/spec.ts';

type Words = { readonly fr: string; readonly en: string };

/** Lists at most so many names when none is near. */
const mostListed = 12;

/** Tells a name that isn't known, with the nearest that is, or those there are. */
export function checkName(
	name: string,
	known: readonly string[],
	what: Words,
	place: Place,
	problems: Problems
): void {
	if (known.includes(name)) return;
	const near = nearestName(name, known);
	const few = known.length > 0 && known.length <= mostListed;
	const listed = few ? known.join(', ') : null;
	problems.add(place, {
		fr: `${what.fr} « ${name} » : ce nom n’existe pas${
			near ? `. Vouliez-vous dire « ${near} » ?` : listed ? `. Possibles : ${listed}` : ''
		}`,
		en: `unknown ${what.en} “${name}”${
			near ? `. Did you mean “${near}”?` : listed ? `. Possible: ${listed}` : ''
		}`
	});
}
