import {
	closeSync,
	constants,
	fchmodSync,
	fsyncSync,
	openSync,
	renameSync,
	rmSync,
	writeSync
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { quoteText, type Database } from '../duckdb.ts';

export type PartColumn = {
	readonly name: string;
	readonly type: 'VARCHAR' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP';
};

/** Rows on their way to a part, as text that only our own writer makes. */
export type RowsFile = {
	readonly path: string;
	readonly rows: number;
	/** Characters of all rows, and of the longest. */
	readonly length: number;
	readonly longest: number;
	add(values: readonly (string | number | boolean | null)[]): void;
	/** Puts all rows on the file. */
	finish(): void;
	/** Closes and removes the file. */
	discard(): void;
};

const PIECE_LENGTH = 1_000_000;

/** A file that no one else may read, made with its first row; rows leave memory a megabyte at a time. */
export function openRowsFile(path: string): RowsFile {
	let descriptor: number | null = null;
	let piece = '';
	let rows = 0;
	let length = 0;
	let longest = 0;
	const flush = () => {
		descriptor ??= openSync(
			path,
			constants.O_CREAT | constants.O_WRONLY | constants.O_TRUNC,
			0o600
		);
		const bytes = Buffer.from(piece);
		for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
		piece = '';
	};
	return {
		path,
		get rows() {
			return rows;
		},
		get length() {
			return length;
		},
		get longest() {
			return longest;
		},
		add(values) {
			let text = '';
			for (let at = 0; at < values.length; at++) {
				const value = values[at];
				if (at > 0) text += ',';
				if (typeof value === 'string') text += quoted(value);
				else if (value !== null && value !== undefined) text += value;
			}
			piece += `${text}\n`;
			rows++;
			length += text.length + 1;
			if (text.length > longest) longest = text.length;
			if (piece.length >= PIECE_LENGTH) flush();
		},
		finish() {
			flush();
		},
		discard() {
			if (descriptor === null) return;
			closeSync(descriptor);
			descriptor = null;
			rmSync(path, { force: true });
		}
	};
}

function quoted(value: string): string {
	const text = value.includes('"') ? value.replaceAll('"', '""') : value;
	return `"${text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text}"`;
}

/**
 * Turns a file of rows into a Parquet part, in the rows' order: the same rows give the same bytes.
 * The part is written beside, flushed to the disk, renamed, and made read-only.
 *
 * @param columns what the file holds
 * @param selected SQL expressions over them: what the part holds
 * @returns the number of rows written
 */
export async function writePart(
	database: Database,
	rows: RowsFile,
	columns: readonly PartColumn[],
	selected: readonly string[],
	target: string
): Promise<number> {
	const beside = unsettledPath(target);
	rows.finish();
	const types = columns.map(({ name, type }) => `${quoteText(name)}: ${quoteText(type)}`);
	// A character takes up to three bytes; a buffer holds at least two of the longest rows.
	const line = Math.max(16_384, rows.longest * 3 + 16);
	const buffer = Math.max(line * 2, Math.min(rows.length * 3, 16_000_000));
	// Packing a few kilobytes costs more time than it saves room.
	const compression = rows.length < 250_000 ? 'uncompressed' : 'zstd';
	const written = await database.use(async (connection) => {
		const result = await connection.run(
			`COPY (SELECT ${selected.join(', ')} FROM read_csv(${quoteText(rows.path)},
				auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
				new_line = '\\n', parallel = false, max_line_size = ${line}, buffer_size = ${buffer},
				columns = {${types.join(', ')}}))
			TO ${quoteText(beside)} (FORMAT parquet, COMPRESSION ${compression}, USE_TMP_FILE false)`
		);
		return Number((await result.getRows())[0]?.[0] ?? 0);
	});
	settleFile(beside, target);
	return written;
}

/** Names of files being written start so: after a crash whatever bears one belongs to nobody. */
export const unsettledPrefix = (pid: number): string => `.tmp-${pid}-`;

/** Where to write what will become `target`. */
export function unsettledPath(target: string): string {
	return join(dirname(target), `${unsettledPrefix(process.pid)}${basename(target)}`);
}

/**
 * Flushes a finished file to the disk, makes it read-only, and gives it its name. The name itself
 * is on the disk once the folder is flushed, which whoever publishes the parts does once for all.
 */
function settleFile(beside: string, target: string): void {
	const descriptor = openSync(beside, 'r+');
	try {
		fsyncSync(descriptor);
		fchmodSync(descriptor, 0o444);
	} finally {
		closeSync(descriptor);
	}
	renameSync(beside, target);
}
