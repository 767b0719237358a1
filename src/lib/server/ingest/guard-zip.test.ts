import { deflateRawSync, crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { guardZip } from './guard-zip.ts';
import { makeZip } from './zip-fixture.ts';

const xml = '<a/>';

test('a plain archive opens', async () => {
	const zip = await guardZip(makeZip([{ name: 'xl/workbook.xml', content: xml }]));
	expect(zip.names).toEqual(['xl/workbook.xml']);
	expect(Buffer.from(zip.read('xl/workbook.xml')!).toString()).toBe(xml);
});

describe('an archive is refused before anything reads it', () => {
	test.each(['../outside.xml', '/etc/passwd', 'C:/x.xml', 'a\\..\\b.xml'])(
		'name %s',
		async (name) => {
			await expect(guardZip(makeZip([{ name, content: xml }]))).rejects.toThrow(/safely/);
		}
	);
	test('the same name twice, even in another case', async () => {
		const twice = [
			{ name: 'a.xml', content: xml },
			{ name: 'A.xml', content: xml }
		];
		await expect(guardZip(makeZip(twice))).rejects.toThrow(/given twice/);
	});
	test('entries that overlap', async () => {
		const bytes = makeZip([
			{ name: 'a.xml', content: xml },
			{ name: 'b.xml', content: xml, at: 0 }
		]);
		await expect(guardZip(bytes)).rejects.toThrow(/overlap|contradict/);
	});
	test('encryption', async () => {
		const bytes = makeZip([{ name: 'a.xml', content: xml, flags: 1 }]);
		await expect(guardZip(bytes)).rejects.toThrow(/password-protected/);
	});
	test('a bomb that tells its size', async () => {
		const bomb = deflateRawSync(Buffer.alloc(300 * 1024 * 1024));
		const entry = { name: 'a.xml', packed: bomb, size: 300 * 1024 * 1024, crc: 0 };
		await expect(guardZip(makeZip([entry]))).rejects.toThrow(/256 MB/);
	});
	test('a bomb that lies about its size', async () => {
		const bomb = deflateRawSync(Buffer.alloc(300 * 1024 * 1024));
		const entry = { name: 'a.xml', packed: bomb, size: 10, crc: 0 };
		await expect(guardZip(makeZip([entry]))).rejects.toThrow(/256 MB/);
	});
	test('many small bombs together', async () => {
		const content = Buffer.alloc(60 * 1024 * 1024);
		const packed = deflateRawSync(content);
		const entries = Array.from({ length: 5 }, (_, at) => ({
			name: `${at}.bin`,
			packed,
			size: content.length,
			crc: crc32(content)
		}));
		await expect(guardZip(makeZip(entries))).rejects.toThrow(/256 MB/);
	});
	test.each([
		['at its start', ''],
		['after many of the same sign', '!'.repeat(150_000)]
	])('XML that declares entities, %s', async (_, before) => {
		const laughs = `<?xml version="1.0"?>${before}<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>`;
		await expect(guardZip(makeZip([{ name: 'a.xml', content: laughs }]))).rejects.toThrow(
			/DOCTYPE/
		);
	});
	test('a cut archive', async () => {
		const whole = makeZip([{ name: 'a.xml', content: xml.repeat(100) }]);
		await expect(guardZip(whole.subarray(0, whole.length - 10))).rejects.toThrow(/cut archive/);
	});
});
