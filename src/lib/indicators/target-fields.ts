/** Names of the fields of the grid of targets, which its page writes and its action reads. */
export const targetFields = {
	cell: (indicator: string, date: string) => `t:${indicator}:${date}`,
	baseline: (indicator: string) => `b:${indicator}`,
	baselineOn: (indicator: string) => `d:${indicator}`,
	/** A cell of the column whose date is `addedOn`. */
	added: (indicator: string) => `n:${indicator}`,
	addedOn: 'added-on'
} as const;

/** What a field is of: null for one that is no cell of the grid. */
export function readTargetField(
	name: string
): { readonly kind: 't' | 'b' | 'n'; readonly indicator: string; readonly date: string } | null {
	const [kind, indicator, date = ''] = name.split(':');
	if (indicator === undefined || (kind !== 't' && kind !== 'b' && kind !== 'n')) return null;
	return { kind, indicator, date };
}
