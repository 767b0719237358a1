import type { Grid } from './grid.ts';
import type { SafeZip } from './guard-zip.ts';
import { readOdsRows, readOdsSheets, type OdsSheet } from './ods-rows.ts';
import { firstOf } from './open-xlsx.ts';
import type { RawRow } from './raw-row.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/**
 * The sheets of an OpenDocument spreadsheet, visible ones first; null when the archive is none.
 *
 * @throws ExportRefused for one that is damaged, encrypted, or another sort of document
 */
export function openOds(zip: SafeZip): readonly Grid[] | null {
	const content = zip.read('content.xml');
	const mimetype = new TextDecoder().decode(zip.read('mimetype') ?? new Uint8Array());
	if (content === null || !/^application\/vnd\.oasis\.opendocument\./.test(mimetype)) return null;
	const manifest = new TextDecoder().decode(zip.read('META-INF/manifest.xml') ?? new Uint8Array());
	if (manifest.includes('encryption-data'))
		throw new ExportRefused({
			fr: 'Ce fichier est protégé par un mot de passe. Retirez-le et envoyez-le de nouveau.',
			en: 'This file is password-protected. Remove the password and send it again.'
		});
	if (!mimetype.includes('spreadsheet'))
		throw new ExportRefused({
			fr: 'Ce fichier LibreOffice n’est pas un classeur. Enregistrez le tableau en .ods, .xlsx ou CSV.',
			en: 'This LibreOffice file is not a spreadsheet. Save the table as .ods, .xlsx or CSV.'
		});
	const { sheets, epoch } = guarded(() => readOdsSheets(content));
	if (sheets.length === 0) throw damaged(null);
	return [
		...sheets.filter(({ visible }) => visible),
		...sheets.filter(({ visible }) => !visible)
	].map((sheet) => sheetGrid(content, sheet, epoch));
}

function sheetGrid(content: Uint8Array, sheet: OdsSheet, epoch: 1900 | 1904): Grid {
	let first: readonly RawRow[] | null = null;
	const batches = function* (width: number, rows?: number): Generator<RawRow[]> {
		try {
			yield* readOdsRows(content, sheet.index, width, rows);
		} catch (cause) {
			throw cause instanceof ExportRefused ? cause : damaged(cause);
		}
	};
	return {
		format: 'ods',
		encoding: null,
		delimiter: null,
		quote: null,
		sheet: sheet.name,
		hidden: !sheet.visible,
		epoch,
		kind: 'sheet',
		get first() {
			return (first ??= firstOf(batches(Infinity, 50)));
		},
		rows: (width) => ({ batches: () => batches(width?.most ?? Infinity) }),
		notes: sheet.visible
			? []
			: [
					{
						fr: french`La feuille « ${sheet.name} » est masquée.`,
						en: `The sheet “${sheet.name}” is hidden.`
					}
				]
	};
}

function guarded<T>(work: () => T): T {
	try {
		return work();
	} catch (cause) {
		throw cause instanceof ExportRefused ? cause : damaged(cause);
	}
}

function damaged(cause: unknown): ExportRefused {
	return new ExportRefused(
		{
			fr: 'Ce classeur LibreOffice ne peut pas être lu : il est abîmé. Enregistrez-le de nouveau.',
			en: 'This LibreOffice workbook can’t be read: it is damaged. Save it again.'
		},
		{},
		{ cause }
	);
}
