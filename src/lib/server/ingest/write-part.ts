import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import {
	encodeLevels,
	makeColumnBuffer,
	type ColumnBuffer,
	type ColumnType,
	type ColumnValue
} from './parquet-column.ts';
import { encodeThrift, putVarint, type ThriftStruct, type ThriftValue } from './thrift-compact.ts';

export type PartColumn = {
	readonly name: string;
	readonly type: ColumnType;
	/** One value for the whole part, told at its end. */
	readonly fixed?: boolean;
};

/** A Parquet file being written: the same rows give the same bytes. */
export type PartWriter = {
	readonly rows: number;
	/** Values of the columns that are not fixed, in their order. */
	add(values: readonly ColumnValue[]): void;
	/**
	 * Ends the file, flushes it to the disk, makes it read-only and gives it its name. The name
	 * itself is on the disk once the folder is flushed, which whoever publishes the parts does
	 * once for all.
	 */
	settle(fixed: readonly ColumnValue[]): void;
	/** Removes what is not settled. */
	discard(): void;
};

const ROWS_HELD = 100_000;
const BYTES_HELD = 32_000_000;
/** Packing a few kilobytes costs more time than it saves room. */
const WORTH_PACKING = 100_000;

type Chunk = { readonly column: PartColumn; readonly metadata: ThriftStruct };
type RowGroup = { readonly rows: number; readonly chunks: (Chunk | null)[] };

/**
 * Opens a part. Rows leave memory in groups, so that a part may be larger than memory. What is
 * written is the plainest Parquet there is (https://parquet.apache.org/docs/file-format/): flat
 * columns that may hold nulls, plain pages, one a group, packed by zstd when they are large.
 */
