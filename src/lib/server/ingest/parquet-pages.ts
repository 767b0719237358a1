import { constants, zstdCompressSync } from 'node:zlib';
import {
	makeColumn,
	type Column,
	type ColumnType,
	type ColumnValue,
	type Encoded,
	type Run
} from './parquet-column.ts';
import { encodeSameLevels } from './parquet-levels.ts';
import { encodeThrift, putVarint, type ThriftStruct, type ThriftValue } from './thrift-compact.ts';

/** Packing a few kilobytes costs more time than it saves room. */
const WORTH_PACKING = 100_000;
const TRIED = 32_768;

export const PLAIN = 0;
export const RLE = 3;
export const RLE_DICTIONARY = 8;
const UNPACKED = 0;
const ZSTD = 6;

/** A column chunk's bytes, and what its description must tell of them. */
export type Pages = {
	readonly bytes: readonly Uint8Array[];
	/** Bytes with the pages unpacked. */
	readonly unpacked: number;
	readonly codec: number;
	/** Bytes before the data page. */
	readonly dictionary: number;
};

/** The rows of a group that are kept, one column. */
export function encodePages(column: Column, kept: readonly Run[]): Pages {
	const rows = kept.reduce((sum, { from, to }) => sum + to - from, 0);
	return asPages(column.encode(kept), rows);
}

/** One value for all rows: a dictionary of one, or no value at all. */
export function fixedPages(type: ColumnType, value: ColumnValue, rows: number): Pages {
	const levels = encodeSameLevels(rows, value !== null);
	if (value === null) return asPages({ dictionary: null, page: levels }, rows);
	const column = makeColumn(type);
	column.set(0, value);
	const { dictionary, page } = column.encode([{ from: 0, to: 1 }]);
	const entry = dictionary?.bytes ?? page.subarray(encodeSameLevels(1, true).length);
	const run = [1];
	putVarint(run, rows * 2);
	run.push(0);
	return asPages(
		{
			dictionary: { bytes: entry, entries: 1 },
			page: Buffer.concat([levels, Buffer.from(run)])
		},
		rows
	);
}

/** Large pages are packed; a chunk has one codec, so its dictionary is packed with them. */
function asPages({ dictionary, page }: Encoded, rows: number): Pages {
	const codec = isWorthPacking(page) ? ZSTD : UNPACKED;
	const pack = (bytes: Buffer): Buffer => (codec === ZSTD ? zstdCompressSync(bytes, fast) : bytes);
	const bytes: Buffer[] = [];
	let unpacked = 0;
	let before = 0;
	if (dictionary !== null) {
		const packed = pack(dictionary.bytes);
		const header = dictionaryPageHeader(dictionary.entries, dictionary.bytes.length, packed.length);
		bytes.push(header, packed);
		before = header.length + packed.length;
		unpacked = header.length + dictionary.bytes.length;
	}
	const packed = pack(page);
	const encoding = dictionary === null ? PLAIN : RLE_DICTIONARY;
	const header = dataPageHeader(rows, encoding, page.length, packed.length);
	bytes.push(header, packed);
	return { bytes, unpacked: unpacked + header.length + page.length, codec, dictionary: before };
}

/** By its beginning: packing what hardly gets smaller costs time for nothing. */
function isWorthPacking(page: Buffer): boolean {
	if (page.length < WORTH_PACKING) return false;
	const tried = page.subarray(0, TRIED);
	return zstdCompressSync(tried, fast).length < tried.length * 0.85;
}

const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const i32 = (value: number): ThriftValue => ({ i32: value });

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

function dictionaryPageHeader(entries: number, unpacked: number, packed: number): Buffer {
	const about: ThriftStruct = [
		[1, i32(entries)],
		[2, i32(PLAIN)]
	];
	return encodeThrift([
		[1, i32(2)],
		[2, i32(unpacked)],
		[3, i32(packed)],
		[7, { struct: about }]
	]);
}
