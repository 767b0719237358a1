import type { Contract, Field } from '../programme/contract.ts';
import { bytesInMemory, openBytes, type ByteSource } from './byte-source.ts';
import { makeRowCheck, type RowCheck, type RowFault } from './check-rows.ts';
import type { Reading, RowCounts } from './delivery.ts';
import { describeTable } from './describe-table.ts';
import { findCoverage, findDeliveryDate, watchGreatest, type Greatest } from './delivery-dates.ts';
import { findEncoding } from './find-encoding.ts';
import { findFormat, looksLikeJson } from './find-format.ts';
import { french } from './french.ts';
import { fieldsFromName } from './fields-from-name.ts';
import { makeHeaderMatcher, type HeaderMatcher } from './match-columns.ts';
import { firstText, openCsv } from './open-csv.ts';
import { openJson } from './open-json.ts';
import type { OpenTable } from './open-table.ts';
import { openXlsx } from './open-xlsx.ts';
import { pseudonymsOf } from './pseudonym.ts';
import type { RawRow } from './raw-row.ts';
import type { ReadJob, ReadTools } from './read-job.ts';
import type { Conventions, FieldValueRead } from './read-field.ts';
import { refusedReading } from './refused-reading.ts';
import { ExportRefused } from './refusal.ts';
import { makeSurvey, type Settled } from './settle-conventions.ts';
import type { PartWriter } from './write-part.ts';
import { addReject, openAccepted, openRejects } from './write-reading.ts';

/** Rows that are held while the file's conventions are settled; longer files are read twice. */
const HELD_ROWS = 20_000;

/**
 * Reads one export against its contract and writes its parts. A file that is wrong as a whole is
 * a reading that says why (`refused`); only a fault of ours throws.
 */
export async function readExport(
	job: ReadJob & { readonly bytes?: Uint8Array },
	tools: ReadTools
): Promise<Reading> {
	let size = job.bytes?.length ?? 0;
	try {
		const source = job.bytes ? bytesInMemory(job.bytes) : openBytes(job.path);
		size = source.size;
		const matcher = makeHeaderMatcher(job.contract);
		return await readTable(await openTable(source, job.contract, matcher), job, size, tools);
	} catch (error) {
		if (error instanceof ExportRefused) return refusedReading(job, size, error);
		throw error;
	}
}

async function openTable(
	source: ByteSource,
	contract: Contract,
	matcher: HeaderMatcher
): Promise<OpenTable> {
	if (findFormat(source) === 'zip') return openXlsx(source.all(), contract, matcher);
	const encoding = findEncoding(source, contract.shape.encoding);
	const json =
		contract.shape.format === 'json' || looksLikeJson(firstText(source, encoding, 1_000));
	return json
		? openJson(source, encoding, contract, matcher)
		: openCsv(source, encoding, contract, matcher);
}

async function readTable(
	table: OpenTable,
	job: ReadJob,
	bytes: number,
	tools: ReadTools
): Promise<Reading> {
	const { contract } = job;
	const byField = table.header?.match.byField ?? contract.fields.map(() => null);
	const header = table.header?.row.cells ?? [];
	const { settled, rows } = await settle(table, contract, byField);
	const conventions = makeConventions(job, tools, table, settled);
	const check = makeRowCheck({
		contract,
		byField,
		header,
		width: table.width,
		fromName: fieldsFromName(contract, job.name, conventions),
		conventions
	});
	const greatest = watchGreatest(contract, check.fields);
	const accepted = openAccepted(job, check.fields);
	const rejects = openRejects(job);
	try {
		const counts = await sortRows(rows, check, greatest, accepted, rejects);
		refuseNothing(table, contract, counts);
		const deliveredOn = findDeliveryDate(contract, job.name, greatest);
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
			refused: null
		};
	} finally {
		accepted.discard();
		rejects.discard();
	}
}

type Batches = AsyncIterable<readonly RawRow[]> | Iterable<readonly RawRow[]>;

/** Lets the columns settle what single cells can't; short files are read once, long ones twice. */
async function settle(
	table: OpenTable,
	contract: Contract,
	byField: readonly (number | null)[]
): Promise<{ settled: Settled; rows: Batches }> {
	const survey = makeSurvey(contract, byField);
	if (!survey.needed) return { settled: survey.settle(), rows: table.rows.batches() };
	let held: (readonly RawRow[])[] | null = [];
	let count = 0;
	for await (const batch of table.rows.batches()) {
		survey.look(batch);
		count += batch.length;
		if (count > HELD_ROWS) held = null;
		else held?.push(batch);
	}
	return { settled: survey.settle(), rows: held ?? table.rows.batches() };
}

function makeConventions(
	job: ReadJob,
	tools: ReadTools,
	table: OpenTable,
	settled: Settled
): (field: Field) => Conventions {
	const base = {
		decimal: settled.decimal,
		epoch: table.epoch,
		timeZone: job.timeZone,
		pseudonym: pseudonymsOf(job.key),
		places: tools.places,
		territory: job.territory
	};
	return (field) => ({ ...base, dateOrder: settled.orders.get(field) ?? settled.dateOrder });
}

async function sortRows(
	batches: Batches,
	check: RowCheck,
	greatest: Greatest,
	accepted: PartWriter,
	rejects: PartWriter
): Promise<RowCounts> {
	let read = 0;
	let blank = 0;
	const values: FieldValueRead[] = [];
	for await (const batch of batches) {
		for (const row of batch) {
			read++;
			const fate = check.check(row);
			if (fate === 'blank') blank++;
			else if (isFault(fate)) addReject(rejects, fate);
			else {
				greatest.look(fate);
				for (let at = 0; at < fate.length; at++) values[at] = fate[at]!;
				values[fate.length] = row.line;
				accepted.add(values);
			}
		}
	}
	const counts = { read, accepted: accepted.rows, rejected: rejects.rows, blank };
	if (counts.accepted + counts.rejected + counts.blank !== read)
		throw new Error(`rows lost: ${JSON.stringify(counts)}`);
	return counts;
}

function isFault(fate: readonly FieldValueRead[] | RowFault): fate is RowFault {
	return !Array.isArray(fate);
}

/** A delivery that replaces the one before must not do so with nothing. */
function refuseNothing(table: OpenTable, contract: Contract, counts: RowCounts): void {
	const saysSo = table.header === null;
	if (contract.mode !== 'snapshot' || saysSo || counts.read > counts.blank) return;
	throw new ExportRefused({
		fr: french`Ce fichier n’a que sa ligne d’en-tête : le retenir effacerait le dépôt précédent.`,
		en: 'This file has only its header row: taking it in would erase the delivery before it.'
	});
}