export function openPart(target: string, columns: readonly PartColumn[]): PartWriter {
	const beside = unsettledPath(target);
	const buffers = columns.map((column) => (column.fixed ? null : makeColumnBuffer(column.type)));
	const held = buffers.filter((buffer) => buffer !== null);
	const groups: RowGroup[] = [];
	let descriptor: number | null = null;
	let offset = 0;
	let rows = 0;
	let inGroup = 0;

	const put = (bytes: Uint8Array): void => {
		descriptor ??= openSync(beside, 'w', 0o600);
		for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
		offset += bytes.length;
	};
	const putChunk = (column: PartColumn, count: number, pages: Pages): Chunk => {
		const start = offset;
		put(Buffer.concat(pages.bytes));
		return { column, metadata: describeChunk(column, count, pages, start) };
	};
	const endGroup = (): void => {
		if (offset === 0) put(MAGIC);
		const count = inGroup;
		const chunks = columns.map((column, at) => {
			const buffer = buffers[at];
			return buffer ? putChunk(column, count, plainPages(buffer, count)) : null;
		});
		groups.push({ rows: count, chunks });
		inGroup = 0;
	};

	return {
		get rows() {
			return rows;
		},
		add(values) {
			for (let at = 0; at < held.length; at++) held[at]!.add(values[at] ?? null);
			rows++;
			inGroup++;
			if (inGroup >= ROWS_HELD || (inGroup % 1_024 === 0 && sizeOf(held) > BYTES_HELD)) endGroup();
		},
		settle(fixed) {
			if (inGroup > 0) endGroup();
			if (offset === 0) put(MAGIC);
			for (const group of groups) {
				let next = 0;
				columns.forEach((column, at) => {
					if (!column.fixed) return;
					const value = fixed[next++] ?? null;
					group.chunks[at] = putChunk(column, group.rows, fixedPages(column, value, group.rows));
				});
			}
			const footer = encodeThrift(describeFile(columns, groups, rows));
			const length = Buffer.alloc(4);
			length.writeUInt32LE(footer.length);
			put(Buffer.concat([footer, length, MAGIC]));
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

function sizeOf(buffers: readonly ColumnBuffer[]): number {
	let size = 0;
	for (const buffer of buffers) size += buffer.size;
	return size;
}

const MAGIC = Buffer.from('PAR1');
const PLAIN = 0;
const RLE = 3;
const RLE_DICTIONARY = 8;
const UNPACKED = 0;
const ZSTD = 6;

type Pages = {
	readonly bytes: readonly Uint8Array[];
	/** Bytes with the pages unpacked. */
	readonly unpacked: number;
	readonly codec: number;
	/** Bytes before the data page. */
	readonly dictionary: number;
};

function plainPages(buffer: ColumnBuffer, count: number): Pages {
	const page = buffer.takePage();
	const codec = page.length >= WORTH_PACKING ? ZSTD : UNPACKED;
	const packed = codec === ZSTD ? zstdCompressSync(page) : page;
	const header = dataPageHeader(count, PLAIN, page.length, packed.length);
	return { bytes: [header, packed], unpacked: header.length + page.length, codec, dictionary: 0 };
}

/** One value for all rows: a dictionary of one, or no value at all. */
function fixedPages(column: PartColumn, value: ColumnValue, count: number): Pages {
	const levels = encodeLevels(new Uint8Array(), count, value === null ? 0 : count);
	if (value === null) {
		const header = dataPageHeader(count, PLAIN, levels.length, levels.length);
		return {
			bytes: [header, levels],
			unpacked: header.length + levels.length,
			codec: UNPACKED,
			dictionary: 0
		};
	}
	const buffer = makeColumnBuffer(column.type);
	buffer.add(value);
	const entry = buffer.takePage().subarray(encodeLevels(new Uint8Array(), 1, 1).length);
	const dictionary = Buffer.concat([dictionaryPageHeader(entry.length), entry]);
	const run = [1];
	putVarint(run, count * 2);
	run.push(0);
	const page = Buffer.concat([levels, Buffer.from(run)]);
	const header = dataPageHeader(count, RLE_DICTIONARY, page.length, page.length);
	return {
		bytes: [dictionary, header, page],
		unpacked: dictionary.length + header.length + page.length,
		codec: UNPACKED,
		dictionary: dictionary.length
	};
}

const i32 = (value: number): ThriftValue => ({ i32: value });
const i64 = (value: number): ThriftValue => ({ i64: value });

function dataPageHeader(count: number, encoding: number, unpacked: number, packed: number): Buffer {
	const about: ThriftStruct = [
		[1, i32(count)],
		[2, i32(encoding)],
		[3, i32(RLE)],
		[4, i32(RLE)]
	];
	return encodeThrift([
		[1, i32(0)],
		[2, i32(unpacked)],
		[3, i32(packed)],
		[5, { struct: about }]
	]);
}

function dictionaryPageHeader(length: number): Buffer {
	const about: ThriftStruct = [
		[1, i32(1)],
		[2, i32(PLAIN)]
	];
	return encodeThrift([
		[1, i32(2)],
		[2, i32(length)],
		[3, i32(length)],
		[7, { struct: about }]
	]);
}

/** Parquet's physical type, and the annotation that makes it ours. */
const types: Readonly<Record<ColumnType, { physical: number; about: ThriftStruct }>> = {
	BOOLEAN: { physical: 0, about: [] },
	INTEGER: { physical: 1, about: [] },
	DATE: { physical: 1, about: [[6, i32(6)]] },
	BIGINT: { physical: 2, about: [] },
	TIMESTAMP: { physical: 2, about: [[10, { struct: [[8, { struct: localMicroseconds() }]] }]] },
	DOUBLE: { physical: 5, about: [] },
	VARCHAR: { physical: 6, about: [[6, i32(0)]] }
};

/** A moment on the wall's clock, not an instant. */
function localMicroseconds(): ThriftStruct {
	return [
		[1, { truth: false }],
		[2, { struct: [[2, { struct: [] }]] }]
	];
}

function describeChunk(
	column: PartColumn,
	count: number,
	pages: Pages,
	start: number
): ThriftStruct {
	const packed = pages.bytes.reduce((sum, { length }) => sum + length, 0);
	const encodings = pages.dictionary > 0 ? [RLE, RLE_DICTIONARY] : [RLE, PLAIN];
	return [
		[1, i32(types[column.type].physical)],
		[2, { list: encodings.map(i32) }],
		[3, { list: [{ text: column.name }] }],
		[4, i32(pages.codec)],
		[5, i64(count)],
		[6, i64(pages.unpacked)],
		[7, i64(packed)],
		[9, i64(start + pages.dictionary)],
		...(pages.dictionary > 0 ? ([[11, i64(start)]] as const) : [])
	];
}

function describeFile(
	columns: readonly PartColumn[],
	groups: readonly RowGroup[],
	rows: number
): ThriftStruct {
	const root: ThriftStruct = [
		[4, { text: 'rows' }],
		[5, i32(columns.length)]
	];
	const schema = columns.map(({ name, type }): ThriftValue => ({
		struct: [[1, i32(types[type].physical)], [3, i32(1)], [4, { text: name }], ...types[type].about]
	}));
	return [
		[1, i32(1)],
		[2, { list: [{ struct: root }, ...schema] }],
		[3, i64(rows)],
		[4, { list: groups.map(describeGroup) }],
		[6, { text: 'Jalon' }]
	];
}

function describeGroup({ rows, chunks }: RowGroup): ThriftValue {
	const listed = chunks.flatMap((chunk) => chunk ?? []);
	return {
		struct: [
			[
				1,
				{
					list: listed.map(({ metadata }): ThriftValue => ({
						struct: [
							[2, i64(0)],
							[3, { struct: metadata }]
						]
					}))
				}
			],
			[2, i64(listed.reduce((sum, { metadata }) => sum + sizeIn(metadata), 0))],
			[3, i64(rows)]
		]
	};
}

function sizeIn(metadata: ThriftStruct): number {
	const size = metadata.find(([id]) => id === 6)?.[1];
	return size !== undefined && 'i64' in size ? size.i64 : 0;
}
