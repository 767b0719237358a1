import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { writableText } from '#lib/indicators/xml-text.ts';
import { docxFaults, externalTargets } from '../../../testing/docx-faults.ts';
import { openDocx } from '../../../testing/open-docx.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import { allOf, textOf } from '../../../testing/xml-tree.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import { renderReportDocx, renderReportHtml, renderReportPdf } from './build-report.ts';
import { escapeHtml } from './escape-html.ts';
import { typstString } from './escape-typst.ts';

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

/** An indicator whose every word is hostile: title, unit, definition, value of a dimension. */
async function hostileEdition(label = hostileLabel) {
	return reportEdition(
		{
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
					title: { fr: label },
					unit: { fr: [label, label] },
					definition: { fr: label },
					owner: label,
					dimensions: { sector: { fr: label } },
					facts: [
						{ start_on: '2019-02-01', sector: label },
						{ start_on: '2019-04-01', sector: '\u{1f600} 漢字 \u202e' }
					]
				}
			],
			settings: {
				name: { fr: label },
				presidents: [{ fr: label }],
				publisher: { fr: label },
				accent: '#"red; } body { display: none'
			}
		}
	);
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

	test('in Word it is the words themselves: no field, link or part comes from them', async () => {
		const docx = await openDocx(
			await renderReportDocx(await hostileEdition(), 'test', { reader: localReader('test', 'fr') })
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
		expect([...new Set(fields)].sort()).toEqual(['NUMPAGES', 'PAGE', 'PAGEREF', 'TOC']);
		const parts = [...docx.parts.keys()].filter(
			(path) => !/^(?:\[Content_Types\]|_rels|docProps|word)/.test(path)
		);
		expect(parts).toEqual([]);
	});

	test('a name of 10,000 characters, or of what XML can’t hold, is a Word file all the same', async () => {
		for (const name of ['a'.repeat(10_000), 'é \0\u0007\u001b\ud800 \uffff \udc00 ﷽'.repeat(50)]) {
			const edition = await hostileEdition(name);
			const docx = await openDocx(
				await renderReportDocx(edition, 'test', { reader: localReader('test', 'fr') })
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
});
