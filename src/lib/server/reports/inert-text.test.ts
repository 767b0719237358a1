import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { htmlText, markdownHtml } from '../../../testing/read-report.ts';
import { officeFaults } from '../../../testing/office-faults.ts';
import { openOffice } from '../../../testing/open-office.ts';
import { writableText } from '#lib/indicators/xml-text.ts';
import { docxFaults, externalTargets } from '../../../testing/docx-faults.ts';
import { openDocx } from '../../../testing/open-docx.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import { allOf, textOf } from '../../../testing/xml-tree.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import type { Edition } from '../editions/edition.ts';
import { renderReport, renderReportHtml, renderReportPdf } from './build-report.ts';
import { escapeHtml } from './escape-html.ts';
import { typstString } from './escape-typst.ts';
import { escapeXml } from './pptx/open-xml.ts';

const hostile = [
	'#read("/etc/passwd")',
	'<script>alert(1)</script>',
	'"]) #eval("1+1") [$x$ *gras* @ref <label> \\',
	'"; } #image("/etc/passwd") //',
	'{% if true %}',
	'=HYPERLINK("http://exemple.fr")',
	'{bullets-0} { INCLUDETEXT "/etc/passwd" } ]]> &amp; &#x41;'
];
const hostileLabel = hostile.join(' ');
/** A formula, signs that XML lacks, other scripts and 10,000 characters. */
const oddLabel = [
	'=HYPERLINK("http://x.test")',
	'\u0000\u0007\ud800',
	'عربي \u{1f600} 漢字',
	'é'.repeat(10_000)
].join(' ');

/** What each line of a deck shows: figures, a chart, a table, words. */
const slides = [
	'---',
	'layout: slides',
	'---',
	'',
	'{% slide "first" form="opening" title=$programme subject=$programme %}',
	'{% opening /%}',
	'{% /slide %}',
	'',
	'{% slide "figures" subject=$programme title="Chiffres" %}',
	'{% key-figures /%}',
	'{% /slide %}',
	'',
	'{% indicators %}',
	'{% slide "one" of=$indicator.id notes=$indicator.title %}',
	'{% spotlight $indicator.id /%}',
	'{% /slide %}',
	'',
	'{% slide "parts" of=$indicator.id %}',
	'{% chart $indicator.id by="sector" title=$indicator.title /%}',
	'',
	'{% table $indicator.id by="sector" /%}',
	'{% /slide %}',
	'{% /indicators %}'
].join('\n');

/** An indicator whose every word is hostile: title, unit, definition, value of a dimension. */
async function hostileEdition(words = hostileLabel) {
	return reportEdition(
		{
			'slides.md': slides,
			'test.md': [
				'---',
				'title: Essai',
				'cover: true',
				'contents: true',
				'---',
				'# Titre',
				'',
				'{% indicators %}',
				'{% sheet $indicator.id /%}',
				'',
				'{% table $indicator.id by="sector" /%}',
				'{% /indicators %}'
			].join('\n')
		},
		{
			indicators: [
				{
					id: 'members',
					kind: 'stock',
					headline: 1,
					title: { fr: words },
					unit: { fr: [words, words] },
					definition: { fr: words },
					owner: words,
					dimensions: { sector: { fr: words } },
					facts: [
						{ start_on: '2019-02-01', sector: words },
						{ start_on: '2019-04-01', sector: '\u{1f600} 漢字 \u202e' }
					]
				}
			],
			settings: {
				name: { fr: words },
				presidents: [{ fr: words }],
				publisher: { fr: words },
				accent: '#"red; } body { display: none'
			}
		}
	);
}

async function deckOf(edition: Edition): Promise<Uint8Array> {
	const query = { reader: localReader('test', 'fr') };
	return (await renderReport(edition, 'slides', 'pptx', query)).content;
}

