import { availableParallelism } from 'node:os';
import { cutPieces, encodingOfPieces, type CutPiece } from './cut-pieces.ts';
import { makeRepeatSearch } from './key-index.ts';
import type { CsvText } from './raw-row.ts';
import type { ReadTools } from './read-job.ts';
import type { ReadPlan } from './read-plan.ts';
import { OtherEncoding } from './read-text.ts';
import { ExportRefused } from './refusal.ts';
import type { SettledSegment } from './segment.ts';
import { crewOfOne, type Crew, type PieceRead } from './segment-crew.ts';
import type { Evidence } from './settle-conventions.ts';
import { makeSift, siftStart, type SiftState } from './table-rows.ts';
import { crewOfThreads } from './thread-crew.ts';

const PIECE_SIZE = 8 * 1024 * 1024;
const MOST_THREADS = 4;

/** What one segment of a file gave, in the order of the file. */
export type SegmentRead = {
	readonly read: number;
	readonly blank: number;
	readonly evidence: Evidence;
	readonly settled: SettledSegment;
};

/**
 * Reads the rows of a text piece by piece, several at once when there are many. A piece's rows are
 * known to start where the rows of the one before end: where the cut was a wrong guess the piece is
 * read again, so that what comes out is what one reading from the start would give.
 *
 * @throws ExportRefused at the first place that is no table, OtherEncoding
 */
export async function* readPieces(
	text: Required<CsvText>,
	plan: ReadPlan,
	tools: ReadTools
): AsyncGenerator<SegmentRead> {
	const { delimiter, area } = text;
	const csv = { encoding: encodingOfPieces(text.encoding), delimiter, area };
	const pieces = cutPieces(text, tools.pieceSize ?? PIECE_SIZE);
	const first = pieces.next();
	if (first.done === true) return;
	const threads = tools.threads ?? Math.min(MOST_THREADS, availableParallelism());
	const crew =
		first.value.final || threads < 2
			? crewOfOne({ ...plan, csv }, tools)
			: crewOfThreads({ ...plan, csv }, threads);
	try {
		yield* inOrder(first.value, pieces, { ...text, headerLine: plan.headerLine }, crew, tools);
	} finally {
		await crew.end();
	}
}

async function* inOrder(
	first: CutPiece,
	others: Iterator<CutPiece>,
	{ source: { size }, area, notes, headerLine }: Required<CsvText> & { headerLine: number },
	crew: Crew,
	tools: ReadTools
): AsyncGenerator<SegmentRead> {
	type UnderWay = { number: number; piece: Omit<CutPiece, 'bytes'>; read: Promise<PieceRead> };
	type Settling = Omit<SegmentRead, 'settled'> & {
		bytesRead: number;
		settled: Promise<SettledSegment>;
	};
	const underWay: UnderWay[] = [];
	const settling: Settling[] = [];
	const findRepeats = makeRepeatSearch();
	let next: CutPiece | null = first;
	let number = 0;
	let start = 0;
	let lines = 0;
	let rows = 0;
	let state = siftStart(area);
	notes.length = 0;

	const send = (): void => {
		while (next !== null && underWay.length < crew.depth) {
			const { bytes, ...piece } = next;
			const { start, limit, length, final } = piece;
			const read = crew.read(number, {
				...{ bytes, start, limit, length, final },
				linesBefore: 0,
				state: number === 0 ? state : null
			});
			read.catch(() => undefined);
			underWay.push({ number, piece, read });
			number++;
			const following = others.next();
			next = following.done === true ? null : following.value;
		}
	};
	const settled = async (): Promise<SegmentRead> => {
		const { bytesRead, ...one } = settling.shift()!;
		const read = { ...one, settled: await one.settled };
		tools.onProgress?.(bytesRead);
		return read;
	};

	for (;;) {
		send();
		const current = underWay.shift();
		if (current === undefined) break;
		const { piece } = current;
		let read = await current.read;
		let linesBefore = lines;
		const isFirst = current.number === 0;
		if (start !== piece.offset || (!isFirst && !isAlone(read, state, lines < headerLine))) {
			const known = { start: start - piece.offset, linesBefore: lines, state };
			read = await crew.readAgain(current.number, known);
			linesBefore = 0;
			if ('end' in read) state = read.state;
		} else if ('end' in read) state = isFirst ? read.state : addSeen(state, read.state);
		if ('refused' in read) throw new ExportRefused(read.refused, { line: read.line });
		if ('other' in read) throw new OtherEncoding();
		notes.push(...read.notes);
		start = piece.offset + read.end;
		lines = linesBefore + read.lines;
		rows += read.read;
		const expected = Math.ceil(rows * (size / Math.max(1, piece.bytesRead))) - rows + read.read;
		const repeats = read.keys === null ? [] : findRepeats(read.keys, linesBefore, expected);
		const promise = crew.settle(current.number, repeats, linesBefore);
		promise.catch(() => undefined);
		settling.push({
			read: read.read,
			blank: read.blank,
			evidence: read.evidence,
			bytesRead: piece.bytesRead,
			settled: promise
		});
		if (settling.length >= crew.depth) yield await settled();
	}
	while (settling.length > 0) yield await settled();
	const rest = makeSift(area, 'cut', notes, state).end().length;
	if (rest > 0) yield { ...nothing, read: rest, blank: rest };
}

/** True when a piece that was read knowing nothing of those before it is right all the same. */
function isAlone(
	read: PieceRead,
	{ seen, held, gap, other }: SiftState,
	inHeader: boolean
): boolean {
	if (!('end' in read) || inHeader) return false;
	if (seen.rows === 0 || held.length > 0 || gap || other !== null) return false;
	return read.isCalm && read.notes.length === 0;
}

/** The rows seen before, and those that a piece saw beside the one it was told of. */
function addSeen({ seen: before }: SiftState, { seen, ...after }: SiftState): SiftState {
	return {
		...after,
		seen: {
			rows: before.rows + seen.rows - 1,
			codes: before.codes + seen.codes,
			comments: before.comments + seen.comments,
			headers: before.headers + seen.headers
		}
	};
}

const nothing = {
	evidence: { marks: { ',': 0, '.': 0 }, orders: new Map() },
	settled: { group: { rows: 0, columns: [] }, faults: [], greatest: [] }
} satisfies Partial<SegmentRead>;
