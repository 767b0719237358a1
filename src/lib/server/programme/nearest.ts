/** The name nearest to what was typed, or null when none is near enough to be meant. */
export function nearestName(typed: string, names: readonly string[]): string | null {
	const wanted = typed.toLowerCase();
	const bound = Math.max(2, Math.floor(wanted.length / 3));
	let best: { name: string; distance: number } | null = null;
	for (const name of names) {
		const distance = editDistance(wanted, name.toLowerCase());
		if (distance <= bound && distance < (best?.distance ?? Infinity)) best = { name, distance };
	}
	return best?.name ?? null;
}

/** The names near enough to be meant, the nearest first; at most `most`. */
export function nearestNames(typed: string, names: readonly string[], most: number): string[] {
	const wanted = typed.toLowerCase();
	const bound = Math.max(2, Math.floor(wanted.length / 3));
	return [...new Set(names)]
		.map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
		.filter(({ distance }) => distance <= bound)
		.toSorted((a, b) => a.distance - b.distance)
		.slice(0, most)
		.map(({ name }) => name);
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
	let before: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min(row[j - 1]! + 1, above[j]! + 1, above[j - 1]! + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				least = Math.min(least, before[j - 2]! + 1);
			row.push(least);
		}
		before = above;
		above = row;
	}
	return above[b.length]!;
}
