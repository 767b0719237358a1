import type { Contract } from '../programme/contract.ts';
import { bytesInMemory, KEPT_SIZE, openBytes, type ByteSource } from './byte-source.ts';
import type { Reading, RowCounts } from './delivery.ts';
import { describeTable } from './describe-table.ts';
import { findCoverage, findDeliveryDate, watchGreatest, type Greatest } from './delivery-dates.ts';
import { french } from './french.ts';
import { makeHeaderMatcher } from './match-columns.ts';
import { eraseRows } from './erase-rows.ts';
import { mendRows } from './mend-rows.ts';
import { openExport } from './open-export.ts';
import type { OpenTable } from './open-table.ts';
import type { RawRow, RowSource } from './raw-row.ts';
import type { ReadJob, ReadTools } from './read-job.ts';
import type { ReadPlan } from './read-plan.ts';
import { readSegments } from './read-segments.ts';
import { OtherEncoding } from './read-text.ts';
import { refusedReading } from './refused-reading.ts';
import { ExportRefused } from './refusal.ts';
import type { ReturnMark } from './return-mark.ts';
import { openReturned } from './returned-rows.ts';
import {
	addEvidence,
	isSameSettled,
	makeSurvey,
	type Settled,
	type Survey
} from './settle-conventions.ts';
import type { PartWriter } from './write-part.ts';
import { addReject, openAccepted, openRejects } from './write-reading.ts';

/** Rows that a file's conventions are guessed from before all of them are read. */
const GUESS_ROWS = 2_000;

/**
 * Reads one export against its contract and writes its parts. A file that is wrong as a whole is
 * a reading that says why (`refused`); only a fault of ours throws.
 */
export async function readExport(
	job: ReadJob & { readonly bytes?: Uint8Array },
	tools: ReadTools
): Promise<Reading> {
	const { bytes, ...plain } = job;
	let size = bytes?.length ?? 0;
	try {
		const source = bytes ? bytesInMemory(bytes) : openBytes(job.path);
		size = source.size;
		const reading = await readSource(source, plain, tools, true).catch((error: unknown) => {
			if (error instanceof OtherEncoding) return null;
			throw error;
		});
		return reading ?? (await readSource(source, plain, tools, false))!;
	} catch (error) {
		if (error instanceof ExportRefused) return refusedReading(job, size, error);
		throw error;
	}
}

/** Null when the encoding was found in samples, and nothing would notice that it is another. */
async function readSource(
	source: ByteSource,
	job: ReadJob,
	tools: ReadTools,
	sampled: boolean
): Promise<Reading | null> {
	const matcher = makeHeaderMatcher(job.contract);
	const { table, returned } = await openReturned(job.contract, (contract) =>
		openExport(source, contract, matcher, sampled)
	);
	const isWatched =
		table.encoding === null ||
		(table.rows.csv !== undefined && !job.mends?.length && !job.erasures?.length);
	if (sampled && source.size > KEPT_SIZE && !isWatched) return null;
	if (returned === null) return readTable(table, job, source.size, tools);
	const { contract, mark } = returned;
	const reading = await readTable(table, { ...job, contract }, source.size, tools, mark);
	return { ...reading, completes: mark.delivery };
}

async function readTable(
	table: OpenTable,
	job: ReadJob,
	bytes: number,
	tools: ReadTools,
	/** Of rows that came back after they were refused: the file that they were refused in. */
	mark: ReturnMark | null = null
): Promise<Reading> {
	const { contract } = job;
	const byField = table.header?.match.byField ?? contract.fields.map(() => null);
	const erased = eraseRows(table.rows, job.erasures ?? [], { contract, byField });
	const received = erased ?? table.rows;
	const mended = mendRows(received, job.mends ?? [], { contract, byField, key: job.key });
	const survey = makeSurvey(contract, byField);
	const { guess, rows } = await guessConventions(mended ?? received, survey);
	const plan = (settled: Settled): ReadPlan => ({
		job,
		name: mark?.name ?? job.name,
		byField,
		header: table.header?.row.cells ?? [],
		width: table.width,
		headerLine: table.header?.row.lastLine ?? 0,
		epoch: table.epoch,
		settled,
		csv: null
	});
	let read = await readUnder(plan(guess), rows, survey, tools);
	try {
		if (!isSameSettled(read.settled, guess)) {
			read.discard();
			read = await readUnder(plan(read.settled), mended ?? received, survey, tools);
		}
		const { settled, accepted, rejects, greatest } = read;
		const isMended = mended !== null && mended.rows() > 0;
		const gone = erased?.erased() ?? 0;
		const counts: RowCounts = {
			...read.counts,
			...(isMended && { mended: mended.rows() }),
			...(gone > 0 && { erased: gone })
		};
		refuseNothing(table, contract, counts);
		const deliveredOn = mark?.deliveredOn ?? findDeliveryDate(contract, job.name, greatest);
		accepted.settle([job.sha256.slice(0, 12), deliveredOn, table.sheet]);
		if (counts.rejected > 0) rejects.settle([job.name, table.sheet]);
		return {
			dataset: contract.dataset,
			sha256: job.sha256,
			name: job.name,
			bytes,
			understanding: describeTable(table, settled, counts),
			rows: counts,
			deliveredOn,
			covers: findCoverage(contract, deliveredOn, greatest),
			part: job.hashes.accepted,
			rejects: counts.rejected > 0 ? job.hashes.rejects : null,
			...(isMended ? { mends: mended.uses() } : {}),
			refused: null
		};
	} finally {
		read.discard();
	}
}

