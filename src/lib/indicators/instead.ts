import type { Value } from './value.ts';
import type { View } from './view.ts';

/** Something that can be shown where too much of a table is masked. */
export type Instead = {
	readonly kind:
		'quarter' | 'year' | 'intercommunality' | 'grouping' | 'whole' | 'unfiltered' | 'date';
	/** Its page, with what the page itself asks. */
	readonly path: string;
	readonly changes: Partial<View>;
};

type Masked = Pick<Value, 'missing'>;

/** A table of which more than this is masked says little. */
const mostMasked = 1 / 3;

/** Whether more than a third of the figures that a table would have are masked. */
export function isMostlyMasked(values: readonly Masked[]): boolean {
	const figures = values.filter(({ missing }) => missing === null || missing === 'secret');
	const masked = figures.filter(({ missing }) => missing === 'secret');
	return masked.length > figures.length * mostMasked;
}

/**
 * What to show in place of a table that is masked for the most part, in the order given, each tried:
 * it has figures, and is not masked as much itself. Null where the table says enough.
 */
export async function insteadOf(
	values: readonly Masked[],
	candidates: readonly (Instead & { readonly values: () => Promise<readonly Masked[]> })[]
): Promise<readonly Instead[] | null> {
	if (!isMostlyMasked(values)) return null;
	const tried = await Promise.all(
		candidates.map(async ({ values: valuesOf, ...instead }) => {
			const figures = await valuesOf();
			const has = figures.some(({ missing }) => missing === null);
			return has && !isMostlyMasked(figures) ? [instead] : [];
		})
	);
	return tried.flat();
}
