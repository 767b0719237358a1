import type { Relation } from './bounds.ts';
import type { GuardedCell } from './protect-cells.ts';
import { prime, type SparseVector } from './sparse-vector.ts';

/**
 * All that may be asked of one indicator. Leaves are the smallest pieces of territory that make its
 * places; splits are one at a time, so that each has its own margin and no two are crossed.
 */
export type CubeShape = {
	readonly leaves: number;
	/** The leaves of each place. */
	readonly places: readonly (readonly number[])[];
	/** Places that share no leaf: what lies in another place is a part of it. */
	readonly families: readonly (readonly number[])[];
	/** How many values each split has. */
	readonly splits: readonly number[];
	/** After `from`, up to `to`, in the order of days; a date on its own has both the same. */
	readonly times: readonly { readonly from: number; readonly to: number }[];
	/** Whether what happened in two spans that follow each other adds up to what happened in both. */
	readonly addsUpInTime: boolean;
};

export type CubeCell = {
	readonly place: number;
	/** Null is the total. */
	readonly split: number | null;
	readonly value: number;
	readonly time: number;
	readonly count: number;
	readonly secret: boolean;
	readonly asked: boolean;
	/** As of `GuardedCell`. */
	readonly yields?: boolean;
};

/**
 * The cells as sums of atoms, in the order given, and how they add up: over places, over the values
 * of a split and, where they do, over time. Parts that no cell stands for are added at the end.
 */
export function layOutCube(
	shape: CubeShape,
	cells: readonly CubeCell[]
): {
	readonly cells: readonly GuardedCell[];
	readonly relations: readonly Relation[];
	pieceOf(piece: number): SparseVector;
} {
	const vectorOf = vectorsOf(shape);
	const pieces = makePieces(shape, vectorOf);
	const guarded = cells.map((cell): GuardedCell => {
		// Few of the parts that nobody asks for are ever added up.
		let vector: SparseVector | undefined;
		return {
			get vector() {
				return (vector ??= vectorOf(spanOf(shape, cell)));
			},
			pieces: () => pieces.in(cell),
			count: cell.count,
			secret: cell.secret,
			asked: cell.asked,
			yields: cell.yields ?? false
		};
	});
	const relations: Relation[] = [];
	const rest = () =>
		guarded.push({ vector: nothing, pieces: () => [], count: 0, secret: false, asked: false }) - 1;
	const keyOf = keysOf(shape);
	const index = new Map(cells.map((cell, at) => [keyOf(cell), at]));
	const find = (cell: Coordinates) => index.get(keyOf(cell));
	const partsOfPlaces = partitions(shape);
	const partsOfTimes = shape.addsUpInTime ? timeRelations(shape.times) : [];
	for (const [whole, cell] of cells.entries()) {
		for (const { parts, complete } of partsOfPlaces[cell.place] ?? []) {
			const found = parts.map((place) => find({ ...cell, place }));
			if (found.every((part) => part === undefined)) continue;
			const missing = !complete || found.includes(undefined);
			const known = found.filter((part) => part !== undefined);
			relations.push({ whole, parts: missing ? [...known, rest()] : known });
		}
		if (cell.split !== null) continue;
		for (const [split, values] of shape.splits.entries()) {
			const found = Array.from({ length: values }, (_, value) => find({ ...cell, split, value }));
			if (found.every((part) => part !== undefined)) relations.push({ whole, parts: found });
		}
	}
	const allSeries = seriesOf(cells, keyOf);
	for (const { whole: time, parts } of partsOfTimes)
		for (const series of allSeries) {
			const at = (part: number | null) => (part === null ? undefined : series.get(part));
			const found = parts.map((sum) => sum.map(at));
			const whole = at(time);
			if ([whole, ...found.flat()].filter((member) => member !== undefined).length < 2) continue;
			const stands = whole ?? rest();
			for (const sum of found)
				relations.push({ whole: stands, parts: sum.map((part) => part ?? rest()) });
		}
	return { cells: guarded, relations, pieceOf: pieces.vector };
}

/** Some leaves, and a span of nodes: where time does not add up, a time twice. */
type Sum = Pick<CubeCell, 'split' | 'value'> & {
	readonly leaves: readonly number[];
	readonly span: { readonly from: number; readonly to: number };
};

const nothing: SparseVector = { atoms: new Int32Array(), coefficients: new Float64Array() };

type Coordinates = Pick<CubeCell, 'place' | 'split' | 'value' | 'time'>;

/** A number for each cell, of its own. */
function keysOf({ splits, times }: CubeShape): (cell: Coordinates) => number {
	const starts = splits.map((_, at) => 1 + splits.slice(0, at).reduce((sum, n) => sum + n, 0));
	const kinds = 1 + splits.reduce((sum, n) => sum + n, 0);
	return ({ place, split, value, time }) =>
		(place * kinds + (split === null ? 0 : starts[split]! + value)) * times.length + time;
}

function spanOf({ places, times, addsUpInTime }: CubeShape, cell: CubeCell): Sum {
	const { split, value, time } = cell;
	const span = addsUpInTime ? times[time]! : { from: time, to: time };
	return { leaves: places[cell.place]!, split, value, span };
}

