import { kindOfCell } from './cell-kind.ts';
import { foldText } from './fold-text.ts';
import type { Span } from './guess-table.ts';
import { cellText, isBlankCell, type RawRow } from './raw-row.ts';

/** A name that spans the rows of a header stands in the first; names that repeat take the group above. */
export function completeHeader(
	rows: readonly RawRow[],
	at: number,
	last: number,
	{ from, to }: Span
): RawRow {
	const bottom = rows[last]!;
	const start = at > 0 && rows[at - 1]!.lastLine + 1 >= rows[at]!.line ? at - 1 : at;
	const groups = rows.slice(start, last).filter((row) => isGroupRow(row, bottom, from, to));
	const named = withUnits(rows.slice(at, last), bottom);
	if (named !== null) return named;
	if (groups.length === 0) return bottom;
	const names = bottom.cells.map((cell) => foldText(cellText(cell)));
	const doubled = (name: string, column: number) =>
		name !== '' &&
		names.some((other, index) => index !== column && other === name && index >= from && index < to);
	const cells = Array.from({ length: Math.max(to, bottom.cells.length) }, (_, column) => {
		const own = bottom.cells[column] ?? null;
		const text = cellText(own).trim();
		const group = groups
			.map((row) => groupOver(row, column, from))
			.filter((name) => name !== '')
			.at(-1);
		if (text === '') {
			const straight = groups
				.map((row) => cellText(row.cells[column]).trim())
				.findLast((name) => name !== '');
			return straight ?? own;
		}
		return group !== undefined && doubled(names[column] ?? '', column) ? `${group} ${text}` : own;
	});
	return { ...bottom, cells };
}

const unit =
	/^(?:[([].*[)\]]|€|%|k€|m€|ha|km|km²|m²|kwh|mwh|tonnes?|jours?|heures?|nombre|en .{1,20})$/i;

/** A last row of units stands under the names: each name with its unit. */
function withUnits(above: readonly RawRow[], bottom: RawRow): RawRow | null {
	const names = above.at(-1);
	const filled = bottom.cells.filter((cell) => !isBlankCell(cell));
	if (names === undefined) return null;
	const texts = filled.map((cell) => cellText(cell).trim());
	if (!texts.every((text) => unit.test(text)) && !underWholeNames(names, bottom, texts))
		return null;
	const length = Math.max(names.cells.length, bottom.cells.length);
	const cells = Array.from({ length }, (_, column) =>
		[names.cells[column], bottom.cells[column]]
			.map((cell) => cellText(cell).trim())
			.join(' ')
			.trim()
	);
	return { ...bottom, cells };
}

/** Short words under some of the names of a row that names every column: nothing but units. */
function underWholeNames(names: RawRow, bottom: RawRow, texts: readonly string[]): boolean {
	const own = names.cells.map((cell) => foldText(cellText(cell)));
	const whole = own.length >= bottom.cells.length && own.every((name) => name !== '');
	return (
		whole &&
		new Set(own).size === own.length &&
		texts.length < own.length &&
		texts.every((text) => text.length <= 12)
	);
}

/** A row right above the header, whose names each stand over some of its columns. */
function isGroupRow(row: RawRow, bottom: RawRow, from: number, to: number): boolean {
	const filled = row.cells.filter(
		(cell, column) => column >= from && column < to && !isBlankCell(cell)
	);
	if (filled.length < 2) return false;
	const names = bottom.cells.map((cell) => foldText(cellText(cell)));
	const hasDoubles =
		new Set(names.filter((name) => name !== '')).size < names.filter((name) => name !== '').length;
	const fillsHoles = row.cells.some(
		(cell, column) => !isBlankCell(cell) && isBlankCell(bottom.cells[column])
	);
	return (
		filled.every((cell) => kindOfCell(cell) === 'text' || /^\d{4}$/.test(cellText(cell))) &&
		(hasDoubles || fillsHoles)
	);
}

function groupOver(row: RawRow, column: number, from: number): string {
	for (let at = column; at >= from; at--) {
		const text = cellText(row.cells[at]).trim();
		if (text !== '') return text;
	}
	return '';
}