/**
 * What the first rows settle: in a short file all of them, in a long one a guess that reading the
 * others confirms, or has to be read again. Rows that were looked at come once more before the rest.
 */
async function guessConventions(
	source: RowSource,
	survey: Survey
): Promise<{ guess: Settled; rows: RowSource }> {
	const evidence = survey.none();
	if (!survey.needed) return { guess: survey.settle(evidence), rows: source };
	const batches = batchesOf(source);
	const held: (readonly RawRow[])[] = [];
	let count = 0;
	while (count < GUESS_ROWS) {
		const next = await batches.next();
		if (next.done === true) break;
		held.push(next.value);
		count += next.value.length;
		for (const row of next.value) survey.look(row, evidence);
	}
	const guess = survey.settle(evidence);
	if (source.csv !== undefined) {
		await batches.return?.();
		return { guess, rows: source };
	}
	return {
		guess,
		rows: {
			async *batches() {
				yield* held;
				for (let next = await batches.next(); next.done !== true; next = await batches.next())
					yield next.value;
			}
		}
	};
}

function batchesOf(
	source: RowSource
): AsyncIterator<readonly RawRow[]> | Iterator<readonly RawRow[]> {
	const batches = source.batches();
	return Symbol.asyncIterator in batches
		? batches[Symbol.asyncIterator]()
		: batches[Symbol.iterator]();
}

type ReadRows = {
	readonly accepted: PartWriter;
	readonly rejects: PartWriter;
	readonly counts: RowCounts;
	readonly greatest: Greatest;
	/** What all rows settle, whatever they were read under. */
	readonly settled: Settled;
	discard(): void;
};

/** Reads all rows into parts that are still to be settled. */
async function readUnder(
	plan: ReadPlan,
	source: RowSource,
	survey: Survey,
	tools: ReadTools
): Promise<ReadRows> {
	const accepted = openAccepted(
		plan.job,
		plan.job.contract.fields.filter(({ personal }) => personal !== 'dropped')
	);
	const rejects = openRejects(plan.job);
	const discard = () => {
		accepted.discard();
		rejects.discard();
	};
	const evidence = survey.none();
	const greatest = watchGreatest();
	let read = 0;
	let blank = 0;
	try {
		for await (const segment of readSegments(source, plan, tools)) {
			read += segment.read;
			blank += segment.blank;
			addEvidence(evidence, segment.evidence);
			accepted.addGroup(segment.settled.group);
			for (const fault of segment.settled.faults) addReject(rejects, fault);
			for (const [field, value] of segment.settled.greatest) greatest.look(field, value);
		}
		const counts = { read, accepted: accepted.rows, rejected: rejects.rows, blank };
		if (counts.accepted + counts.rejected + counts.blank !== read)
			throw new Error(`rows lost: ${JSON.stringify(counts)}`);
		return { accepted, rejects, counts, greatest, settled: survey.settle(evidence), discard };
	} catch (error) {
		discard();
		throw error;
	}
}

/** A delivery that replaces the one before must not do so with nothing. */
function refuseNothing(table: OpenTable, contract: Contract, counts: RowCounts): void {
	const saysSo = table.header === null;
	if (contract.mode !== 'snapshot' || saysSo || counts.read > counts.blank || counts.erased) return;
	throw new ExportRefused({
		fr: french`Ce fichier n’a que sa ligne d’en-tête : le retenir effacerait le dépôt précédent.`,
		en: 'This file has only its header row: taking it in would erase the delivery before it.'
	});
}
