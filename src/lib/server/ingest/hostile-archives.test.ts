import { crc32, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	deflatedMegabytes,
	openHostile,
	repeated,
	type HostileFixture
} from './hostile-fixture.ts';
import { makeOds, odsEntries, odsRow, xlsxEntries } from './office-fixture.ts';
import { makeZip, type ZipEntry } from './zip-fixture.ts';

let hostile: HostileFixture;
beforeAll(async () => {
	hostile = await openHostile();
});
afterAll(() => hostile.close());

const megabyte = 1024 * 1024;
const tooLarge = { fr: /dépasse 256.Mo/, en: /larger than 256 MB/ };
const unsafe = { fr: /sans risque/, en: /safely/ };
const plain =
	'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row></sheetData>';
const csv: ZipEntry = { name: 'a.csv', content: 'Nom\nAnne\n' };

/** The three sorts of archive that hold a table, each with entries of one's own in it. */
const archives = [
	{
		name: 'a.xlsx',
		make: (more: readonly ZipEntry[]) => makeZip(xlsxEntries({ sheet: plain, more }))
	},
	{ name: 'a.ods', make: (more: readonly ZipEntry[]) => makeOds(odsRow(['Nom']), more) },
	{ name: 'a.zip', make: (more: readonly ZipEntry[]) => makeZip([csv, ...more]) }
] as const;

describe('a zip bomb is one clear refusal', () => {
	const packed = deflatedMegabytes(3_072);
	const bomb = { packed, size: 3_072 * megabyte, crc: 0 };

	test.each([
		['a sheet of 3 GB', 'a.xlsx', makeZip(xlsxEntries({ sheetEntry: bomb }))],
		[
			'a sheet that says it is small',
			'b.xlsx',
			makeZip(xlsxEntries({ sheetEntry: { ...bomb, size: 900 } }))
		],
		['a LibreOffice workbook of 3 GB', 'a.ods', makeZip(odsEntries('', bomb))],
		['a CSV of 3 GB', 'a.zip', makeZip([{ name: 'a.csv', ...bomb }])],
		['beside the table', 'b.zip', makeZip([csv, { name: 'notice.bin', ...bomb }])]
	])('%s', async (_, name, bytes) => {
		expect(bytes.length).toBeLessThan(8 * megabyte);
		await hostile.refuses(name, bytes, tooLarge);
	});

	test('many entries, each allowed', async () => {
		const content = Buffer.alloc(60 * megabyte, 'a');
		const one = { packed: deflatedMegabytes(60), size: content.length, crc: crc32(content) };
		const bytes = makeZip(Array.from({ length: 5 }, (_, at) => ({ name: `${at}.csv`, ...one })));
		await hostile.refuses('a.zip', bytes, tooLarge);
	});

	test('more entries than any office file has', async () => {
		const bytes = makeZip(Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}.csv` })));
		await hostile.refuses('a.zip', bytes, { fr: /trop d’entrées/, en: /too many entries/ });
	});

	test('a .csv.gz of 3 GB', async () => {
		const member = gzipSync(Buffer.alloc(32 * megabyte, 'a;b\n'));
		await hostile.refuses('a.csv.gz', repeated(member, 96), tooLarge);
	});

	test('archives inside archives', async () => {
		const inner = makeZip([{ name: 'a.csv', ...bomb }]);
		const nested = { fr: /en contient une autre/, en: /holds another one/ };
		await hostile.refuses('a.zip', makeZip([{ name: 'inner.zip', content: inner }]), nested);
		await hostile.refuses('a.gz', gzipSync(gzipSync('Nom\nAnne\n')), nested);
		await hostile.refuses('b.gz', gzipSync(inner), tooLarge);
	});
});

describe('zip entries ../ and other names that climb out', () => {
	const climbing = [
		'../outside.csv',
		'../../../../tmp/outside.csv',
		'/etc/passwd',
		'C:/x.csv',
		'a\\..\\b.csv'
	];
	test.each(
		archives.flatMap(({ name, make }) => climbing.map((entry) => [name, entry, make] as const))
	)('%s with %s', async (name, entry, make) => {
		await hostile.refuses(name, make([{ name: entry, content: 'Nom\nx\n' }]), unsafe);
	});
});

describe('duplicate zip entries', () => {
	test.each([
		[
			'a.xlsx',
			makeZip(
				xlsxEntries({ sheet: plain, more: [{ name: 'xl/worksheets/sheet1.xml', content: '<a/>' }] })
			)
		],
		[
			'b.xlsx',
			makeZip(
				xlsxEntries({ sheet: plain, more: [{ name: 'XL/Worksheets/Sheet1.XML', content: '<a/>' }] })
			)
		],
		['a.ods', makeOds(odsRow(['Nom']), [{ name: 'content.xml', content: '<a/>' }])],
		['a.zip', makeZip([csv, { ...csv, content: 'Nom\nBob\n' }])]
	])('%s', async (name, bytes) => {
		await hostile.refuses(name, bytes, { fr: /entrée en double/, en: /given twice/ });
	});
});

test.each(archives)('overlapping zip entries: $name', async ({ name, make }) => {
	const bytes = make([{ name: 'again.csv', content: 'Nom\nx\n', at: 0 }]);
	await hostile.refuses(name, bytes, {
		fr: /se chevauchent|se contredisent/,
		en: /overlap|contradict/
	});
});

describe('encrypted files', () => {
	const locked = { fr: /mot de passe/, en: /password/ };

	test.each(archives)('a zip entry: $name', async ({ name, make }) => {
		await hostile.refuses(name, make([{ name: 'b.csv', content: 'Nom\nx\n', flags: 1 }]), locked);
	});
	test('a LibreOffice workbook, by its manifest', async () => {
		const manifest = {
			name: 'META-INF/manifest.xml',
			content: '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'
		};
		await hostile.refuses('a.ods', makeOds(odsRow(['Nom']), [manifest]), locked);
	});
	test('an Excel workbook, which is no zip then', async () => {
		const compound = Buffer.concat([
			Buffer.from('d0cf11e0a1b11ae1', 'hex'),
			Buffer.alloc(4_096),
			Buffer.from('EncryptedPackage', 'utf16le')
		]);
		await hostile.refuses('a.xlsx', compound, locked);
	});
});
