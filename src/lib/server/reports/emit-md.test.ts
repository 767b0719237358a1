import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { htmlText, markdownHtml } from '../../../testing/read-report.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { renderReport } from './build-report.ts';
import type { Block, Inline, ReportDocument } from './document.ts';
import { emitMd } from './emit-md.ts';
import { noFilters } from './report-context.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (...content: readonly Inline[]): Block => ({
	type: 'paragraph',
	role: 'body',
	content
});

function documentOf(
	blocks: readonly Block[],
	changes: Partial<ReportDocument> = {}
): ReportDocument {
	return {
		title: 'Bilan',
		layout: 'pages',
		language: 'fr',
		author: 'Jalon',
		description: 'Un essai',
		date: '2019-12-20',
		runningTitle: 'Bilan',
		situation: 'Situation au 20 décembre 2019',
		editionId: '1a2b',
		edition: 'Version publiée 1a2b',
		held: '',
		opening: { over: '', title: 'Bilan', under: '' },
		foreign: [],
		endNotes: null,
		stamps: [],
		accent: '#7a1f2b',
		cover: null,
		contents: null,
		blocks,
		indicators: [],
		...changes
	};
}

/** The body alone: what follows the title and the situation. */
const body = (...blocks: readonly Block[]) =>
	emitMd(documentOf(blocks)).split('\n\n').slice(2).join('\n\n');

describe('a report as Markdown', () => {
	test('opens with its title, what each page must say, its date, what it is held to and its edition', () => {
		const written = emitMd(
			documentOf([], { stamps: ['PROVISOIRE', 'Données fictives'], held: 'Axe\u202f: Emploi' })
		);
		expect(written).toBe(
			'# Bilan\n\n**PROVISOIRE** · **Données fictives**\n\nSituation au 20 décembre 2019 · Axe\u202f: Emploi · Version publiée 1a2b\n'
		);
	});

	test('has lists, quotations and tables of GFM, and drawings as their sentences', () => {
		const list: Block = {
			type: 'list',
			ordered: true,
			items: [[paragraph(text('un'))], [paragraph(text('deux')), paragraph(text('encore'))]]
		};
		expect(body(list)).toBe('1. un\n\n2. deux\n\n   encore\n');
		expect(body({ type: 'quote', blocks: [paragraph(text('a')), paragraph(text('b'))] })).toBe(
			'> a\n>\n> b\n'
		);
		const table: Block = {
			type: 'table',
			caption: [text('Légende')],
			wide: false,
			columns: [
				{ title: [text('Axe')], align: 'start', share: 1 },
				{ title: [text('Chiffre')], align: 'end', share: 1 }
			],
			rows: [[[text('a | b')], [text('320')]]]
		};
		expect(body(table)).toBe(
			'**Légende**\n\n| Axe | Chiffre |\n| --- | ---: |\n| a \\| b | 320 |\n'
		);
		const picture = { svg: '', alt: 'De 3 à 96.', width: 1, height: 1 };
		const figure: Block = {
			type: 'figure',
			indicator: 'members',
			picture,
			narrow: null,
			caption: [text('Inscrits')],
			data: null,
			numbers: [],
			events: [],
			origin: { indicator: 'Membres', definition: 'Personnes.', source: [] },
			width: 1
		};
		expect(body(figure)).toBe('**Inscrits**\u202f: De 3 à 96.\n');
	});

	test('calls each note by its number and tells it once, at the end', () => {
		const note = (first: boolean): Inline => ({
			type: 'note',
			note: { key: 'k', content: [text('Source.')], number: 1, first, indicator: null }
		});
		const written = body(paragraph(text('a'), note(true)), paragraph(text('b'), note(false)));
		expect(written).toBe('a[^1]\n\nb[^1]\n\n[^1]: Source.\n');
		expect(htmlText(markdownHtml(written)).replace(/\s+/g, ' ')).toContain('Source.');
	});

	test('leads to the web, and not to places of the report that it has not', () => {
		const link = (href: string): Block => paragraph({ type: 'link', href, content: [text('ici')] });
		expect(body(link('https://example.org/a b?c=1&d=(2)'))).toBe(
			'[ici](<https://example.org/a%20b?c=1&d=(2)>)\n'
		);
		expect(body(link('#methode'))).toBe('ici\n');
	});
});