describe('what a delivery or a programme says is shown, never run', () => {
	test('in HTML no tag, style or address comes from it', async () => {
		const html = await renderReportHtml(await hostileEdition(), 'test', {
			reader: localReader('test', 'fr')
		});
		expect(html).not.toMatch(/<script/i);
		expect(html).not.toContain('display: none');
		expect(html).toContain(escapeHtml('<script>alert(1)</script>'));
		expect(html).not.toMatch(/<(?:link|iframe|object|embed|form|base)\b|\bon[a-z]+="|javascript:/i);
		const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"|url\(([^)]*)\)/g)].map(
			([, one, other]) => one ?? other ?? ''
		);
		expect(addresses.filter((address) => !/^#|^data:font\/woff2/.test(address))).toEqual([]);
	});

	test('in PDF it is the words themselves; signs that the font lacks become « ? »', async () => {
		const pdf = await openPdf(
			await renderReportPdf(await hostileEdition(), 'test', { reader: localReader('test', 'fr') })
		);
		const words = pdf.pages.join(' ').replace(/\s+/g, ' ');
		expect(words).toContain('#read("/etc/passwd")');
		expect(words).toContain('<script>alert(1)</script>');
		expect(words).toContain('#eval("1+1")');
		expect(words).not.toContain('root:');
		expect(words).toContain('? ??');
		expect(pdf.fonts.every((font) => font.startsWith('SourceSans3-'))).toBe(true);
	});

	test('in Markdown it is the words themselves, no tag, no link, no code, no template', async () => {
		const query = { reader: localReader('test', 'fr') };
		const { content } = await renderReport(await hostileEdition(), 'test', 'md', query);
		const written = Buffer.from(content).toString();
		expect(written).not.toMatch(/\{%|%\}/);
		const html = markdownHtml(written);
		expect(html).not.toMatch(/<(?:script|img|code|pre|iframe)\b|href="(?!#)/i);
		const words = htmlText(html).replace(/\s+/g, ' ');
		for (const text of hostile) expect(words).toContain(text);
	});

	test('in a workbook it is the text of cells', async () => {
		const query = { reader: localReader('test', 'fr') };
		const { content } = await renderReport(await hostileEdition(), 'test', 'xlsx', query);
		const { sheets } = await readXlsx(content);
		const cells = sheets.flatMap(({ rows }) => rows.flat());
		expect(cells).toContain(hostileLabel);
		expect(cells).toContain('\u{1f600} 漢字 \u202e');
	});

	test('in PPTX it is words in slides, charts, workbooks and notes, and nothing else', async () => {
		const bytes = await deckOf(await hostileEdition());
		const file = await openOffice(bytes);
		const parts = file.paths.filter((path) => /\.(xml|rels)$/.test(path));
		const words = parts.map((path) => textOf(file.xml(path))).join('\n');
		for (const one of hostile) expect(words).toContain(one);
		expect(words).not.toContain('root:');
		for (const path of parts) {
			expect(file.text(path), path).not.toMatch(/<script|<!ENTITY|<f>|TargetMode="External"/);
			// The programme's colour is no colour: the deck takes the default one.
			expect(file.text(path), path).not.toContain('display');
		}
		for (const path of file.paths.filter((name) => name.endsWith('.xlsx'))) {
			const workbook = await openOffice(file.bytes(path));
			for (const part of workbook.paths.filter((name) => name.endsWith('.xml')))
				expect(workbook.text(part), part).not.toMatch(/<f[ >]|<script|externalLink/);
		}
	});

	test('in PPTX formulas, signs that XML lacks, other scripts and 10,000 characters change nothing', async () => {
		const bytes = await deckOf(await hostileEdition(oddLabel));
		const file = await openOffice(bytes);
		const slide = file.paths.filter((path) => /^ppt\/(slides|notesSlides)\/[^/]*\.xml$/.test(path));
		const words = slide.map((path) => textOf(file.xml(path))).join('\n');
		expect(words).toContain('=HYPERLINK("http://x.test")');
		expect(words).toContain('عربي \u{1f600} 漢字');
		expect(words).toContain('é'.repeat(10_000));
		expect(file.paths.some((path) => file.relations(path).some(({ external }) => external))).toBe(
			false
		);
	});

	test('in PPTX it makes nothing that Office would repair', async () => {
		const editions = [await hostileEdition(), await hostileEdition(oddLabel)];
		const decks = await Promise.all(editions.map(deckOf));
		expect(await officeFaults(decks.map((bytes) => ({ bytes, format: 'pptx' }) as const))).toEqual(
			[]
		);
	});

	test('in Word it is the words themselves: no field, link or part comes from them', async () => {
		const docx = await openDocx(
			(
				await renderReport(await hostileEdition(), 'test', 'docx', {
					reader: localReader('test', 'fr')
				})
			).content
		);
		expect(docxFaults(docx)).toEqual([]);
		expect(externalTargets(docx)).toEqual([]);
		const words = docx.paragraphs().map(({ text }) => text);
		// French typography has its way with spaces and quotation marks.
		for (const piece of ['<script>alert(1)</script>', '#read(', '{% if true %}', '=HYPERLINK('])
			expect(words.some((one) => one.includes(piece))).toBe(true);
		expect(words.join(' ')).toContain('{bullets-0}');
		expect(words.join(' ')).toContain('\u{1f600} 漢字 \u202e');
		const fields = ['word/document.xml', 'word/header2.xml', 'word/footer1.xml'].flatMap((path) =>
			allOf(docx.xml(path), 'w:instrText').map((field) => textOf(field).trim().split(' ')[0])
		);
		expect([...new Set(fields)].sort()).toEqual(['NOTEREF', 'NUMPAGES', 'PAGE', 'PAGEREF', 'TOC']);
		const parts = docx.paths.filter(
			(path) => !/^(?:\[Content_Types\]|_rels|docProps|word)/.test(path)
		);
		expect(parts).toEqual([]);
	});

	test('a name of 10,000 characters, or of what XML can’t hold, is a Word file all the same', async () => {
		for (const name of ['a'.repeat(10_000), 'é \0\u0007\u001b\ud800 \uffff \udc00 ﷽'.repeat(50)]) {
			const edition = await hostileEdition(name);
			const docx = await openDocx(
				(await renderReport(edition, 'test', 'docx', { reader: localReader('test', 'fr') })).content
			);
			expect(docxFaults(docx)).toEqual([]);
			const [running] = docx.paragraphs('word/header2.xml');
			expect(running!.text.length).toBeLessThan(250);
			expect(docx.property('dc:title')!.length).toBeLessThan(260);
		}
	});

	test('what XML can’t hold is taken out of any text, and nothing else', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const written = writableText(text);
				const held = /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
				expect(written).toBe((text.toWellFormed().match(held) ?? []).join(''));
			})
		);
	});

	test('any text is one string literal of Typst', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const literal = typstString(text);
				expect(literal).toMatch(/^"(?:[^"\\]|\\["\\])*"$/u);
			})
		);
	});

	test('any text is plain in HTML, and read back it is the same', () => {
		const entities: Readonly<Record<string, string>> = {
			'&amp;': '&',
			'&lt;': '<',
			'&gt;': '>',
			'&quot;': '"',
			'&#39;': "'"
		};
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const escaped = escapeHtml(text);
				expect(escaped).not.toMatch(/[<>"']/);
				expect(escaped.replace(/&[^;]*;/g, (entity) => entities[entity] ?? entity)).toBe(text);
			})
		);
	});

	test('any text is plain in Office, and read back it is the same but for what XML lacks', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const escaped = escapeXml(text);
				expect(escaped).not.toMatch(/[<>"]/);
				const read = escaped.replace(
					/&(amp|lt|gt|quot);/g,
					(_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? ''
				);
				expect(read).toBe(text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' '));
			})
		);
	});
});
