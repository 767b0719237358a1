import { join } from 'node:path';
import { quoteName, quoteText, type Database } from '../duckdb.ts';
import type { Field, FieldType } from '../programme/contract.ts';
import type { OpenTable } from './open-table.ts';
import type { ReadJob } from './read-job.ts';
import { writePart, type PartColumn, type RowsFile } from './write-part.ts';

const sqlTypes: Readonly<Record<FieldType, PartColumn['type']>> = {
	string: 'VARCHAR',
	integer: 'BIGINT',
	number: 'DOUBLE',
	boolean: 'BOOLEAN',
	date: 'DATE',
	datetime: 'TIMESTAMP'
};

export async function writeAccepted(
	database: Database,
	rows: RowsFile,
	fields: readonly Field[],
	table: OpenTable,
	job: ReadJob,
	deliveredOn: string
): Promise<void> {
	const columns: PartColumn[] = fields.map(({ name, type }) => ({ name, type: sqlTypes[type] }));
	const selected = [
		...columns.map(({ name }) => quoteName(name)),
		`${quoteText(job.sha256.slice(0, 12))} AS _delivery`,
		`DATE ${quoteText(deliveredOn)} AS _delivered_on`,
		'_line',
		`${sheetSql(table)} AS _sheet`
	];
	const line: PartColumn = { name: '_line', type: 'INTEGER' };
	const target = join(job.parts, `${job.hashes.accepted}.parquet`);
	const written = await writePart(database, rows, [...columns, line], selected, target);
	assertEqual('accepted rows written', written, rows.rows);
}

export async function writeRejects(
	database: Database,
	rows: RowsFile,
	table: OpenTable,
	job: ReadJob
): Promise<void> {
	const names = ['column', 'field', 'rule', 'value', 'row', 'expected'];
	const columns: PartColumn[] = [
		{ name: 'line', type: 'INTEGER' },
		...names.map((name) => ({ name, type: 'VARCHAR' }) as const)
	];
	const selected = [
		`${quoteText(job.name)} AS file`,
		`${sheetSql(table)} AS sheet`,
		...columns.map(({ name }) => quoteName(name))
	];
	const target = join(job.parts, `${job.hashes.rejects}.parquet`);
	const written = await writePart(database, rows, columns, selected, target);
	assertEqual('rejected rows written', written, rows.rows);
}

function sheetSql(table: OpenTable): string {
	return `CAST(${table.sheet === null ? 'NULL' : quoteText(table.sheet)} AS VARCHAR)`;
}

function assertEqual(what: string, found: number, expected: number): void {
	if (found !== expected) throw new Error(`${what}: ${found}, counted ${expected}`);
}
