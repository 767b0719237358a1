import { putVarint } from './thrift-compact.ts';

export type ColumnType =
	'VARCHAR' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP';

export type ColumnValue = string | number | boolean | null;

/** One column's values on their way to a page, already in Parquet's plain encoding. */
export type ColumnBuffer = {
	/** Bytes held. */
	readonly size: number;
	/** Dates and moments as ISO text, everything else as itself. */
	add(value: ColumnValue): void;
	/** The page's bytes, which stay valid until the next `add`; then the column starts again. */
	takePage(): Buffer;
};

export function makeColumnBuffer(type: ColumnType): ColumnBuffer {
	let bytes = Buffer.allocUnsafe(256);
	let size = 0;
	/** One bit a row, set where there is a value. */
	let present = new Uint8Array(32);
	let rows = 0;
	let values = 0;

	const need = (more: number): void => {
		if (size + more <= bytes.length) return;
		const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, size + more));
		bytes.copy(larger, 0, 0, size);
		bytes = larger;
	};
	const putInt64 = (value: number): void => {
		need(8);
		const high = Math.floor(value / 0x1_0000_0000);
		bytes.writeUInt32LE(value - high * 0x1_0000_0000, size);
		bytes.writeInt32LE(high, size + 4);
		size += 8;
	};
	const putText = (text: string): void => {
		need(4 + text.length * 3);
		const start = size + 4;
		let at = start;
		for (let index = 0; index < text.length; index++) {
			const code = text.charCodeAt(index);
			if (code >= 0x80 || index >= SHORT) {
				at = start + bytes.write(text, start);
				break;
			}
			bytes[at++] = code;
		}
		bytes.writeUInt32LE(at - start, size);
		size = at;
	};
	const putBoolean = (value: boolean): void => {
		if (values % 8 === 0) {
			need(1);
			bytes[size++] = 0;
		}
		if (value) bytes[size - 1]! |= 1 << (values % 8);
	};
	const putInt32 = (value: number): void => {
		need(4);
		size = bytes.writeInt32LE(value, size);
	};
	const putDouble = (value: number): void => {
		need(8);
		size = bytes.writeDoubleLE(value, size);
	};
	const put = {
		VARCHAR: (value: ColumnValue) => putText(value as string),
		BIGINT: (value: ColumnValue) => putInt64(value as number),
		INTEGER: (value: ColumnValue) => putInt32(value as number),
		DOUBLE: (value: ColumnValue) => putDouble(value as number),
		BOOLEAN: (value: ColumnValue) => putBoolean(value as boolean),
		DATE: (value: ColumnValue) => putInt32(daysOf(value as string)),
		TIMESTAMP: (value: ColumnValue) => putInt64(microsecondsOf(value as string))
	}[type];

	return {
		get size() {
			return size;
		},
		add(value) {
			const at = rows >> 3;
			if (at >= present.length) {
				const larger = new Uint8Array(present.length * 2);
				larger.set(present);
				present = larger;
			}
			if (value !== null) {
				present[at]! |= 1 << (rows & 7);
				put(value);
				values++;
			}
			rows++;
		},
		takePage() {
			const levels = encodeLevels(present, rows, values);
			const page = Buffer.concat([levels, bytes.subarray(0, size)]);
			present = new Uint8Array(present.length);
			size = rows = values = 0;
			return page;
		}
	};
}

/** Texts up to this length are copied character by character: faster than asking for it. */
const SHORT = 64;

/** Which rows have a value: one run when all or none do, else a bit a row. */
export function encodeLevels(present: Uint8Array, rows: number, values: number): Buffer {
	const bytes: number[] = [];
	if (values === rows || values === 0) {
		putVarint(bytes, rows * 2);
		bytes.push(values === 0 ? 0 : 1);
		return withLength(Buffer.from(bytes));
	}
	const groups = Math.ceil(rows / 8);
	putVarint(bytes, groups * 2 + 1);
	return withLength(Buffer.concat([Buffer.from(bytes), present.subarray(0, groups)]));
}

function withLength(bytes: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32LE(bytes.length);
	return Buffer.concat([length, bytes]);
}

function daysOf(text: string): number {
	return Date.UTC(+text.slice(0, 4), +text.slice(5, 7) - 1, +text.slice(8, 10)) / 86_400_000;
}

function microsecondsOf(text: string): number {
	const time = +text.slice(11, 13) * 3_600 + +text.slice(14, 16) * 60 + +text.slice(17, 19);
	return (daysOf(text) * 86_400 + time) * 1_000_000;
}
