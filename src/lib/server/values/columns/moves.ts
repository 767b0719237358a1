import { dayNumber, type IsoDate } from '#lib/indicators/period.ts';
import type { FigureRow } from '../figure-row.ts';
import type { FactsQuestion } from '../sql.ts';
import { countRows, figureRows } from './count-rows.ts';
import { countDistinct } from './distinct.ts';
import type { Codes, FactColumns } from './fact-columns.ts';
import { holdingOn, selectFacts, type Selection } from './selection.ts';
import { makeSums } from './sums.ts';
import { addDays, tallied } from './tallies.ts';

/** What comes by each date that sees it, less what goes, by group then date. */
type Moves = { readonly by: Float64Array; readonly dates: number };

/** Groups times dates; past that SQL is asked. */
const maximumCells = 4_000_000;

/**
 * What `movesStatement` answers, worked out on columns: +1 where an interval begins, −1 where it
 * ends, in one pass whatever the dates. Null where that can't be done.
 */
export function moveRows(
	columns: FactColumns,
	question: FactsQuestion,
	dates: readonly IsoDate[]
): FigureRow[] | null {
	const days = Int32Array.from(dates, dayNumber);
	const counted = days.length === 1 ? talliedRows(columns, question, days[0]!) : null;
	if (counted) return counted;
	const selection = selectFacts(columns, question);
	if (!selection || selection.groups * dates.length > maximumCells) return null;
	if (days.length === 1) {
		const holding = holdingOn(selection, columns, days[0]!);
		return countRows(columns, question, holding, 0, [0, columns.rows]);
	}
	leaveOut(columns, selection, days);
	const slots = slotsByDay(days);
	const make = (): Moves => ({
		by: new Float64Array(selection.groups * days.length),
		dates: days.length
	});
	const observations = make();
	addMoves(observations, columns, selection, slots, () => 1);
	const total = make();
	if (question.kind === 'distinct') {
		if (!columns.keys) return null;
		addPresence(total, columns, columns.keys, selection, slots);
	} else {
		const [amounts] = columns.amounts;
		addMoves(total, columns, selection, slots, (row) => amounts![row]!);
	}
	if (question.units === 'rows') return figures(selection, total, observations, observations);
	if (question.units === 'keys') return figures(selection, total, observations, total);
	const units = unitMoves(columns, question, selection, days, slots, make());
	return units && figures(selection, total, observations, units);
}

/** What holds on a day is all that came by then less what went: exact where amounts are whole. */
function talliedRows(
	columns: FactColumns,
	question: FactsQuestion,
	day: number
): FigureRow[] | null {
	const { kind, units, asOf } = question;
	const exact = kind === 'stock' && (units === 'rows' || units === 'once') && columns.whole;
	if (!exact) return null;
	// Without a column of its own, a fact is known on the day that it begins.
	const known = columns.known ? columns.lastKnown : day;
	if (known > dayNumber(asOf)) return null;
	const byDay = tallied(columns, question);
	if (!byDay || day >= byDay.tally.endDay) return null;
	const total = makeSums(byDay.groups, columns.amounts.length);
	addDays(total, byDay, columns.whole, byDay.tally.firstDay, day + 1);
	const behind = units === 'rows' ? total.observations : total.named;
	return figureRows(question, byDay, total, behind, 0);
}

function unitMoves(
	columns: FactColumns,
	{ kind, units }: FactsQuestion,
	selection: Selection,
	days: Int32Array,
	slots: (day: number) => number,
	moves: Moves
): Moves | null {
	if (!columns.units) return null;
	const { codes } = columns.units;
	if (units === 'once') addMoves(moves, columns, selection, slots, (row) => (codes[row] ? 1 : 0));
	// A distinct count's rows come in the order of its keys.
	else if (kind === 'distinct') return stepsOf(columns, columns.units, selection, days, moves);
	else addPresence(moves, columns, columns.units, selection, slots);
	return moves;
}

