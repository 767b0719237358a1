import { isUtf8 } from 'node:buffer';
import { withRoom } from './byte-index.ts';
import { ByteText } from './byte-text.ts';
import type { RowCheck } from './check-rows.ts';
import { makeCellReader } from './field-cells.ts';
import { COMMA, DAY_FIRST, MONTH_FIRST, NO_EVIDENCE, POINT, type CellReader } from './read-cell.ts';
import type { Note } from './open-table.ts';
import { isOrdinaryCell, ordinaryStarts } from './ordinary-cell.ts';
import { cellText, type RawRow } from './raw-row.ts';
import { delimiterBytes, rowOf } from './read-csv-rows.ts';
import type { ReadPlan } from './read-plan.ts';
import { OtherEncoding, refuseNul } from './read-text.ts';
import { RowScanner } from './scan-csv-row.ts';
import type { Segment } from './segment.ts';
import type { Evidence, Survey } from './settle-conventions.ts';
import { makeSift, siftStart, type SiftState, type TableArea } from './table-rows.ts';

/** Bytes of a text, whole rows and enough behind them to see where the last one ends. */
export type CsvPiece = {
	readonly bytes: Buffer;
	/** Rows that start in here are read. */
	readonly start: number;
	readonly limit: number;
	/** Bytes that there are, `limit` included. */
	readonly length: number;
	/** True when nothing follows. */
	readonly final: boolean;
	/** Physical lines before `start`; 0 while they are not known. */
	readonly linesBefore: number;
	/** Where the rows before stand, null for a table that goes on as it does nearly everywhere. */
	readonly state: SiftState | null;
};

const QUOTE = 34;

/** What a piece gave beside its rows. */
export type CsvPieceEnd = {
	/** Where in the piece's bytes the next piece's rows start. */
	readonly end: number;
	/** Physical lines up to there. */
	readonly lines: number;
	readonly state: SiftState;
	/** False where the rows that follow must know of these. */
	readonly isCalm: boolean;
	readonly notes: readonly Note[];
};

/** Reads the rows of CSV pieces into segments: from their bytes, and as text what bytes alone don't settle. */
export class CsvSegmentReader {
	readonly #plan: ReadPlan;
	readonly #check: RowCheck;
	readonly #text: ByteText;
	readonly #delimiter: Buffer;
	readonly #surveyed: readonly number[];
	readonly #cellReaders = new WeakMap<Segment, readonly (CellReader | null)[]>();
	readonly #survey: Survey;
	#undoubled: Buffer = Buffer.alloc(256);
	readonly #headerCell: string;
	/** The byte that the header's first cell begins with. */
	readonly #headerStart: number;

	constructor(plan: ReadPlan, check: RowCheck, survey: Survey) {
		const { encoding, delimiter } = plan.csv!;
		this.#plan = plan;
		this.#check = check;
		this.#survey = survey;
		this.#text = new ByteText(encoding);
		this.#delimiter = delimiterBytes(delimiter, this.#text);
		this.#headerCell = cellText(plan.header[0]);
		this.#headerStart = this.#headerCell.charCodeAt(0);
		this.#surveyed = [...survey.numbers, ...survey.dates];
	}

