import { kindOfCell, type CellKind } from './cell-kind.ts';
import type { Grid } from './grid.ts';
import { bodyUnder, isSeparatorLine, usualKind } from './guess-table.ts';
import { isBlankRow, type RawRow } from './raw-row.ts';

/** A table inside a grid: where it starts, and what its columns usually hold. */
export type TableArea = {
	/** The last header row as it stands in the file; null when there is none. */
	readonly header: RawRow | null;
	/** Rows up to this physical line are above the table. */
	readonly after: number;
	readonly from: number;
	readonly to: number;
	/** Of the columns, from the first of the grid. */
	readonly kinds: readonly CellKind[];
};

export function tableArea(
	grid: Pick<Grid, 'first'>,
	table: { readonly header: RawRow | null; readonly from: number; readonly to: number }
): TableArea {
	const after = table.header?.lastLine ?? lineBefore(grid.first);
	const body = firstBlock(
		grid.first.filter(({ line, cells }) => line > after && !isBlankRow(cells))
	);
	const kinds = Array.from({ length: table.to }, (_, column) =>
		usualKind(body.map(({ cells }) => kindOfCell(cells[column])))
	);
	return { ...table, after, kinds };
}

/** Rows up to a gap: another table may follow it. */
export function firstBlock(rows: readonly RawRow[]): readonly RawRow[] {
	const [first] = rows;
	return first === undefined ? [] : [first, ...bodyUnder(rows, 0)];
}

/** Without a header the table starts at its first row that is no title. */
function lineBefore(rows: readonly RawRow[]): number {
	return rows[0] !== undefined && isSeparatorLine(rows[0]) ? 1 : -1;
}
