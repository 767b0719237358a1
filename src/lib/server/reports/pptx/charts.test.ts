import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatValue } from '#lib/indicators/format.ts';
import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';
import { deckOfEveryChart } from '../../../../testing/every-chart.ts';
import { exampleEdition } from '../../../../testing/example-edition.ts';
import { allOf, textOf, walkXml, type XmlElement } from '../../../../testing/xml-tree.ts';
import {
	chartsOf,
	exampleDeck,
	openDeck,
	slidesInOrder,
	type OpenedDeck
} from '../../../../testing/read-deck.ts';
import type { Edition } from '../../editions/edition.ts';
import type { ReportDocument } from '../document.ts';
import { emitSlides } from '../emit-slides.ts';
import { plainText } from '../inline.ts';

let edition: Edition;
let document: ReportDocument;
let deck: OpenedDeck;
let everyChart: OpenedDeck;
beforeAll(async () => {
	edition = await exampleEdition();
	document = await exampleDeck(edition, 'fr');
	deck = await openDeck(document);
	everyChart = await openDeck(await deckOfEveryChart(document, edition));
});
afterAll(() => edition.database.close());

describe('of every chart', () => {
	test('draws a map as a drawing with its likeness in dots, its figures in the notes', () => {
		const deck = everyChart;
		const path = deck.slidePaths.find((one) => deck.titleOf(one) === 'map of counts');
		const [drawing] = deck.all(path!, 'p:pic');
		const embedded = walkXml(drawing!).flatMap(({ attributes }) => attributes['r:embed'] ?? []);
		const [png, svg] = embedded.map(
			(id) => deck.file.relations(path!).find((one) => one.id === id)?.target
		);
		expect(Buffer.from(deck.file.bytes(png!).subarray(1, 4)).toString()).toBe('PNG');
		expect(deck.file.text(svg!)).toMatch(/^<svg /);
		const [notes] = deck.relatedTo(path!, 'notesSlide');
		expect(textOf(deck.file.xml(notes!))).toMatch(/Plateaux et Vallée de la Rivière · /);
	});

	test('draws small multiples as so many charts, each named', () => {
		const deck = everyChart;
		const path = deck.slidePaths.find((one) => deck.titleOf(one) === 'multiples');
		const charts = deck.relatedTo(path!, 'chart');
		expect(charts.length).toBeGreaterThan(3);
		const scales = charts.map((one) =>
			deck
				.all(one, 'c:max')
				.map(({ attributes }) => attributes['val'])
				.join()
		);
		expect(new Set(scales).size).toBe(1);
		const titles = charts.map((one) => textOf(allOf(deck.all(one, 'c:title')[0]!, 'a:t')[0]!));
		expect(new Set(titles).size).toBe(charts.length);
	});
});

describe('the figures', () => {
	const chartPaths = (slide: string) => deck.relatedTo(slide, 'chart');
	const cached = (element: XmlElement) =>
		new Map(
			allOf(element, 'c:pt').map((point) => [Number(point.attributes['idx']), textOf(point)])
		);

	test('of a chart are in its workbook, in its picture and in the tree, the same', async () => {
		const expected: ChartNumbers[] = slidesInOrder(document).flatMap(({ blocks }) =>
			chartsOf(blocks).flatMap(({ numbers }) => numbers)
		);
		const paths = deck.slidePaths.flatMap(chartPaths);
		expect(paths).toHaveLength(expected.length);
		expect(paths.length).toBeGreaterThan(30);
		const forms = new Set(expected.map(({ form }) => form));
		expect([...forms].sort()).toEqual(['bars', 'columns', 'line']);
		for (const [at, path] of paths.entries()) {
			const { categories, series } = expected[at]!;
			const [workbook] = deck.relatedTo(path, 'package');
			const { sheets } = await readXlsx(deck.file.bytes(workbook!));
			const [[, ...heads] = [], ...rows] = sheets[0]?.rows ?? [];
			expect(heads).toEqual(series.map(({ name }) => name));
			const firsts = categories.kind === 'days' ? categories.days : categories.names;
			expect(
				rows.map(([first]) => (first instanceof Date ? first.toISOString().slice(0, 10) : first))
			).toEqual(firsts);
			for (const [column, { name, values }] of series.entries()) {
				expect(rows.map((row) => row[column + 1] ?? null)).toEqual(values);
				const drawn = deck
					.all(path, 'c:ser')
					.find((one) => allOf(one, 'c:tx').slice(0, 1).map(textOf).join('').includes(name));
				const points = cached(allOf(drawn!, 'c:val')[0]!);
				expect(
					values.map((_, point) => (points.has(point) ? Number(points.get(point)) : null))
				).toEqual(values);
			}
			expect(deck.file.text(path)).not.toMatch(/<c:(?:v|f)><\/c:/);
		}
	});

	test('of a chart are those that the HTML slide lists under it, to the last digit', async () => {
		const html = emitSlides(document, { fontFaces: '', scripted: false });
		const sections = html.split('<section class="slide ').slice(1);
		const pptx = deck.slidePaths.filter((path) => deck.titleOf(path) !== 'Annexe');
		expect(sections).toHaveLength(pptx.length);
		let compared = 0;
		for (const [at, slide] of slidesInOrder(document).entries()) {
			const listed = [...(sections[at] ?? '').matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(
				([, cell]) => cell
			);
			const numbers = chartsOf(slide.blocks).flatMap((figure) => figure.numbers);
			for (const [nth, path] of chartPaths(pptx[at]!).entries()) {
				const { format } = numbers[nth]!;
				const index = numbers[nth]!.series.findIndex(({ role }) => role === 'figure');
				const drawn = deck
					.all(path, 'c:ser')
					.find((one) => allOf(one, 'c:idx')[0]?.attributes['val'] === String(index));
				for (const value of cached(allOf(drawn!, 'c:val')[0]!).values()) {
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
		for (const [at, slide] of slidesInOrder(document).entries()) {
			const path = deck.slidePaths.filter((one) => deck.titleOf(one) !== 'Annexe')[at]!;
			const words = deck.all(path, 'a:p').map(textOf);
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