/** One leaf at a time, between neighbouring days, each value of each split for a total. */
function makePieces(shape: CubeShape, vectorOf: (sum: Sum) => SparseVector) {
	const { leaves, places, splits, times, addsUpInTime } = shape;
	const kinds = [
		{ split: null, value: 0 },
		...splits.flatMap((count, split) =>
			Array.from({ length: count }, (_, value) => ({ split, value }))
		)
	];
	const starts = splits.map((_, at) => 1 + splits.slice(0, at).reduce((sum, n) => sum + n, 0));
	return {
		*in({ place, split, value, time }: CubeCell): Iterable<number> {
			const { from, to } = addsUpInTime ? times[time]! : { from: time, to: time + 1 };
			const first = split === null ? 0 : starts[split]! + value;
			const last = split === null ? kinds.length - 1 : first;
			for (let day = from; day < to; day++)
				for (const leaf of places[place]!)
					for (let kind = first; kind <= last; kind++)
						yield (day * leaves + leaf) * kinds.length + kind;
		},
		vector(piece: number): SparseVector {
			const day = Math.floor(piece / (leaves * kinds.length));
			const leaf = Math.floor(piece / kinds.length) % leaves;
			const span = { from: day, to: addsUpInTime ? day + 1 : day };
			return vectorOf({ ...kinds[piece % kinds.length]!, leaves: [leaf], span });
		}
	};
}

/** A total has an atom a leaf and day; of a split's values the last is what is left of the total. */
function vectorsOf({ leaves, splits, addsUpInTime }: CubeShape) {
	const starts = splits.map((_, at) => 1 + splits.slice(0, at).reduce((sum, n) => sum + n - 1, 0));
	const width = 1 + splits.reduce((sum, values) => sum + values - 1, 0);
	// Few of all are ever met: these are numbered as they come.
	const numbers = new Map<number, number>();
	return ({ leaves: own, split, value, span: { from, to } }: Sum): SparseVector => {
		const isLast = split !== null && value === splits[split]! - 1;
		// What happened until a day, less what happened until another.
		const sides: readonly (readonly [day: number, sign: number])[] = addsUpInTime
			? [
					[to, 1],
					[from, prime - 1]
				]
			: [[from, 1]];
		const length = sides.length * own.length * (isLast ? splits[split]! : 1);
		const vector = { atoms: new Int32Array(length), coefficients: new Float64Array(length) };
		let at = 0;
		const add = (day: number, leaf: number, coordinate: number, coefficient: number) => {
			const place = (day * leaves + leaf) * width + coordinate;
			let number = numbers.get(place);
			if (number === undefined) numbers.set(place, (number = numbers.size));
			vector.atoms[at] = number;
			vector.coefficients[at++] = coefficient;
		};
		for (const [day, sign] of sides)
			for (const leaf of own) {
				if (split === null || isLast) add(day, leaf, 0, sign);
				else add(day, leaf, starts[split]! + value, sign);
				if (isLast)
					for (let other = 0; other < splits[split]! - 1; other++)
						add(day, leaf, starts[split]! + other, prime - sign);
			}
		return vector;
	};
}

type Partition = { readonly parts: readonly number[]; readonly complete: boolean };

/** For each place, what of each family lies in it, and whether that is all of it. */
function partitions({ places, families }: CubeShape): readonly (readonly Partition[])[] {
	const leaves = places.map((own) => new Set(own));
	return places.map((own, place) =>
		families.flatMap((family): Partition[] => {
			const parts = family.filter(
				(other) => other !== place && places[other]!.every((leaf) => leaves[place]!.has(leaf))
			);
			if (parts.length === 0) return [];
			const covered = parts.reduce((sum, part) => sum + places[part]!.length, 0);
			return [{ parts, complete: covered === own.length }];
		})
	);
}

/** A span of time and the ways that others add up to it; null stands for one that is no cell. */
type TimeRelation = {
	readonly whole: number | null;
	readonly parts: readonly (readonly (number | null)[])[];
};

/** Each span with the longest that begins or ends as it does, and each with the next that overlaps it. */
function timeRelations(times: CubeShape['times']): readonly TimeRelation[] {
	const at = new Map(times.map(({ from, to }, time) => [`${from} ${to}`, time]));
	const find = (from: number, to: number) => at.get(`${from} ${to}`) ?? null;
	const relations: TimeRelation[] = [];
	for (const [time, { from, to }] of times.entries()) {
		const inside = times.filter((other) => other.from >= from && other.to <= to);
		const cuts = new Set([
			...inside.filter((other) => other.from === from && other.to < to).map((other) => other.to),
			...inside.filter((other) => other.to === to && other.from > from).map((other) => other.from)
		]);
		for (const cut of [Math.max(...cuts), Math.min(...cuts)])
			if (Number.isFinite(cut))
				relations.push({ whole: time, parts: [[find(from, cut), find(cut, to)]] });
	}
	const sorted = times.toSorted((a, b) => a.from - b.from || a.to - b.to);
	for (const [position, one] of sorted.entries()) {
		const next = sorted
			.slice(position + 1)
			.find((other) => other.from > one.from && other.from < one.to && other.to > one.to);
		if (next)
			relations.push({
				whole: find(one.from, next.to),
				parts: [
					[find(one.from, one.to), find(one.to, next.to)],
					[find(one.from, next.from), find(next.from, next.to)]
				]
			});
	}
	return relations;
}

/** Cells of one place and split value by time. */
function seriesOf(
	cells: readonly CubeCell[],
	keyOf: (cell: Coordinates) => number
): readonly ReadonlyMap<number, number>[] {
	const found = new Map<number, Map<number, number>>();
	for (const [at, cell] of cells.entries()) {
		const key = keyOf({ ...cell, time: 0 });
		const own = found.get(key);
		if (own) own.set(cell.time, at);
		else found.set(key, new Map([[cell.time, at]]));
	}
	return [...found.values()];
}
