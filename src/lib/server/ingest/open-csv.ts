import type { Contract } from '../programme/contract.ts';
import type { ByteSource } from './byte-source.ts';
import { declaredDelimiter, firstRows, rankDelimiters } from './find-delimiter.ts';
import { refuseEmpty } from './find-format.ts';
import { findHeader, requireHeader, type Header } from './find-header.ts';
import type { HeaderMatcher } from './match-columns.ts';
import type { OpenTable } from './open-table.ts';
import { isBlankCell, type RawRow, type RowSource } from './raw-row.ts';
import { readCsvRows, type CsvShape, type Width } from './read-csv-rows.ts';
import { readText } from './read-text.ts';
import { french } from './french.ts';

/** Header and delimiter are found in this many characters. */
const SAMPLE_LENGTH = 65_536;

/** What Matomo writes instead of a table when a month had no visit. */
const noData =
	/^"?(?:no data available|aucune donnée disponible|il n['’]y a pas de données pour ce rapport)\.?"?$/i;

/** @throws ExportRefused when no header is found, or required columns are missing */
export function openCsv(
	source: ByteSource,
	encoding: string,
	contract: Contract,
	matcher: HeaderMatcher
): OpenTable {
	const sample = firstText(source, encoding, SAMPLE_LENGTH);
	const words = sample.trim();
	if (words === '') refuseEmpty();
	const common = { format: 'csv', encoding, sheet: null, epoch: 1900 } as const;
	if (noData.test(words))
		return {
			...common,
			delimiter: null,
			header: null,
			width: null,
			rows: { batches: () => [] },
			notes: [
				{
					fr: french`Le fichier dit qu’il ne contient aucune donnée (« ${words} »).`,
					en: `The file says that it holds no data (“${words}”).`
				}
			]
		};
	const { delimiter, header } = findLayout(sample, contract, matcher);
	const width = widthOf(header.row);
	const shape: CsvShape = { delimiter, width, headerLine: header.row.lastLine };
	return {
		...common,
		delimiter,
		header,
		width,
		rows: rowsAfter(header.row.lastLine, () => readCsvRows(readText(source, encoding), shape)),
		notes: []
	};
}

export function firstText(source: ByteSource, encoding: string, length: number): string {
	let text = '';
	for (const piece of readText(source, encoding)) {
		text += piece;
		if (text.length >= length) break;
	}
	return text.slice(0, length);
}

/** The delimiter under which the header names the most fields. */
function findLayout(
	sample: string,
	contract: Contract,
	matcher: HeaderMatcher
): { delimiter: string; header: Header } {
	const declared = contract.shape.delimiter ?? declaredDelimiter(sample);
	const candidates = declared === null ? rankDelimiters(sample) : [declared];
	let best: { delimiter: string; header: Header } | null = null;
	for (const delimiter of candidates) {
		const header = findHeader(firstRows(sample, delimiter), matcher, contract.shape.headerRow);
		if (header === null) continue;
		if (header.match.matched > (best?.header.match.matched ?? 0)) best = { delimiter, header };
		if (header.match.missing.length === 0) break;
	}
	const delimiter = best?.delimiter ?? candidates[0] ?? ';';
	const header = requireHeader(best?.header ?? null, firstRows(sample, delimiter), matcher);
	return { delimiter, header };
}

function widthOf(row: RawRow): Width {
	let least = row.cells.length;
	while (least > 0 && isBlankCell(row.cells[least - 1])) least--;
	return { least, most: row.cells.length };
}

/** Leaves out the rows up to and including a line. */
function rowsAfter(line: number, rows: () => Iterable<readonly RawRow[]>): RowSource {
	return {
		*batches() {
			let before = true;
			for (const batch of rows()) {
				if (!before) {
					yield batch;
					continue;
				}
				const first = batch.findIndex((row) => row.line > line);
				if (first === -1) continue;
				before = false;
				yield first === 0 ? batch : batch.slice(first);
			}
		}
	};
}
