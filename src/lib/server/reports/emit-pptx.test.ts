import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { findLibreOffice, printWithLibreOffice } from '../../../testing/libre-office.ts';
import { officeFaults } from '../../../testing/office-faults.ts';
import { childrenOf, textOf } from '../../../testing/xml-tree.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import { deckOfEveryChart } from '../../../testing/every-chart.ts';
import { exampleDeck, openDeck, type OpenedDeck } from '../../../testing/read-deck.ts';
import type { Edition } from '../editions/edition.ts';
import type { ReportDocument } from './document.ts';
import { emitPptx } from './emit-pptx.ts';

const libreOffice = findLibreOffice('impress');

let edition: Edition;
let document: ReportDocument;
let bytes: Uint8Array;
let deck: OpenedDeck;
beforeAll(async () => {
	edition = await exampleEdition();
	document = await exampleDeck(edition, 'fr');
	bytes = await emitPptx(document);
	deck = await openDeck(bytes);
});
afterAll(() => edition.database.close());

describe('the package', () => {
	test('has a type for each part, and each relation leads to a part of the file', () => {
		expect(deck.file.paths.length).toBeGreaterThan(200);
		for (const path of deck.file.paths) {
			if (path === '[Content_Types].xml') continue;
			expect(deck.file.type(path), path).not.toBeNull();
			if (/\.(xml|rels)$/.test(path)) deck.file.xml(path);
		}
		const reached = new Set<string>();
		for (const path of ['', ...deck.file.paths])
			for (const { id, target, external } of deck.file.relations(path)) {
				expect(id).toMatch(/^rId\d+$/);
				expect(external, `${path} → ${target}`).toBe(false);
				expect(deck.file.paths, `${path} → ${target}`).toContain(target);
				reached.add(target);
			}
		const apart = deck.file.paths.filter((path) => !/\.rels$|^\[Content_Types\]/.test(path));
		expect(apart.filter((path) => !reached.has(path))).toEqual([]);
	});

	test('names only relations that it has, and uses each of a slide’s', () => {
		for (const path of deck.partsNamed(/^ppt\/.*\.xml$/)) {
			const ids = deck.file.relations(path).map(({ id }) => id);
			const used = [...deck.file.text(path).matchAll(/ r:(?:id|embed|link)="([^"]*)"/g)].map(
				([, id]) => id!
			);
			expect(
				used.filter((id) => !ids.includes(id)),
				path
			).toEqual([]);
			expect(new Set(ids).size).toBe(ids.length);
			if (!path.startsWith('ppt/slides/')) continue;
			const implicit = deck.file
				.relations(path)
				.filter(({ type }) => /slideLayout|notesSlide/.test(type));
			expect(ids.filter((id) => !used.includes(id))).toEqual(implicit.map(({ id }) => id));
		}
	});

	test('has shapes of their own ids and names on each slide, layout and note', () => {
		for (const path of deck.partsNamed(
			/^ppt\/(slides|slideLayouts|slideMasters|notes\w+)\/[^/]*\.xml$/
		)) {
			const named = deck.all(path, 'p:cNvPr').map(({ attributes }) => attributes);
			expect(new Set(named.map(({ id }) => id)).size, path).toBe(named.length);
			expect(named.every(({ id }) => Number(id) > 0)).toBe(true);
			const names = named.slice(1).map(({ name }) => name);
			expect(new Set(names).size, path).toBe(names.length);
		}
	});

	test('chains slides to layouts to the master, and notes both ways', () => {
		const layouts = deck.partsNamed(/^ppt\/slideLayouts\/[^/]*\.xml$/);
		expect(layouts.map((path) => deck.all(path, 'p:cSld')[0]?.attributes['name'])).toEqual([
			'Ouverture',
			'Titre et contenu',
			'Chiffre et graphique',
			'Titre seul',
			'Intertitre'
		]);
		expect(deck.relatedTo('ppt/slideMasters/slideMaster1.xml', 'slideLayout')).toEqual(layouts);
		for (const layout of layouts)
			expect(deck.relatedTo(layout, 'slideMaster')).toEqual(['ppt/slideMasters/slideMaster1.xml']);
		const used = new Set<string>();
		for (const path of deck.slidePaths) {
			const [layout, ...others] = deck.relatedTo(path, 'slideLayout');
			expect(others).toEqual([]);
			used.add(layout!);
			// A slide's places are its layout's.
			const offered = deck
				.all(layout!, 'p:ph')
				.map(({ attributes }) => `${attributes['type']} ${attributes['idx']}`);
			for (const { attributes } of deck.all(path, 'p:ph'))
				expect(offered, path).toContain(`${attributes['type']} ${attributes['idx']}`);
			const [notes] = deck.relatedTo(path, 'notesSlide');
			if (notes) expect(deck.relatedTo(notes, 'slide')).toEqual([path]);
			if (notes)
				expect(deck.relatedTo(notes, 'notesMaster')).toEqual(['ppt/notesMasters/notesMaster1.xml']);
		}
		expect([...used].sort()).toEqual(layouts);
	});

	test(
		'is what Office accepts: Microsoft’s validator finds no fault, whatever the chart',
		{ timeout: 240_000 },
		async () => {
			const workbook = deck.file.bytes('ppt/embeddings/chart1.xlsx');
			expect(
				await officeFaults([
					{ bytes, format: 'pptx' },
					{ bytes: workbook, format: 'xlsx' },
					{ bytes: await emitPptx(await deckOfEveryChart(document, edition)), format: 'pptx' }
				])
			).toEqual([]);
		}
	);

	test('has the same bytes when it is made again', async () => {
		expect(Buffer.compare(await emitPptx(await exampleDeck(edition, 'fr')), bytes)).toBe(0);
	});

	test('says what it is: title, author, edition, and the day of its figures as its own', () => {
		const core = deck.file.xml('docProps/core.xml');
		const said = Object.fromEntries(childrenOf(core).map((one) => [one.name, textOf(one)]));
		expect(said).toMatchObject({
			'dc:title': document.title,
			'dc:creator': document.author,
			'dc:language': 'fr-FR',
			'dc:identifier': edition.id,
			'dcterms:created': '2019-12-20T00:00:00Z',
			'dcterms:modified': '2019-12-20T00:00:00Z'
		});
	});

	test.skipIf(libreOffice === null)(
		'opens in LibreOffice as so many pages as it shows slides, its words and its charts drawn (skipped where it is not installed)',
		{ timeout: 240_000 },
		async () => {
			const { pages } = await openPdf(await printWithLibreOffice(libreOffice!, bytes, 'pptx'));
			expect(pages).toHaveLength(deck.slidePaths.filter((path) => deck.shown(path)).length);
			expect(pages[0]).toContain('Comité de pilotage');
			const chart = pages.find((page) => page.includes('Par intercommunalité')) ?? '';
			expect(chart).toMatch(/Grand-Figeac[^]*83/);
		}
	);
});
