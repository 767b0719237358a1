/** Values of Thrift's compact protocol, as far as Parquet's headers need them. */
export type ThriftValue =
	| { readonly i32: number }
	| { readonly i64: number }
	| { readonly text: string }
	| { readonly truth: boolean }
	| { readonly struct: ThriftStruct }
	| { readonly list: readonly ThriftValue[] };

/** Fields by their number, in rising order. */
export type ThriftStruct = readonly (readonly [id: number, value: ThriftValue])[];

const types = { i32: 5, i64: 6, text: 8, list: 9, struct: 12 } as const;

/** https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md */
export function encodeThrift(struct: ThriftStruct): Buffer {
	const bytes: number[] = [];
	putStruct(bytes, struct);
	return Buffer.from(bytes);
}

/** An unsigned number, seven bits a byte, lowest first. */
export function putVarint(bytes: number[], value: number): void {
	let rest = value;
	while (rest >= 0x80) {
		bytes.push((rest % 0x80) | 0x80);
		rest = Math.floor(rest / 0x80);
	}
	bytes.push(rest);
}

function putStruct(bytes: number[], struct: ThriftStruct): void {
	let last = 0;
	for (const [id, value] of struct) {
		bytes.push(((id - last) << 4) | typeOf(value));
		putValue(bytes, value);
		last = id;
	}
	bytes.push(0);
}

function typeOf(value: ThriftValue): number {
	if ('truth' in value) return value.truth ? 1 : 2;
	if ('i32' in value) return types.i32;
	if ('i64' in value) return types.i64;
	if ('text' in value) return types.text;
	return 'list' in value ? types.list : types.struct;
}

function putValue(bytes: number[], value: ThriftValue): void {
	if ('i32' in value) putVarint(bytes, zigzag(value.i32));
	else if ('i64' in value) putVarint(bytes, zigzag(value.i64));
	else if ('text' in value) {
		const text = Buffer.from(value.text);
		putVarint(bytes, text.length);
		for (const byte of text) bytes.push(byte);
	} else if ('struct' in value) putStruct(bytes, value.struct);
	else if ('list' in value) {
		const { list } = value;
		const type = list[0] === undefined ? types.i32 : typeOf(list[0]);
		if (list.length < 15) bytes.push((list.length << 4) | type);
		else {
			bytes.push(0xf0 | type);
			putVarint(bytes, list.length);
		}
		for (const item of list) putValue(bytes, item);
	}
}

function zigzag(value: number): number {
	return value >= 0 ? value * 2 : -value * 2 - 1;
}
