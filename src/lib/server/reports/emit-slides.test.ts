import { describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import type { TinyIndicator } from '../../../testing/tiny-edition.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import { compilePdf } from './compile-pdf.ts';
import { emitSlides, slidesOf } from './emit-slides.ts';
import { emitSlidesTypst } from './emit-slides-typst.ts';
import { plainText } from './inline.ts';
import { resolveReport } from './resolve-report.ts';

const members: TinyIndicator = {
	id: 'members',
	kind: 'stock',
	title: { fr: 'Adhérents <actifs>', en: 'Members' },
	unit: { fr: ['adhérent', 'adhérents'], en: ['member', 'members'] },
	headline: 1,
	facts: Array.from({ length: 12 }, (_, at) => ({ start_on: '2019-02-01', unit_key: `m${at}` }))
};
const targets =
	'indicator,territory,date,value,role,note\nmembers,,2018-12-31,0,baseline,\nmembers,,2019-12-31,40,target,\n';

async function deck(template: string) {
	const edition = await reportEdition(
		{ 'deck.md': `---\nlayout: slides\n---\n\n${template}` },
		{ indicators: [members], targets, settings: { fictitious: true } }
	);
	const { document } = await resolveReport(
		edition,
		'deck',
		{ reader: localReader('test', 'fr'), onScreen: true },
		() => '<svg viewBox="0 0 10 10"></svg>'
	);
	return document;
}

const written = (html: string) => html.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a deck of slides', () => {
	test('takes its titles from the template, from a heading, else from the figure', async () => {
		const document = await deck(
			`{% slide "first" title="Bonjour !" %}{% /slide %}

{% slide "second" %}
# Nous sommes {% figure "members" format="number" /%}

Un texte.
{% /slide %}

{% slide "third" of="members" %}
{% spotlight "members" /%}
{% /slide %}`
		);
		const slides = slidesOf(document);
		expect(slides.map(({ id }) => id)).toEqual(['first', 'second', 'third-members']);
		expect(slides.map(({ title }) => written(plainText(title)))).toEqual([
			'Bonjour !',
			'Nous sommes 12',
			expect.stringMatching(/^Il manque \d+ adhérents pour être dans le rythme/)
		]);
		expect(slides[2]?.subject).toBe('Adhérents <actifs>');
		expect(slides[2]?.blocks).toMatchObject([
			{ type: 'spotlight', item: { figure: '12', title: '', gap: null } }
		]);
	});

	test('keeps notes for who speaks, and adds the definition of the indicator', async () => {
		const document = await deck(
			`{% slide "one" of="members" notes="Saluer." %}
{% spotlight "members" /%}

{% notes %}
Dire **la cause**.
{% /notes %}
{% /slide %}`
		);
		const [slide] = slidesOf(document);
		expect(slide?.blocks).toHaveLength(1);
		const said = slide?.said.map((block) => ('content' in block ? plainText(block.content) : ''));
		expect(said?.slice(0, 2)).toEqual(['Dire la cause.', 'Saluer.']);
		expect(said?.at(-1)).toMatch(/^Définition/);
	});

	test('has no slide for what has nothing to show', async () => {
		const document = await deck(
			`{% slide "axis" axis="none" %}{% /slide %}\n\n{% points %}\n{% slide "point" of=$indicator.id %}\n{% spotlight $indicator.id /%}\n{% /slide %}\n{% /points %}`
		).catch((error: Error) => error);
		expect(document).toMatchObject({ code: 'report-invalid' });
		expect(
			slidesOf(
				await deck(
					`{% points %}\n{% slide "point" of=$indicator.id %}\n{% spotlight $indicator.id /%}\n{% /slide %}\n{% /points %}`
				)
			).map(({ id }) => id)
		).toEqual(['point-members']);
	});

	test('is one page: numbered slides, then annexes, text escaped, no script unless asked', async () => {
		const document = await deck(
			`{% slide "annex" of="members" annex=true %}
{% spotlight "members" /%}
{% /slide %}

{% slide "open" form="opening" title="<script>alert(1)</script>" %}{% /slide %}

{% slide "close" title="Fin" %}
Merci.
{% /slide %}`
		);
		const html = emitSlides(document, { fontFaces: '', scripted: false });
		expect(html).not.toMatch(/<script|<dialog/);
		expect(html).toContain('&lt;script&gt;alert(1)');
		const places = [
			...html.matchAll(/<section class="(slide[^"]*)" id="([^"]+)"[^>]*aria-label="([^"]+)"/g)
		];
		expect(places.map(([, kind, id, label]) => [kind, id, label?.slice(0, 6)])).toEqual([
			['slide opening', 'slide-1', '1 / 2 '],
			['slide plain', 'slide-2', '2 / 2 '],
			['slide plain annex', 'slide-3', 'Annexe']
		]);
		expect(html.match(/Données fictives/g)).toHaveLength(3);
		expect(emitSlides(document, { fontFaces: '', scripted: true })).toContain('<dialog id="go-to"');
	});

	test('sets what a long table says smaller, what a short one says alone larger, if it holds', async () => {
		const document = await deck(`{% slide "one" title="Un" %}\nMerci.\n{% /slide %}`);
		const [slide] = slidesOf(document);
		const cell = [{ type: 'text' as const, text: 'x' }];
		const table = (rows: number, words = cell) => ({
			type: 'table' as const,
			caption: [],
			wide: true,
			columns: [{ title: cell, align: 'start' as const, share: 1 }],
			rows: Array.from({ length: rows }, () => [words])
		});
		const long = [{ type: 'text' as const, text: 'Une décision qui dure. '.repeat(16) }];
		const words = { type: 'paragraph' as const, role: 'body' as const, content: cell };
		const blocks = [[table(4)], [table(5, long)], [words, table(4)], [table(10)], [table(21)]].map(
			(own) => ({ ...slide!, blocks: own })
		);
		const html = emitSlides({ ...document, blocks }, { fontFaces: '', scripted: false });
		expect(html.match(/<div class="matter[^>]*>/g)).toEqual([
			'<div class="matter dense-125">',
			'<div class="matter">',
			'<div class="matter">',
			'<div class="matter">',
			'<div class="matter dense-50">'
		]);
		expect(html).toContain('.dense-50{--dense:0.5}');
	});

	test('sets key figures at 60 points in a row, on a screen and on paper', async () => {
		const document = await deck(
			`{% slide "one" title="Chiffres clés" %}\n{% key-figures /%}\n{% /slide %}`
		);
		const html = emitSlides(document, { fontFaces: '', scripted: false });
		expect(html).toContain('<ul class="key-figures row-1-60">');
		expect(html).toContain('.row-1-60{--columns:1;--digits:60}');
		expect(emitSlidesTypst(document).source).toMatch(/#grid\(columns: \(1fr,\) \* 1,.*size: 60pt/);
	});

	test('is one sheet a slide on paper, however much a slide holds', async () => {
		const lines = Array.from({ length: 60 }, (_, at) => `- Ligne ${at + 1} du bilan`).join('\n');
		const document = await deck(
			`{% slide "open" form="opening" title="Comité" %}
${lines}
{% /slide %}

{% slide "long" subject="Bilan" title="${'Une phrase qui dure, '.repeat(12)}et finit" %}
${lines}

{% spotlight "members" /%}
{% /slide %}

{% slide "short" title="Fin" %}
Merci.
{% /slide %}`
		);
		const { pages } = await openPdf(compilePdf(emitSlidesTypst(document), document.date));
		expect(pages).toHaveLength(3);
		expect(pages[0]).toContain('Ligne 60 du bilan');
		expect(pages[1]).toContain('Ligne 60 du bilan');
		expect(pages[2]).toMatch(/Merci[^]*3 \/ 3/);
	});
});
