/** A cell's parts, which add up to it: indices into the cells. */
export type Relation = { readonly whole: number; readonly parts: readonly number[] };

/** Times that a relation may narrow its members before the rest is left. */
const mostVisits = 60;

/**
 * What counts, which are never negative, let a reader deduce of each cell: every relation narrows
 * its members until nothing changes. Finds forced zeros and all that follows from them; a linear
 * programme may find more.
 */
export class BoundsKnown {
	readonly #relations: readonly Relation[];
	/** Relations of a cell: `#of` from `#starts[cell]` to before the next cell's. */
	readonly #starts: Int32Array;
	readonly #of: Int32Array;
	readonly #least: Float64Array;
	readonly #most: Float64Array;
	readonly #isShown: Uint8Array;
	readonly #floor: Float64Array;
	/** The relation that set each bound; −1 is none. */
	readonly #leastBy: Int32Array;
	readonly #mostBy: Int32Array;
	readonly #narrowed: number[] = [];

	constructor(cells: number, relations: readonly Relation[]) {
		this.#relations = relations;
		this.#starts = new Int32Array(cells + 1);
		for (const { whole, parts } of relations)
			for (const member of [whole, ...parts]) this.#starts[member + 1]!++;
		for (let cell = 0; cell < cells; cell++) this.#starts[cell + 1]! += this.#starts[cell]!;
		const next = this.#starts.slice();
		this.#of = new Int32Array(this.#starts[cells]!);
		for (const [at, { whole, parts }] of relations.entries())
			for (const member of [whole, ...parts]) this.#of[next[member]!++] = at;
		this.#least = new Float64Array(cells);
		this.#most = new Float64Array(cells);
		this.#isShown = new Uint8Array(cells);
		this.#floor = new Float64Array(cells);
		this.#leastBy = new Int32Array(cells);
		this.#mostBy = new Int32Array(cells);
	}

	/** `shown` gives a cell's count, or null where it is hidden; `floor` what a hidden one is at least. */
	settle(shown: (cell: number) => number | null, floor: (cell: number) => number): void {
		for (let cell = 0; cell < this.#least.length; cell++) {
			const count = shown(cell);
			this.#isShown[cell] = count === null ? 0 : 1;
			this.#floor[cell] = floor(cell);
			this.#least[cell] = count ?? this.#floor[cell]!;
			this.#most[cell] = count ?? Infinity;
		}
		this.#leastBy.fill(-1);
		this.#mostBy.fill(-1);
		this.#work([...this.#isShown.keys()].filter((cell) => !this.#isShown[cell]));
	}

	/** Takes back what followed from cells that are hidden now, and from nothing else. */
	hide(cells: Iterable<number>): void {
		const affected = new Set<number>(cells);
		for (const cell of affected) this.#isShown[cell] = 0;
		// What is taken back adds to the end while it runs.
		for (const cell of affected) {
			this.#least[cell] = this.#floor[cell]!;
			this.#most[cell] = Infinity;
			this.#leastBy[cell] = -1;
			this.#mostBy[cell] = -1;
			for (let next = this.#starts[cell]!; next < this.#starts[cell + 1]!; next++) {
				const at = this.#of[next]!;
				const { whole, parts } = this.#relations[at]!;
				for (const member of [whole, ...parts])
					if (this.#leastBy[member] === at || this.#mostBy[member] === at) affected.add(member);
			}
		}
		this.#work(affected);
	}

	/** Narrows by the relations of some cells, and by all that follow, until nothing changes. */
	#work(cells: Iterable<number>): void {
		const visits = new Uint8Array(this.#relations.length);
		const isWaiting = new Uint8Array(this.#relations.length);
		const waiting: number[] = [];
		const wait = (cell: number, but: number) => {
			for (let next = this.#starts[cell]!; next < this.#starts[cell + 1]!; next++) {
				const at = this.#of[next]!;
				if (at === but || isWaiting[at]) continue;
				isWaiting[at] = 1;
				waiting.push(at);
			}
		};
		for (const cell of cells) wait(cell, -1);
		// What narrows adds to the end while it runs.
		for (const at of waiting) {
			isWaiting[at] = 0;
			if (visits[at]! >= mostVisits) continue;
			visits[at]!++;
			this.#narrow(at);
			for (const member of this.#narrowed) wait(member, at);
		}
	}

	isKnown(cell: number): boolean {
		return this.#least[cell] === this.#most[cell];
	}

	/** Of the cells shown that a cell's bounds come from, those that may be hidden: beside it, or else farther away. */
	tellers(cell: number, mayHide: (cell: number) => boolean): ReadonlySet<number> {
		const tellers = new Set<number>();
		const seen = new Set<number>();
		let queue = [cell];
		while (queue.length > 0 && tellers.size === 0) {
			const nearby = queue;
			queue = [];
			for (const at of nearby)
				for (const by of [this.#leastBy[at]!, this.#mostBy[at]!]) {
					const relation = this.#relations[by];
					if (!relation || seen.has(by)) continue;
					seen.add(by);
					for (const member of [relation.whole, ...relation.parts])
						if (!this.#isShown[member]) queue.push(member);
						else if (mayHide(member)) tellers.add(member);
				}
		}
		return tellers;
	}

	/** Narrows a relation's members; those whose bounds changed are in `#narrowed`. */
	#narrow(at: number): void {
		const [least, most] = [this.#least, this.#most];
		const { whole, parts } = this.#relations[at]!;
		this.#narrowed.length = 0;
		let [sumLeast, sumMost, endless, open] = [0, 0, 0, false];
		for (let index = 0; index < parts.length; index++) {
			const part = parts[index]!;
			sumLeast += least[part]!;
			if (most[part] === Infinity) endless++;
			else sumMost += most[part]!;
			if (least[part] !== most[part]) open = true;
		}
		const [wholeLeast, wholeMost] = [least[whole]!, most[whole]!];
		if (!open && wholeLeast === wholeMost) return;
		if (open)
			for (let index = 0; index < parts.length; index++) {
				const part = parts[index]!;
				const [own, ownMost] = [least[part]!, most[part]!];
				if (own === ownMost) continue;
				this.#lower(part, wholeMost - (sumLeast - own), at);
				const isEndless = ownMost === Infinity;
				if (endless === (isEndless ? 1 : 0))
					this.#raise(part, wholeLeast - (sumMost - (isEndless ? 0 : ownMost)), at);
			}
		this.#raise(whole, sumLeast, at);
		if (endless === 0) this.#lower(whole, sumMost, at);
	}

	#raise(cell: number, to: number, by: number): void {
		if (to <= this.#least[cell]! || this.#isShown[cell]) return;
		this.#least[cell] = Math.min(to, this.#most[cell]!);
		this.#leastBy[cell] = by;
		this.#narrowed.push(cell);
	}

	#lower(cell: number, to: number, by: number): void {
		if (to >= this.#most[cell]! || this.#isShown[cell]) return;
		this.#most[cell] = Math.max(to, this.#least[cell]!);
		this.#mostBy[cell] = by;
		this.#narrowed.push(cell);
	}
}
