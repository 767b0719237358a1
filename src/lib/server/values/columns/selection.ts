import { dayNumber } from '#lib/indicators/period.ts';
import type { FactsQuestion } from '../sql.ts';
import type { FactColumns } from './fact-columns.ts';

/** What a question's figures are told apart by. */
export type Grouping = {
	readonly groups: number;
	/** Groups that the first column makes: what the second one's codes are multiplied by. */
	readonly first: number;
	/** The text of each group's columns, null where it is not stated. */
	nameOf(group: number): { readonly group0?: string | null; readonly group1?: string | null };
};

/** Which facts a question counts, and in which of its groups each falls. */
export type Selection = Grouping & {
	/** By row asked: the group from 0, or -1 for a fact that does not count. Good until the next question. */
	readonly group: Int32Array;
};

/** Rows from the first to before the second. */
export type Rows = readonly [start: number, end: number];

/** Groups past which SQL, which keeps only those that it meets, is asked instead. */
const maximumGroups = 100_000;

/** Questions are worked out one at a time, each in the same memory as the one before. */
const scratch = { whole: new Int32Array(0), part: new Int32Array(0) };

function borrow(which: keyof typeof scratch, rows: number): Int32Array {
	if (scratch[which].length < rows) scratch[which] = new Int32Array(rows);
	return scratch[which].subarray(0, rows);
}

/** Null when the question has a column that these facts do not hold, or too many groups. */
export function groupingOf(columns: FactColumns, question: FactsQuestion): Grouping | null {
	const named = [...question.groups, ...question.filters.map(({ column }) => column)];
	if (!named.every((column) => columns.texts.has(column))) return null;
	const lists = question.groups.map((column) => columns.texts.get(column)!.list);
	const sizes = lists.map((list) => list.length + 1);
	const groups = sizes.reduce((product, size) => product * size, 1);
	if (groups > maximumGroups) return null;
	const [first = 1] = sizes;
	const textAt = (at: number, code: number) => (code === 0 ? null : (lists[at]![code - 1] ?? null));
	return {
		groups,
		first,
		nameOf(code) {
			if (lists.length === 0) return {};
			if (lists.length === 1) return { group0: textAt(0, code) };
			return { group0: textAt(0, code % first), group1: textAt(1, Math.floor(code / first)) };
		}
	};
}

/** Null as `groupingOf` is. Only the rows asked are looked at. */
export function selectFacts(
	columns: FactColumns,
	question: FactsQuestion,
	[start, end]: Rows = [0, columns.rows]
): Selection | null {
	const grouping = groupingOf(columns, question);
	if (!grouping) return null;
	const group = borrow('whole', columns.rows);
	const asked = group.subarray(start, end);
	const codesOf = (column: string) => columns.texts.get(column)!.codes.subarray(start, end);
	putGroups(asked, question.groups.map(codesOf), grouping.first);
	for (const { column, values } of question.filters)
		leaveOthers(asked, codesOf(column), masksOf(columns.texts.get(column)!.list, values));
	leaveUnknown(group, columns, dayNumber(question.asOf), [start, end]);
	return { ...grouping, group };
}

/** Of a selection, the facts on the days from `first` to `last`. */
export function duringDays(
	selection: Selection,
	{ from }: FactColumns,
	first: number,
	last: number
): Selection {
	const { group } = selection;
	const part = borrow('part', group.length);
	for (let row = 0; row < part.length; row++)
		part[row] = group[row]! | -Number(from[row]! < first || from[row]! > last);
	return { ...selection, group: part };
}

/** Of a selection, the facts that hold on a day. */
export function holdingOn(
	selection: Selection,
	{ from, until }: FactColumns,
	day: number
): Selection {
	const { group } = selection;
	const part = borrow('part', group.length);
	for (let row = 0; row < part.length; row++)
		part[row] = group[row]! | -Number(from[row]! > day || until![row]! <= day);
	return { ...selection, group: part };
}

function putGroups(group: Int32Array, codes: readonly Codes[], first: number): void {
	const [one, other] = codes;
	if (!one) group.fill(0);
	else if (!other) group.set(one);
	else for (let row = 0; row < group.length; row++) group[row] = one[row]! + first * other[row]!;
}

type Codes = Uint8Array | Uint16Array | Int32Array;

/** By code, 0 for one of the values and -1, which no group outlives, for any other. */
export function masksOf(list: readonly string[], values: readonly (string | null)[]): Int32Array {
	const wanted = new Set(values);
	return Int32Array.from([null, ...list], (text) => (wanted.has(text) ? 0 : -1));
}

function leaveOthers(group: Int32Array, codes: Codes, masks: Int32Array): void {
	for (let row = 0; row < group.length; row++) group[row]! |= masks[codes[row]!]!;
}

/** Facts not known by a date: in order of date, only the latest may be. */
function leaveUnknown(
	group: Int32Array,
	{ from, known, lag, lastKnown, byDate }: FactColumns,
	asOf: number,
	[start, end]: Rows
): void {
	if (lastKnown <= asOf) return;
	const days = known ?? from;
	const unsure = byDate ? Math.max(start, firstRow(from, asOf - lag + 1)) : start;
	for (let row = unsure; row < end; row++) group[row]! |= -Number(days[row]! > asOf);
}

/** The first row on a day or after it, where rows come by date. */
export function firstRow(days: Int32Array, day: number): number {
	let [low, high] = [0, days.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (days[middle]! < day) low = middle + 1;
		else high = middle;
	}
	return low;
}
