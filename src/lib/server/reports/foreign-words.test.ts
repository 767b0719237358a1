import { describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import type { TinyProgramme } from '../../../testing/tiny-edition.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import { renderReportHtml, renderReportPdf } from './build-report.ts';
import type { Inline } from './document.ts';
import { markForeign } from './foreign-words.ts';
import { plainText, settle, text } from './inline.ts';

/** Runs as a reader sees them: `[en:newsletter]`, `*gras*`, `_` and `·` for spaces that do not break. */
function shown(content: readonly Inline[]): string {
	return content
		.map((run) => {
			if (run.type === 'foreign') return `[${run.language}:${shown(run.content)}]`;
			if (run.type === 'strong') return `*${shown(run.content)}*`;
			if (run.type === 'link') return `(${shown(run.content)} → ${run.href})`;
			return plainText([run]);
		})
		.join('')
		.replaceAll('\u00a0', '_')
		.replaceAll('\u202f', '·');
}

const strong = (...content: Inline[]): Inline => ({ type: 'strong', content });
const code = (words: string): Inline => ({ type: 'code', text: words });
const link = (href: string, ...content: Inline[]): Inline => ({ type: 'link', href, content });
const foreign = (language: string, words: string): Inline => ({
	type: 'foreign',
	language,
	content: [text(words)]
});

describe('typography goes on across what is bold, and stops at what is no prose', () => {
	test.each<readonly [string, readonly Inline[], string]>([
		['a space before the sign', [strong(text('Vraiment')), text(' ?')], '*Vraiment*·?'],
		['no space before the sign', [strong(text('Vraiment')), text('?')], '*Vraiment*·?'],
		[
			'quotes around what is bold',
			[text('dit "'), strong(text('oui')), text('".')],
			'dit «_*oui*_».'
		],
		['a percentage', [strong(text('12')), text(' %')], '*12*_%'],
		['an elision', [text("l'"), strong(text('axe'))], 'l’*axe*'],
		['code', [text('Essai : '), code('a : "b" -3'), text(' !')], 'Essai·: a : "b" -3·!'],
		[
			'an address',
			[link('https://lot.fr/?a=b;c', text('Voir "ici"'))],
			'(Voir «_ici_» → https://lot.fr/?a=b;c)'
		],
		[
			'words of another language',
			[text('La '), foreign('en', '"newsletter" ! 12 %'), text(' : oui')],
			'La [en:“newsletter”! 12%]·: oui'
		]
	])('%s', (_, content, expected) => {
		expect(shown(settle(content, 'fr'))).toBe(expected);
		expect(shown(settle(settle(content, 'fr'), 'fr'))).toBe(expected);
	});

	test('signs that mean a seam in what a person typed change nothing else', () => {
		expect(shown(settle([text('a\ufffcb ?'), strong(text('c !'))], 'fr'))).toBe('a\ufffcb·?*c·!*');
	});
});

describe('words of a glossary', () => {
	const glossary = [
		{ words: 'Oh my Lot !', language: 'en' },
		{ words: 'Oh my Lot', language: 'en' },
		{ words: 'fest-noz', language: 'br' }
	];

	test.each([
		['Bilan de Oh my Lot ! en 2019', 'Bilan de [en:Oh my Lot !] en 2019'],
		['Oh my Lot\u202f! et Oh my Lot', '[en:Oh my Lot·!] et [en:Oh my Lot]'],
		['Oh my Lotois', 'Oh my Lotois'],
		['Le fest-noz', 'Le [br:fest-noz]'],
		['fest-nozes', 'fest-nozes'],
		['', '']
	])('%s', (words, expected) => {
		expect(shown(markForeign(words, glossary))).toBe(expected);
	});
});

describe('a report', () => {
	const tiny: TinyProgramme = {
		indicators: [
			{
				id: 'members',
				kind: 'stock',
				title: { fr: 'Adhérents' },
				unit: { fr: ['adhérent', 'adhérents'], en: ['member', 'members'] },
				definition: { fr: 'Ceux qui adhèrent.', en: 'Those who joined.' },
				headline: 1,
				facts: [{ start_on: '2019-02-01' }]
			}
		],
		settings: {
			name: { fr: 'Oh my Lot !' },
			foreign: [{ words: 'Oh my Lot !', language: 'en' }]
		}
	};
	const template = [
		'---',
		'title: { fr: Essai, en: Trial }',
		'---',
		'{% key-figures /%}',
		'',
		'# La {% lang "en" %}"newsletter" !{% /lang %}',
		'',
		'Le mot `Oh my Lot !` est du code.',
		'',
		'{% sheet "members" /%}'
	].join('\n');

	test('marks the words of its author, of its programme, and no code', async () => {
		const edition = await reportEdition({ 'test.md': template }, tiny);
		const html = await renderReportHtml(edition, 'test', { reader: localReader('test', 'fr') });
		expect(html).toContain('<span lang="en">“newsletter”!</span>');
		expect(html).toContain('<p class="over"><span lang="en">Oh my Lot\u202f!</span></p>');
		expect(html).toContain('<code>Oh my Lot !</code>');
		expect(html).not.toMatch(/ id="[^"]*<|href="[^"]*<span/);
		const pdf = await openPdf(
			await renderReportPdf(edition, 'test', { reader: localReader('test', 'fr') })
		);
		expect(pdf.otherLanguages).toEqual(['en']);
		expect(pdf.accessible).toBe('1');
	});

	test('in English marks what exists in French alone', async () => {
		const edition = await reportEdition({ 'test.md': template }, tiny);
		const html = await renderReportHtml(edition, 'test', { reader: localReader('test', 'en') });
		expect(html).toMatch(/<h\d[^>]*><span lang="fr">Adhérents<\/span>/);
		expect(html).toContain('<p class="title"><span lang="fr">Adhérents</span>');
		expect(html).not.toContain('<span lang="en">');
	});

	test('tells a language that is none before anything is built', async () => {
		const wrong = '{% lang "anglais" %}newsletter{% /lang %}';
		const edition = await reportEdition({ 'test.md': wrong }, tiny);
		await expect(
			renderReportHtml(edition, 'test', { reader: localReader('test', 'fr') })
		).rejects.toMatchObject({
			problems: [
				{ line: 1, message: { fr: expect.stringContaining('une langue (en, oc, pt-BR)') } }
			]
		});
	});
});