/** Intervals that hold at no date: those that end before they begin, or lie outside all of them. */
function leaveOut({ from, until }: FactColumns, { group }: Selection, days: Int32Array): void {
	const [first, last] = [days[0]!, days[days.length - 1]!];
	for (let row = 0; row < group.length; row++)
		group[row]! |= -Number(
			from[row]! > last || until![row]! <= from[row]! || until![row]! <= first
		);
}

/** Which date first sees a day: as many as there are dates for a day after them all. */
function slotsByDay(days: Int32Array): (day: number) => number {
	const first = days[0]!;
	const span = days[days.length - 1]! - first + 1;
	const slots = new Int32Array(span);
	for (let day = 0, slot = 0; day < span; day++) {
		while (days[slot]! < first + day) slot++;
		slots[day] = slot;
	}
	return (day) => (day <= first ? 0 : day - first < span ? slots[day - first]! : days.length);
}

function addMoves(
	{ by, dates }: Moves,
	{ from, until }: FactColumns,
	{ group }: Selection,
	slotOf: (day: number) => number,
	amountOf: (row: number) => number
): void {
	for (let row = 0; row < group.length; row++) {
		const at = group[row]!;
		if (at < 0) continue;
		const amount = amountOf(row);
		by[at * dates + slotOf(from[row]!)]! += amount;
		const end = slotOf(until![row]!);
		if (end < dates) by[at * dates + end]! -= amount;
	}
}

/**
 * Rows come by code and beginning: each interval of a code in a group gives only the part that
 * reaches past those before it.
 */
function addPresence(
	{ by, dates }: Moves,
	{ from, until }: FactColumns,
	{ codes }: Codes,
	{ group, groups }: Selection,
	slotOf: (day: number) => number
): void {
	const lastCode = new Int32Array(groups);
	const reached = new Int32Array(groups);
	for (let row = 0; row < group.length; row++) {
		const at = group[row]!;
		const code = codes[row]!;
		if (at < 0 || code === 0) continue;
		const same = lastCode[at] === code;
		const end = until![row]!;
		if (same && end <= reached[at]!) continue;
		const start = same && reached[at]! > from[row]! ? reached[at]! : from[row]!;
		// What is left of it may begin after every date.
		const starts = slotOf(start);
		if (starts < dates) by[at * dates + starts]! += 1;
		const ends = slotOf(end);
		if (ends < dates) by[at * dates + ends]! -= 1;
		lastCode[at] = code;
		reached[at] = end;
	}
}

/** Distinct units at each date, as steps from one to the next: rows are not in the order of units. */
function stepsOf(
	columns: FactColumns,
	units: Codes,
	selection: Selection,
	days: Int32Array,
	moves: Moves
): Moves | null {
	let before: Int32Array | null = null;
	for (const [slot, day] of days.entries()) {
		const counts = countDistinct(units, holdingOn(selection, columns, day), 0, columns.rows);
		if (!counts) return null;
		for (let at = 0; at < selection.groups; at++)
			moves.by[at * moves.dates + slot] = counts[at + 1]! - (before?.[at + 1] ?? 0);
		before = counts;
	}
	return moves;
}

/** A group with a fact is told at every date, where it may have come and gone. */
function figures(
	{ group, groups, nameOf }: Selection,
	total: Moves,
	observations: Moves,
	units: Moves
): FigureRow[] {
	const rows: FigureRow[] = [];
	const { dates } = total;
	const met = new Uint8Array(groups);
	for (let row = 0; row < group.length; row++) if (group[row]! >= 0) met[group[row]!] = 1;
	for (let at = 0; at < groups; at++) {
		if (met[at] === 0) continue;
		const name = nameOf(at);
		for (let slot = 0; slot < dates; slot++) {
			const cell = at * dates + slot;
			rows.push({
				slot,
				...name,
				total: total.by[cell]!,
				observations: observations.by[cell]!,
				units: units.by[cell]!
			});
		}
	}
	return rows;
}
