import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { localReader, publicReader } from '#lib/indicators/reader.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import type { Edition } from '../editions/edition.ts';
import { renderReport, type ReportOptions } from './build-report.ts';
import { noFilters } from './report-context.ts';

let edition: Edition;
let review: Uint8Array;
let sheets: readonly Sheet[];

beforeAll(async () => {
	edition = await exampleEdition();
	review = await annex('yearly-review');
	sheets = await opened(review);
});
afterAll(() => edition.database.close());

async function annex(
	name: string,
	more: Partial<ReportOptions> = {},
	of = edition
): Promise<Uint8Array> {
	const query = { year: 2019, reader: localReader('test', 'fr'), ...more };
	return (await renderReport(of, name, 'xlsx', query)).content;
}

async function opened(content: Uint8Array): Promise<readonly Sheet[]> {
	return (await readXlsx(content, { readStyles: true })).sheets;
}

const named = (all: readonly Sheet[], name: string): Sheet => {
	const found = all.find((sheet) => sheet.name === name);
	if (!found) throw new Error(`${name} is not among ${all.map((one) => one.name).join(', ')}`);
	return found;
};

/** The row that its first cell names, without the empty cells at its end. */
function row(sheet: Sheet, first: unknown): readonly unknown[] {
	const found = sheet.rows.find((cells) => cells[0] === first) ?? [];
	return found.slice(0, found.findLastIndex((cell) => cell !== null) + 1);
}

const format = (sheet: Sheet, first: unknown, column: number) =>
	sheet.cells?.get(`${sheet.rows.findIndex((cells) => cells[0] === first)},${column}`)?.style
		?.numFmt;

describe('the annex of the review of 2019', () => {
	test('has a sheet that says what it is, one for each part with figures, definitions, provenance', () => {
		expect(sheets.map(({ name }) => name)).toEqual([
			'À propos',
			'1 Synthèse',
			'2 Contexte du territoire',
			'3 Résultats par axe',
			'4 Actions de l’année',
			'5 Partenaires et moyens',
			'6 Par intercommunalité',
			'8 Perspectives et cibles',
			'9 Méthode',
			'Définitions',
			'Provenance'
		]);
		const [about] = sheets;
		// Nothing was decided where nobody keeps decisions.
		expect(row(about!, '7 Difficultés et points à arbitrer')[1]).toBe('sans tableau ni graphique');
		expect(about!.rows[0]![0]).toBe('Bilan annuel 2019 · Oh my Lot\u202f!');
		expect(about!.rows[1]![0]).toBe('Données fictives');
		expect(row(about!, 'Situation')[1]).toBe('Situation au 20 décembre 2019');
		expect(row(about!, 'Version')[1]).toMatch(/^Version publiée [0-9a-f]{12} du /);
	});

	test('has numbers as numbers with their format, rounded as they are read, and words where there is none', () => {
		const summary = named(sheets, '1 Synthèse');
		expect(row(summary, 'Ambassadeurs inscrits').slice(0, 3)).toEqual([
			'Ambassadeurs inscrits',
			320,
			'ambassadeurs'
		]);
		const results = named(sheets, '3 Résultats par axe');
		expect(row(results, 'Communes couvertes')).toEqual([
			'Communes couvertes',
			0.45,
			0.437,
			0.506,
			6.9,
			'En avance'
		]);
		expect([1, 4].map((column) => format(results, 'Communes couvertes', column))).toEqual([
			'0.0%',
			'+0.0"\u00a0points";-0.0"\u00a0points";0.0"\u00a0points"'
		]);
		const outlook = named(sheets, '8 Perspectives et cibles');
		expect(row(outlook, 'Délai d’installation').slice(1, 3)).toEqual([142, 150]);
		expect(format(outlook, 'Délai d’installation', 1)).toBe('#,##0"\u00a0jours"');
		expect(row(outlook, 'Emploi du conjoint')[1]).toBe('non disponible (aucune donnée)');
	});

	test('has dates as dates', () => {
		const outlook = named(sheets, '8 Perspectives et cibles');
		expect(row(outlook, 'Ambassadeurs inscrits')[3]).toEqual(new Date('2020-12-31'));
	});

	test('has the series of its charts under the name of their indicator', () => {
		const results = named(sheets, '3 Résultats par axe');
		const at = results.rows.findIndex(
			([name, figure]) => name === 'Ambassadeurs inscrits' && figure === 320
		);
		expect(results.rows[at]!.slice(2, 4)).toEqual(['ambassadeurs', 'Dans le rythme']);
		expect(results.rows[at + 1]!.slice(0, 4)).toEqual([
			'Période',
			'Chiffre',
			'Prévu',
			'Événements'
		]);
		expect(results.rows[at + 2]!.slice(0, 3)).toEqual([new Date('2018-12-31'), 58, 23]);
	});

	test('keeps in sight what a part is and what it must say, and the head of a lone table', () => {
		const frozen = (name: string) => named(sheets, name).freezePane?.rows;
		expect(frozen('1 Synthèse')).toBe(3);
		const outlook = named(sheets, '8 Perspectives et cibles');
		expect(outlook.rows[frozen('8 Perspectives et cibles')! - 1]![0]).toBe('Indicateur');
		expect([frozen('Définitions'), frozen('Provenance')]).toEqual([1, 1]);
	});

	test('defines each indicator that it tells of, once, with its source and its dates', () => {
		const definitions = named(sheets, 'Définitions');
		const ids = definitions.rows.slice(1).map((cells) => cells[9]);
		const told = edition.programme.indicators.filter(({ indicator }) => !indicator.part);
		expect(ids.toSorted()).toEqual(told.map(({ id }) => id).toSorted());
		expect(row(definitions, 'Ambassadeurs inscrits')).toEqual([
			'Ambassadeurs inscrits',
			expect.stringContaining('signé la charte'),
			'ambassadeurs',
			'nombre à une date',
			null,
			'Formulaire d’adhésion en ligne (Framaforms)',
			'Département du Lot',
			new Date('2019-12-20'),
			expect.any(Date),
			'ambassadors-registered'
		]);
	});

	test('tells of each note where its figure comes from', () => {
		const { rows } = named(sheets, 'Provenance');
		const numbers = rows
			.slice(1)
			.flatMap(([number]) => (typeof number === 'number' ? [number] : []));
		expect([...new Set(numbers)]).toEqual(
			Array.from({ length: Math.max(...numbers) }, (_, at) => at + 1)
		);
		const registered = rows.find((cells) => cells[1] === 'Ambassadeurs inscrits')!;
		expect(registered.slice(2)).toEqual([
			expect.stringContaining('signé la charte'),
			'Export Framaforms',
			'Ambassadeurs',
			21,
			'ambassadeurs_2023-12.tsv',
			new Date('2023-12-31'),
			10_484,
			52,
			new Date('2019-12-20'),
			expect.stringMatching(/^Version publiée/)
		]);
	});

	test('has the same bytes when it is made again, and says in its properties what it is', async () => {
		expect(Buffer.compare(Buffer.from(await annex('yearly-review')), Buffer.from(review))).toBe(0);
		const { 'docProps/core.xml': core = '' } = await partsOf(review);
		expect(core).toContain('<dc:title>Bilan annuel 2019 · Oh my Lot\u202f!</dc:title>');
		expect(core).toContain('Version publiée');
		expect(core).toContain('2019-12-20T00:00:00Z');
	});
});

