import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { htmlText, markdownHtml } from '../../../testing/read-report.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import { renderReport, renderReportHtml, renderReportPdf } from './build-report.ts';
import { escapeHtml } from './escape-html.ts';
import { typstString } from './escape-typst.ts';

const hostile = [
	'#read("/etc/passwd")',
	'<script>alert(1)</script>',
	'"]) #eval("1+1") [$x$ *gras* @ref <label> \\',
	'"; } #image("/etc/passwd") //',
	'{% if true %}'
];
const label = hostile.join(' ');

/** An indicator whose every word is hostile: title, unit, definition, value of a dimension. */
async function hostileEdition() {
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
		expect(cells).toContain(label);
		expect(cells).toContain('\u{1f600} 漢字 \u202e');
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
