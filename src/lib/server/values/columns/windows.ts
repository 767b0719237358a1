import { dayNumber, type Period } from '#lib/indicators/period.ts';
import type { FigureRow } from '../figure-row.ts';
import type { FactsQuestion } from '../sql.ts';
import { countRows, figureRows } from './count-rows.ts';
import type { FactColumns } from './fact-columns.ts';
import { duringDays, selectFacts, type Selection } from './selection.ts';
import { addRows, makeSums, mergeSums } from './sums.ts';

type Rows = readonly [start: number, end: number];

/** What `windowsStatement` answers, worked out on columns; null where that can't be done. */
export function windowRows(
	columns: FactColumns,
	question: FactsQuestion,
	windows: readonly Period[]
): FigureRow[] | null {
	const selection = selectFacts(columns, question);
	if (!selection) return null;
	const days = windows.map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const);
	// Medians lie in the order of their values, others by date.
	if (question.kind === 'median')
		return everyRow(days, ([first, last], slot) => {
			const during = duringDays(selection, columns, first, last);
			return countRows(columns, question, during, slot, [0, columns.rows]);
		});
	const stretches = days.map(([first, last]): Rows => [
		firstRow(columns.from, first),
		firstRow(columns.from, last + 1)
	]);
	const adds = question.kind === 'flow' || question.kind === 'ratio';
	if (adds && (question.units === 'rows' || question.units === 'once'))
		return addedRows(columns, question, selection, stretches);
	return everyRow(stretches, (rows, slot) => countRows(columns, question, selection, slot, rows));
}

function everyRow<T>(
	list: readonly T[],
	make: (one: T, slot: number) => FigureRow[] | null
): FigureRow[] | null {
	const rows: FigureRow[] = [];
	for (const [slot, one] of list.entries()) {
		const found = make(one, slot);
		if (!found) return null;
		rows.push(...found);
	}
	return rows;
}

/** The first row on a day or after it. */
function firstRow(days: Int32Array, day: number): number {
	let [low, high] = [0, days.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (days[middle]! < day) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** What lies between two ends of windows is added once, however many windows overlap on it. */
function addedRows(
	columns: FactColumns,
	question: FactsQuestion,
	selection: Selection,
	windows: readonly Rows[]
): FigureRow[] {
	const ends = [...new Set(windows.flat())].sort((a, b) => a - b);
	const stretches = ends.slice(0, -1).map((start, at) => {
		const sums = makeSums(selection.groups, columns.amounts.length);
		addRows(sums, columns, selection, start, ends[at + 1]!);
		return { start, sums };
	});
	return windows.flatMap(([start, end], slot) => {
		const total = makeSums(selection.groups, columns.amounts.length);
		for (const stretch of stretches)
			if (stretch.start >= start && stretch.start < end) mergeSums(total, stretch.sums);
		const units = question.units === 'rows' ? total.observations : total.named;
		return figureRows(question, selection, total, units, slot);
	});
}
