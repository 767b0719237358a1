import { putVarint } from './thrift-compact.ts';

/** Which rows have a value (1 or 0 each): one run when all or none do, else a bit a row. */
export function encodeLevels(present: Uint8Array, values: number): Buffer {
	const rows = present.length;
	if (values === rows || values === 0) return encodeSameLevels(rows, values !== 0);
	const groups = Math.ceil(rows / 8);
	const bits = Buffer.alloc(groups);
	for (let row = 0; row < rows; row++) bits[row >> 3]! |= present[row]! << (row & 7);
	const start: number[] = [];
	putVarint(start, groups * 2 + 1);
	return withLength([Buffer.from(start), bits]);
}

/** All rows have a value, or none has. */
export function encodeSameLevels(rows: number, present: boolean): Buffer {
	const bytes: number[] = [];
	putVarint(bytes, rows * 2);
	bytes.push(present ? 1 : 0);
	return withLength([Buffer.from(bytes)]);
}

/** Places in a dictionary. */
export function encodeCodes(codes: Int32Array, entries: number): Buffer {
	const width = Math.max(1, 32 - Math.clz32(entries - 1));
	return Buffer.concat([Buffer.of(width), packBits(codes, width)]);
}

/** Numbers of `width` bits each, lowest bits first, eight at a time. */
function packBits(values: Int32Array, width: number): Buffer {
	const groups = Math.ceil(values.length / 8);
	const start: number[] = [];
	putVarint(start, groups * 2 + 1);
	const packed = Buffer.alloc(start.length + groups * width);
	packed.set(start);
	let at = start.length;
	let held = 0;
	let bits = 0;
	for (let index = 0; index < values.length; index++) {
		held |= values[index]! << bits;
		bits += width;
		while (bits >= 8) {
			packed[at++] = held & 0xff;
			held >>>= 8;
			bits -= 8;
		}
	}
	if (bits > 0) packed[at] = held & 0xff;
	return packed;
}

function withLength(parts: readonly Buffer[]): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32LE(parts.reduce((sum, part) => sum + part.length, 0));
	return Buffer.concat([length, ...parts]);
}
