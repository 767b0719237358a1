import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { SaxesParser } from 'saxes';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { Format } from '#lib/indicators/indicator.ts';
import type { FigureCell } from '#lib/indicators/typed-cell.ts';
import { findLibreOffice } from '../../../testing/libre-office.ts';
import { tableToCsv } from './table-csv.ts';
import { fileName, type TableFile, type TableRow } from './table-file.ts';
import { tableSchema } from './table-schema.ts';
import { tableToXlsx } from './table-xlsx.ts';

const integer: Format = { style: 'integer', decimals: 0 };
const percent: Format = { style: 'percent', decimals: 1 };
const euros: Format = { style: 'currency', decimals: 2 };

const figure = (
	value: number | null,
	format: Format,
	more: Partial<FigureCell> = {}
): FigureCell => ({
	value,
	format,
	missing: null,
	...more
});

/** What a spreadsheet would run, as its full-width twin too. */
const hostile = [
	'=1+1',
	"=cmd|'/c calc'!A0",
	'+1+1',
	'-cmd',
	'@SUM(A1)',
	'\t=1+1',
	'\r=1+1',
	'＝1+1'
];

const rows: readonly TableRow[] = [
	[
		'Ambassadeurs inscrits',
		'01000',
		'2019-12-20',
		figure(320, integer),
		figure(-12, integer),
		-3.5,
		true
	],
	[
		'=1+1',
		'00046',
		'2020-02-29',
		figure(0.1 + 0.2, percent),
		figure(-0.0312, percent, { points: true }),
		0,
		false
	],
	['Coût', '46102', null, figure(1234.5, euros), figure(null, integer), null, true],
	[
		'Satisfaction',
		'46042',
		'2019-01-01',
		figure(null, integer, { missing: 'below-minimum', minimum: 10 }),
		figure(null, integer, { missing: 'secret' }),
		1e-7,
		false
	]
];

function table(changes: Partial<TableFile> = {}): TableFile {
	return {
		name: 'committee',
		title: 'Vue du comité',
		language: 'fr',
		columns: [
			{ id: 'title', title: 'Indicateur', type: 'text' },
			{ id: 'place', title: '=Code', type: 'code', meaning: 'Code INSEE' },
			{ id: 'on', title: 'Au', type: 'date' },
			{ id: 'value', title: 'Chiffre', type: 'figure' },
			{ id: 'change', title: 'Écart ; évolution', type: 'figure' },
			{ id: 'rate', title: 'Taux', type: 'number' },
			{ id: 'partial', title: 'Période en cours', type: 'boolean' }
		],
		rows,
		notes: [
			{ title: 'Situation au', text: '20 décembre 2019' },
			{ title: 'Filtres', text: '=Axe : « Emploi »' },
			{ title: 'Avertissement', text: 'Données fictives' }
		],
		marks: {
			asOf: '2019-12-20',
			edition: '2019-12-20T09-00',
			filters: '=Axe : « Emploi »',
			fictitious: true
		},
		...changes
	};
}

const text = async (made: TableFile, style: 'open' | 'office') =>
	(await Array.fromAsync(tableToCsv(made, style))).join('');
const workbook = async (made: TableFile) =>
	Buffer.concat(await Array.fromAsync(tableToXlsx(made) as unknown as AsyncIterable<Uint8Array>));

describe('« CSV Excel français »', () => {
	test('has a BOM, semicolons, decimal commas, days first, words, and its notes at the end', async () => {
		const lines = (await text(table(), 'office')).split('\r\n');
		expect(lines).toEqual([
			'\uFEFFIndicateur;\'=Code;Au;Chiffre;"Écart ; évolution";Taux;Période en cours',
			'Ambassadeurs inscrits;01000;20/12/2019;320;-12;-3,5;oui',
			"'=1+1;00046;29/02/2020;30%;-3,1;0;non",
			'Coût;46102;;1234,5;;;oui',
			'Satisfaction;46042;01/01/2019;non disponible (moins de 10\u00a0observations);masqué (secret statistique);1e-7;non',
			'',
			'Situation au;20 décembre 2019',
			"Filtres;'=Axe : « Emploi »",
			'Avertissement;Données fictives',
			''
		]);
	});

	test('no number has a separator of thousands', async () => {
		const big = figure(1234567.25, { style: 'decimal', decimals: 2 });
		const [, line = ''] = (
			await text(table({ rows: [['', '', null, big, big, 9876543.5, false]] }), 'office')
		).split('\r\n');
		expect(line).toBe(';;;1234567,25;1234567,25;9876543,5;non');
	});
});

