import { FIRST_ROWS, type Grid } from './grid.ts';
import type { SafeZip } from './guard-zip.ts';
import type { Note } from './open-table.ts';
import { isBlankRow, type RawRow } from './raw-row.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';
import { readXlsxRows, type SheetTrace } from './xlsx-rows.ts';
import { readWorkbook, type Sheet, type Workbook } from './xlsx-workbook.ts';

/**
 * The sheets of an Excel workbook, visible ones first; null when the archive is none.
 *
 * @throws ExportRefused for a workbook that is damaged, or holds no sheet
 */
export function openXlsx(zip: SafeZip): readonly Grid[] | null {
	let workbook: Workbook | null;
	try {
		workbook = readWorkbook(zip);
	} catch (cause) {
		throw damaged(null, cause);
	}
	if (workbook === null) return null;
	const book = workbook;
	const visible = book.sheets.filter((sheet) => sheet.visible);
	const hidden = book.sheets.filter((sheet) => !sheet.visible);
	const sheets = [...visible, ...hidden];
	if (sheets.length === 0) throw damaged(null, null);
	return sheets.map((sheet) => sheetGrid(zip, book, sheet));
}

function sheetGrid(zip: SafeZip, workbook: Workbook, sheet: Sheet): Grid {
	const trace: SheetTrace = { unvalued: 0 };
	const notes: Note[] = [];
	let first: readonly RawRow[] | null = null;
	const batches = function* (width: number, rows?: number): Generator<RawRow[]> {
		trace.unvalued = 0;
		const bytes = zip.read(sheet.path);
		if (bytes === null) throw damaged(sheet, null);
		try {
			yield* readXlsxRows(bytes, workbook, width, trace, rows);
		} catch (cause) {
			if (cause instanceof ExportRefused) throw cause;
			throw damaged(sheet, cause);
		}
		if (trace.unvalued === 0) return;
		notes.length = sheet.visible ? 0 : 1;
		notes.push({
			fr: french`Formules enregistrées sans leur résultat : ${trace.unvalued}, lues comme vides. Ouvrez le classeur dans un tableur et enregistrez-le.`,
			en: `Formulas saved without their result: ${trace.unvalued}, read as empty. Open the workbook in a spreadsheet and save it.`
		});
	};
	if (!sheet.visible)
		notes.push({
			fr: french`La feuille « ${sheet.name} » est masquée.`,
			en: `The sheet “${sheet.name}” is hidden.`
		});
	return {
		format: 'xlsx',
		encoding: null,
		delimiter: null,
		quote: null,
		sheet: sheet.name,
		hidden: !sheet.visible,
		epoch: workbook.epoch,
		kind: 'sheet',
		get first() {
			return (first ??= firstOf(batches(Infinity, 50)));
		},
		rows: (width) => ({ batches: () => batches(width?.most ?? Infinity) }),
		notes
	};
}

/** The rows at the top of a sheet that hold something. */
export function firstOf(batches: Iterable<readonly RawRow[]>): readonly RawRow[] {
	const rows: RawRow[] = [];
	for (const batch of batches) {
		rows.push(...batch.filter(({ cells }) => !isBlankRow(cells)));
		if (rows.length >= FIRST_ROWS) break;
	}
	return rows.slice(0, FIRST_ROWS);
}

function damaged(sheet: Sheet | null, cause: unknown): ExportRefused {
	const which =
		sheet === null
			? { fr: 'Ce classeur', en: 'This workbook' }
			: {
					fr: french`La feuille « ${sheet.name} »`,
					en: `The sheet “${sheet.name}”`
				};
	return new ExportRefused(
		{
			fr: french`${which.fr} ne peut pas être lu${sheet === null ? '' : 'e'} : le classeur est abîmé. Enregistrez-le de nouveau depuis Excel ou LibreOffice.`,
			en: `${which.en} can’t be read: the workbook is damaged. Save it again from Excel or LibreOffice.`
		},
		{},
		{ cause }
	);
}
