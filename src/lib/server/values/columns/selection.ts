import { dayNumber } from '#lib/indicators/period.ts';
import type { FactsQuestion } from '../sql.ts';
import type { FactColumns } from './fact-columns.ts';

/** Which facts a question counts, and in which of its groups each falls. */
export type Selection = {
	/** By row: the group from 0, or -1 for a fact that does not count. Good until the next question. */
	readonly group: Int32Array;
	readonly groups: number;
	/** The text of each group's columns, null where it is not stated. */
	nameOf(group: number): { readonly group0?: string | null; readonly group1?: string | null };
};

/** Groups past which SQL, which keeps only those that it meets, is asked instead. */
const maximumGroups = 100_000;

/** Questions are worked out one at a time, each in the same memory as the one before. */
const scratch = { whole: new Int32Array(0), part: new Int32Array(0) };

function borrow(which: keyof typeof scratch, rows: number): Int32Array {
	if (scratch[which].length < rows) scratch[which] = new Int32Array(rows);
	return scratch[which].subarray(0, rows);
}

/** Null when the question has a column that these facts do not hold, or too many groups. */
export function selectFacts(columns: FactColumns, question: FactsQuestion): Selection | null {
	const by = question.groups.map((column) => columns.texts.get(column));
	const filters = question.filters.map(({ column, values }) => ({
		text: columns.texts.get(column),
		values
	}));
	if (by.includes(undefined) || filters.some(({ text }) => !text)) return null;
	const sizes = by.map((text) => text!.list.length + 1);
	const groups = sizes.reduce((product, size) => product * size, 1);
	if (groups > maximumGroups) return null;

	const group = borrow('whole', columns.rows);
	const [first = 1] = sizes;
	putGroups(
		group,
		by.map((text) => text!.codes),
		first
	);
	for (const { text, values } of filters)
		leaveOthers(group, text!.codes, masksOf(text!.list, values));
	leaveAfter(group, columns.known ?? columns.from, dayNumber(question.asOf));
	const textAt = (at: number, code: number) =>
		code === 0 ? null : (by[at]!.list[code - 1] ?? null);
	return {
		group,
		groups,
		nameOf(code) {
			if (by.length === 0) return {};
			if (by.length === 1) return { group0: textAt(0, code) };
			return { group0: textAt(0, code % first), group1: textAt(1, Math.floor(code / first)) };
		}
	};
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
function masksOf(list: readonly string[], values: readonly (string | null)[]): Int32Array {
	const wanted = new Set(values);
	return Int32Array.from([null, ...list], (text) => (wanted.has(text) ? 0 : -1));
}

function leaveOthers(group: Int32Array, codes: Codes, masks: Int32Array): void {
	for (let row = 0; row < group.length; row++) group[row]! |= masks[codes[row]!]!;
}

function leaveAfter(group: Int32Array, days: Int32Array, asOf: number): void {
	for (let row = 0; row < group.length; row++) group[row]! |= -Number(days[row]! > asOf);
}
