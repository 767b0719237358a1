import { nearestName } from '../programme/nearest.ts';
import type { Place, Problems } from '../programme/spec.ts';

type Words = { readonly fr: string; readonly en: string };

/** Lists so many names when none is near. */
const mostListed = 15;

/** A name that may be used, and what people call it. */
export type Named = { readonly id: string; readonly titles: readonly string[] };

/**
 * Tells a name that isn't known, with the nearest that is: by the name itself, or by the title that
 * was written in its place; else those there are.
 */
export function checkName(
	name: string,
	known: readonly (string | Named)[],
	what: Words,
	place: Place,
	problems: Problems
): void {
	const names = known.map((one) => (typeof one === 'string' ? one : one.id));
	if (names.includes(name)) return;
	const near = nearestName(name, names) ?? titled(name, known);
	const listed = names.slice(0, mostListed).join(', ');
	const more = names.length - mostListed;
	const fr =
		near !== null
			? `. Vouliez-vous dire « ${near} » ?`
			: names.length === 0
				? ' : il n’y en a aucun'
				: `. Possibles : ${listed}${more > 0 ? `, et ${more} de plus` : ''}`;
	const en =
		near !== null
			? `. Did you mean “${near}”?`
			: names.length === 0
				? ': there is none'
				: `. Possible: ${listed}${more > 0 ? `, and ${more} more` : ''}`;
	problems.add(place, {
		fr: `${what.fr} « ${name} » : ce nom n’existe pas${fr}`,
		en: `unknown ${what.en} “${name}”${en}`
	});
}

/** The name of what is called so. */
function titled(title: string, known: readonly (string | Named)[]): string | null {
	const titles = known.flatMap((one) =>
		typeof one === 'string' ? [] : one.titles.map((called) => [called, one.id] as const)
	);
	const near = nearestName(
		title,
		titles.map(([called]) => called)
	);
	return titles.find(([called]) => called === near)?.[1] ?? null;
}
