import { join } from 'node:path';
import type { Field, FieldType } from '../programme/contract.ts';
import type { RowFault } from './check-rows.ts';
import type { ColumnType } from './parquet-column.ts';
import type { ReadJob } from './read-job.ts';
import { openPart, type PartWriter } from './write-part.ts';

export const columnTypes: Readonly<Record<FieldType, ColumnType>> = {
	string: 'VARCHAR',
	integer: 'BIGINT',
	number: 'DOUBLE',
	boolean: 'BOOLEAN',
	date: 'DATE',
	datetime: 'TIMESTAMP'
};

/** The part of accepted rows: the fields and `_line`; at its end `_delivery`, `_delivered_on`, `_sheet`. */
export function openAccepted(job: ReadJob, fields: readonly Field[]): PartWriter {
	return openPart(join(job.parts, `${job.hashes.accepted}.parquet`), [
		...fields.map(({ name, type }) => ({ name, type: columnTypes[type] })),
		{ name: '_delivery', type: 'VARCHAR', fixed: true },
		{ name: '_delivered_on', type: 'DATE', fixed: true },
		{ name: '_line', type: 'INTEGER' },
		{ name: '_sheet', type: 'VARCHAR', fixed: true }
	]);
}

/** The part of refused rows: the columns of `Reject` in their order; at its end `file` and `sheet`. */
export function openRejects(job: ReadJob): PartWriter {
	const words = ['column', 'field', 'rule', 'value', 'row', 'expected', 'hash', 'key'];
	return openPart(join(job.parts, `${job.hashes.rejects}.parquet`), [
		{ name: 'file', type: 'VARCHAR', fixed: true },
		{ name: 'sheet', type: 'VARCHAR', fixed: true },
		{ name: 'line', type: 'INTEGER' },
		...words.map((name) => ({ name, type: 'VARCHAR' }) as const)
	]);
}

export function addReject(rejects: PartWriter, fault: RowFault): void {
	const { line, column, field, rule, value, row, expected, hash, key } = fault;
	rejects.add([line, column, field, rule, value, row, expected, hash, key]);
}