describe('the same annex', () => {
	test('says on each sheet that it is provisional, of a territory, held to an axis', async () => {
		const provisional = { ...edition, provisional: true };
		const filters = { ...noFilters, axis: 'jobs' };
		const content = await annex('committee-page', { filters, territory: '200067361' }, provisional);
		const [about, ...parts] = await opened(content);
		expect(about!.rows[0]![0]).toContain('Grand-Figeac');
		expect(about!.rows[1]![0]).toBe('PROVISOIRE · Données fictives');
		expect(row(about!, 'Tenu à')[1]).toContain('Emploi et mobilité résidentielle');
		const told = parts.slice(0, -2);
		expect(told.length).toBeGreaterThan(0);
		for (const sheet of told) {
			expect(sheet.rows[1]![0]).toBe('PROVISOIRE · Données fictives');
			expect(sheet.rows[2]![0]).toMatch(/Situation au 20 décembre 2019 · .*Emploi/);
		}
		const axes = new Map(
			edition.programme.indicators.map(({ id, indicator }) => [id, indicator.axis])
		);
		const defined = parts
			.at(-2)!
			.rows.slice(1)
			.map((cells) => axes.get(String(cells[9])));
		expect([...new Set(defined)]).toEqual(['jobs']);
		for (const [name, xml] of Object.entries(await partsOf(content)))
			if (name.startsWith('xl/worksheets/'))
				expect(xml).toContain('<oddHeader>&amp;LPROVISOIRE · Données fictives · ');
	});

	test('is in English for who reads English', async () => {
		const reader = localReader('test', 'en');
		const english = await opened(await annex('yearly-review', { reader }));
		expect(english.map(({ name }) => name).slice(-2)).toEqual(['Definitions', 'Provenance']);
		expect(english).toHaveLength(sheets.length);
		const words = english
			.flatMap(({ rows }) => rows.flat())
			.filter((cell) => typeof cell === 'string');
		expect(words.filter((cell) => /Ambassadeurs inscrits|Chiffre|Situation au/.test(cell))).toEqual(
			[]
		);
	});

	test('names no file to the public', async () => {
		const reader = publicReader('fr');
		const open = await opened(await annex('press-article', { reader }));
		const provenance = named(open, 'Provenance');
		expect(provenance.rows.length).toBeGreaterThan(5);
		expect(provenance.rows.slice(1).map((cells) => cells[6])).toEqual(
			provenance.rows.slice(1).map(() => null)
		);
	});
});

