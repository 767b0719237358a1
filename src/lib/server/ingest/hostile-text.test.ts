import { rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHostile, repeated, sizeOf, type HostileFixture } from './hostile-fixture.ts';
import { makeOds, makeXlsx, odsRow, textCell } from './office-fixture.ts';
import { contract, field } from './reading-fixture.ts';

let hostile: HostileFixture;
beforeAll(async () => {
	hostile = await openHostile();
});
afterAll(() => hostile.close());

const megabyte = 1024 * 1024;
const gigabyte = 1024 * megabyte;
const endless = {
	fr: /dépasse un million de caractères|256.Mo/,
	en: /longer than a million|256 MB/
};
const tooWide = { fr: /colonnes/, en: /columns/ };

function* around(
	before: string,
	piece: string,
	times: number,
	after: string
): Generator<Uint8Array> {
	yield Buffer.from(before);
	yield* repeated(Buffer.alloc(8 * megabyte, piece), times);
	yield Buffer.from(after);
}

describe('one line of 1 GB', () => {
	test.each([
		['of a letter', 'a.csv', around('', 'a', 128, '')],
		['of separators', 'a.csv', around('', ';', 128, '')],
		['below a header, in quotes that never close', 'a.csv', around('Nom\n"', 'a ', 128, '')],
		['of JSON', 'a.json', around('[{"Nom":"', 'a', 128, '"}]')],
		['of NDJSON', 'a.ndjson', around('{"Nom":"Anne"}\n{"Nom":"', 'a', 128, '"}\n')]
	])('%s', async (_, name, content) => {
		const job = hostile.send(name, content);
		expect(sizeOf(job.path)).toBeGreaterThanOrEqual(gigabyte);
		const before = process.memoryUsage.rss();
		const reading = await hostile.reader.read(job);
		expect(reading.refused).not.toBeNull();
		expect(process.memoryUsage.rss() - before).toBeLessThan(96 * megabyte);
		rmSync(job.path);
		expect((await hostile.read('b.csv', 'Nom\nAnne\n')).rows.accepted).toBe(1);
	});

	test('is refused by its length, in words', async () => {
		await hostile.refuses('a.csv', around('Nom\n', 'a', 2, '\n'), endless);
		await hostile.refuses('a.json', around('[{"Nom":"', 'a', 33, '"}]'), endless);
	});
});

describe('a million columns', () => {
	const names = Array.from({ length: 1_000_000 }, (_, at) => `c${at}`);
	test('of a CSV', async () => {
		await hostile.refuses('a.csv', `${names.map(() => 'c').join(';')}\n`, tooWide);
	});
	test('of a row below a plain header', async () => {
		const reading = await hostile.read('a.csv', `Nom;Lieu\n${';'.repeat(999_000)}\nAnne;x\n`);
		expect(reading.refused?.message.fr).toMatch(/999001 colonnes/);
	});
	test('of JSON', async () => {
		await hostile.refuses('a.json', `[[${names.map(() => '1').join(',')}]]`, tooWide);
		const record = `{${names
			.slice(0, 50_000)
			.map((name) => `"${name}":1`)
			.join(',')}}`;
		await hostile.refuses('a.json', `[${record}]`, tooWide);
		await hostile.refuses('a.ndjson', `${record}\n${record}\n`, tooWide);
	});
	test('of JSON, a few new ones in each record', async () => {
		const records = names.slice(0, 20_000).map((name) => `{"Nom":"Anne","${name}":1}`);
		const { refused } = await hostile.read('a.json', `[${records.join(',')}]`);
		expect(refused?.message.fr).toMatch(/50.millions de cellules, sur \d+ colonnes/);
		expect(refused?.message.en).toMatch(/50 million cells, over \d+ columns/);
	});
	test('of a workbook', async () => {
		const cells = '<c t="inlineStr"><is><t>c</t></is></c>'.repeat(1_000_000);
		const xlsx = makeXlsx({ sheet: `<sheetData><row r="1">${cells}</row></sheetData>` });
		await hostile.refuses('a.xlsx', xlsx, { fr: /abîmé/, en: /damaged/ });
	});
});

