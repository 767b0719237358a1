import type { FactsQuestion } from '../sql.ts';
import { maximumTallies, never, type FactColumns } from './fact-columns.ts';
import { groupingOf, masksOf, type Grouping } from './selection.ts';
import { addOne, addRows, makeSums, type Sums } from './sums.ts';

/**
 * Facts that add up, summed by day and by what some columns say: a question then runs through a
 * few cells a day instead of every fact. Of intervals, what comes on a day less what goes.
 */
type Tally = {
	readonly texts: readonly string[];
	readonly firstDay: number;
	/** The first day past those held. */
	readonly endDay: number;
	/** Cells of a day: every combination of the texts' codes. */
	readonly width: number;
	/** By day, then combination; as any sums, from 1. */
	readonly sums: Sums;
};

/** Days after the last beginning on which an interval's end is still told. */
const daysAfter = 400;

const tallies = new WeakMap<FactColumns, Tally[]>();

/** A question's part of a tally: the combinations that count, and the group of each. */
export type Tallied = Grouping & {
	readonly tally: Tally;
	readonly combinations: Int32Array;
	readonly into: Int32Array;
};

/** Null when cells would be hardly fewer than facts, or the question has columns not held. */
export function tallied(columns: FactColumns, question: FactsQuestion): Tallied | null {
	const grouping = groupingOf(columns, question);
	if (!grouping || columns.rows === 0) return null;
	const asked = [...question.groups, ...question.filters.map(({ column }) => column)];
	const held = tallies.get(columns) ?? [];
	tallies.set(columns, held);
	const tally =
		held.find(({ texts }) => asked.every((name) => texts.includes(name))) ??
		makeTally(columns, [...new Set([...columns.dimensions, ...asked])]) ??
		makeTally(columns, [...new Set(asked)]);
	if (!tally) return null;
	if (!held.includes(tally)) held.push(tally);
	if (held.length > maximumTallies) held.shift();
	return { ...grouping, tally, ...combinationsOf(columns, question, grouping, tally) };
}

function makeTally(columns: FactColumns, texts: readonly string[]): Tally | null {
	const { from, until, rows } = columns;
	const [firstDay, endDay] = spanOf(columns);
	const width = sizesOf(columns, texts).reduce((product, size) => product * size, 1);
	const cells = width * (endDay - firstDay);
	if (cells > columns.maximumCells) return null;
	const sums = makeSums(cells, columns.amounts.length);
	const group = new Int32Array(rows);
	put(from);
	if (!until) addRows(sums, columns, { group }, 0, rows);
	else {
		addSigned(sums, columns, group, 1);
		put(until);
		addSigned(sums, columns, group, -1);
	}
	return { texts, firstDay, endDay, width, sums };

	/** The cell of each fact on the days of a column; -1 for an interval that never holds, and outside the days. */
	function put(days: Int32Array): void {
		for (let row = 0; row < rows; row++) {
			const day = days[row]!;
			const counts = day < endDay && !(until && until[row]! <= from[row]!);
			group[row] = counts ? (day - firstDay) * width : -1;
		}
		let stride = 1;
		for (const name of texts) {
			const { codes, list } = columns.texts.get(name)!;
			for (let row = 0; row < rows; row++)
				if (group[row]! >= 0) group[row]! += stride * codes[row]!;
			stride *= list.length + 1;
		}
	}
}

function spanOf({ from, until }: FactColumns): readonly [number, number] {
	let [first, last] = [never, -never];
	for (const day of from) {
		if (day < first) first = day;
		if (day > last) last = day;
	}
	return [first, last + 1 + (until ? daysAfter : 0)];
}

function addSigned(
	{ amounts: [into], observations, named }: Sums,
	{ amounts: [amounts], units }: FactColumns,
	group: Int32Array,
	sign: 1 | -1
): void {
	for (let row = 0; row < group.length; row++) {
		const at = group[row]! + 1;
		observations[at]! += sign;
		into![at]! += sign * amounts![row]!;
		if (units && units.codes[row] !== 0) named[at]! += sign;
	}
}

const sizesOf = ({ texts }: FactColumns, names: readonly string[]) =>
	names.map((name) => texts.get(name)!.list.length + 1);

function combinationsOf(
	columns: FactColumns,
	{ groups, filters }: FactsQuestion,
	{ first }: Grouping,
	{ texts, width }: Tally
): { readonly combinations: Int32Array; readonly into: Int32Array } {
	const sizes = sizesOf(columns, texts);
	const strides = sizes.map((_, at) =>
		sizes.slice(0, at).reduce((product, size) => product * size, 1)
	);
	const codeOf = (combination: number, name: string) => {
		const at = texts.indexOf(name);
		return Math.floor(combination / strides[at]!) % sizes[at]!;
	};
	const masks = filters.map(({ column, values }) => ({
		column,
		masks: masksOf(columns.texts.get(column)!.list, values)
	}));
	const counting = Array.from({ length: width }, (_, combination) => combination).filter(
		(combination) => masks.every(({ column, masks }) => masks[codeOf(combination, column)] === 0)
	);
	return {
		combinations: Int32Array.from(counting),
		into: Int32Array.from(counting, (combination) => {
			const [one = 0, other = 0] = groups.map((name) => codeOf(combination, name));
			return one + first * other;
		})
	};
}

/** Adds what lies on the days from `start` to before `end`. */
export function addDays(
	sums: Sums,
	{ tally, combinations, into }: Tallied,
	whole: boolean,
	start: number,
	end: number
): void {
	const { firstDay, width } = tally;
	const last = Math.min(end, tally.endDay) - firstDay;
	for (let day = Math.max(start - firstDay, 0); day < last; day++)
		for (let index = 0; index < combinations.length; index++) {
			const cell = day * width + combinations[index]! + 1;
			const at = into[index]! + 1;
			sums.observations[at]! += tally.sums.observations[cell]!;
			sums.named[at]! += tally.sums.named[cell]!;
			for (let amount = 0; amount < sums.amounts.length; amount++) {
				const [total, added] = [sums.amounts[amount]!, tally.sums.amounts[amount]![cell]!];
				if (whole) total[at]! += added;
				else {
					addOne(total, sums.lost[amount]!, at, added);
					addOne(total, sums.lost[amount]!, at, -tally.sums.lost[amount]![cell]!);
				}
			}
		}
}