describe('« CSV données ouvertes »', () => {
	test('is data alone: codes, fractions, ISO dates, why a figure is missing, and what notes would say', async () => {
		const written = await text(table(), 'open');
		expect(
			written.startsWith('title,place,on,value,missing,change,change_missing,rate,partial,')
		).toBe(true);
		const [first, second, , fourth] = parse(written, { columns: true }) as Record<string, string>[];
		expect(first).toEqual({
			title: 'Ambassadeurs inscrits',
			place: '01000',
			on: '2019-12-20',
			value: '320',
			missing: '',
			change: '-12',
			change_missing: '',
			rate: '-3.5',
			partial: 'true',
			as_of: '2019-12-20',
			edition: '2019-12-20T09-00',
			filters: "'=Axe : « Emploi »",
			fictitious: 'true'
		});
		expect(second).toMatchObject({ title: "'=1+1", change: '-0.0312' });
		expect(Number(second?.['value'])).toBeCloseTo(0.3, 12);
		expect(fourth).toMatchObject({ value: '', missing: 'below-minimum', change_missing: 'secret' });
	});

	test('has the columns that its Table Schema names, in order', async () => {
		const [header] = parse(await text(table(), 'open'), { to: 1 }) as string[][];
		const schema = tableSchema(table());
		expect(schema.fields.map(({ name }) => name)).toEqual(header);
		expect(schema.fields.find(({ name }) => name === 'place')).toEqual({
			name: 'place',
			title: '=Code',
			description: 'Code INSEE',
			type: 'string'
		});
		expect(schema.fields.find(({ name }) => name === 'on')).toMatchObject({ type: 'date' });
		expect(schema.description).toContain('Données fictives');
	});
});

