import { isHidden, type Contract } from '../programme/contract.ts';
import { foldText } from './fold-text.ts';
import { french } from './french.ts';
import type { OpenTable } from './open-table.ts';
import { cellText, isBlankRow, type Cell, type RawRow } from './raw-row.ts';
import { ExportRefused } from './refusal.ts';
import { HIDDEN_CELL, LINE_HEADER, MARK_HEADER, readMark, type ReturnMark } from './return-mark.ts';

/** Refused rows that a partner has put right and sent back, as the file they came in would be read. */
export type Returned = {
	readonly table: OpenTable;
	readonly contract: Contract;
	readonly mark: ReturnMark;
};

type Opener = (contract: Contract) => OpenTable | Promise<OpenTable>;

/**
 * Opens a file, and recognises a file of refused rows sent back by the mark that it carries. Such a
 * file has our shape, or the one that the partner's spreadsheet gave it, whatever the contract says
 * of the shape of exports; its rows have the lines of the file that they were refused in.
 *
 * @throws ExportRefused as `open` does
 */
export async function openReturned(
	contract: Contract,
	open: Opener
): Promise<{ readonly table: OpenTable; readonly returned: Returned | null }> {
	const opened = await Promise.resolve()
		.then(() => open(contract))
		.catch((error: unknown) => {
			if (error instanceof ExportRefused) return error;
			throw error;
		});
	if (!(opened instanceof ExportRefused) && columnOf(opened, MARK_HEADER) === null)
		return { table: opened, returned: null };
	const relaxed = await relaxedTable(contract, open);
	if (relaxed !== null) return { table: relaxed.table, returned: relaxed };
	if (opened instanceof ExportRefused) throw opened;
	return { table: opened, returned: null };
}

async function relaxedTable(contract: Contract, open: Opener): Promise<Returned | null> {
	const anyShape: Contract = {
		...contract,
		shape: {
			...contract.shape,
			format: null,
			encoding: null,
			delimiter: null,
			sheet: null,
			headerRow: null,
			rowsAt: null
		}
	};
	let table: OpenTable;
	try {
		table = await open(anyShape);
	} catch (error) {
		if (error instanceof ExportRefused) return null;
		throw error;
	}
	const marks = columnOf(table, MARK_HEADER);
	const lines = columnOf(table, LINE_HEADER);
	const mark = marks === null || lines === null ? null : await firstMark(table, marks);
	if (mark === null || marks === null || lines === null) return null;
	return {
		mark,
		table: withLinesOf(table, contract, { marks, lines, mark }),
		contract: {
			...anyShape,
			shape: {
				...anyShape.shape,
				decimal: mark.decimal ?? contract.shape.decimal,
				dateOrder: mark.dateOrder ?? contract.shape.dateOrder
			},
			fields: anyShape.fields.map((field) =>
				// What was hidden when the rows left, and never leaves the reader, is not asked again.
				field.personal === 'dropped'
					? {
							...field,
							optional: true,
							type: 'string' as const,
							format: null,
							values: [],
							constraints: noConstraints
						}
					: field
			)
		}
	};
}

const noConstraints: Contract['fields'][number]['constraints'] = {
	required: false,
	unique: false,
	minimum: null,
	maximum: null,
	pattern: null,
	enum: null,
	nomenclature: null
};

function columnOf(table: OpenTable, header: string): number | null {
	const wanted = foldText(header);
	const at = (table.header?.row.cells ?? []).findIndex(
		(cell) => foldText(cellText(cell)) === wanted
	);
	return at === -1 ? null : at;
}

async function firstMark(table: OpenTable, column: number): Promise<ReturnMark | null> {
	for await (const batch of table.rows.batches())
		for (const { cells } of batch) if (!isBlankRow(cells)) return readMark(cellText(cells[column]));
	return null;
}

/** Hidden when the rows left, and needed of them: a row that comes back without it is refused. */
function isAskedAgain(field: Contract['fields'][number] | undefined): boolean {
	return field !== undefined && isHidden(field) && field.personal !== 'dropped';
}

type Places = { readonly marks: number; readonly lines: number; readonly mark: ReturnMark };

/** The rows under the lines that they were refused on, as they were before we made them safe to open. */
function withLinesOf(table: OpenTable, contract: Contract, places: Places): OpenTable {
	const hidden = (table.header?.match.byField ?? []).flatMap((column, at) =>
		column !== null && isAskedAgain(contract.fields[at]) ? [column] : []
	);
	const restore = (row: RawRow): RawRow => {
		if (row.flaw !== null || isBlankRow(row.cells)) return row;
		const line = Number(cellText(row.cells[places.lines]).replace(/[\s\u00a0\u202f]/g, ''));
		const own = readMark(cellText(row.cells[places.marks]));
		if (!Number.isSafeInteger(line) || line < 1 || own?.delivery !== places.mark.delivery)
			refuseStray(row);
		const cells = row.cells.map((cell, at) =>
			hidden.includes(at) && cell === HIDDEN_CELL ? '#N/A' : withoutApostrophe(cell)
		);
		return { line, lastLine: line, cells, flaw: null };
	};
	return {
		...table,
		width: null,
		rows: {
			async *batches() {
				for await (const batch of table.rows.batches()) yield batch.map(restore);
			}
		},
		notes: [
			...table.notes,
			{
				fr: french`Lignes écartées du fichier « ${places.mark.name} », renvoyées : elles complètent ce dépôt sans effacer le reste.`,
				en: `Rows set aside from the file “${places.mark.name}”, sent back: they complete that delivery and erase nothing.`
			}
		]
	};
}

/** What we wrote `'=…` so that no spreadsheet would run it is `=…` again. */
function withoutApostrophe(cell: Cell): Cell {
	return typeof cell === 'string' && /^'[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell)
		? cell.slice(1)
		: cell;
}

function refuseStray(row: RawRow): never {
	throw new ExportRefused(
		{
			fr: french`Dans ce fichier de lignes écartées, la colonne « ${LINE_HEADER} » ou « ${MARK_HEADER} » de la ligne ${row.line} a été vidée ou changée. Gardez ces deux colonnes telles quelles ; les lignes nouvelles viennent dans un fichier ordinaire.`,
			en: `In this file of rows set aside, the column “${LINE_HEADER}” or “${MARK_HEADER}” of line ${row.line} was emptied or changed. Keep these two columns as they are; new rows come in an ordinary file.`
		},
		{ line: row.line, column: LINE_HEADER }
	);
}
