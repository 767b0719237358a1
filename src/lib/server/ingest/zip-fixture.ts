import { crc32, deflateRawSync } from 'node:zlib';

/** For tests: one entry of an archive, right or wrong on purpose. */
export type ZipEntry = {
	readonly name: string;
	readonly content?: string | Uint8Array;
	/** Bytes as they are packed, with the size and sum that are claimed for them. */
	readonly packed?: Uint8Array;
	readonly size?: number;
	readonly crc?: number;
	readonly flags?: number;
	/** Where the central directory claims that the entry starts. */
	readonly at?: number;
};

/** For tests: an archive, byte by byte, so that it can lie. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const entry of entries) {
		const content = Buffer.from(entry.content ?? '');
		const packed = entry.packed ?? deflateRawSync(content);
		const name = Buffer.from(entry.name);
		const about = Buffer.alloc(26);
		about.writeUInt16LE(20, 0);
		about.writeUInt16LE(entry.flags ?? 0, 2);
		about.writeUInt16LE(8, 4);
		about.writeUInt32LE(entry.crc ?? crc32(content), 10);
		about.writeUInt32LE(packed.length, 14);
		about.writeUInt32LE(entry.size ?? content.length, 18);
		about.writeUInt16LE(name.length, 22);
		const central = Buffer.alloc(46 - 4 - 2 - 26);
		central.writeUInt32LE(entry.at ?? offset, 10);
		directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, central, name);
		const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, name, packed]);
		files.push(file);
		offset += file.length;
	}
	const listing = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 0, 'latin1');
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(listing.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...files, listing, end]);
}