describe('whatever words look like, they are read as words', () => {
	const hostile = [
		'<script>alert(1)</script>',
		'{% if true %}{{ secret }}',
		'#read("/etc/passwd")',
		'# titre',
		'- liste',
		'+33 6 12 34 56 78',
		'1. ordre',
		'2019) an',
		'=1+1',
		'---',
		'***',
		'> cité',
		'```js',
		'~~~',
		'`code`',
		'a | b',
		'| a |',
		'![image](https://example.org/x.png)',
		'[lien](javascript:alert(1))',
		'https://example.org et www.example.org',
		'&lt;b&gt; &amp; &copy;',
		'**gras** _italique_ ~~barré~~ $x$',
		'[^1]: note',
		'    code',
		'fin de ligne\\',
		'\u202eéciov \u{1f600} שלום',
		'a\u0000b\nc\r\n# d\u2028e'
	];
	/** Words of little else than what Markdown makes something of. */
	const marks = fc.string({ unit: fc.constantFrom(...'*_[]()<>#!|`~-+=1. \n\t{}%&;:/\\^$aé«»,') });
	/** As a line shows it: ends of lines and control characters are spaces. */
	const onALine = (words: string) =>
		words
			.toWellFormed()
			// eslint-disable-next-line no-control-regex
			.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
			.trim();
	const read = (markdown: string) => onALine(htmlText(markdownHtml(markdown)));

	const places: Readonly<Record<string, (words: string) => Block>> = {
		'in a paragraph': (words) => paragraph(text(words)),
		'in bold': (words) =>
			paragraph(text('a '), { type: 'strong', content: [text(words)] }, text(' b')),
		'in bold inside a word': (words) =>
			paragraph(text('a'), { type: 'strong', content: [text(words)] }, text('b')),
		'in a heading': (words) => ({
			type: 'heading',
			level: 1,
			content: [text(words)],
			id: '',
			number: null,
			opensPage: false,
			listed: true
		}),
		'in a list': (words) => ({ type: 'list', ordered: false, items: [[paragraph(text(words))]] }),
		'in a quotation': (words) => ({ type: 'quote', blocks: [paragraph(text(words))] }),
		'as code': (words) => paragraph({ type: 'code', text: words }),
		'in a cell': (words) => ({
			type: 'table',
			caption: [],
			wide: false,
			columns: [{ title: [text('t')], align: 'start', share: 1 }],
			rows: [[[text(words)]]]
		})
	};
	const around: Readonly<Record<string, (words: string) => string>> = {
		'in bold': (words) => `a ${words} b`,
		'in bold inside a word': (words) => `a${words}b`,
		'in a cell': (words) => `t ${words}`
	};

	test.each(Object.entries(places))('%s', (place, block) => {
		const shownAs = (words: string) => onALine(around[place]?.(words) ?? words);
		for (const words of hostile) {
			const html = markdownHtml(body(block(words)));
			expect([words, onALine(htmlText(html))]).toEqual([words, shownAs(words)]);
			expect(html).not.toMatch(/<(?:script|a|img|code|pre|hr|del|em|sup|input)\b/);
			expect(body(block(words))).not.toMatch(/\{%|%\}|\{\{|\}\}/);
		}
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), marks, (one, other) => {
				const words = `${one}${other}`;
				expect(read(body(block(words)))).toBe(shownAs(words));
			})
		);
	});

	test('whatever the marks around them, several together too', () => {
		const run = fc.oneof(
			fc.constantFrom(...hostile).map(text),
			marks.map(text),
			fc
				.tuple(fc.constantFrom('strong', 'emphasis'), marks)
				.map(([type, words]) => ({ type, content: [text(words)] }) as Inline)
		);
		fc.assert(
			fc.property(fc.array(run, { maxLength: 5 }), (runs) => {
				const words = runs
					.map((one) => ('content' in one ? one.content : [one]))
					.flat()
					.map((one) => ('text' in one ? one.text : ''))
					.join('');
				expect(read(body(paragraph(...runs)))).toBe(onALine(words));
			})
		);
	});
});

test('the press article reads as a journalist would have it, its figures noted', async () => {
	const edition = await exampleEdition();
	try {
		const { content, fileName } = await renderReport(edition, 'press-article', 'md', {
			year: 2019,
			reader: localReader('test', 'fr')
		});
		const written = Buffer.from(content).toString();
		expect(fileName).toBe('press-article-2019.md');
		expect(written).toMatch(/^# Article de presse 2019 · Oh my Lot\u202f!\n/);
		expect(written).toContain('\n**Données fictives**\n');
		expect(written).toContain(
			'- La marque compte **320\u00a0ambassadeurs**[^1], dans 50,6\u00a0% des communes du Lot[^2].'
		);
		expect(written).toMatch(/\n\[\^1\]: \*\*Source\*\*\u202f: .*\n/);
		expect(written).not.toContain('\r');
		const english = await renderReport(edition, 'press-article', 'md', {
			year: 2019,
			reader: localReader('test', 'en')
		});
		expect(english.fileName).toBe('press-article-2019-en.md');
		expect(Buffer.from(english.content).toString()).toContain('**320\u00a0ambassadors**[^1]');
	} finally {
		edition.database.close();
	}
});

test('a report held to an axis and a territory says so at its head', async () => {
	const edition = await exampleEdition();
	try {
		const { content, fileName } = await renderReport(edition, 'committee-page', 'md', {
			year: 2019,
			territory: '200067361',
			filters: { ...noFilters, axis: 'jobs' },
			reader: localReader('test', 'fr')
		});
		const [title, , situation] = Buffer.from(content).toString().split('\n\n');
		expect(fileName).toBe('committee-page-2019-200067361-jobs.md');
		expect(title).toContain('Grand-Figeac');
		expect(situation).toMatch(/Situation au 20 décembre 2019 · .*Emploi et mobilité résidentielle/);
	} finally {
		edition.database.close();
	}
});
