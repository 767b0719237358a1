import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { docxFaults, externalTargets } from '../../../testing/docx-faults.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { openDocx, wordsOf, type OpenedDocx } from '../../../testing/open-docx.ts';
import { allOf, childOf, childrenOf, textOf, walkXml } from '../../../testing/xml-tree.ts';
import type { Edition } from '../editions/edition.ts';
import { renderReport, renderReportHtml } from './build-report.ts';
import { loadChartRenderer } from './chart-renderer.ts';
import type { Heading, ReportDocument } from './document.ts';
import { plainText } from './inline.ts';
import { notesOf } from './notes-of.ts';
import { picturesOf } from './pictures-of.ts';
import { resolveReport } from './resolve-report.ts';

const query = { year: 2019, reader: localReader('test', 'fr') };
let edition: Edition;
let tree: ReportDocument;
let bytes: Uint8Array;
let docx: OpenedDocx;

beforeAll(async () => {
	edition = await exampleEdition();
	const { renderChart } = await loadChartRenderer();
	tree = (await resolveReport(edition, 'yearly-review', query, renderChart)).document;
	bytes = (await renderReport(edition, 'yearly-review', 'docx', query)).content;
	docx = await openDocx(bytes);
});
afterAll(() => edition.database.close());

const document = () => docx.xml('word/document.xml');
const listed = () =>
	tree.blocks.filter((block): block is Heading => block.type === 'heading' && block.listed);
const value = (element: ReturnType<typeof document> | undefined) => element?.attributes['w:val'];

