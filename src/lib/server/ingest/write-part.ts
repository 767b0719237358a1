import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
	makeColumn,
	type Column,
	type ColumnType,
	type ColumnValue,
	type Run
} from './parquet-column.ts';
import { describeChunk, encodeFooter, type RowGroup } from './parquet-footer.ts';
import { encodePages, fixedPages, type Pages } from './parquet-pages.ts';
import type { ThriftStruct } from './thrift-compact.ts';

const MAGIC = Buffer.from('PAR1');

export type PartColumn = {
	readonly name: string;
	readonly type: ColumnType;
	/** One value for the whole part, told at its end. */
	readonly fixed?: boolean;
};

/** A Parquet file being written: the same rows give the same bytes. */
export type PartWriter = {
	readonly rows: number;
	/** One row: values of the columns that are not fixed, in their order. */
	add(values: readonly ColumnValue[]): void;
	/** Rows that were encoded before, perhaps in another thread. */
	addGroup(group: EncodedGroup): void;
	/**
	 * Ends the file, flushes it to the disk, makes it read-only and gives it its name. The name
	 * itself is on the disk once the folder is flushed, which whoever publishes the parts does
	 * once for all.
	 */
	settle(fixed: readonly ColumnValue[]): void;
	/** Removes what is not settled. */
	discard(): void;
};

/** Rows written together: the pages of the columns that are not fixed, in their order. */
export type EncodedGroup = { readonly rows: number; readonly columns: readonly Pages[] };

/** Encodes the rows that are kept of a group. */
export function encodeGroup(columns: readonly Column[], kept: readonly Run[]): EncodedGroup {
	return {
		rows: kept.reduce((sum, { from, to }) => sum + to - from, 0),
		columns: columns.map((column) => encodePages(column, kept))
	};
}

const ROWS_HELD = 100_000;
const BYTES_HELD = 32_000_000;
const FLUSHED_SIZE = 1_000_000;

/**
 * Opens a part. Rows leave memory in groups, so that a part may be larger than memory. What is
 * written is the plainest Parquet there is (https://parquet.apache.org/docs/file-format/): flat
 * columns that may hold nulls, one page a group, plain or after a dictionary of texts, packed by zstd
 * when they are large.
 */
export function openPart(target: string, columns: readonly PartColumn[]): PartWriter {
	const beside = unsettledPath(target);
	const held = columns.flatMap(({ type, fixed }) => (fixed ? [] : [makeColumn(type)]));
	const groups: RowGroup[] = [];
	let descriptor: number | null = null;
	let waiting: Uint8Array[] = [];
	let waitingSize = 0;
	let offset = 0;
	let rows = 0;
	let inGroup = 0;

	const flush = (): void => {
		descriptor ??= openSync(beside, 'w', 0o600);
		const bytes = Buffer.concat(waiting);
		for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
		waiting = [];
		waitingSize = 0;
	};
	const put = (bytes: Uint8Array): void => {
		waiting.push(bytes);
		waitingSize += bytes.length;
		offset += bytes.length;
		if (waitingSize >= FLUSHED_SIZE) flush();
	};
	const putChunk = (column: PartColumn, count: number, pages: Pages): ThriftStruct => {
		const start = offset;
		for (const bytes of pages.bytes) put(bytes);
		return describeChunk(column, count, pages, start);
	};
	const putGroup = (group: EncodedGroup): void => {
		if (offset === 0) put(MAGIC);
		let next = 0;
		const chunks = columns.map((column) =>
			column.fixed ? null : putChunk(column, group.rows, group.columns[next++]!)
		);
		groups.push({ rows: group.rows, chunks });
	};
	const endGroup = (): void => {
		if (inGroup === 0) return;
		putGroup(encodeGroup(held, [{ from: 0, to: inGroup }]));
		for (const column of held) column.clear();
		inGroup = 0;
	};

	return {
		get rows() {
			return rows;
		},
		add(values) {
			for (let at = 0; at < held.length; at++) held[at]!.set(inGroup, values[at] ?? null);
			rows++;
			inGroup++;
			const full = inGroup % 1_024 === 0 && sizeOf(held, inGroup) > BYTES_HELD;
			if (inGroup >= ROWS_HELD || full) endGroup();
		},
		addGroup(group) {
			endGroup();
			if (group.rows === 0) return;
			rows += group.rows;
			putGroup(group);
		},
		settle(fixed) {
			endGroup();
			if (offset === 0) put(MAGIC);
			for (const group of groups) {
				let next = 0;
				columns.forEach((column, at) => {
					if (!column.fixed) return;
					const value = fixed[next++] ?? null;
					group.chunks[at] = putChunk(
						column,
						group.rows,
						fixedPages(column.type, value, group.rows)
					);
				});
			}
			const footer = encodeFooter(columns, groups, rows);
			const length = Buffer.alloc(4);
			length.writeUInt32LE(footer.length);
			put(Buffer.concat([footer, length, MAGIC]));
			flush();
			fsyncSync(descriptor!);
			fchmodSync(descriptor!, 0o444);
			closeSync(descriptor!);
			descriptor = null;
			renameSync(beside, target);
		},
		discard() {
			if (descriptor === null) return;
			closeSync(descriptor);
			descriptor = null;
			rmSync(beside, { force: true });
		}
	};
}

/** Names of files being written start so: after a crash whatever bears one belongs to nobody. */
export const unsettledPrefix = (pid: number): string => `.tmp-${pid}-`;

function unsettledPath(target: string): string {
	return join(dirname(target), `${unsettledPrefix(process.pid)}${basename(target)}`);
}

function sizeOf(columns: readonly Column[], rows: number): number {
	let size = 0;
	for (const column of columns) size += column.sizeOf(rows);
	return size;
}