describe('formula cells', () => {
	test.each(['open', 'office'] as const)(
		'are neutralised in a CSV, headers and notes too: %s',
		async (style) => {
			const made = table({
				columns: hostile.map((title, at) => ({ id: `c${at}`, title, type: 'text' })),
				rows: [hostile],
				notes: hostile.map((text) => ({ title: text, text })),
				marks: { asOf: null, edition: null, filters: '=1+1', fictitious: false }
			});
			const read = parse(await text(made, style), {
				bom: true,
				delimiter: style === 'open' ? ',' : ';',
				relax_column_count: true
			}) as string[][];
			expect(read.length).toBeGreaterThan(1);
			expect(read.flat().filter((cell) => /^[=+\-@\t\r＝]/.test(cell))).toEqual([]);
		}
	);

	test('are texts in a workbook, headers and notes too', async () => {
		const made = table({
			columns: hostile.map((title, at) => ({ id: `c${at}`, title, type: 'text' })),
			rows: [[...hostile.slice(1), '</t></is></c><c r="A9"><f>1+1</f></c> _x0041_ \u0001 \ud800']],
			notes: hostile.map((text) => ({ title: text, text }))
		});
		const zip = await fromBufferPromise(await workbook(made), { lazyEntries: true });
		for await (const entry of zip.eachEntry()) {
			const stream = (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
			const xml = Buffer.concat(await Array.fromAsync(stream)).toString();
			const elements: string[] = [];
			const parser = new SaxesParser();
			parser.on('opentag', ({ name }) => elements.push(name));
			parser.write(xml).close();
			expect(elements).not.toContain('f');
			expect(xml).not.toMatch(/TargetMode|hyperlink/i);
		}
		const { sheets } = await readXlsx(await workbook(made));
		expect(sheets[0]!.rows[1]!.at(-1)).toContain('</t></is></c><c r="A9">');
	});
});

describe('XLSX', () => {
	test('has typed cells, formats, codes with their zeros, a frozen header and a sheet of notes', async () => {
		const bytes = await workbook(table());
		const { sheets } = await readXlsx(bytes, { readStyles: true });
		const [data, notes] = sheets;
		expect(sheets.map(({ name }) => name)).toEqual(['Données', 'Notes']);
		expect(data!.rows[1]).toEqual([
			'Ambassadeurs inscrits',
			'01000',
			new Date('2019-12-20'),
			320,
			-12,
			-3.5,
			'oui'
		]);
		expect(data!.rows[2]!.slice(0, 3)).toEqual(['=1+1', '00046', new Date('2020-02-29')]);
		expect(data!.rows[2]![3]).toBeCloseTo(0.3, 12);
		expect(data!.rows[2]![4]).toBe(-3.12);
		expect(data!.rows[4]!.slice(3, 5)).toEqual([
			'non disponible (moins de 10\u00a0observations)',
			'masqué (secret statistique)'
		]);
		const format = (at: string) => data!.cells?.get(at)?.style?.numFmt;
		expect([format('1,3'), format('2,3'), format('3,3'), format('1,2'), format('1,1')]).toEqual([
			'#,##0',
			'0.0"\u00a0"%',
			'#,##0.00"\u00a0€"',
			'dd/mm/yyyy',
			'@'
		]);
		expect(notes!.rows).toEqual([
			['Situation au', '20 décembre 2019'],
			['Filtres', '=Axe : « Emploi »'],
			['Avertissement', 'Données fictives']
		]);
		expect(await workbook(table())).toEqual(bytes);
	});

	test('a hundred thousand rows are written as they come', async () => {
		function* many(): Generator<TableRow> {
			for (let at = 0; at < 100_000; at++)
				yield [
					`ligne ${at}`,
					String(at).padStart(5, '0'),
					'2019-12-20',
					figure(at / 7, percent),
					figure(at, integer),
					at,
					true
				];
		}
		globalThis.gc?.();
		const before = process.memoryUsage().rss;
		let [bytes, most] = [0, 0];
		for await (const piece of tableToXlsx(
			table({ rows: many() })
		) as unknown as AsyncIterable<Uint8Array>) {
			bytes += piece.length;
			most = Math.max(most, process.memoryUsage().rss - before);
		}
		expect(bytes).toBeGreaterThan(1_000_000);
		expect(most).toBeLessThan(200_000_000);
		let lines = 0;
		for await (const piece of tableToCsv(table({ rows: many(), notes: [] }), 'open'))
			lines += piece.split('\r\n').length - 1;
		expect(lines).toBe(100_001);
	});
});

test('a file’s name is ASCII, with what it is and its date', () => {
	expect(fileName('indicators/délais = x/série', '2019-12-20', '.csv')).toBe(
		'jalon-indicators-delais-x-serie-2019-12-20.csv'
	);
	expect(fileName('received', null, '.xlsx')).toBe('jalon-received.xlsx');
});

const soffice = findLibreOffice('calc');

describe.skipIf(soffice === null)('in LibreOffice (skipped without its Calc on the PATH)', () => {
	test.each([
		['xlsx', ''],
		// Semicolon, double quotes, UTF-8, from the first line, in French, with special numbers found.
		['csv', 'CSV:59,34,76,1,,1036,false,true']
	])('what was written comes back: %s', { timeout: 120_000 }, async (ending, filter) => {
		const folder = mkdtempSync(join(tmpdir(), 'jalon-office-'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const file = join(folder, `table.${ending}`);
		writeFileSync(
			file,
			ending === 'xlsx' ? await workbook(table()) : await text(table(), 'office')
		);
		const out = join(folder, 'out');
		await promisify(execFile)(soffice!, [
			`-env:UserInstallation=file://${folder}/profile`,
			'--headless',
			...(filter === '' ? [] : [`--infilter=${filter}`]),
			'--convert-to',
			'xlsx:Calc MS Excel 2007 XML',
			'--outdir',
			out,
			file
		]);
		const { sheets } = await readXlsx(readFileSync(join(out, 'table.xlsx')));
		const [header, first, second, third] = sheets[0]!.rows;
		expect(header![0]).toBe('Indicateur');
		expect(first!.slice(2, 6)).toEqual([new Date('2019-12-20'), 320, -12, -3.5]);
		expect(second![3]).toBeCloseTo(0.3, 10);
		expect(second![4]).toBe(ending === 'xlsx' ? -3.12 : -3.1);
		expect(third![3]).toBe(1234.5);
		if (ending === 'xlsx') expect([first![1], second![1]]).toEqual(['01000', '00046']);
		expect(second![0]).toBe(ending === 'xlsx' ? '=1+1' : "'=1+1");
	});
});