describe('the review of 2019 in Word', () => {
	test('breaks no rule that Word holds a file to', () => {
		expect(docxFaults(docx)).toEqual([]);
	});

	test('asks for nothing from outside', () => {
		expect(externalTargets(docx)).toEqual([]);
		const held = docx.paths.filter((path) =>
			/\.(bin|vml|html?|rtf|exe)$|embeddings|activeX|attachedTemplate/i.test(path)
		);
		expect(held).toEqual([]);
	});

	test('has the look of its text in styles alone', () => {
		const looks = walkXml(document())
			.filter(({ name }) => name === 'w:rPr')
			.flatMap((run) => childrenOf(run).map(({ name }) => name));
		// A language is no look.
		expect([...new Set(looks)].filter((name) => name !== 'w:lang')).toEqual(['w:rStyle']);
		const set = allOf(document(), 'w:pPr').flatMap((one) =>
			childrenOf(one).map(({ name }) => name)
		);
		const standing = ['w:pStyle', 'w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:outlineLvl'];
		expect([...new Set(set)].filter((name) => !standing.includes(name))).toEqual(['w:sectPr']);
	});

	test('has styles under the names that Word knows, and ours in French', () => {
		const names = allOf(docx.xml('word/styles.xml'), 'w:style').map((style) =>
			value(childOf(style, 'w:name'))
		);
		for (const name of [
			...['Title', 'Subtitle', 'heading 1', 'heading 2', 'heading 3', 'heading 4', 'Body Text'],
			...['caption', 'Quote', 'List Bullet', 'List Number', 'footnote text', 'toc 1', 'header'],
			...['Chapeau', 'Petit texte', 'Tableau – texte', 'Chiffre clé']
		])
			expect(names).toContain(name);
	});

	test('is in French, named, dated by its figures, and says its edition', () => {
		expect(docx.property('dc:title')).toBe(tree.title);
		expect(docx.property('dc:creator')).toContain('Département du Lot');
		expect(docx.property('dc:description')).toBe(tree.description);
		expect(docx.property('dc:language')).toBe('fr-FR');
		expect(docx.property('dcterms:created')).toBe('2019-12-20T00:00:00Z');
		expect(docx.property('dcterms:modified')).toBe('2019-12-20T00:00:00Z');
		const custom = allOf(docx.xml('docProps/custom.xml'), 'property');
		expect(custom.map((one) => [one.attributes['name'], textOf(one)])).toEqual([
			['Version publiée', tree.cover?.edition]
		]);
		const languages = allOf(docx.xml('word/styles.xml'), 'w:lang').map(value);
		expect([...new Set(languages)]).toEqual(['fr-FR']);
	});

	test('bears « Données fictives » at the head of every page, its cover too, which has no more', () => {
		const sections = allOf(document(), 'w:sectPr');
		expect(sections).toHaveLength(2);
		expect(allOf(sections[0]!, 'w:footerReference')).toEqual([]);
		expect(docx.paragraphs('word/header1.xml').map(({ text }) => text.trim())).toEqual([
			'Données fictives'
		]);
		const [running] = docx.paragraphs('word/header2.xml');
		expect(running?.text).toBe(`${tree.runningTitle} · ${tree.situation}\tDonnées fictives`);
		const fields = allOf(docx.xml('word/footer1.xml'), 'w:instrText').map(textOf);
		expect(fields.map((field) => field.trim())).toEqual(['PAGE', 'NUMPAGES']);
	});

	test('counts its headings as the report does', () => {
		const counts = [0, 0];
		const counted = docx.paragraphs().flatMap(({ style, text }) => {
			const level = Number(/^Heading([12])$/.exec(style)?.[1] ?? 0);
			if (level === 0) return [];
			counts[level - 1]! += 1;
			counts.fill(0, level);
			return [[counts.slice(0, level).join('.'), text]];
		});
		const expected = listed()
			.filter(({ level }) => level <= 2)
			.map(({ number, content }) => [number, plainText(content)]);
		expect(counted.length).toBeGreaterThan(20);
		expect(counted).toEqual(expected);
		const levels = allOf(docx.xml('word/numbering.xml'), 'w:lvl').filter((level) =>
			/^Heading/.test(value(childOf(level, 'w:pStyle')) ?? '')
		);
		expect(levels.map((level) => value(childOf(level, 'w:lvlText'))?.trim())).toEqual([
			'%1',
			'%1.%2'
		]);
	});

	test('has contents that Word brings up to date, there before it does, with links and pages', () => {
		const contents = childOf(childOf(document(), 'w:body'), 'w:sdt')!;
		const [toc] = allOf(contents, 'w:instrText').map(textOf);
		expect(toc?.trim()).toBe('TOC \\o "1-2" \\h \\z');
		const [title, ...entries] = allOf(contents, 'w:p').map(wordsOf);
		expect(title).toBe('Sommaire');
		const expected = listed()
			.filter(({ level }) => level <= 2)
			.map(({ number, content }) => `${number}\u00a0\u00a0${plainText(content)}`);
		expect(entries.map((entry) => entry.split('\t')[0])).toEqual(expected);
		const pages = entries.map((entry) => Number(entry.split('\t')[1]));
		expect(pages.every((page, at) => page >= 2 && page >= (pages[at - 1] ?? 0))).toBe(true);
		expect(allOf(contents, 'w:hyperlink')).toHaveLength(entries.length);
		expect(allOf(document(), 'w:fldChar').some((mark) => mark.attributes['w:dirty'])).toBe(false);
	});

	test('has every drawing twice, sharp and in dots, with its sentence', () => {
		const told = allOf(document(), 'wp:docPr').filter(({ attributes }) => attributes['descr']);
		const pictures = picturesOf(tree.blocks);
		expect(pictures.length).toBeGreaterThan(40);
		expect(told.map(({ attributes }) => attributes['descr'])).toEqual(
			pictures.map(({ alt }) => alt)
		);
		const drawings = allOf(document(), 'w:drawing');
		for (const drawing of drawings) {
			expect(allOf(drawing, 'asvg:svgBlip')).toHaveLength(1);
			expect(allOf(drawing, 'a:blip')).toHaveLength(1);
		}
		for (const path of docx.paths) {
			if (!path.startsWith('word/media/')) continue;
			if (path.endsWith('.png')) expect(docx.text(path).slice(1, 4)).toBe('PNG');
			else expect(allOf(docx.xml(path), 'text')).toEqual([]);
		}
	});

	test('has tables whose head comes again on each page, and rows that no page cuts', () => {
		const tables = allOf(document(), 'w:tbl').filter(
			(table) => value(childOf(childOf(table, 'w:tblPr'), 'w:tblStyle')) === 'ReportTable'
		);
		const expected = tree.blocks.filter(({ type }) => type === 'table');
		expect(tables.length).toBe(expected.length);
		for (const table of tables) {
			const [head, ...rows] = childrenOf(table).filter(({ name }) => name === 'w:tr');
			expect(allOf(head!, 'w:tblHeader')).toHaveLength(1);
			expect(rows.filter((row) => allOf(row, 'w:tblHeader').length > 0)).toEqual([]);
			for (const row of [head!, ...rows]) expect(allOf(row, 'w:cantSplit')).toHaveLength(1);
			const look = childOf(childOf(table, 'w:tblPr'), 'w:tblLook');
			expect(look?.attributes).toMatchObject({ 'w:firstRow': 'true', 'w:firstColumn': 'true' });
		}
	});

	// Word numbers them where they are called; in the margin of a page they stand by their sheet.
	test('has a footnote for each note, once', () => {
		const notes = tree.blocks.flatMap(notesOf);
		const called = allOf(document(), 'w:footnoteReference').map(({ attributes }) =>
			Number(attributes['w:id'])
		);
		expect(notes.length).toBeGreaterThan(40);
		expect(called).toEqual(called.map((_, at) => at + 1));
		const texts = allOf(docx.xml('word/footnotes.xml'), 'w:footnote')
			.filter(({ attributes }) => Number(attributes['w:id']) > 0)
			.map((note) => allOf(note, 'w:p').map(wordsOf).join('').trim());
		const own = notes.map(({ content }) => plainText(content).trim());
		expect(texts.toSorted()).toEqual(own.toSorted());
	});

	test('calls a note again by the number that it has', () => {
		const fields = allOf(document(), 'w:p').flatMap((paragraph) => {
			const runs = childrenOf(paragraph).filter(({ name }) => name === 'w:r');
			return runs.flatMap((run, at) => {
				const [, number] = /NOTEREF _Note(\d+) /.exec(textOf(run)) ?? [];
				return number === undefined ? [] : [[number, textOf(runs[at + 2]!)]];
			});
		});
		expect(fields.length).toBeGreaterThan(0);
		for (const [number, shown] of fields) {
			expect(shown).toBe(number);
			const place = allOf(document(), 'w:bookmarkStart').find(
				({ attributes }) => attributes['w:name'] === `_Note${number}`
			);
			expect(place).toBeDefined();
		}
	});

	test('keeps a shape and its word for each status', () => {
		const shown = docx
			.paragraphs()
			.filter(({ text }) => /^\u00a0(En retard|À surveiller)/.test(text));
		expect(shown.length).toBeGreaterThan(10);
		for (const { element } of shown) expect(allOf(element, 'adec:decorative')).toHaveLength(1);
	});

	test('says the figures of the HTML, to the last digit', async () => {
		const html = await renderReportHtml(edition, 'yearly-review', query);
		expect(figuresIn(docxWords(docx))).toEqual(figuresIn(htmlWords(html)));
	});

	test('has the same bytes when it is made again', async () => {
		const again = await renderReport(edition, 'yearly-review', 'docx', {
			year: 2019,
			reader: localReader('someone else', 'fr')
		});
		expect(Buffer.compare(Buffer.from(again.content), Buffer.from(bytes))).toBe(0);
	});

	test('is in British English for who reads English', async () => {
		const reader = localReader('test', 'en');
		const english = await openDocx(
			(await renderReport(edition, 'yearly-review', 'docx', { year: 2019, reader })).content
		);
		expect(docxFaults(english)).toEqual([]);
		expect(english.property('dc:language')).toBe('en-GB');
		const words = english.paragraphs().map(({ text }) => text);
		expect(words).toContain('Contents');
		expect(words.join('\n')).not.toMatch(/Sommaire|Situation au/);
		const names = allOf(english.xml('word/styles.xml'), 'w:name').map(value);
		expect(names).toContain('Lead');
		expect(names).not.toContain('Chapeau');
	});
});

