import type { RowCheck } from './check-rows.ts';
import { CsvSegmentReader, type CsvPiece, type CsvPieceEnd } from './csv-segment.ts';
import type { Repeat, SegmentKeys } from './key-index.ts';
import { checkOf, type ReadPlan } from './read-plan.ts';
import type { ReadTools } from './read-job.ts';
import { OtherEncoding } from './read-text.ts';
import { ExportRefused } from './refusal.ts';
import { Segment, type SettledSegment } from './segment.ts';
import { makeSurvey, type Evidence, type Survey } from './settle-conventions.ts';

/** What a piece gave by itself; lines are counted from its start unless they were told. */
export type PieceRead =
	| (CsvPieceEnd & {
			readonly read: number;
			readonly blank: number;
			readonly evidence: Evidence;
			readonly keys: SegmentKeys | null;
	  })
	| { readonly refused: ExportRefused['text']; readonly line: number | null }
	| { readonly other: 'encoding' };

export type KnownBefore = Pick<CsvPiece, 'start' | 'linesBefore' | 'state'>;

/** Reads pieces, here or in other threads; each is settled once those before it are. */
export type Crew = {
	/** Pieces that may be under way at once. */
	readonly depth: number;
	read(number: number, piece: CsvPiece): Promise<PieceRead>;
	/** Reads a piece again, knowing what came before it. */
	readAgain(number: number, known: KnownBefore): Promise<PieceRead>;
	settle(number: number, repeats: readonly Repeat[], linesBefore: number): Promise<SettledSegment>;
	end(): Promise<void>;
};

/** One thread's part of the work: pieces by their number until they are settled. */
export type PieceDesk = {
	read(number: number, piece: CsvPiece): PieceRead;
	readAgain(number: number, known: KnownBefore): PieceRead;
	settle(number: number, repeats: readonly Repeat[], linesBefore: number): SettledSegment;
};

export function makeDesk(plan: ReadPlan, tools: ReadTools): PieceDesk {
	const check: RowCheck = checkOf(plan, tools);
	const survey: Survey = makeSurvey(plan.job.contract, plan.byField);
	const reader = new CsvSegmentReader(plan, check, survey);
	const free: Segment[] = [];
	const held = new Map<number, { piece: CsvPiece; segment: Segment }>();

	const readPiece = (piece: CsvPiece, segment: Segment): PieceRead => {
		try {
			const end = reader.read(piece, segment);
			const { read, blank, evidence } = segment;
			return { ...end, read, blank, evidence, keys: segment.keys() };
		} catch (error) {
			if (error instanceof ExportRefused) return { refused: error.text, line: error.line };
			if (error instanceof OtherEncoding) return { other: 'encoding' };
			throw error;
		}
	};

	return {
		read(number, piece) {
			const segment = free.pop() ?? new Segment(plan, survey);
			held.set(number, { piece, segment });
			return readPiece(piece, segment);
		},
		readAgain(number, known) {
			const one = held.get(number)!;
			one.piece = { ...one.piece, ...known };
			return readPiece(one.piece, one.segment);
		},
		settle(number, repeats, linesBefore) {
			const { segment } = held.get(number)!;
			const settled = segment.settle(repeats, linesBefore, check);
			held.delete(number);
			free.push(segment);
			return settled;
		}
	};
}

/** The crew of a file that is one piece: this thread. */
export function crewOfOne(plan: ReadPlan, tools: ReadTools): Crew {
	const desk = makeDesk(plan, tools);
	return {
		depth: 1,
		read: async (number, piece) => desk.read(number, piece),
		readAgain: async (number, known) => desk.readAgain(number, known),
		settle: async (number, repeats, linesBefore) => desk.settle(number, repeats, linesBefore),
		end: async () => undefined
	};
}
