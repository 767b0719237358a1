import { describe, expect, test } from 'vitest';
import type { Block, Inline, KeyFigure, Slide, Table } from '../document.ts';
import { composeSlide } from './compose-slide.ts';
import { textHeight } from './measure-text.ts';
import { frame } from './slide-frame.ts';
import type { Item, Page } from './slide-items.ts';
import { tableHeight } from './table-size.ts';
import { wordsOf } from './text-runs.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (words: string): Block => ({
	type: 'paragraph',
	role: 'body',
	content: [text(words)]
});
const slide = (title: string, blocks: readonly Block[], form: Slide['form'] = 'plain'): Slide => ({
	type: 'slide',
	id: 'one',
	form,
	indicator: null,
	subject: 'Sujet',
	title: [text(title)],
	blocks,
	said: [],
	annex: false
});
const table = (rows: number, words = 'Rappeler les contacts du salon'): Table => ({
	type: 'table',
	caption: [],
	wide: true,
	columns: [
		{ title: [text('Décision')], align: 'start', share: 3 },
		{ title: [text('Chiffre')], align: 'end', share: 1 }
	],
	rows: Array.from({ length: rows }, (_, at) => [[text(`${words} ${at + 1}`)], [text(`${at}`)]])
});
const list = (items: number): Block => ({
	type: 'list',
	ordered: true,
	items: Array.from({ length: items }, (_, at) => [paragraph(`Point ${at + 1} de l’ordre du jour`)])
});
const origin = { indicator: 'Membres', definition: 'Personnes.', source: [] };
const keyFigure = (figure: string, unit: string): KeyFigure => ({
	title: 'Ambassadeurs inscrits',
	indicator: 'ambassadors-registered',
	language: null,
	note: null,
	value: { value: 320, missing: null, format: { style: 'integer', decimals: 0 } },
	figure,
	unit,
	change: '8 de plus qu’à la séance précédente',
	status: 'on-track',
	statusText: 'Dans le rythme',
	bullet: { svg: '<svg/>', alt: 'Cible 400', width: 350, height: 56 },
	gap: 'Il manque 42 ambassadeurs pour être dans le rythme',
	origin
});
const deck = {
	language: 'fr',
	situation: 'Situation au 20 décembre 2019',
	editionId: 'abc'
} as const;
const long = `${'Une phrase qui dure, et qui dure encore, '.repeat(300)}fin`;

/** What a text or a table takes of its place; nothing for what is drawn to fill it. */
function overflow({ box, ...item }: Item): number {
	const { height, width } = box;
	if (item.kind === 'text') return textHeight(item.paragraphs, width) - height;
	return item.kind === 'table'
		? box.y + tableHeight(item.table) - (frame.body.y + frame.body.height)
		: 0;
}

const bottom = frame.body.y + frame.body.height;
const titleHeight = ({ title, layout }: Page) =>
	textHeight([title], layout === 'opening' ? frame.opening.title.width : frame.title.width);

function checkFit(pages: readonly Page[]): void {
	for (const page of pages) {
		const room = page.titleBox ?? (page.layout === 'opening' ? frame.opening.title : frame.title);
		expect(titleHeight(page)).toBeLessThanOrEqual(room.height);
		for (const item of page.items) {
			expect(overflow(item)).toBeLessThanOrEqual(0.5);
			expect(item.box.y + item.box.height).toBeLessThanOrEqual(bottom + 0.5);
			expect(item.box.x).toBeGreaterThanOrEqual(frame.body.x);
		}
	}
}

const said = (pages: readonly Page[]) =>
	pages
		.flatMap(({ items }) => items)
		.flatMap((item) =>
			item.kind === 'text'
				? item.paragraphs.map(wordsOf)
				: item.kind === 'table'
					? item.table.rows.flatMap(({ cells }) => cells.map(wordsOf))
					: []
		);

