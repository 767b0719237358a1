/** JSON with the keys of every object in order: the same content is the same text. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, item: unknown) =>
		item !== null && typeof item === 'object' && !Array.isArray(item)
			? Object.fromEntries(
					Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
				)
			: item
	);
}
