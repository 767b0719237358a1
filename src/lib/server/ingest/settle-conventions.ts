import type { Contract, Field } from '../programme/contract.ts';
import { decimalEvidence, type DecimalMark } from './parse-number.ts';
import { orderEvidence, orderOfFormat, type DateOrder } from './parse-date.ts';
import type { RawRow } from './raw-row.ts';

/** What whole columns tell that single cells can't: the decimal mark, the order of day and month. */
export type Settled = {
	readonly decimal: DecimalMark | null;
	/** By field, by its place in the contract; only those whose contract gives no format. */
	readonly orders: ReadonlyMap<number, DateOrder | null>;
	/** The order that the file's columns share, if they do. */
	readonly dateOrder: DateOrder | null;
};

/** How many cells spoke for each convention; counts of parts of a file add up. */
export type Evidence = {
	readonly marks: Record<DecimalMark, number>;
	/** By place in the contract. */
	readonly orders: Map<number, Record<DateOrder, number>>;
};

export type Survey = {
	/** False when the contract leaves nothing to settle. */
	readonly needed: boolean;
	/** Fields whose cells tell the decimal mark, and those whose cells tell an order of dates. */
	readonly numbers: ReadonlySet<number>;
	readonly dates: ReadonlySet<number>;
	none(): Evidence;
	look(row: RawRow, evidence: Evidence): void;
	settle(evidence: Evidence): Settled;
};

/** One side must outnumber the other this much to be taken for the file's own. */
const CLEARLY = 10;

/** Settles from a file's rows what its contract leaves open. */
export function makeSurvey(contract: Contract, byField: readonly (number | null)[]): Survey {
	const { shape, fields } = contract;
	const dates = new Set<number>();
	const numbers = new Set<number>();
	fields.forEach((field, at) => {
		if ((byField[at] ?? null) === null || field.personal === 'dropped') return;
		if (isDate(field) && shape.dateOrder === null && field.format === null) dates.add(at);
		const isNumber = field.type === 'number' || field.type === 'integer';
		if (isNumber && shape.decimal === null) numbers.add(at);
	});
	return {
		needed: dates.size > 0 || numbers.size > 0,
		numbers,
		dates,
		none: () => ({
			marks: { ',': 0, '.': 0 },
			orders: new Map([...dates].map((at) => [at, { DMY: 0, MDY: 0, YMD: 0 }]))
		}),
		look({ cells }, { marks, orders }) {
			for (const at of dates) {
				const cell = cells[byField[at]!];
				const evidence = typeof cell === 'string' ? orderEvidence(cell.trim()) : null;
				if (evidence !== null && evidence !== 'either') orders.get(at)![evidence]++;
			}
			for (const at of numbers) {
				const cell = cells[byField[at]!];
				const evidence = typeof cell === 'string' ? decimalEvidence(cell) : null;
				if (evidence !== null && evidence !== 'either') marks[evidence]++;
			}
		},
		settle({ marks, orders: counts }) {
			const found = [...counts].map(([at, count]) => ({ at, order: clearOrder(count) }));
			const formats = fields.flatMap((field) =>
				field.format === null ? [] : (orderOfFormat(field.format) ?? [])
			);
			const shared = new Set([...found.flatMap(({ order }) => order ?? []), ...formats]);
			const dayOrders = [...shared].filter((order) => order !== 'YMD');
			const common = shape.dateOrder ?? (dayOrders.length === 1 ? dayOrders[0]! : null);
			return {
				decimal: shape.decimal ?? clearMark(marks),
				orders: new Map(found.map(({ at, order }) => [at, order ?? common])),
				dateOrder: common ?? (shared.has('YMD') ? 'YMD' : null)
			};
		}
	};
}

/** Adds what a part of a file told. */
export function addEvidence(sum: Evidence, { marks, orders }: Evidence): void {
	sum.marks[','] += marks[','];
	sum.marks['.'] += marks['.'];
	for (const [at, { DMY, MDY, YMD }] of orders) {
		const counts = sum.orders.get(at)!;
		counts.DMY += DMY;
		counts.MDY += MDY;
		counts.YMD += YMD;
	}
}

/** True when cells are read the same under both. */
export function isSameSettled(a: Settled, b: Settled): boolean {
	return (
		a.decimal === b.decimal &&
		a.dateOrder === b.dateOrder &&
		[...a.orders].every(([at, order]) => b.orders.get(at) === order)
	);
}

function isDate({ type }: Field): boolean {
	return type === 'date' || type === 'datetime';
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