/** The text of the document and of its notes, without its contents. */
function docxWords(opened: OpenedDocx): string {
	const body = childOf(opened.xml('word/document.xml'), 'w:body')!;
	const blocks = childrenOf(body).filter(({ name }) => name !== 'w:sdt');
	const text = blocks
		.flatMap((block) => (block.name === 'w:p' ? [block] : allOf(block, 'w:p')))
		.map(wordsOf);
	const notes = opened.paragraphs('word/footnotes.xml').map((paragraph) => paragraph.text);
	return [...text, ...notes].join('\n');
}

/** The text of the page, without its contents, its drawings, the tables aside that repeat them, and numbers of notes. */
function htmlWords(html: string): string {
	return html
		.replace(/^[^]*<body>/, '')
		.replace(/<nav class="contents"[^]*?<\/nav>|<aside class="stamp">[^]*?<\/aside>/g, '')
		.replace(/<details>[^]*?<\/details>|<svg[^]*?<\/svg>|<footer>[^]*?<\/footer>/g, ' ')
		.replace(/<sup>[^]*?<\/sup>|<span class="number">[^]*?<\/span>/g, ' ')
		.replace(/<a href="#call-\d+" class="number">\d+<\/a>/g, ' ')
		.replace(/<\/?(?:strong|em|b|i|code|span)[^>]*>/g, '')
		.replace(/<[^>]*>/g, '\n')
		.replaceAll('&#39;', "'")
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
}

/** Each number with its sign and its unit's sign, sorted: the order of notes differs. */
function figuresIn(words: string): readonly string[] {
	return (words.match(/[−+]?\d(?:[\d.,\u202f/:-]*\d)?(?:[\u00a0\u202f][%€])?/g) ?? []).sort();
}
