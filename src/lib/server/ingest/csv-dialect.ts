import { readCsvRows, type CsvShape } from './read-csv-rows.ts';
import type { RawRow } from './raw-row.ts';

/** How a text marks its cells. */
export type CsvDialect = {
	readonly delimiter: string;
	readonly quote: '"' | "'";
	/** A quotation mark inside a quoted cell is `\"`, not `""`. */
	readonly backslash: boolean;
	/** A space follows every delimiter and belongs to no cell. */
	readonly spaced: boolean;
};

export const plainDialect = (delimiter: string): CsvDialect => ({
	delimiter,
	quote: '"',
	backslash: false,
	spaced: false
});

/** True where cells are cut as RFC 4180 says. */
export function isPlainDialect({ delimiter, quote, backslash, spaced }: CsvDialect): boolean {
	return delimiter !== ' ' && quote === '"' && !backslash && !spaced;
}

const unseenMark = /\ufeff/g;

/**
 * Rows of a text in any dialect: what is odd in it is put in the plain form before it is cut, piece
 * by piece, and the line breaks stay where they are.
 */
export function* readDialectRows(
	pieces: Iterable<string>,
	dialect: CsvDialect,
	shape: Omit<CsvShape, 'delimiter'>,
	batchRows?: number
): Generator<RawRow[]> {
	const delimiter = dialect.delimiter === ' ' ? '\t' : dialect.delimiter;
	const batches = readCsvRows(asPlain(pieces, dialect), { ...shape, delimiter }, batchRows);
	if (dialect.quote === '"' && !dialect.spaced) yield* batches;
	else
		for (const batch of batches)
			yield batch.map((row) => ({
				...row,
				cells: row.cells.map((cell, at) => own(cell, at, dialect))
			}));
}

function own(
	cell: RawRow['cells'][number],
	at: number,
	dialect: CsvDialect
): RawRow['cells'][number] {
	if (typeof cell !== 'string') return cell;
	const text = dialect.quote === "'" ? swapQuotes(cell) : cell;
	return dialect.spaced && at > 0 && text.startsWith(' ') ? text.slice(1) : text;
}

function* asPlain(pieces: Iterable<string>, dialect: CsvDialect): Generator<string> {
	const { quote, backslash, spaced } = dialect;
	const plain = isPlainDialect(dialect);
	const bySpaces = dialect.delimiter === ' ';
	let inQuotes = false;
	const cut = `[\\r\\n${escapeRegExp(dialect.delimiter)}]`;
	const opening = new RegExp(`(^|${cut}) +"(?!"(?!$|${cut}))`, 'g');
	let held = '';
	for (const piece of pieces) {
		// Joined files keep each its byte-order mark.
		let text = piece.includes('\ufeff') ? piece.replace(unseenMark, '') : piece;
		if (plain) {
			yield text;
			continue;
		}
		text = held + text;
		const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
		held = text.slice(end + 1);
		yield translate(text.slice(0, end + 1));
	}
	if (held !== '') yield translate(held);

	function translate(text: string): string {
		let out = quote === "'" ? swapQuotes(text) : text;
		if (backslash)
			out = out.replace(/\\(["\\])/g, (_, mark: string) => (mark === '"' ? '""' : mark));
		if (spaced) out = out.replace(opening, '$1"');
		return bySpaces ? tabbed(out) : out;
	}

	/** Spaces outside quotation marks as tabs: a space after a closing mark would belong to the cell. */
	function tabbed(text: string): string {
		return text.replace(/[" ]/g, (sign) => {
			if (sign === '"') inQuotes = !inQuotes;
			return sign === ' ' && !inQuotes ? '\t' : sign;
		});
	}
}

function swapQuotes(text: string): string {
	return text.replace(/["']/g, (mark) => (mark === '"' ? "'" : '"'));
}

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