describe('unclosed quote', () => {
	const pair = contract([field('name', { title: 'Nom' }), field('place', { title: 'Lieu' })]);

	test('costs its own line, wherever it stands', async () => {
		const lines = Array.from({ length: 300 }, (_, at) => `n${at};l${at}`);
		for (const broken of [0, 1, 150, 298, 299]) {
			const text = ['Nom;Lieu', ...lines.with(broken, `"n${broken};l${broken}`)].join('\r\n');
			const reading = await hostile.read('a.csv', `${text}\r\n`, pair);
			expect(reading.rows).toEqual({ read: 300, accepted: 299, rejected: 1, blank: 0 });
			const [reject] = await hostile.rejects(reading);
			expect(reject).toMatchObject({ line: broken + 2, rule: 'columns' });
		}
	});
	test('before a megabyte without another quote', async () => {
		const text = `Nom;Lieu\n"a;b\n${'c;d\n'.repeat(250_000)}`;
		const reading = await hostile.read('a.csv', text, pair);
		expect(reading.rows).toEqual({ read: 250_001, accepted: 250_000, rejected: 1, blank: 0 });
	});
	test('on every line costs no more than time to read them', async () => {
		const reading = await hostile.read('a.csv', `Nom;Lieu\n${'"c;d\n'.repeat(20_001)}`, pair);
		const { read, accepted, rejected, blank } = reading.rows;
		expect(accepted + rejected + blank).toBe(read);
		expect(rejected).toBeGreaterThan(0);
	});
});

describe('NUL bytes', () => {
	const nul = { fr: /octet nul/, en: /NUL byte/ };
	test.each([
		['in a cell', 'Nom\nAn\0ne\n'],
		['in the header', 'N\0om\nAnne\n'],
		['at the end', `Nom\n${'Anne\n'.repeat(50)}\0`],
		['far into the file', `Nom\n${'Anne\n'.repeat(500_000)}\0\n`]
	])('%s are told with their line', async (_, text) => {
		const { refused } = await hostile.read('a.csv', text);
		expect(refused?.message.fr).toMatch(nul.fr);
		expect(refused?.message.en).toMatch(nul.en);
		expect(refused?.line).toBe(text.slice(0, text.indexOf('\0')).split('\n').length);
	});
	test('in JSON, as bytes and as an escape', async () => {
		await hostile.refuses('a.json', '[{"Nom":"An\0ne"}]', nul);
		const reading = await hostile.read('a.json', '[{"Nom":"An\\u0000ne"}]');
		expect(reading.rows.read).toBe(1);
		expect(await hostile.accepted(reading)).toMatchObject([{ name: 'An\ufffdne' }]);
	});
	test('in a workbook, as XML and as Excel’s own escape', async () => {
		const sheet = (text: string) =>
			`<sheetData><row r="1">${textCell('A1', 'Nom')}</row><row r="2">${textCell('A2', text)}</row></sheetData>`;
		for (const text of ['An\0ne', 'An&#0;ne'])
			await hostile.refuses('a.xlsx', makeXlsx({ sheet: sheet(text) }), {
				fr: /abîmé/,
				en: /damaged/
			});
		const reading = await hostile.read('a.xlsx', makeXlsx({ sheet: sheet('An_x0000_ne') }));
		expect(reading.rows.read).toBe(1);
		expect(await hostile.accepted(reading)).toMatchObject([{ name: 'An_x0000_ne' }]);
	});
});

