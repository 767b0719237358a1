import { dayNumber, type Period } from '#lib/indicators/period.ts';
import type { FigureRow } from '../figure-row.ts';
import type { FactsQuestion } from '../sql.ts';
import { countRows, figureRows } from './count-rows.ts';
import type { FactColumns } from './fact-columns.ts';
import { duringDays, firstRow, selectFacts, type Rows } from './selection.ts';
import { addRows, makeSums, mergeSums } from './sums.ts';
import { addDays, tallied } from './tallies.ts';

/** Days from the first to before the second. */
type Days = readonly [start: number, end: number];

/** What `windowsStatement` answers, worked out on columns; null where that can't be done. */
export function windowRows(
	columns: FactColumns,
	question: FactsQuestion,
	windows: readonly Period[]
): FigureRow[] | null {
	const days = windows.map(({ from, to }) => [dayNumber(from), dayNumber(to) + 1] as const);
	const adds = question.kind === 'flow' || question.kind === 'ratio';
	if (adds && (question.units === 'rows' || question.units === 'once'))
		return addedRows(columns, question, days);
	// Medians lie in the order of their values, others by date.
	if (question.kind === 'median') {
		const selection = selectFacts(columns, question);
		return everyRow(days, ([start, end], slot) => {
			const during = selection && duringDays(selection, columns, start, end - 1);
			return during && countRows(columns, question, during, slot, [0, columns.rows]);
		});
	}
	const rowsDuring = ([start, end]: Days): Rows => [
		firstRow(columns.from, start),
		firstRow(columns.from, end)
	];
	const selection = selectFacts(columns, question, rowsDuring(spanOf(days)));
	return everyRow(
		days.map(rowsDuring),
		(rows, slot) => selection && countRows(columns, question, selection, slot, rows)
	);
}

const spanOf = (days: readonly Days[]): Days => [
	Math.min(...days.map(([start]) => start)),
	Math.max(...days.map(([, end]) => end))
];

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

/**
 * What lies between two ends of windows is added once, however many windows overlap on it: from
 * tallies for the days whose facts were all known by the date, from facts for the rest.
 */
function addedRows(
	columns: FactColumns,
	question: FactsQuestion,
	windows: readonly Days[]
): FigureRow[] | null {
	const byDay = tallied(columns, question);
	const [start, end] = spanOf(windows);
	const sure = byDay ? dayNumber(question.asOf) - columns.lag + 1 : start;
	const rowAt = (day: number) => firstRow(columns.from, Math.max(day, sure));
	const selection = selectFacts(columns, question, [rowAt(start), rowAt(end)]);
	if (!selection) return null;
	const make = () => makeSums(selection.groups, columns.amounts.length);
	const ends = [...new Set(windows.flat())].sort((a, b) => a - b);
	const stretches = ends.slice(0, -1).map((start, at) => {
		const sums = make();
		const end = ends[at + 1]!;
		if (byDay) addDays(sums, byDay, columns.whole, start, Math.min(end, sure));
		addRows(sums, columns, selection, rowAt(start), rowAt(end));
		return { start, sums };
	});
	return windows.flatMap(([start, end], slot) => {
		const total = make();
		for (const stretch of stretches)
			if (stretch.start >= start && stretch.start < end) mergeSums(total, stretch.sums);
		const units = question.units === 'rows' ? total.observations : total.named;
		return figureRows(question, selection, total, units, slot);
	});
}
