import type { RowCheck, RowFault } from './check-rows.ts';
import { makeHashes } from './hash-values.ts';
import type { Repeat, SegmentKeys } from './key-index.ts';
import { makeColumn, type Column, type Run } from './parquet-column.ts';
import type { RawRow } from './raw-row.ts';
import type { FieldValueRead } from './read-field.ts';
import type { ReadPlan } from './read-plan.ts';
import type { Evidence, Survey } from './settle-conventions.ts';
import { encodeGroup, type EncodedGroup } from './write-part.ts';
import { columnTypes } from './write-reading.ts';

/** What a segment's rows gave, once the rows before them are known. */
export type SettledSegment = {
	readonly group: EncodedGroup;
	/** In the order of lines. */
	readonly faults: readonly RowFault[];
	/** The greatest value of each watched field, by its name. */
	readonly greatest: readonly (readonly [field: string, value: string])[];
};

/** Rows of a file that are read together and written as one group. */
export class Segment {
	rows = 0;
	read = 0;
	blank = 0;
	evidence: Evidence;
	/** By place in the contract; null for a field that is not kept and tells no rows apart. */
	readonly columns: readonly (Column | null)[];
	readonly #plan: ReadPlan;
	readonly #survey: Survey;
	readonly #lines = makeLines();
	#faults: RowFault[] = [];
	/** Gives an accepted row again as text. */
	#again: (row: number, line: number) => RawRow = noRows;

	constructor(plan: ReadPlan, survey: Survey) {
		const { contract } = plan.job;
		this.#plan = plan;
		this.#survey = survey;
		this.evidence = survey.none();
		this.columns = contract.fields.map((field) =>
			field.personal !== 'dropped' || field.constraints.unique || contract.key.includes(field.name)
				? makeColumn(columnTypes[field.type])
				: null
		);
	}

	/** Forgets all rows; `again` gives accepted ones once more. */
	start(again: (row: number, line: number) => RawRow): void {
		this.rows = this.read = this.blank = 0;
		this.evidence = this.#survey.none();
		this.#faults = [];
		this.#again = again;
		for (const column of this.columns) column?.clear();
	}

	/** Takes the row that its columns hold already as the next one. */
	accept(line: number): void {
		this.#lines.set(this.rows++, line);
		this.read++;
	}

	/** Checks one row as text, and keeps what it gives. */
	take(row: RawRow, check: RowCheck): boolean {
		if (this.#survey.needed) this.#survey.look(row, this.evidence);
		const fate = check.check(row);
		if (isFault(fate)) this.#faults.push(fate);
		else if (fate === 'blank') this.blank++;
		else {
			for (let at = 0; at < fate.length; at++) this.columns[at]?.set(this.rows, fate[at]!);
			this.accept(row.line);
			return true;
		}
		this.read++;
		return false;
	}

	/** Of the rows from one on; null when no two rows of the file could be the same one. */
	keys(from = 0): SegmentKeys | null {
		const { fields, key } = this.#plan.job.contract;
		const count = this.rows - from;
		const hashesOf = (at: readonly number[]) => {
			const hashes = makeHashes(count);
			for (const field of at) this.columns[field]!.hashInto(hashes, from, this.rows);
			return hashes;
		};
		const unique = fields.flatMap((field, at) => (field.constraints.unique ? [at] : []));
		if (key.length === 0 && unique.length === 0) return null;
		const keyFields = key.map((name) => fields.findIndex((field) => field.name === name));
		return {
			key: key.length === 0 ? null : hashesOf(keyFields),
			unique: unique.map((field) => ({
				field,
				hashes: hashesOf([field]),
				present: Uint8Array.from({ length: count }, (_, row) =>
					this.columns[field]!.isNull(from + row) ? 0 : 1
				)
			})),
			lines: this.#lines.values().slice(from, this.rows)
		};
	}

	/** Leaves out the rows that repeat an earlier one, and encodes the others. */
	settle(repeats: readonly Repeat[], linesBefore: number, check: RowCheck): SettledSegment {
		const { contract } = this.#plan.job;
		const kept = runsWithout(repeats, this.rows);
		const columns = this.columns.filter(
			(column, at): column is Column =>
				column !== null && contract.fields[at]!.personal !== 'dropped'
		);
		const greatest = watchedFields(this.#plan).flatMap(({ at, name }) => {
			const value = this.columns[at]?.greatest(kept) ?? null;
			return value === null ? [] : [[name, value] as const];
		});
		const faults = [
			...this.#faults,
			...repeats.map(({ row, field, first }) =>
				check.repeated(this.#again(row, this.#lines.values()[row]!), field, first)
			)
		].map((fault) => ({ ...fault, line: fault.line + linesBefore }));
		return {
			group: encodeGroup([...columns, this.#lines.column(this.rows, linesBefore)], kept),
			faults: repeats.length > 0 ? faults.toSorted((a, b) => a.line - b.line) : faults,
			greatest
		};
	}

	get faults(): number {
		return this.#faults.length;
	}
}

/** The fields that date a delivery or end what it covers. */
function watchedFields({ job }: ReadPlan): { at: number; name: string }[] {
	const { delivered, covers, fields } = job.contract;
	const names = new Set([
		...(delivered.from === 'field' ? [delivered.field] : []),
		...(typeof covers.until === 'object' ? [covers.until.field] : [])
	]);
	return fields.flatMap(({ name }, at) => (names.has(name) ? [{ at, name }] : []));
}

function runsWithout(repeats: readonly Repeat[], rows: number): Run[] {
	const runs: Run[] = [];
	let from = 0;
	for (const { row } of repeats) {
		if (row > from) runs.push({ from, to: row });
		from = row + 1;
	}
	if (rows > from) runs.push({ from, to: rows });
	return runs;
}

type Lines = {
	set(row: number, line: number): void;
	values(): Int32Array;
	column(rows: number, linesBefore: number): Column;
};

function makeLines(): Lines {
	let lines = new Int32Array(256);
	const column = makeColumn('INTEGER');
	return {
		set(row, line) {
			if (row >= lines.length) {
				const larger = new Int32Array(lines.length * 2);
				larger.set(lines);
				lines = larger;
			}
			lines[row] = line;
		},
		values: () => lines,
		column(rows, linesBefore) {
			for (let row = 0; row < rows; row++) column.set(row, lines[row]! + linesBefore);
			return column;
		}
	};
}

function isFault(fate: 'blank' | readonly FieldValueRead[] | RowFault): fate is RowFault {
	return fate !== 'blank' && !Array.isArray(fate);
}

function noRows(): never {
	throw new Error('this segment keeps no rows');
}