	/** @throws ExportRefused at what is no row of a table, OtherEncoding where the text isn't in its encoding */
	read(piece: CsvPiece, segment: Segment): CsvPieceEnd {
		const { bytes, start, limit, length, final, linesBefore } = piece;
		const { width, csv } = this.#plan;
		const headerLine = piece.state === null ? 0 : this.#plan.headerLine;
		const scanner = new RowScanner(this.#delimiter, width, headerLine);
		const readers = this.#readersOf(segment);
		const notes: Note[] = [];
		const sift = makeSift(csv!.area, 'cut', notes, piece.state ?? goingOn(csv!.area));
		/** Where each row starts, and the rows that are not simply there in the bytes. */
		let starts = new Int32Array(1_024);
		const asText = new Map<number, RawRow>();
		segment.start((row, lineOfRow) => {
			const known = asText.get(row);
			if (known !== undefined) return known;
			const again = new RowScanner(this.#delimiter, width, headerLine);
			again.scan(bytes, starts[row]!, length, final, lineOfRow);
			return rowOf(again, bytes, this.#text, lineOfRow, false);
		});
		const accept = (lineOfRow: number, startOfRow: number): void => {
			if (segment.rows >= starts.length) starts = longer(starts);
			starts[segment.rows] = startOfRow;
			segment.accept(lineOfRow);
		};
		const out: RawRow[] = [];
		let at = start;
		let line = linesBefore + 1;
		for (; at < limit; at = scanner.next, line += scanner.breaks + 1) {
			const scanned = scanner.scan(bytes, at, length, final, line);
			if (scanned === 'unfinished') throw new Error(`row at ${at} of ${length} has no end`);
			if (line <= headerLine) continue;
			const isRow = scanned === 'row';
			const isPlain = isRow && sift.isCalm() && this.#isOrdinary(scanner, bytes);
			if (isPlain && this.#readRow(scanner, bytes, readers, segment)) {
				sift.pass();
				accept(line, at);
				continue;
			}
			const row = rowOf(scanner, bytes, this.#text, line, !isRow);
			out.length = 0;
			sift.row(row, out);
			for (const one of out) {
				const isItself = one === row && isRow && !isPlain;
				if (isItself && this.#readRow(scanner, bytes, readers, segment)) accept(line, at);
				else if (segment.take(one, this.#check)) asText.set(segment.rows - 1, one);
			}
		}
		this.#checkText(bytes, start, at, linesBefore);
		return { end: at, lines: line - 1, state: sift.state(), isCalm: sift.isCalm(), notes };
	}

	/** True where the table goes on: a row of the header's width that opens like most. */
	#isOrdinary(scanner: RowScanner, bytes: Buffer): boolean {
		if (scanner.cells !== this.#plan.header.length) return false;
		const first = bytes[scanner.starts[0]!]!;
		if (scanner.starts[0] === scanner.ends[0]) return false;
		if (ordinaryStarts[first] === 1 && first !== this.#headerStart) return true;
		const text = this.#text.decode(bytes, scanner.starts[0]!, scanner.ends[0]!);
		return isOrdinaryCell(text, this.#headerCell);
	}

	/** True when every cell was read from its bytes; else the row's cells are still to be read. */
	#readRow(
		scanner: RowScanner,
		bytes: Buffer,
		readers: readonly (CellReader | null)[],
		segment: Segment
	): boolean {
		const row = segment.rows;
		const { byField, width } = this.#plan;
		const { starts, ends, cells } = scanner;
		if (width !== null && (cells < width.least || cells > width.most)) return false;
		if (isMaybeBlank(scanner, bytes) || this.#isFooter(scanner, bytes)) return false;
		for (let at = 0; at < readers.length; at++) {
			const reader = readers[at]!;
			const column = byField[at]!;
			if (reader === null || column === null) {
				segment.columns[at]?.set(row, this.#check.constants[at]!);
				continue;
			}
			if (column >= cells) {
				if (!reader.readEmpty(row)) return false;
				continue;
			}
			const start = starts[column]!;
			const end = ends[column]!;
			if (scanner.doubled[column] === 1) {
				const length = this.#undouble(bytes, start, end);
				if (!reader.read(this.#undoubled, 0, length, row)) return false;
			} else if (!reader.read(bytes, start, end, row)) return false;
		}
		for (const at of this.#surveyed) count(readers[at]!.evidence, at, segment.evidence);
		return true;
	}

	/** Writes a cell with each doubled quotation mark once; gives its length. */
	#undouble(bytes: Buffer, start: number, end: number): number {
		this.#undoubled = withRoom(this.#undoubled, 0, end - start);
		let length = 0;
		for (let at = start; at < end; at++) {
			const byte = bytes[at]!;
			this.#undoubled[length++] = byte;
			if (byte === QUOTE && bytes[at + 1] === QUOTE && at + 1 < end) at++;
		}
		return length;
	}

	#isFooter(scanner: RowScanner, bytes: Buffer): boolean {
		const { footer } = this.#check;
		if (footer === null) return false;
		const first = this.#text.decode(bytes, scanner.starts[0]!, scanner.ends[0]!);
		return footer.test(first.trim());
	}

	/** Null for fields that no column gives. */
	#readersOf(segment: Segment): readonly (CellReader | null)[] {
		let readers = this.#cellReaders.get(segment);
		if (readers === undefined) {
			const { job, byField, settled } = this.#plan;
			readers = job.contract.fields.map((field, at) =>
				byField[at] === null
					? null
					: makeCellReader(field, this.#text, this.#check.readers[at]!, segment.columns[at]!, {
							decimal: settled.decimal,
							dateOrder: settled.orders.get(at) ?? settled.dateOrder,
							isSurveyed: this.#survey.numbers.has(at) || this.#survey.dates.has(at)
						})
			);
			this.#cellReaders.set(segment, readers);
		}
		return readers;
	}

	/** What decoding would have found wrong. */
	#checkText(bytes: Buffer, start: number, end: number, linesBefore: number): void {
		const read = bytes.subarray(start, end);
		const nul = read.indexOf(0);
		if (nul !== -1) refuseNul(linesBefore + linesIn(read.subarray(0, nul)));
		if (this.#text.isUtf8) {
			if (!isUtf8(read)) throw new OtherEncoding();
		} else if (this.#plan.csv!.encoding === 'windows-1252')
			for (const byte of UNDEFINED_IN_1252) if (read.includes(byte)) throw new OtherEncoding();
	}
}

/** The table has rows already, and nothing is held back. */
function goingOn(area: TableArea): SiftState {
	const start = siftStart(area);
	return { ...start, seen: { ...start.seen, rows: 1 } };
}

/** Bytes that Windows-1252 leaves undefined: a file with them is in another encoding. */
const UNDEFINED_IN_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** Nothing but spaces, or what may be one, in the row's first cells. */
function isMaybeBlank(scanner: RowScanner, bytes: Buffer): boolean {
	for (let cell = 0; cell < scanner.cells; cell++)
		for (let at = scanner.starts[cell]!; at < scanner.ends[cell]!; at++) {
			const byte = bytes[at]!;
			if (byte > 0x20 && byte < 0x7f) return false;
		}
	return true;
}

function count(evidence: number, field: number, { marks, orders }: Evidence): void {
	if (evidence === NO_EVIDENCE) return;
	if (evidence === COMMA) marks[',']++;
	else if (evidence === POINT) marks['.']++;
	else if (evidence === DAY_FIRST) orders.get(field)!.DMY++;
	else if (evidence === MONTH_FIRST) orders.get(field)!.MDY++;
	else orders.get(field)!.YMD++;
}

function linesIn(bytes: Uint8Array): number {
	let lines = 1;
	for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
	return lines;
}

function longer(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
	const copy = new Int32Array(values.length * 2);
	copy.set(values);
	return copy;
}
