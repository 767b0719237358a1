/** A cell's parts, which add up to it: indices into the cells. */
export type Relation = { readonly whole: number; readonly parts: readonly number[] };

/** What a reader knows of a cell: between these, both included. */
export type Bounds = { readonly least: number; readonly most: number };

/** A cell known exactly, and the cells shown that tell it. */
export type Deduced = { readonly cell: number; readonly from: ReadonlySet<number> };

/** Times that a relation may tighten bounds before the rest is left. */
const mostVisits = 60;

/**
 * What counts, which are never negative, let a reader deduce of each cell: every relation narrows
 * its members until nothing changes. Finds forced zeros and all that follows from them; a linear
 * programme may find more.
 */
export class BoundsKnown {
	readonly least: Float64Array;
	readonly most: Float64Array;
	readonly #relations: readonly Relation[];
	readonly #shown: readonly (number | null)[];
	/** The relation that set each bound; −1 is none. */
	readonly #leastBy: Int32Array;
	readonly #mostBy: Int32Array;

	/** `shown` is each cell's count, or null where it is hidden; `floor` what a hidden one is at least. */
	constructor(
		shown: readonly (number | null)[],
		relations: readonly Relation[],
		floor: (cell: number) => number
	) {
		this.#relations = relations;
		this.#shown = shown;
		this.least = Float64Array.from(shown, (count, cell) => count ?? floor(cell));
		this.most = Float64Array.from(shown, (count) => count ?? Infinity);
		this.#leastBy = new Int32Array(shown.length).fill(-1);
		this.#mostBy = new Int32Array(shown.length).fill(-1);
		this.#settle();
	}

	isKnown(cell: number): boolean {
		return this.least[cell] === this.most[cell];
	}

	/** The cells shown that a cell's bounds come from. */
	tellers(cell: number): ReadonlySet<number> {
		const tellers = new Set<number>();
		const seen = new Set<number>();
		const queue = [cell];
		for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
			for (const by of [this.#leastBy[at] ?? -1, this.#mostBy[at] ?? -1]) {
				const relation = this.#relations[by];
				if (!relation || seen.has(by)) continue;
				seen.add(by);
				for (const member of [relation.whole, ...relation.parts])
					if (this.#shown[member] === null) queue.push(member);
					else tellers.add(member);
			}
		}
		return tellers;
	}

	#settle(): void {
		const of = new Map<number, number[]>();
		for (const [at, { whole, parts }] of this.#relations.entries())
			for (const member of [whole, ...parts])
				if (this.#shown[member] === null) {
					const known = of.get(member);
					if (known) known.push(at);
					else of.set(member, [at]);
				}
		const visits = new Int32Array(this.#relations.length);
		const waiting = new Set(this.#relations.keys());
		for (const at of waiting) {
			waiting.delete(at);
			if (++visits[at]! > mostVisits) continue;
			for (const member of this.#narrow(at))
				for (const other of of.get(member) ?? []) if (other !== at) waiting.add(other);
		}
	}

	/** The members whose bounds a relation narrows. */
	#narrow(at: number): readonly number[] {
		const { least, most } = this;
		const { whole, parts } = this.#relations[at]!;
		let [sumLeast, sumMost, endless] = [0, 0, 0];
		for (const part of parts) {
			sumLeast += least[part]!;
			if (most[part] === Infinity) endless++;
			else sumMost += most[part]!;
		}
		const narrowed = new Set<number>();
		const raise = (cell: number, to: number) => {
			if (to <= least[cell]! || this.#shown[cell] !== null) return;
			least[cell] = Math.min(to, most[cell]!);
			this.#leastBy[cell] = at;
			narrowed.add(cell);
		};
		const lower = (cell: number, to: number) => {
			if (to >= most[cell]! || this.#shown[cell] !== null) return;
			most[cell] = Math.max(to, least[cell]!);
			this.#mostBy[cell] = at;
			narrowed.add(cell);
		};
		const [wholeLeast, wholeMost] = [least[whole]!, most[whole]!];
		for (const part of parts) {
			const [own, ownMost] = [least[part]!, most[part]!];
			lower(part, wholeMost - (sumLeast - own));
			const othersEndless = endless - (ownMost === Infinity ? 1 : 0);
			if (othersEndless === 0)
				raise(part, wholeLeast - (sumMost - (ownMost === Infinity ? 0 : ownMost)));
		}
		raise(whole, sumLeast);
		if (endless === 0) lower(whole, sumMost);
		return [...narrowed];
	}
}