describe('whatever the words', () => {
	const long = 'long '.repeat(2_000);
	const hostile = [
		'=1+1',
		'+33 6 12 34 56 78',
		'-1+1',
		'@SUM(A1)',
		'\t=1+1',
		"=cmd|'/c calc'!A0",
		'=HYPERLINK("https://example.org/?"&A1,"x")',
		'{% if true %}<script>alert(1)</script>#read("/etc/passwd")',
		'_x0041_ \u0001 \ud800 & < > "',
		'\u202eéciov \u{1f600} שלום',
		long
	];

	test('they are texts of cells and names that Excel takes, and nothing leads out of the file', async () => {
		const content = await hostileAnnex(hostile);
		const parts = await partsOf(content);
		for (const [name, xml] of Object.entries(parts)) {
			const elements: string[] = [];
			const parser = new SaxesParser();
			parser.on('opentag', (tag) => elements.push(tag.name));
			parser.write(xml).close();
			expect([name, elements.filter((element) => element === 'f')]).toEqual([name, []]);
			expect(xml).not.toMatch(/TargetMode|t="str"|ddeLink|oleLink/i);
			for (const [, head = ''] of xml.matchAll(/<odd(?:Header|Footer)>([^<]*)</g))
				expect(head.length).toBeLessThan(256);
		}
		const all = await opened(content);
		const names = all.map(({ name }) => name);
		for (const name of names) expect(name).toMatch(/^(?!')[^\\/?*[\]:]{1,31}(?<!')$/u);
		expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
		const cells = all.flatMap(({ rows }) => rows.flat());
		for (const words of ['=1+1', '@SUM(A1)', "=cmd|'/c calc'!A0"]) expect(cells).toContain(words);
	});

	/** Parts, a table and an indicator named by each of the texts. */
	async function hostileAnnex(texts: readonly string[]): Promise<Uint8Array> {
		const tiny = await reportEdition(
			{
				'test.md': [
					'{% indicators %}',
					'',
					'# {% $indicator.title %}',
					'',
					'{% table $indicator.id by="sector" title=$indicator.title /%}',
					'',
					'{% /indicators %}'
				].join('\n')
			},
			{
				indicators: texts.map((words, at) => ({
					id: `members-${at}`,
					kind: 'stock',
					title: { fr: words },
					unit: { fr: [words, words] },
					definition: { fr: words },
					owner: words,
					dimensions: { sector: { fr: words } },
					facts: [{ start_on: '2019-02-01', sector: words }]
				}))
			}
		);
		return annex('test', {}, tiny);
	}
});

async function partsOf(content: Uint8Array): Promise<Readonly<Record<string, string>>> {
	const zip = await fromBufferPromise(Buffer.from(content), { lazyEntries: true });
	const parts: Record<string, string> = {};
	for await (const entry of zip.eachEntry()) {
		const stream = (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
		parts[entry.fileName] = Buffer.concat(await Array.fromAsync(stream)).toString();
	}
	return parts;
}

const soffice = (process.env['PATH'] ?? '')
	.split(delimiter)
	.map((folder) => join(folder, 'soffice'))
	.find((path) => existsSync(path));

describe.skipIf(soffice === undefined)(
	'in LibreOffice (skipped without soffice on the PATH)',
	() => {
		test('every sheet and figure comes back', { timeout: 120_000 }, async () => {
			const folder = mkdtempSync(join(tmpdir(), 'jalon-annex-'));
			onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
			const file = join(folder, 'annex.xlsx');
			writeFileSync(file, review);
			await promisify(execFile)(soffice!, [
				`-env:UserInstallation=file://${folder}/profile`,
				'--headless',
				'--convert-to',
				'xlsx:Calc MS Excel 2007 XML',
				'--outdir',
				join(folder, 'out'),
				file
			]);
			const again = await opened(readFileSync(join(folder, 'out', 'annex.xlsx')));
			expect(again.map(({ name }) => name)).toEqual(sheets.map(({ name }) => name));
			const filled = (all: readonly Sheet[]) =>
				all.map(({ rows }) => rows.flat().filter((cell) => cell !== null && cell !== ''));
			expect(filled(again)).toEqual(filled(sheets));
		});
	}
);
