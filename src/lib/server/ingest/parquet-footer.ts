import type { ColumnType } from './parquet-column.ts';
import { PLAIN, RLE, RLE_DICTIONARY, type Pages } from './parquet-pages.ts';
import { encodeThrift, type ThriftStruct, type ThriftValue } from './thrift-compact.ts';

type Column = { readonly name: string; readonly type: ColumnType };

/** Rows written together: the description of each column's chunk, in the columns' order. */
export type RowGroup = { readonly rows: number; readonly chunks: (ThriftStruct | null)[] };

/** What a reader looks at first: the columns, and where each lies in each group. */
export function encodeFooter(
	columns: readonly Column[],
	groups: readonly RowGroup[],
	rows: number
): Buffer {
	return encodeThrift(describeFile(columns, groups, rows));
}

const i32 = (value: number): ThriftValue => ({ i32: value });
const i64 = (value: number): ThriftValue => ({ i64: value });

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

export function describeChunk(
	column: Column,
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
	columns: readonly Column[],
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
	const listed = chunks.filter((chunk) => chunk !== null);
	return {
		struct: [
			[
				1,
				{
					list: listed.map((metadata): ThriftValue => ({
						struct: [
							[2, i64(0)],
							[3, { struct: metadata }]
						]
					}))
				}
			],
			[2, i64(listed.reduce((sum, metadata) => sum + sizeIn(metadata), 0))],
			[3, i64(rows)]
		]
	};
}

function sizeIn(metadata: ThriftStruct): number {
	const size = metadata.find(([id]) => id === 6)?.[1];
	return size !== undefined && 'i64' in size ? size.i64 : 0;
}
