import { kindOfCell } from './cell-kind.ts';
import type { Understanding } from './delivery.ts';
import { french } from './french.ts';
import type { Note } from './open-table.ts';
import { orderEvidence, parseMoment, type DateOrder } from './parse-date.ts';
import { decimalEvidence, parseNumber, type DecimalMark } from './parse-number.ts';
import type { Cell, RawRow } from './raw-row.ts';

export type GuessedConventions = Pick<Understanding, 'decimal' | 'dateOrder'>;

type Counts = {
	filled: number;
	marks: Record<DecimalMark | 'either', number>;
	orders: Record<DateOrder | 'either', number>;
	dates: number;
	numbers: number;
};

export type ConventionWatch = {
	look(cells: readonly Cell[]): void;
	settle(
		asked: Partial<GuessedConventions>,
		columns: readonly string[]
	): GuessedConventions & {
		readonly notes: readonly Note[];
	};
};

/** Share of a column's cells that must be dates, or numbers, for it to tell anything. */
const MOSTLY = 0.5;
/** One side must outnumber the other this much. */
const CLEARLY = 10;

/** Watches all columns from `from` on, and tells the decimal mark and the order of dates. */
export function watchConventions(from: number): ConventionWatch {
	const columns: Counts[] = [];
	return {
		look(cells) {
			for (let at = from; at < cells.length; at++) {
				const cell = cells[at];
				if (typeof cell !== 'string') continue;
				const text = cell.trim();
				if (text === '' || (text.length < 6 && kindOfCell(text) === 'empty')) continue;
				count((columns[at - from] ??= noCounts()), text);
			}
		},
		settle(asked, names) {
			const marks = sumOf(columns.filter(isNumeric), ({ marks: { ',': comma, '.': point } }) => [
				comma,
				point
			]);
			const dated = columns.filter((one) => one !== undefined && one.dates >= one.filled * MOSTLY);
			const days = sumOf(dated, ({ orders: { DMY, MDY } }) => [DMY, MDY]);
			const decimal = asked.decimal ?? clear(marks, [',', '.'] as const);
			const order =
				clear(days, ['DMY', 'MDY'] as const) ??
				(dated.some(({ orders }) => orders.YMD > 0) ? 'YMD' : null);
			const dateOrder = asked.dateOrder ?? order;
			const notes: Note[] = [];
			if (asked.dateOrder == null && (order === null || order === 'YMD'))
				columns.forEach((one, at) => {
					if (!dated.includes(one) || one.orders.either === 0) return;
					if (one.orders.DMY + one.orders.MDY > 0 && order !== null) return;
					const name = names[at] || String(at + 1);
					notes.push({
						fr: french`Dates à double sens dans la colonne « ${name} » : rien ne dit si le jour ou le mois vient d’abord. Précisez l’ordre (DMY ou MDY).`,
						en: `Dates that read both ways in the column “${name}”: nothing says whether the day or the month comes first. Say which order (DMY or MDY).`
					});
				});
			if (decimal === null && columns.some((one) => isNumeric(one) && one.marks.either > 0))
				notes.push({
					fr: 'Nombres à double sens, tels que 1,234 : rien ne dit si la virgule sépare les décimales ou les milliers. Précisez le signe décimal.',
					en: 'Numbers that read both ways, such as 1,234: nothing says whether the comma parts decimals or thousands. Say which decimal sign.'
				});
			return { decimal, dateOrder, notes };
		}
	};
}

/** The same for rows at hand. */
export function guessConventions(
	rows: readonly RawRow[],
	from: number,
	asked: Partial<GuessedConventions>
): GuessedConventions {
	const watch = watchConventions(from);
	for (const { cells } of rows) watch.look(cells);
	const { decimal, dateOrder } = watch.settle(asked, []);
	return { decimal, dateOrder };
}

function noCounts(): Counts {
	return {
		filled: 0,
		marks: { ',': 0, '.': 0, either: 0 },
		orders: { DMY: 0, MDY: 0, YMD: 0, either: 0 },
		dates: 0,
		numbers: 0
	};
}

function count(column: Counts, text: string): void {
	column.filled++;
	if (text.length > 40) return;
	const first = text.charCodeAt(0);
	if (first > 57 && first < 0x80) return;
	const order = orderEvidence(text);
	if (order !== null && parseMoment(text, order === 'either' ? 'DMY' : order) !== 'date') {
		column.orders[order]++;
		column.dates++;
		return;
	}
	const mark = decimalEvidence(text);
	if (mark === null) {
		if (/^-?[\d\s\u00a0\u202f]+$/.test(text)) column.numbers++;
		else if (parseMoment(text, null) !== 'date') column.dates++;
		return;
	}
	if (mark !== 'either' && parseNumber(text, mark) === undefined) return;
	column.marks[mark]++;
	column.numbers++;
}

function isNumeric(column: Counts | undefined): column is Counts {
	return column !== undefined && column.numbers >= column.filled * MOSTLY;
}

function sumOf(
	columns: readonly Counts[],
	of: (one: Counts) => [number, number]
): [number, number] {
	return columns.map(of).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
}

function clear<T extends string>(
	[first, second]: [number, number],
	names: readonly [T, T]
): T | null {
	if (first > 0 && first >= second * CLEARLY) return names[0];
	return second > 0 && second >= first * CLEARLY ? names[1] : null;
}
