import { zstdCompressSync } from 'node:zlib';
import {
	encodeLevels,
	makeColumnBuffer,
	type ColumnBuffer,
	type ColumnType,
	type ColumnValue
} from './parquet-column.ts';
import { encodeThrift, putVarint, type ThriftStruct, type ThriftValue } from './thrift-compact.ts';

/** Packing a few kilobytes costs more time than it saves room. */
const WORTH_PACKING = 100_000;

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

/** One page, packed when it is large. */
export function plainPages(buffer: ColumnBuffer, count: number): Pages {
	const page = buffer.takePage();
	const codec = page.length >= WORTH_PACKING ? ZSTD : UNPACKED;
	const packed = codec === ZSTD ? zstdCompressSync(page) : page;
	const header = dataPageHeader(count, PLAIN, page.length, packed.length);
	return { bytes: [header, packed], unpacked: header.length + page.length, codec, dictionary: 0 };
}

/** One value for all rows: a dictionary of one, or no value at all. */
export function fixedPages(type: ColumnType, value: ColumnValue, count: number): Pages {
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
	const buffer = makeColumnBuffer(type);
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
