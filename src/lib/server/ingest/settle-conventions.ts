import type { Contract, Field } from '../programme/contract.ts';
import { decimalEvidence, type DecimalMark } from './parse-number.ts';
import { orderEvidence, orderOfFormat, type DateOrder } from './parse-date.ts';
import type { RawRow } from './raw-row.ts';

/** What whole columns tell that single cells can't: the decimal mark, the order of day and month. */
export type Settled = {
	readonly decimal: DecimalMark | null;
	/** By field; only those whose contract gives no format. */
	readonly orders: ReadonlyMap<Field, DateOrder | null>;
	/** The order that the file's columns share, if they do. */
	readonly dateOrder: DateOrder | null;
};

export type Survey = {
	/** False when the contract leaves nothing to settle. */
	readonly needed: boolean;
	look(rows: readonly RawRow[]): void;
	settle(): Settled;
};

/** One side must outnumber the other this much to be taken for the file's own. */
const CLEARLY = 10;

/** Goes over a file's rows before they are read, and settles what its contract leaves open. */
export function makeSurvey(contract: Contract, byField: readonly (number | null)[]): Survey {
	const { shape, fields } = contract;
	const dates: { field: Field; column: number; counts: Record<DateOrder, number> }[] = [];
	const numbers: number[] = [];
	const marks: Record<DecimalMark, number> = { ',': 0, '.': 0 };
	fields.forEach((field, at) => {
		const column = byField[at] ?? null;
		if (column === null || field.personal === 'dropped') return;
		const isDate = field.type === 'date' || field.type === 'datetime';
		if (isDate && shape.dateOrder === null && field.format === null)
			dates.push({ field, column, counts: { DMY: 0, MDY: 0, YMD: 0 } });
		if ((field.type === 'number' || field.type === 'integer') && shape.decimal === null)
			numbers.push(column);
	});
	return {
		needed: dates.length > 0 || numbers.length > 0,
		look(rows) {
			for (const { cells } of rows) {
				for (const { column, counts } of dates) {
					const cell = cells[column];
					if (typeof cell !== 'string') continue;
					const evidence = orderEvidence(cell.trim());
					if (evidence !== null && evidence !== 'either') counts[evidence]++;
				}
				for (const column of numbers) {
					const cell = cells[column];
					if (typeof cell !== 'string') continue;
					const evidence = decimalEvidence(cell);
					if (evidence !== null && evidence !== 'either') marks[evidence]++;
				}
			}
		},
		settle() {
			const found = dates.map(({ field, counts }) => ({ field, order: clearOrder(counts) }));
			const formats = fields.flatMap((field) =>
				field.format === null ? [] : (orderOfFormat(field.format) ?? [])
			);
			const shared = new Set([...found.flatMap(({ order }) => order ?? []), ...formats]);
			const dayOrders = [...shared].filter((order) => order !== 'YMD');
			const common = shape.dateOrder ?? (dayOrders.length === 1 ? dayOrders[0]! : null);
			return {
				decimal: shape.decimal ?? clearMark(marks),
				orders: new Map(found.map(({ field, order }) => [field, order ?? common])),
				dateOrder: common ?? (shared.has('YMD') ? 'YMD' : null)
			};
		}
	};
}

function clearOrder(counts: Record<DateOrder, number>): DateOrder | null {
	const { DMY, MDY, YMD } = counts;
	if (DMY > 0 && DMY >= MDY * CLEARLY) return 'DMY';
	if (MDY > 0 && MDY >= DMY * CLEARLY) return 'MDY';
	return DMY === 0 && MDY === 0 && YMD > 0 ? 'YMD' : null;
}

function clearMark(counts: Record<DecimalMark, number>): DecimalMark | null {
	const comma = counts[','];
	const point = counts['.'];
	if (comma > 0 && comma >= point * CLEARLY) return ',';
	return point > 0 && point >= comma * CLEARLY ? '.' : null;
}
