import { openBytes } from './byte-source.ts';
import type { Understanding } from './delivery.ts';
import { firstRows, declaredDelimiter, guessDelimiter } from './find-delimiter.ts';
import { findEncoding } from './find-encoding.ts';
import { findFormat, looksLikeJson, refuseEmpty } from './find-format.ts';
import { guessHeader } from './find-header.ts';
import { guardZip } from './guard-zip.ts';
import { firstText } from './open-csv.ts';
import { readItems } from './open-json.ts';
import { readFirstRows, readWorkbook } from './open-xlsx.ts';
import { cellText, type RawRow } from './raw-row.ts';

const SAMPLE_LENGTH = 65_536;

/** A file as far as it can be understood without a contract, with its first rows to look at. */
export type Inspection = {
	readonly understanding: Understanding;
	/** Up to 40 rows from the top, title rows included, as received: for the eyes of who sent it. */
	readonly rows: readonly RawRow[];
};

/** @throws ExportRefused for what is no table */
export async function inspectExport(path: string): Promise<Inspection> {
	const source = openBytes(path);
	const understanding: Understanding = {
		format: 'csv',
		encoding: null,
		delimiter: null,
		quote: null,
		sheet: null,
		headerRow: null,
		decimal: null,
		dateOrder: null,
		columns: [],
		notes: []
	};
	if (findFormat(source) === 'zip') {
		const bytes = source.all();
		const { sheets } = readWorkbook(await guardZip(bytes));
		const sheet = sheets.find(({ visible }) => visible) ?? sheets[0]!;
		const rows = await readFirstRows(bytes, sheet);
		return {
			understanding: { ...understanding, format: 'xlsx', sheet: sheet.name, ...headed(rows) },
			rows
		};
	}
	const encoding = findEncoding(source);
	const sample = firstText(source, encoding, SAMPLE_LENGTH);
	if (sample.trim() === '') refuseEmpty();
	if (looksLikeJson(sample)) {
		const { headers, rows } = readItems(source, encoding, null);
		return {
			understanding: { ...understanding, format: 'json', encoding, columns: headers },
			rows: rows.slice(0, 40)
		};
	}
	const delimiter = declaredDelimiter(sample) ?? guessDelimiter(sample);
	const rows = firstRows(sample, delimiter);
	return {
		understanding: { ...understanding, encoding, delimiter, quote: '"', ...headed(rows) },
		rows
	};
}

function headed(rows: readonly RawRow[]): Pick<Understanding, 'headerRow' | 'columns'> {
	const header = guessHeader(rows);
	return {
		headerRow: header?.lastLine ?? null,
		columns: (header?.cells ?? []).map((cell) => cellText(cell).trim())
	};
}
