import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { docxFaults, externalTargets } from '../../../../testing/docx-faults.ts';
import { openDocx, wordsOf, type OpenedDocx } from '../../../../testing/open-docx.ts';
import {
	heading,
	note,
	paragraph,
	plainDocument,
	table
} from '../../../../testing/report-blocks.ts';
import { allOf, childOf, childrenOf, textOf } from '../../../../testing/xml-tree.ts';
import type { Block, Inline, ReportDocument } from '../document.ts';
import { emitDocx } from '../emit-docx.ts';
import { text } from '../inline.ts';

async function written(blocks: readonly Block[], more: Partial<ReportDocument> = {}) {
	const docx = await openDocx(await emitDocx({ ...plainDocument, ...more, blocks }));
	expect(docxFaults(docx)).toEqual([]);
	return docx;
}

const styleAndText = (docx: OpenedDocx) =>
	docx.paragraphs().map(({ style, text: words }) => [style, words]);

describe('a tree in Word', () => {
	test('has a title, a situation and what it is held to when it has no cover', async () => {
		const docx = await written([paragraph(text('Bonjour.'))], {
			held: 'Axe Ambassadeurs',
			opening: { over: 'Oh my Lot !', title: 'Essai', under: '' }
		});
		expect(styleAndText(docx)).toEqual([
			['TitleOver', 'Oh my Lot !'],
			['Title', 'Essai'],
			['Subtitle', 'Situation au 20 décembre 2019'],
			['Choices', 'Axe Ambassadeurs'],
			['BodyText', 'Bonjour.']
		]);
		const head = docx.paragraphs('word/header1.xml').map((one) => one.text);
		expect(head).toEqual([
			'Essai · Situation au 20 décembre 2019\tPROVISOIRE · Données fictives',
			'Axe Ambassadeurs'
		]);
		expect(docx.property('cp:keywords')).toBe('PROVISOIRE; Données fictives');
	});

	test('has lists within lists, each counting from 1', async () => {
		const list = (ordered: boolean, ...items: readonly (readonly Block[])[]): Block => ({
			type: 'list',
			ordered,
			items
		});
		const docx = await written([
			list(true, [paragraph(text('un'))], [paragraph(text('deux'))]),
			list(true, [
				paragraph(text('encore un')),
				paragraph(text('suite')),
				list(false, [paragraph(text('dedans'))])
			])
		]);
		expect(styleAndText(docx).slice(2)).toEqual([
			['ListNumber', 'un'],
			['ListNumber', 'deux'],
			['ListNumber', 'encore un'],
			['ListContinue', 'suite'],
			['ListBullet2', 'dedans']
		]);
		const lists = docx
			.paragraphs()
			.filter(({ style }) => style === 'ListNumber')
			.map(({ element }) => allOf(element, 'w:numId')[0]?.attributes['w:val']);
		expect(lists[0]).toBe(lists[1]);
		expect(lists[2]).not.toBe(lists[0]);
		const start = allOf(docx.xml('word/numbering.xml'), 'w:num').filter(({ attributes }) =>
			lists.includes(attributes['w:numId'] ?? '')
		);
		for (const one of start)
			expect(allOf(one, 'w:startOverride')[0]?.attributes['w:val']).toBe('1');
	});

	test('has links to the web, a mail and a place in it, and no other', async () => {
		const link = (href: string): Inline => ({ type: 'link', href, content: [text(href)] });
		const hrefs = [
			'https://example.org/a b?c=d&e#f',
			'mailto:a@example.org',
			'#suite',
			'#nulle-part',
			'javascript:alert(1)',
			'file:///etc/passwd',
			'\\\\serveur\\partage',
			`https://example.org/${'a'.repeat(3000)}`
		];
		const docx = await written([
			paragraph(...hrefs.map(link)),
			heading(1, 'Suite'),
			paragraph({
				type: 'note',
				note: { key: 'n', indicator: null, number: 1, first: true, content: [link(hrefs[0]!)] }
			})
		]);
		const address = 'https://example.org/a%20b?c=d&e#f';
		expect(externalTargets(docx)).toEqual([address, 'mailto:a@example.org', address]);
		const words = docx
			.paragraphs()
			.map((one) => one.text)
			.join('');
		for (const href of hrefs) expect(words).toContain(href);
		const places = allOf(docx.xml('word/document.xml'), 'w:hyperlink').flatMap(({ attributes }) =>
			attributes['w:anchor'] === undefined ? [] : [attributes['w:anchor']]
		);
		expect(places).toEqual(['_Ref1']);
	});

	test('has words in styles of characters, one within the other', async () => {
		const docx = await written([
			paragraph(
				{
					type: 'strong',
					content: [text('fort '), { type: 'emphasis', content: [text('et penché')] }]
				},
				{ type: 'code', text: '=1+1' },
				{ type: 'break' },
				text('ligne')
			)
		]);
		const runs = allOf(docx.paragraphs()[2]!.element, 'w:r').map((run) => {
			const properties = childOf(run, 'w:rPr');
			const names = properties ? childrenOf(properties).map(({ name }) => name) : [];
			return [wordsOf(run), childOf(properties, 'w:rStyle')?.attributes['w:val'], names];
		});
		expect(runs).toEqual([
			['fort ', 'Strong', ['w:rStyle']],
			['et penché', 'Strong', ['w:rStyle', 'w:i', 'w:iCs']],
			['=1+1', 'ReportCode', ['w:rStyle']],
			['\n', undefined, []],
			['ligne', undefined, []]
		]);
	});

	test('shows a note that is called twice under one number', async () => {
		const docx = await written([
			paragraph(text('a'), note('une', 1, true)),
			paragraph(text('b'), note('deux', 2, true), note('une', 1, false))
		]);
		const calls = allOf(docx.xml('word/document.xml'), 'w:footnoteReference');
		expect(calls).toHaveLength(2);
		const again = docx.paragraphs()[3]!.element;
		expect(textOf(again)).toContain('NOTEREF _Note1');
		expect(allOf(again, 'w:t').map(textOf)).toEqual(['b', '1']);
	});

	test('opens pages where they are broken, once', async () => {
		const docx = await written([
			paragraph(text('avant')),
			{ type: 'page-break' },
			{ type: 'page-break' },
			heading(2, 'Après', { opensPage: true }),
			{ type: 'page-break' },
			table(2)
		]);
		const opening = docx
			.paragraphs()
			.filter(({ element }) => allOf(element, 'w:pageBreakBefore').length > 0)
			.map((one) => one.text);
		expect(opening).toEqual(['Après', 'Indicateur']);
	});

	test('keeps on one page what is told to stay together, and the last rows of a long table', async () => {
		const kept = (docx: OpenedDocx) =>
			docx
				.paragraphs()
				.filter(({ element }) => allOf(childOf(element, 'w:pPr')!, 'w:keepNext').length > 0)
				.map((one) => one.text);
		const together: Block = {
			type: 'together',
			blocks: [paragraph(text('un')), paragraph(text('deux')), paragraph(text('trois'))]
		};
		expect(kept(await written([together, paragraph(text('quatre'))]))).toEqual(['un', 'deux']);
		const long = kept(await written([table(30)]));
		expect(long).toEqual(['Ligne 29', '28']);
		expect(kept(await written([table(3)]))).toEqual(['Ligne 1', '0', 'Ligne 2', '1']);
	});

	test('never lets two tables follow each other, nor a table end the report', async () => {
		const docx = await written([
			table(1),
			table(1, [text('Nommé')]),
			{ type: 'key-figures', items: [] },
			table(1)
		]);
		const body = childOf(docx.xml('word/document.xml'), 'w:body')!;
		expect(childrenOf(body).map(({ name }) => name.replace('w:', ''))).toEqual([
			...['p', 'p', 'tbl', 'p', 'tbl', 'p', 'tbl', 'p', 'sectPr']
		]);
	});

	test('keeps the first words of a part with what they open, and those of a part that opens nothing with nothing', async () => {
		const opens = { opensPage: true };
		const docx = await written([
			heading(1, 'Un', opens),
			paragraph(text('Annonce.')),
			paragraph(text('Suite.')),
			table(2),
			paragraph(text('Après.')),
			heading(1, 'Deux', opens),
			paragraph(text('Rien.')),
			heading(1, 'Trois', opens),
			paragraph(text('Fin.'))
		]);
		const words = docx.paragraphs().filter(({ style }) => style === 'BodyText');
		expect(words.map((one) => [one.text, allOf(one.element, 'w:keepNext').length > 0])).toEqual([
			['Annonce.', true],
			['Suite.', true],
			['Après.', false],
			['Rien.', false],
			['Fin.', false]
		]);
	});

	test('lists in its contents the headings to level 2 that are listed, and no other by its style', async () => {
		const docx = await written(
			[
				heading(1, 'Un', { number: '1' }),
				heading(2, 'Deux', { number: '1.1' }),
				heading(3, 'Trois'),
				heading(1, 'Sans numéro'),
				heading(2, 'Indicateur', { listed: false })
			],
			{ contents: 'Sommaire' }
		);
		expect(
			styleAndText(docx)
				.slice(2)
				.map(([style, words]) => [style, words?.split('\t')[0]])
		).toEqual([
			['TOCHeading', 'Sommaire'],
			['TOC1', '1\u00a0\u00a0Un'],
			['TOC2', '1.1\u00a0\u00a0Deux'],
			['TOC1', 'Sans numéro'],
			['Heading1', 'Un'],
			['Heading2', 'Deux'],
			['Heading3', 'Trois'],
			['Heading1', 'Sans numéro'],
			['IndicatorHeading', 'Indicateur']
		]);
		const [, unnumbered] = docx
			.paragraphs()
			.filter(({ style }) => style === 'Heading1')
			.map(({ element }) => allOf(element, 'w:numId')[0]?.attributes['w:val']);
		expect(unnumbered).toBe('0');
	});
});

describe('what the clock and chance say', () => {
	beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
	afterEach(() => void vi.useRealTimers());

	test('changes nothing in the file', async () => {
		const link: Inline = { type: 'link', href: 'https://example.org', content: [text('x')] };
		const blocks = [heading(1, 'Un'), paragraph(link, note('n', 1, true)), table(2)];
		vi.setSystemTime('2019-12-20T10:00:00Z');
		const first = await emitDocx({ ...plainDocument, contents: 'Sommaire', blocks });
		vi.setSystemTime('2031-01-01T23:59:59Z');
		const second = await emitDocx({ ...plainDocument, contents: 'Sommaire', blocks });
		expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
	});
});
