import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatValue } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import { localReader } from '#lib/indicators/reader.ts';
import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';
import { exampleCharts } from '#lib/charts/example-charts.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import {
	elementsOf,
	officeFaults,
	openOffice,
	type OpenedOffice,
	type XmlElement
} from '../../../testing/open-office.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import type { Edition } from '../editions/edition.ts';
import { chartBlock } from './chart-block.ts';
import { loadChartRenderer } from './chart-renderer.ts';
import type { Block, Figure, ReportDocument, Slide } from './document.ts';
import { emitPptx } from './emit-pptx.ts';
import { emitSlides, slidesOf } from './emit-slides.ts';
import { plainText } from './inline.ts';
import type { ReportContext } from './report-context.ts';
import { resolveReport } from './resolve-report.ts';

let edition: Edition;
let document: ReportDocument;
let bytes: Uint8Array;
let file: OpenedOffice;
let everyChart: ReportDocument;

async function deck(language: Language): Promise<ReportDocument> {
	const { renderChart } = await loadChartRenderer();
	const query = { asOf: '2019-12-20', reader: localReader('test', language) };
	return (await resolveReport(edition, 'committee-slides', query, renderChart)).document;
}

beforeAll(async () => {
	edition = await exampleEdition();
	document = await deck('fr');
	bytes = await emitPptx(document);
	file = await openOffice(bytes);
	everyChart = await deckOfEveryChart();
});
afterAll(() => edition.database.close());

/** One slide for each example of a chart, named after it. */
async function deckOfEveryChart(): Promise<ReportDocument> {
	const { renderChart } = await loadChartRenderer();
	const context = { ...chartContext, renderChart } as unknown as ReportContext;
	const slides = Object.entries(exampleCharts('fr', 620)).map(([name, spec]): Slide => ({
		...slidesOf(document)[1]!,
		title: [{ type: 'text', text: name }],
		blocks: [chartBlock(spec, context, [{ type: 'text', text: 'Une légende' }])],
		annex: false
	}));
	return { ...document, blocks: slides };
}

const chartContext = {
	get edition() {
		return edition;
	},
	asOf: '2019-12-20',
	language: 'fr',
	word: (word: 'source') => word,
	drawsNarrow: false
};

const slidePaths = (of = file) =>
	of
		.relations('ppt/presentation.xml')
		.flatMap(({ type, target }) => (type === 'slide' ? [target] : []));
const relatedTo = (path: string, type: string, of = file) =>
	of.relations(path).flatMap((one) => (one.type === type ? [one.target] : []));
const all = (path: string, name: string, of = file) => elementsOf(of.xml(path), name);
const placeholderOf = (shape: XmlElement) => elementsOf(shape, 'p:ph')[0]?.attributes ?? null;
const shapesOf = (path: string, of = file) =>
	['p:sp', 'p:pic', 'p:graphicFrame'].flatMap((name) => all(path, name, of));
const titleOf = (path: string, of = file) =>
	all(path, 'p:sp', of).find((shape) =>
		['title', 'ctrTitle'].includes(placeholderOf(shape)?.['type'] ?? '')
	)?.text;
const partsNamed = (part: RegExp, of = file) => of.paths.filter((path) => part.test(path));
const shown = (path: string) => file.xml(path).attributes['show'] !== '0';

function figuresOf(blocks: readonly Block[]): readonly Figure[] {
	return blocks.flatMap((block) =>
		block.type === 'figure'
			? [block]
			: block.type === 'spotlight' && block.illustration
				? figuresOf([block.illustration])
				: []
	);
}

/** The slides in the order of the file. */
const inOrder = () => {
	const slides = slidesOf(document);
	return [...slides.filter(({ annex }) => !annex), ...slides.filter(({ annex }) => annex)];
};

