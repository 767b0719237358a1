import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleEdition } from '../../../../testing/example-edition.ts';
import { allOf, childrenOf, textOf, type XmlElement } from '../../../../testing/xml-tree.ts';
import {
	exampleDeck,
	openDeck,
	placeholderOf,
	slidesInOrder,
	type OpenedDeck
} from '../../../../testing/read-deck.ts';
import type { Edition } from '../../editions/edition.ts';
import type { ReportDocument } from '../document.ts';
import { slidesOf } from '../emit-slides.ts';
import { plainText } from '../inline.ts';

let edition: Edition;
let document: ReportDocument;
let deck: OpenedDeck;
beforeAll(async () => {
	edition = await exampleEdition();
	document = await exampleDeck(edition, 'fr');
	deck = await openDeck(document);
});
afterAll(() => edition.database.close());

describe('the slides', () => {
	test('are those of the deck under their titles, annexes hidden at the end in a section of their own', () => {
		const titles = slidesInOrder(document).map(({ title }) => plainText(title));
		const annexes = slidesOf(document).filter(({ annex }) => annex).length;
		titles.splice(titles.length - annexes, 0, 'Annexe');
		expect(deck.slidePaths.map((path) => deck.titleOf(path))).toEqual(titles);
		expect(deck.slidePaths.map(deck.shown)).toEqual(
			titles.map((_, at) => at < titles.length - annexes - 1)
		);
		const sections = deck.all('ppt/presentation.xml', 'p14:section');
		expect(sections.map(({ attributes }) => attributes['name'])).toEqual(['Séance', 'Annexe']);
		const listed = deck
			.all('ppt/presentation.xml', 'p:sldId')
			.map(({ attributes }) => attributes['id']);
		const inSections = deck
			.all('ppt/presentation.xml', 'p14:sldId')
			.map(({ attributes }) => attributes['id']);
		expect(inSections).toEqual(listed);
	});

	test('are in their language, every run of them', async () => {
		const english = await openDeck(await exampleDeck(edition, 'en'));
		for (const [of, tag] of [
			[deck, 'fr-FR'],
			[english, 'en-GB']
		] as const)
			for (const path of of.partsNamed(
				/^ppt\/(slides|notes|charts|slideL|slideM)[^/]*\/[^/]*\.xml$/
			)) {
				const tags = [...of.file.text(path).matchAll(/ lang="([^"]*)"/g)].map(([, own]) => own);
				expect(new Set(tags), path).toEqual(new Set([tag]));
				for (const run of of.all(path, 'a:r'))
					expect(childrenOf(run)[0]?.attributes['lang'], path).toBe(tag);
			}
	});

	test('say in words each table, chart and drawing', () => {
		let told = 0;
		for (const path of deck.slidePaths)
			for (const shape of [...deck.all(path, 'p:pic'), ...deck.all(path, 'p:graphicFrame')]) {
				const alt = allOf(shape, 'p:cNvPr')[0]?.attributes['descr'] ?? '';
				expect(alt.length, path).toBeGreaterThan(20);
				told += 1;
			}
		expect(told).toBeGreaterThan(60);
	});

	test('have real tables, their first row and column told as headers', () => {
		const tables = deck.slidePaths.flatMap((path) => deck.all(path, 'a:tbl'));
		expect(tables.length).toBeGreaterThan(6);
		for (const table of tables) {
			expect(allOf(table, 'a:tblPr')[0]?.attributes).toMatchObject({
				firstRow: '1',
				firstCol: '1'
			});
			const columns = allOf(table, 'a:gridCol').length;
			for (const row of allOf(table, 'a:tr')) expect(allOf(row, 'a:tc')).toHaveLength(columns);
		}
	});

	test('bear the stamps, the day of the figures and a number, each one', () => {
		for (const path of deck.slidePaths) {
			const texts = new Map(
				deck.all(path, 'p:sp').map((shape) => [placeholderOf(shape)?.['idx'], shape])
			);
			expect(textOf(texts.get('10')!)).toBe(document.situation);
			expect(textOf(texts.get('14')!)).toBe('Données fictives');
			expect(allOf(texts.get('12')!, 'a:fld')[0]?.attributes['type']).toBe('slidenum');
		}
	});

	test('stay within their edges, and nothing lies on anything', () => {
		for (const path of deck.slidePaths) {
			const [layout] = deck.relatedTo(path, 'slideLayout');
			const places = new Map(
				deck
					.all(layout!, 'p:sp')
					.map((shape) => [placeholderOf(shape)?.['idx'] ?? 'title', boxOf(shape)])
			);
			const boxes = deck
				.shapesOf(path)
				.map(
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
});

type Edges = Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;

function boxOf(shape: XmlElement): Edges | null {
	const place = ['a:xfrm', 'p:xfrm'].flatMap((name) => allOf(shape, name))[0];
	const [offset, extent] = place ? childrenOf(place).map(({ attributes }) => attributes) : [];
	if (!offset || !extent) return null;
	const [left, top] = [Number(offset['x']), Number(offset['y'])];
	return { left, top, right: left + Number(extent['cx']), bottom: top + Number(extent['cy']) };
}
