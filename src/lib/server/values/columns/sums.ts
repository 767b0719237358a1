import type { FactColumns } from './fact-columns.ts';
import type { Selection } from './selection.ts';

/** What adds up, by group from 1; at 0 is what no group counts, so that the loops need not ask. */
export type Sums = {
	readonly amounts: readonly Float64Array[];
	/** What each sum has lost to rounding so far (Kahan), as SQL's `fsum` keeps. */
	readonly lost: readonly Float64Array[];
	readonly observations: Int32Array;
	/** Facts that name a unit. */
	readonly named: Int32Array;
};

export function makeSums(groups: number, amounts: number): Sums {
	const each = () => Array.from({ length: amounts }, () => new Float64Array(groups + 1));
	return {
		amounts: each(),
		lost: each(),
		observations: new Int32Array(groups + 1),
		named: new Int32Array(groups + 1)
	};
}

/** Adds the rows from `start` to before `end`. */
export function addRows(
	sums: Sums,
	columns: FactColumns,
	{ group }: Pick<Selection, 'group'>,
	start: number,
	end: number
): void {
	count(sums.observations, group, start, end);
	if (columns.units) countNamed(sums.named, columns.units.codes, group, start, end);
	for (const [index, amounts] of columns.amounts.entries()) {
		const [into, lost] = [sums.amounts[index]!, sums.lost[index]!];
		if (columns.whole) addWhole(into, group, amounts, start, end);
		else for (let row = start; row < end; row++) addOne(into, lost, group[row]! + 1, amounts[row]!);
	}
}

function count(into: Int32Array, group: Int32Array, start: number, end: number): void {
	for (let row = start; row < end; row++) into[group[row]! + 1]!++;
}

function countNamed(
	into: Int32Array,
	units: Int32Array,
	group: Int32Array,
	start: number,
	end: number
): void {
	for (let row = start; row < end; row++) into[group[row]! + 1]! += Number(units[row] !== 0);
}

function addWhole(
	into: Float64Array,
	group: Int32Array,
	amounts: Float64Array,
	start: number,
	end: number
): void {
	for (let row = start; row < end; row++) into[group[row]! + 1]! += amounts[row]!;
}

/** Adds one amount, keeping what it loses to rounding. */
export function addOne(into: Float64Array, lost: Float64Array, at: number, amount: number): void {
	const corrected = amount - lost[at]!;
	const sum = into[at]! + corrected;
	lost[at] = sum - into[at]! - corrected;
	into[at] = sum;
}

export function mergeSums(into: Sums, other: Sums): void {
	for (const [index, amounts] of other.amounts.entries())
		for (let at = 1; at < amounts.length; at++) {
			addOne(into.amounts[index]!, into.lost[index]!, at, amounts[at]!);
			addOne(into.amounts[index]!, into.lost[index]!, at, -other.lost[index]![at]!);
		}
	for (let at = 1; at < other.observations.length; at++) {
		into.observations[at]! += other.observations[at]!;
		into.named[at]! += other.named[at]!;
	}
}