describe('mixed line ends', () => {
	test('each ends a line, and lines are counted as an editor counts them', async () => {
		const reading = await hostile.read('a.csv', 'Nom\r\na\nb\rc\r\n\n\rd\n\r\ne');
		expect((await hostile.accepted(reading)).map(({ name, _line }) => [name, _line])).toEqual([
			['a', 2],
			['b', 3],
			['c', 4],
			['d', 7],
			['e', 9]
		]);
	});
	test('a million returns alone are a million lines', async () => {
		const reading = await hostile.read('a.csv', `Nom\r${'a\r'.repeat(1_000_000)}`);
		expect(reading.rows.accepted).toBe(1_000_000);
	});
	test('in any order, in a quoted cell too, no row is lost or shifted', async () => {
		const pair = contract([field('a'), field('b')]);
		const end = fc.constantFrom('\n', '\r\n', '\r');
		const rows = fc.array(fc.tuple(end, fc.constantFrom('x', '"x\ny"', '"x\r\ny"', '"x\ry"')), {
			minLength: 1,
			maxLength: 12
		});
		await fc.assert(
			fc.asyncProperty(end, rows, async (first, given) => {
				const text = `a;b${first}${given.map(([mark, cell], at) => `${at};${cell}${mark}`).join('')}`;
				const found = await hostile.accepted(await hostile.read('a.csv', text, pair));
				expect(found.map(({ a, b }) => [a, b])).toEqual(
					given.map(([, cell], at) => [String(at), cell.replaceAll('"', '')])
				);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('lone surrogates', () => {
	const lone = '\ud83d';
	const names = async (name: string, content: string | Uint8Array) => {
		const reading = await hostile.read(name, content);
		return (await hostile.accepted(reading)).map((row) => row['name']);
	};
	test('in UTF-16', async () => {
		const text = `\ufeffNom\nAnne ${lone}\nBob\n${'Zoé\n'.repeat(20)}`;
		expect((await names('a.csv', Buffer.from(text, 'utf16le'))).slice(0, 2)).toEqual([
			'Anne \ufffd',
			'Bob'
		]);
	});
	test('in JSON, as an escape', async () => {
		expect(await names('a.json', '[{"Nom":"Anne \\ud83d"},{"Nom":"Bob"}]')).toEqual([
			'Anne \ufffd',
			'Bob'
		]);
	});
	test('in a workbook, as Excel’s own escape', async () => {
		const sheet = `<sheetData><row r="1">${textCell('A1', 'Nom')}</row><row r="2">${textCell('A2', 'Anne _xD83D_')}</row></sheetData>`;
		expect(await names('a.xlsx', makeXlsx({ sheet }))).toEqual(['Anne \ufffd']);
	});
	test('as three bytes that are no UTF-8, the file is read or refused, never stopped', async () => {
		const bytes = Buffer.concat([
			Buffer.from('Nom\nZoé\nÉléonore\nJosé\nAnne '),
			Buffer.of(0xed, 0xa0, 0xbd),
			Buffer.from('\n')
		]);
		const reading = await hostile.read('a.csv', bytes);
		expect(reading.refused?.message.fr).toMatch(/mélange deux encodages/);
	});
	test('a header that holds one can be told', async () => {
		const reading = await hostile.read('a.json', '[{"Nom":"Anne","\\udc00":1}]');
		expect(reading.rows.accepted).toBe(1);
		expect(reading.understanding?.columns).toHaveLength(2);
	});
});

test('whatever the bytes, a file is read or refused in words, and the reader lives on', async () => {
	const starts = [
		'',
		'Nom\n',
		'PK\x03\x04',
		'\x1f\x8b\x08',
		'PAR1',
		'ARROW1\0\0',
		'{"Nom":',
		'[{',
		'\ufeffNom\n',
		'<?xml',
		'%PDF'
	];
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...starts),
			fc.uint8Array({ maxLength: 300 }),
			async (start, bytes) => {
				const reading = await hostile.read(
					'a',
					Buffer.concat([Buffer.from(start, 'latin1'), bytes])
				);
				const { read, accepted, rejected, blank } = reading.rows;
				expect(accepted + rejected + blank).toBe(read);
				if (reading.refused === null) return;
				expect(reading.refused.message.fr).toMatch(/\p{L}.*[.:]/u);
				expect(reading.refused.message.fr).not.toMatch(/mémoire|secondes|undefined|at .*\.ts/);
			}
		),
		{ numRuns: 300 }
	);
	expect((await hostile.read('x.csv', 'Nom\nx\n')).rows.accepted).toBe(1);
});

test('a gzip or a sheet around any text gives what the text gives', async () => {
	const text = 'Nom\r\nÉ\u0301lodie\r\n"a\nb"\r\n';
	const plain = await hostile.read('a.csv', text);
	const packed = await hostile.read('a.csv.gz', gzipSync(text));
	expect(packed.rows).toEqual(plain.rows);
	const sheet = await hostile.read(
		'a.ods',
		makeOds(odsRow(['Nom']) + odsRow(['É\u0301lodie']) + odsRow(['a</text:p><text:p>b']))
	);
	const names = async (of: typeof plain) => (await hostile.accepted(of)).map((row) => row['name']);
	expect(await names(packed)).toEqual(await names(plain));
	expect(await names(sheet)).toEqual(await names(plain));
});