describe('the package', () => {
	test('has a type for each part, and each relation leads to a part of the file', () => {
		expect(file.paths.length).toBeGreaterThan(200);
		for (const path of file.paths) {
			if (path === '[Content_Types].xml') continue;
			expect(file.type(path), path).not.toBeNull();
			if (/\.(xml|rels)$/.test(path)) file.xml(path);
		}
		const reached = new Set<string>();
		for (const path of ['', ...file.paths])
			for (const { id, target, external } of file.relations(path)) {
				expect(id).toMatch(/^rId\d+$/);
				expect(external, `${path} → ${target}`).toBe(false);
				expect(file.paths, `${path} → ${target}`).toContain(target);
				reached.add(target);
			}
		const apart = file.paths.filter((path) => !/\.rels$|^\[Content_Types\]/.test(path));
		expect(apart.filter((path) => !reached.has(path))).toEqual([]);
	});

	test('names only relations that it has, and uses each of a slide’s', () => {
		for (const path of partsNamed(/^ppt\/.*\.xml$/)) {
			const ids = file.relations(path).map(({ id }) => id);
			const used = [...file.text(path).matchAll(/ r:(?:id|embed|link)="([^"]*)"/g)].map(
				([, id]) => id!
			);
			expect(
				used.filter((id) => !ids.includes(id)),
				path
			).toEqual([]);
			expect(new Set(ids).size).toBe(ids.length);
			if (!path.startsWith('ppt/slides/')) continue;
			const implicit = file
				.relations(path)
				.filter(({ type }) => /slideLayout|notesSlide/.test(type));
			expect(ids.filter((id) => !used.includes(id))).toEqual(implicit.map(({ id }) => id));
		}
	});

	test('has shapes of their own ids and names on each slide, layout and note', () => {
		for (const path of partsNamed(
			/^ppt\/(slides|slideLayouts|slideMasters|notes\w+)\/[^/]*\.xml$/
		)) {
			const named = all(path, 'p:cNvPr').map(({ attributes }) => attributes);
			expect(new Set(named.map(({ id }) => id)).size, path).toBe(named.length);
			expect(named.every(({ id }) => Number(id) > 0)).toBe(true);
			const names = named.slice(1).map(({ name }) => name);
			expect(new Set(names).size, path).toBe(names.length);
		}
	});

	test('chains slides to layouts to the master, and notes both ways', () => {
		const layouts = partsNamed(/^ppt\/slideLayouts\/[^/]*\.xml$/);
		expect(layouts.map((path) => all(path, 'p:cSld')[0]?.attributes['name'])).toEqual([
			'Ouverture',
			'Titre et contenu',
			'Chiffre et graphique',
			'Titre seul',
			'Intertitre'
		]);
		expect(relatedTo('ppt/slideMasters/slideMaster1.xml', 'slideLayout')).toEqual(layouts);
		for (const layout of layouts)
			expect(relatedTo(layout, 'slideMaster')).toEqual(['ppt/slideMasters/slideMaster1.xml']);
		const used = new Set<string>();
		for (const path of slidePaths()) {
			const [layout, ...others] = relatedTo(path, 'slideLayout');
			expect(others).toEqual([]);
			used.add(layout!);
			// A slide's places are its layout's.
			const offered = all(layout!, 'p:ph').map(
				({ attributes }) => `${attributes['type']} ${attributes['idx']}`
			);
			for (const { attributes } of all(path, 'p:ph'))
				expect(offered, path).toContain(`${attributes['type']} ${attributes['idx']}`);
			const [notes] = relatedTo(path, 'notesSlide');
			if (notes) expect(relatedTo(notes, 'slide')).toEqual([path]);
			if (notes)
				expect(relatedTo(notes, 'notesMaster')).toEqual(['ppt/notesMasters/notesMaster1.xml']);
		}
		expect([...used].sort()).toEqual(layouts);
	});

	test('is what Office accepts: Microsoft’s validator finds no fault, whatever the chart', async () => {
		const workbook = file.bytes('ppt/embeddings/chart1.xlsx');
		expect(
			await officeFaults([
				{ bytes, format: 'pptx' },
				{ bytes: workbook, format: 'xlsx' },
				{ bytes: await emitPptx(everyChart), format: 'pptx' }
			])
		).toEqual([]);
	});

	test('draws a map as a drawing with its likeness in dots, its figures in the notes', async () => {
		const of = await openOffice(await emitPptx(everyChart));
		const path = slidePaths(of).find((one) => titleOf(one, of) === 'map of counts');
		const [drawing] = all(path!, 'p:pic', of);
		const embedded = elementsOf(drawing!).flatMap(({ attributes }) => attributes['r:embed'] ?? []);
		const [png, svg] = embedded.map(
			(id) => of.relations(path!).find((one) => one.id === id)?.target
		);
		expect(Buffer.from(of.bytes(png!).subarray(1, 4)).toString()).toBe('PNG');
		expect(of.text(svg!)).toMatch(/^<svg /);
		const [notes] = relatedTo(path!, 'notesSlide', of);
		expect(of.xml(notes!).text).toMatch(/Plateaux et Vallée de la Rivière · /);
	});

	test('draws small multiples as so many charts, each named', async () => {
		const of = await openOffice(await emitPptx(everyChart));
		const path = slidePaths(of).find((one) => titleOf(one, of) === 'multiples');
		const charts = relatedTo(path!, 'chart', of);
		expect(charts.length).toBeGreaterThan(3);
		const scales = charts.map((one) =>
			all(one, 'c:max', of)
				.map(({ attributes }) => attributes['val'])
				.join()
		);
		expect(new Set(scales).size).toBe(1);
		const titles = charts.map((one) => elementsOf(all(one, 'c:title', of)[0]!, 'a:t')[0]?.text);
		expect(new Set(titles).size).toBe(charts.length);
	});

	test('has the same bytes when it is made again', async () => {
		expect(Buffer.compare(await emitPptx(await deck('fr')), bytes)).toBe(0);
	});

	test('says what it is: title, author, edition, and the day of its figures as its own', () => {
		const core = file.xml('docProps/core.xml');
		const said = Object.fromEntries(core.children.map(({ name, text }) => [name, text]));
		expect(said).toMatchObject({
			'dc:title': document.title,
			'dc:creator': document.author,
			'dc:language': 'fr-FR',
			'dc:identifier': edition.id,
			'dcterms:created': '2019-12-20T00:00:00Z',
			'dcterms:modified': '2019-12-20T00:00:00Z'
		});
	});
});