describe('a slide of the tree', () => {
	test.each([
		['nothing', slide('Un titre', [])],
		['a sentence', slide('Un titre', [paragraph('Une phrase.')])],
		[
			'a title of two lines',
			slide('Un titre long '.repeat(9), [paragraph('Une phrase.'), table(5)])
		],
		['a table that is set smaller', slide('Un titre', [paragraph('Avant.'), table(14)])],
		[
			'four key figures',
			slide('Un titre', [
				{
					type: 'key-figures',
					items: Array.from({ length: 4 }, () => keyFigure('320', 'ambassadeurs'))
				}
			])
		],
		[
			'six wide key figures',
			slide('Un titre', [
				{
					type: 'key-figures',
					items: Array.from({ length: 6 }, () => keyFigure('4 556 526', 'affichages'))
				}
			])
		],
		[
			'one figure',
			slide('Un titre', [
				{
					type: 'spotlight',
					item: keyFigure('non disponible', 'pas encore mesurable à cette date'),
					below: [paragraph('Appuis nécessaires.')],
					illustration: table(3)
				}
			])
		],
		[
			'an opening',
			slide('Comité de pilotage', [paragraph('Parnac'), paragraph('Le préfet')], 'opening')
		]
	])('with %s is one slide, where all has its place', (_, given) => {
		const pages = composeSlide(given, deck);
		expect(pages).toHaveLength(1);
		checkFit(pages);
		expect(pages[0]?.notes.map(wordsOf).join()).not.toContain('En entier');
	});

	test('with a table of 60 rows is several, each with its head, none missing', () => {
		const pages = composeSlide(slide('Décisions', [table(60)]), deck);
		expect(pages.length).toBeGreaterThan(3);
		checkFit(pages);
		expect(pages.map(({ title }) => wordsOf(title))).toEqual(
			pages.map((_, at) => `Décisions (${at + 1}/${pages.length})`)
		);
		for (const { items } of pages)
			expect(items).toMatchObject([{ kind: 'table', table: { head: { cells: [{}, {}] } } }]);
		expect(said(pages).filter((words) => words.startsWith('Rappeler'))).toHaveLength(60);
	});

	test('with a long list goes on counting on the next', () => {
		const pages = composeSlide(slide('À l’ordre du jour', [list(30)]), deck);
		expect(pages.length).toBeGreaterThan(1);
		checkFit(pages);
		expect(said(pages)).toHaveLength(30);
		const [, second] = pages;
		const first = pages[0]!.items.flatMap((item) => (item.kind === 'text' ? item.paragraphs : []));
		const next = second!.items.flatMap((item) => (item.kind === 'text' ? item.paragraphs : []));
		expect(next[0]).toMatchObject({ bullet: 'number', startAt: first.length + 1 });
	});

	test('with 12,000 characters in a row, a title or a cell loses none: what is cut is in the notes', () => {
		const pages = composeSlide(slide(long, [paragraph(long), table(2, long)]), deck);
		checkFit(pages);
		const notes = pages.flatMap((page) => page.notes).map(wordsOf);
		expect(notes.filter((words) => words === long)).toHaveLength(1);
		expect(notes.filter((words) => words.startsWith(`${long} `))).toHaveLength(2);
		expect(said(pages).join('').replaceAll(/\s/g, '')).toContain(
			long.slice(0, 9000).replaceAll(/\s/g, '')
		);
		expect(wordsOf(pages[0]!.title)).toMatch(/^Une phrase qui dure.*…$/);
		const wide = composeSlide(slide('Titre', [paragraph('x'.repeat(12_000))]), deck);
		checkFit(wide);
		expect(said(wide).join('')).toBe('x'.repeat(12_000));
	});

	test('sets a figure as large as can be read from four metres', () => {
		const sizesOf = (blocks: readonly Block[]) =>
			composeSlide(slide('Titre', blocks), deck)
				.flatMap(({ items }) => items)
				.flatMap((item) => (item.kind === 'text' ? item.paragraphs : []))
				.flatMap(({ runs }) => runs.flatMap((run) => (run?.text === '320' ? [run.size ?? 0] : [])));
		const four = Array.from({ length: 4 }, () => keyFigure('320', 'ambassadeurs'));
		expect(sizesOf([{ type: 'key-figures', items: four }])).toEqual([60, 60, 60, 60]);
		expect(
			sizesOf([
				{ type: 'spotlight', item: keyFigure('320', 'ambassadeurs'), below: [], illustration: null }
			])
		).toEqual([66]);
	});

	test('sets key figures in a row, what each tells on one line with the others’', () => {
		const names = [
			'Postes',
			'Taux d’activation des ambassadeurs du programme',
			'Foyers',
			'Contacts'
		];
		const items = names.map((title, at) => ({
			...keyFigure(String(320 + at), 'ambassadeurs'),
			title,
			...(at === 2 ? { change: null } : {})
		}));
		const [page] = composeSlide(slide('Titre', [{ type: 'key-figures', items }]), deck);
		const placed = page!.items;
		const topsOf = (words: string) =>
			placed.flatMap((item) =>
				item.kind === 'text' && item.paragraphs.some((one) => wordsOf(one).includes(words))
					? [item.box.y]
					: []
			);
		for (const words of ['32', 'Dans le rythme']) {
			expect(topsOf(words)).toHaveLength(4);
			expect(new Set(topsOf(words)).size).toBe(1);
		}
		const bars = placed.flatMap((item) => (item.kind === 'picture' ? [item.box] : []));
		expect(new Set(bars.map(({ y }) => y)).size).toBe(1);
		expect(bars.map(({ x }) => x)).toEqual([40, 267, 494, 721]);
	});

	test('sets few words and short tables larger, never more than one slide holds, nor a head on more lines', () => {
		const sizesOf = (blocks: readonly Block[]) =>
			composeSlide(slide('Titre', blocks), deck).map(({ items }) =>
				items.flatMap((item) =>
					item.kind === 'text'
						? item.paragraphs.map(({ size }) => size)
						: item.kind === 'table'
							? item.table.head.cells.slice(0, 1).map(({ size }) => size)
							: []
				)
			);
		expect(sizesOf([list(3)])).toEqual([[25, 25, 25]]);
		expect(sizesOf([table(3)])).toEqual([[20]]);
		expect(sizesOf([list(3), table(3)])).toEqual([[25, 25, 25, 20]]);
		expect(sizesOf([list(10)])[0]).toEqual(Array.from({ length: 10 }, () => 23));
		const wide: Table = {
			...table(0),
			columns: Array.from({ length: 5 }, () => ({
				title: [text('Dans le rythme prévu')],
				align: 'end',
				share: 1
			})),
			rows: [Array.from({ length: 5 }, () => [text('4')])]
		};
		expect(sizesOf([wide])).toEqual([[16]]);
	});

	test('sets a title that nearly holds on one line a little smaller', () => {
		const titled = (words: string) => composeSlide(slide(words, [list(3)]), deck)[0]!.title.size;
		const words = 'Étendre l’expérimentation « mobilité résidentielle » au bassin de Cahors';
		expect([
			titled('Un titre'),
			titled(words),
			titled(`${words} et au-delà du département`)
		]).toEqual([28, 26, 28]);
	});
});
