import type { RowCheck } from './check-rows.ts';
import { makeRepeatSearch, type Repeat } from './key-index.ts';
import type { RawRow, RowSource } from './raw-row.ts';
import type { ReadTools } from './read-job.ts';
import { readPieces, type SegmentRead } from './read-pieces.ts';
import { checkOf, type ReadPlan } from './read-plan.ts';
import { Segment } from './segment.ts';
import { makeSurvey, type Survey } from './settle-conventions.ts';

/** Rows that come as cells are settled and written this many at a time. */
const SEGMENT_ROWS = 20_480;

type Batches = AsyncIterable<readonly RawRow[]> | Iterable<readonly RawRow[]>;

/** Reads rows under a plan, segment by segment: from bytes where they are a text's, else from cells. */
export function readSegments(
	{ csv, batches }: RowSource,
	plan: ReadPlan,
	tools: ReadTools
): AsyncGenerator<SegmentRead> {
	return csv?.area === undefined || csv.notes === undefined
		? readCells(batches(), plan, tools)
		: readPieces({ ...csv, area: csv.area, notes: csv.notes }, plan, tools);
}

async function* readCells(
	batches: Batches,
	plan: ReadPlan,
	tools: ReadTools
): AsyncGenerator<SegmentRead> {
	const survey: Survey = makeSurvey(plan.job.contract, plan.byField);
	const check: RowCheck = checkOf(plan, tools);
	const segment = new Segment(plan, survey);
	const findRepeats = makeRepeatSearch();
	/** Rows that repeat an earlier one, as they came. */
	const again = new Map<number, RawRow>();
	let repeats: Repeat[] = [];
	const start = (): void => {
		repeats = [];
		again.clear();
		segment.start((row) => again.get(row)!);
	};
	const settled = (): SegmentRead => {
		const { read, blank, evidence } = segment;
		return { read, blank, evidence, settled: segment.settle(repeats, 0, check) };
	};
	start();
	for await (const batch of batches) {
		const from = segment.rows;
		const taken = batch.filter((row) => segment.take(row, check));
		const keys = segment.keys(from);
		for (const repeat of keys === null ? [] : findRepeats(keys, 0)) {
			again.set(from + repeat.row, taken[repeat.row]!);
			repeats.push({ ...repeat, row: from + repeat.row });
		}
		if (segment.read >= SEGMENT_ROWS) {
			yield settled();
			start();
		}
	}
	if (segment.read > 0) yield settled();
}
