import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bytesInMemory } from './byte-source.ts';
import { makeHeaderMatcher } from './match-columns.ts';
import { openExport } from './open-export.ts';
import { cellText, isBlankRow, type Cell } from './raw-row.ts';
import { contract, field } from './reading-fixture.ts';
import { makeZip } from './zip-fixture.ts';

type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

const titles = ['Numéro', 'Libellé', 'Date d’arrivée', 'Département', 'Coût', 'Été', 'Âge'];
const letters = [...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789éèêàçùôîûâëïÉÀ -_/().:%!?+*='];
const awkward = [...letters, ';', ',', '\t', '|', '"', "'", '\\', '\n', '#', '&', '<', '>'];
const beyond = [...awkward, 'œ', '€', '’', '«', '漢', '😀', 'Ω', '\u202f', '\u00a0', 'ʤ'];

/** Any table whose rows have a number, so that none is blank or looks like a foot. */
function anyTable(signs: readonly string[]): fc.Arbitrary<Table> {
	const cell = fc
		.array(fc.constantFrom(...signs), { maxLength: 12 })
		.map((parts) => parts.join(''))
		// A word between apostrophes may be one that they quote: no reader can tell.
		.map((text) => text.replace(/^ *'/, 'l'));
	return fc.integer({ min: 2, max: titles.length }).chain((width) =>
		fc
			.array(fc.array(cell, { minLength: width - 1, maxLength: width - 1 }), { maxLength: 12 })
			.map((rows): Table => ({
				header: titles.slice(0, width),
				rows: rows.map((row, at) => [`n${at}`, ...row])
			}))
	);
}

async function readBack(bytes: Uint8Array, { header }: Table): Promise<Table> {
	const wanted = contract(header.map((title, at) => field(`c${at}`, { title })));
	const table = await openExport(bytesInMemory(bytes), wanted, makeHeaderMatcher(wanted));
	const rows: string[][] = [];
	const textsOf = (cells: readonly Cell[]) =>
		header.map((_, at) => cellText(cells[table.header!.match.byField[at]!]));
	for await (const batch of table.rows.batches())
		for (const { cells } of batch) if (!isBlankRow(cells)) rows.push(textsOf(cells));
	return { header: textsOf(table.header!.row.cells), rows };
}

type Dialect = {
	readonly delimiter: string;
	readonly quote: string;
	readonly lineEnd: string;
	readonly all: boolean;
	readonly lastLineEnd: boolean;
	readonly sep: boolean;
};

const dialects: fc.Arbitrary<Dialect> = fc.record({
	delimiter: fc.constantFrom(';', ',', '\t', '|'),
	quote: fc.constant('"'),
	lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
	all: fc.boolean(),
	lastLineEnd: fc.boolean(),
	sep: fc.boolean()
});

function writeCsv({ header, rows }: Table, dialect: Dialect): string {
	const { delimiter, quote, lineEnd, all, lastLineEnd, sep } = dialect;
	const written = (text: string) =>
		all ||
		text.trim() !== text ||
		[delimiter, quote, '"', '\n', '\r'].some((sign) => text.includes(sign))
			? quote + text.replaceAll(quote, quote + quote) + quote
			: text;
	const lines = [header, ...rows].map((row) => row.map(written).join(delimiter));
	return (
		(sep ? `sep=${delimiter}${lineEnd}` : '') + lines.join(lineEnd) + (lastLineEnd ? lineEnd : '')
	);
}

const runs = { numRuns: 60 };

test('CSV in UTF-8 and UTF-16, under any delimiter and line end', async () => {
	const encodings = {
		utf8: (text: string) => Buffer.from(text),
		utf8Mark: (text: string) => Buffer.from(`\ufeff${text}`),
		utf16le: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
		utf16be: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
	};
	await fc.assert(
		fc.asyncProperty(
			anyTable(beyond),
			dialects,
			fc.constantFrom(...Object.values(encodings)),
			async (table, dialect, encode) => {
				expect(await readBack(encode(writeCsv(table, dialect)), table)).toEqual(table);
			}
		),
		runs
	);
});

test('CSV in the encodings of one byte a character', async () => {
	const encoder = (label: string) => {
		const decoder = new TextDecoder(label);
		const bytes = new Map(
			Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte])
		);
		return (text: string) => Buffer.from([...text].map((sign) => bytes.get(sign)!));
	};
	const common = awkward.filter((sign) => sign !== "'");
	await fc.assert(
		fc.asyncProperty(
			anyTable(common),
			dialects,
			fc.constantFrom('windows-1252', 'iso-8859-15', 'macintosh'),
			async ({ header, rows }, dialect, label) => {
				const plain = { header: header.map((title) => title.replace('’', "'")), rows };
				const encode = encoder(label);
				expect(await readBack(encode(writeCsv(plain, dialect)), plain)).toEqual(plain);
			}
		),
		runs
	);
});

test('CSV between apostrophes, with backslashes, or with a space after each delimiter', async () => {
	const signs = awkward.filter((sign) => !["'", '"', '\\', ' '].includes(sign));
	await fc.assert(
		fc.asyncProperty(anyTable([...signs, 'x']), dialects, async (table, dialect) => {
			const all = { ...dialect, all: true, sep: false };
			const quoted = writeCsv(table, { ...all, quote: "'" });
			expect(await readBack(Buffer.from(quoted), table)).toEqual(table);
			const withMarks = { ...table, rows: table.rows.map((row) => row.map((text) => `${text}"x`)) };
			if (table.rows.length > 0) {
				const escaped = writeCsv(withMarks, all).replaceAll(/(?<=[^"])""(?=x)/g, '\\"');
				expect(await readBack(Buffer.from(escaped), withMarks)).toEqual(withMarks);
			}
			if (dialect.delimiter === '\t') return;
			const spaced = writeCsv(table, all).replaceAll(
				`"${dialect.delimiter}"`,
				`"${dialect.delimiter} "`
			);
			expect(await readBack(Buffer.from(spaced), table)).toEqual(table);
		}),
		runs
	);
});

const sheetSigns = beyond.filter((sign) => sign !== '\u0000');

test('XLSX', async () => {
	await fc.assert(
		fc.asyncProperty(anyTable(sheetSigns), async (table) => {
			const rows = [table.header, ...table.rows].map((row) => [...row]);
			expect(await readBack(await writeXlsx({ sheets: [{ name: 'Été', rows }] }), table)).toEqual(
				table
			);
		}),
		runs
	);
});

test('ODS', async () => {
	await fc.assert(
		fc.asyncProperty(anyTable(sheetSigns), async (table) => {
			const rows = [table.header, ...table.rows].map((row) => [...row]);
			expect(await readBack(await writeOds({ sheets: [{ name: 'Été', rows }] }), table)).toEqual(
				table
			);
		}),
		runs
	);
});

test('numbers, dates and yes or no, typed by a spreadsheet', async () => {
	const day = fc
		.date({ min: new Date('1950-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
		.map((date) => new Date(date.toISOString().slice(0, 10)));
	const rows = fc.array(
		fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), day, fc.boolean()),
		{
			minLength: 1,
			maxLength: 10
		}
	);
	const header = ['Numéro', 'Valeur', 'Jour', 'Vrai'];
	await fc.assert(
		fc.asyncProperty(rows, fc.constantFrom(writeXlsx, writeOds), async (given, write) => {
			const typed = given.map(([value, date, truth], at) => [`n${at}`, value, date, truth]);
			const expected = given.map(([value, date, truth], at) => [
				`n${at}`,
				String(value === 0 ? 0 : value),
				date.toISOString().slice(0, 10),
				String(truth)
			]);
			const bytes = await write({ sheets: [{ name: 'F', rows: [header, ...typed] }] });
			const { rows: read } = await readBack(bytes, { header, rows: [] });
			expect(read.map(([id, value, ...rest]) => [id, String(Number(value) || 0), ...rest])).toEqual(
				expected
			);
		}),
		runs
	);
});

test('NDJSON and JSON', async () => {
	await fc.assert(
		fc.asyncProperty(anyTable(beyond), async (table) => {
			fc.pre(table.rows.length > 1);
			const records = table.rows.map((row) =>
				Object.fromEntries(table.header.map((title, at) => [title, row[at]]))
			);
			const lines = records.map((record) => JSON.stringify(record)).join('\n');
			expect(await readBack(Buffer.from(lines), table)).toEqual(table);
			expect(await readBack(Buffer.from(JSON.stringify(records)), table)).toEqual(table);
			const lists = JSON.stringify([table.header, ...table.rows]);
			expect(await readBack(Buffer.from(lists), table)).toEqual(table);
		}),
		runs
	);
});

test('a CSV packed by gzip, alone in a ZIP, or cut in two files of a ZIP', async () => {
	await fc.assert(
		fc.asyncProperty(anyTable(beyond), dialects, async (table, dialect) => {
			const csv = writeCsv(table, dialect);
			expect(await readBack(gzipSync(csv), table)).toEqual(table);
			expect(await readBack(makeZip([{ name: 'a.csv', content: csv }]), table)).toEqual(table);
			const half = Math.floor(table.rows.length / 2);
			const parts = [table.rows.slice(0, half), table.rows.slice(half)].map((rows, at) => ({
				name: `${at}.csv`,
				content: writeCsv({ ...table, rows }, dialect)
			}));
			expect(await readBack(makeZip(parts), table)).toEqual(table);
		}),
		runs
	);
});
