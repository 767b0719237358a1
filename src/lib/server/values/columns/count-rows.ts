import type { FigureRow } from '../figure-row.ts';
import type { FactsQuestion } from '../sql.ts';
import { countDistinct } from './distinct.ts';
import type { FactColumns } from './fact-columns.ts';
import type { Grouping, Selection } from './selection.ts';
import { addRows, makeSums, type Sums } from './sums.ts';

/** One slot's figures of the rows from `start` to before `end`; null where columns can't count them. */
export function countRows(
	columns: FactColumns,
	question: FactsQuestion,
	selection: Selection,
	slot: number,
	[start, end]: readonly [number, number]
): FigureRow[] | null {
	const total = makeSums(selection.groups, columns.amounts.length);
	addRows(total, columns, selection, start, end);
	const distinct = (codes: FactColumns['keys']) =>
		codes && countDistinct(codes, selection, start, end);
	const keys = question.kind === 'distinct' ? distinct(columns.keys) : null;
	const units = {
		rows: () => total.observations,
		once: () => total.named,
		repeated: () => distinct(columns.units),
		keys: () => keys ?? distinct(columns.keys)
	}[question.units]();
	if (!units || (question.kind === 'distinct' && !keys)) return null;
	if (keys) return figureRows(question, selection, total, units, slot, Float64Array.from(keys));
	if (question.kind !== 'median') return figureRows(question, selection, total, units, slot);
	const medians = mediansOf(columns, selection, total.observations);
	return figureRows(question, selection, total, units, slot, medians);
}

/** Rows come in the order of their values: the middle one, or half-way between the middle two. */
function mediansOf(
	{ amounts: [values], rows }: FactColumns,
	{ group, groups }: Selection,
	counts: Int32Array
): Float64Array {
	const seen = new Int32Array(groups + 1);
	const medians = new Float64Array(groups + 1);
	for (let row = 0; row < rows; row++) {
		const at = group[row]! + 1;
		if (at === 0) continue;
		const place = seen[at]!++;
		const last = counts[at]! - 1;
		if (place === last >> 1) medians[at] = values![row]!;
		else if (place === (last + 1) >> 1) medians[at]! += (values![row]! - medians[at]!) * 0.5;
	}
	return medians;
}

/** Groups without a fact have no figure. */
export function figureRows(
	{ kind }: FactsQuestion,
	{ groups, nameOf }: Grouping,
	total: Sums,
	units: Int32Array,
	slot: number,
	counted: Float64Array | null = null
): FigureRow[] {
	const rows: FigureRow[] = [];
	const [first, second] = total.amounts;
	const ratio = kind === 'ratio';
	for (let at = 1; at <= groups; at++) {
		if (total.observations[at] === 0) continue;
		rows.push({
			slot,
			...nameOf(at - 1),
			total: ratio ? null : (counted ?? first!)[at]!,
			numerator: ratio ? first![at]! : null,
			denominator: ratio ? second![at]! : null,
			observations: total.observations[at]!,
			units: units[at]!
		});
	}
	return rows;
}