describe('the slides', () => {
	test('are those of the deck under their titles, annexes hidden at the end in a section of their own', () => {
		const titles = inOrder().map(({ title }) => plainText(title));
		const annexes = slidesOf(document).filter(({ annex }) => annex).length;
		titles.splice(titles.length - annexes, 0, 'Annexe');
		expect(slidePaths().map((path) => titleOf(path))).toEqual(titles);
		expect(slidePaths().map(shown)).toEqual(
			titles.map((_, at) => at < titles.length - annexes - 1)
		);
		const sections = all('ppt/presentation.xml', 'p14:section');
		expect(sections.map(({ attributes }) => attributes['name'])).toEqual(['Séance', 'Annexe']);
		const listed = all('ppt/presentation.xml', 'p:sldId').map(({ attributes }) => attributes['id']);
		const inSections = all('ppt/presentation.xml', 'p14:sldId').map(
			({ attributes }) => attributes['id']
		);
		expect(inSections).toEqual(listed);
	});

	test('are in their language, every run of them', async () => {
		const english = await openOffice(await emitPptx(await deck('en')));
		for (const [of, tag] of [
			[file, 'fr-FR'],
			[english, 'en-GB']
		] as const)
			for (const path of partsNamed(
				/^ppt\/(slides|notes|charts|slideL|slideM)[^/]*\/[^/]*\.xml$/,
				of
			)) {
				const tags = [...of.text(path).matchAll(/ lang="([^"]*)"/g)].map(([, own]) => own);
				expect(new Set(tags), path).toEqual(new Set([tag]));
				for (const run of all(path, 'a:r', of))
					expect(run.children[0]?.attributes['lang'], path).toBe(tag);
			}
	});

	test('say in words each table, chart and drawing', () => {
		let told = 0;
		for (const path of slidePaths())
			for (const shape of [...all(path, 'p:pic'), ...all(path, 'p:graphicFrame')]) {
				const alt = elementsOf(shape, 'p:cNvPr')[0]?.attributes['descr'] ?? '';
				expect(alt.length, path).toBeGreaterThan(20);
				told += 1;
			}
		expect(told).toBeGreaterThan(60);
	});

	test('have real tables, their first row and column told as headers', () => {
		const tables = slidePaths().flatMap((path) => all(path, 'a:tbl'));
		expect(tables.length).toBeGreaterThan(6);
		for (const table of tables) {
			expect(elementsOf(table, 'a:tblPr')[0]?.attributes).toMatchObject({
				firstRow: '1',
				firstCol: '1'
			});
			const columns = elementsOf(table, 'a:gridCol').length;
			for (const row of elementsOf(table, 'a:tr'))
				expect(elementsOf(row, 'a:tc')).toHaveLength(columns);
		}
	});

	test('bear the stamps, the day of the figures and a number, each one', () => {
		for (const path of slidePaths()) {
			const texts = new Map(
				all(path, 'p:sp').map((shape) => [placeholderOf(shape)?.['idx'], shape])
			);
			expect(texts.get('10')?.text).toBe(document.situation);
			expect(texts.get('14')?.text).toBe('Données fictives');
			expect(elementsOf(texts.get('12')!, 'a:fld')[0]?.attributes['type']).toBe('slidenum');
		}
	});

	test('stay within their edges, and nothing lies on anything', () => {
		for (const path of slidePaths()) {
			const [layout] = relatedTo(path, 'slideLayout');
			const places = new Map(
				all(layout!, 'p:sp').map((shape) => [
					placeholderOf(shape)?.['idx'] ?? 'title',
					boxOf(shape)
				])
			);
			const boxes = shapesOf(path).map(
				(shape) => boxOf(shape) ?? places.get(placeholderOf(shape)?.['idx'] ?? 'title') ?? null
			);
			for (const [at, box] of boxes.entries()) {
				expect(box, path).not.toBeNull();
				const { left, top, right, bottom } = box!;
				expect(Math.min(left, top), path).toBeGreaterThanOrEqual(0);
				expect(right, path).toBeLessThanOrEqual(12_192_000);
				expect(bottom, path).toBeLessThanOrEqual(6_858_000);
				for (const other of boxes.slice(0, at)) {
					const across = Math.min(right, other!.right) - Math.max(left, other!.left);
					const down = Math.min(bottom, other!.bottom) - Math.max(top, other!.top);
					expect(Math.min(across, down), path).toBeLessThanOrEqual(12_700);
				}
			}
		}
	});

	test('carry what is said, then where each figure comes from', () => {
		const path = slidePaths().find((one) => titleOf(one)?.includes('le rythme prévu'));
		const [notes] = relatedTo(path!, 'notesSlide');
		const said = all(notes!, 'a:p').map(({ text }) => text);
		expect(said[0]).toMatch(/^Lire chaque chiffre avec son unité/);
		const sources = said.slice(said.indexOf('D’où viennent les chiffres') + 1);
		expect(sources.length).toBeGreaterThanOrEqual(4);
		expect(sources.pop()).toBe(
			`${document.situation}. Version publiée ${edition.id.slice(0, 12)}.`
		);
		for (const source of sources) expect(source).toMatch(/Source\s?: .*dépôt/);
	});
});

type Edges = Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;

function boxOf(shape: XmlElement): Edges | null {
	const place = ['a:xfrm', 'p:xfrm'].flatMap((name) => elementsOf(shape, name))[0];
	const [offset, extent] = place?.children.map(({ attributes }) => attributes) ?? [];
	if (!offset || !extent) return null;
	const [left, top] = [Number(offset['x']), Number(offset['y'])];
	return { left, top, right: left + Number(extent['cx']), bottom: top + Number(extent['cy']) };
}

describe('the figures', () => {
	const chartPaths = (slide: string) => relatedTo(slide, 'chart');
	const cached = (element: XmlElement) =>
		new Map(
			elementsOf(element, 'c:pt').map(({ attributes, text }) => [Number(attributes['idx']), text])
		);

	test('of a chart are in its workbook, in its picture and in the tree, the same', async () => {
		const expected: ChartNumbers[] = inOrder().flatMap(({ blocks }) =>
			figuresOf(blocks).flatMap(({ numbers }) => numbers)
		);
		const paths = slidePaths().flatMap(chartPaths);
		expect(paths).toHaveLength(expected.length);
		expect(paths.length).toBeGreaterThan(30);
		const forms = new Set(expected.map(({ form }) => form));
		expect([...forms].sort()).toEqual(['bars', 'columns', 'line']);
		for (const [at, path] of paths.entries()) {
			const { categories, series } = expected[at]!;
			const [workbook] = relatedTo(path, 'package');
			const { sheets } = await readXlsx(file.bytes(workbook!));
			const [[, ...heads] = [], ...rows] = sheets[0]?.rows ?? [];
			expect(heads).toEqual(series.map(({ name }) => name));
			const firsts = categories.kind === 'days' ? categories.days : categories.names;
			expect(
				rows.map(([first]) => (first instanceof Date ? first.toISOString().slice(0, 10) : first))
			).toEqual(firsts);
			for (const [column, { name, values }] of series.entries()) {
				expect(rows.map((row) => row[column + 1] ?? null)).toEqual(values);
				const drawn = all(path, 'c:ser').find((one) =>
					elementsOf(one, 'c:tx')[0]?.text.includes(name)
				);
				const points = cached(elementsOf(drawn!, 'c:val')[0]!);
				expect(
					values.map((_, point) => (points.has(point) ? Number(points.get(point)) : null))
				).toEqual(values);
			}
			expect(file.text(path)).not.toMatch(/<c:(?:v|f)><\/c:/);
		}
	});

	test('of a chart are those that the HTML slide lists under it, to the last digit', async () => {
		const html = emitSlides(document, { fontFaces: '', scripted: false });
		const sections = html.split('<section class="slide ').slice(1);
		const pptx = slidePaths().filter((path) => titleOf(path) !== 'Annexe');
		expect(sections).toHaveLength(pptx.length);
		let compared = 0;
		for (const [at, slide] of inOrder().entries()) {
			const listed = [...(sections[at] ?? '').matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(
				([, cell]) => cell
			);
			const numbers = figuresOf(slide.blocks).flatMap((figure) => figure.numbers);
			for (const [nth, path] of chartPaths(pptx[at]!).entries()) {
				const { format } = numbers[nth]!;
				const index = numbers[nth]!.series.findIndex(({ role }) => role === 'figure');
				const drawn = all(path, 'c:ser').find(
					(one) => elementsOf(one, 'c:idx')[0]?.attributes['val'] === String(index)
				);
				for (const value of cached(elementsOf(drawn!, 'c:val')[0]!).values()) {
					// A total to date is drawn from zero on the eve of its window.
					if (Number(value) !== 0)
						expect(listed).toContain(formatValue(Number(value), format, 'fr'));
					compared += 1;
				}
			}
		}
		expect(compared).toBeGreaterThan(300);
	});

	test('in tables and large are those of the tree', () => {
		for (const [at, slide] of inOrder().entries()) {
			const path = slidePaths().filter((one) => titleOf(one) !== 'Annexe')[at]!;
			const words = all(path, 'a:p').map(({ text }) => text);
			for (const block of slide.blocks) {
				if (block.type === 'table')
					for (const cell of block.rows.flat()) expect(words.join('\n')).toContain(plainText(cell));
				const items =
					block.type === 'key-figures'
						? block.items
						: block.type === 'spotlight'
							? [block.item]
							: [];
				for (const { figure, unit } of items) {
					expect(
						words.some((line) => line.startsWith(figure)),
						figure
					).toBe(true);
					expect(words.join('\n')).toContain(unit);
				}
			}
		}
	});
});

const soffice = await promisify(execFile)('soffice', ['--version']).then(
	() => true,
	() => false
);

describe.skipIf(!soffice)('in LibreOffice, when it is on the machine', () => {
	test('opens as so many pages as it shows slides, its words and its charts drawn', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'jalon-pptx-'));
		try {
			await writeFile(join(folder, 'deck.pptx'), bytes);
			const own = `-env:UserInstallation=file://${join(folder, 'profile')}`;
			await promisify(execFile)('soffice', [
				own,
				'--headless',
				'--convert-to',
				'pdf',
				'--outdir',
				folder,
				join(folder, 'deck.pptx')
			]);
			const { pages } = await openPdf(await readFile(join(folder, 'deck.pdf')));
			expect(pages).toHaveLength(slidePaths().filter(shown).length);
			expect(pages[0]).toContain('Comité de pilotage');
			const chart = pages.find((page) => page.includes('Par intercommunalité')) ?? '';
			expect(chart).toMatch(/Grand-Figeac[^]*83/);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});
});
