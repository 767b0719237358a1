import { describe, expect, test } from 'vitest';
import { docxFaults } from '../../../../testing/docx-faults.ts';
import { openDocx, wordsOf, type OpenedDocx } from '../../../../testing/open-docx.ts';
import {
	figure,
	heading,
	keyFigure,
	note,
	paragraph,
	picture,
	plainDocument,
	sheet,
	table
} from '../../../../testing/report-blocks.ts';
import {
	allOf,
	childOf,
	childrenOf,
	textOf,
	type XmlElement
} from '../../../../testing/xml-tree.ts';
import type { Block, Inline, KeyFigure, ReportDocument } from '../document.ts';
import { emitDocx } from '../emit-docx.ts';
import { text } from '../inline.ts';

async function written(blocks: readonly Block[], more: Partial<ReportDocument> = {}) {
	const docx = await openDocx(await emitDocx({ ...plainDocument, ...more, blocks }));
	expect(docxFaults(docx)).toEqual([]);
	return docx;
}

const document = (docx: OpenedDocx) => docx.xml('word/document.xml');
const bodyOf = (docx: OpenedDocx) => childrenOf(childOf(document(docx), 'w:body')!);
const tablesOf = (docx: OpenedDocx) => allOf(document(docx), 'w:tbl');
const styleOf = (element: XmlElement, of: 'w:tbl' | 'w:p') =>
	childOf(
		childOf(element, of === 'w:tbl' ? 'w:tblPr' : 'w:pPr'),
		of === 'w:tbl' ? 'w:tblStyle' : 'w:pStyle'
	)?.attributes['w:val'];
const rowsOf = (element: XmlElement) => childrenOf(element).filter(({ name }) => name === 'w:tr');
const cellsOf = (row: XmlElement) => childrenOf(row).filter(({ name }) => name === 'w:tc');
const textsOf = (element: XmlElement) =>
	allOf(element, 'w:p')
		.map(wordsOf)
		.filter((words) => words !== '');
const columnsOf = (docx: OpenedDocx) =>
	allOf(document(docx), 'w:sectPr').map((section) => [
		childOf(section, 'w:type')?.attributes['w:val'] ?? 'nextPage',
		Number(childOf(section, 'w:cols')?.attributes['w:num'] ?? 1)
	]);

describe('key figures in Word', () => {
	const called = (title: string, key: string, more: Partial<KeyFigure> = {}) => {
		const run = note(key, 1, true) as Extract<Inline, { type: 'note' }>;
		return keyFigure(title, { note: run.note, ...more });
	};

	test('call their note after their title, and are read one after the other', async () => {
		const items = [called('Ambassadeurs', 'a'), called('Postes', 'b'), called('Foyers', 'a')];
		const docx = await written([
			{ type: 'key-figures', items: items.map((item) => ({ ...item, bullet: picture('Barre') })) }
		]);
		const [grid] = tablesOf(docx);
		expect(styleOf(grid!, 'w:tbl')).toBe('KeyFigureTable');
		expect(rowsOf(grid!).map((row) => cellsOf(row).map(textsOf))).toEqual([
			[
				['Ambassadeurs', '320 ambassadeurs'],
				['Postes', '320 ambassadeurs']
			],
			[['Foyers', '320 ambassadeurs'], []]
		]);
		const titles = allOf(grid!, 'w:p').filter((one) => styleOf(one, 'w:p') === 'KeyFigureTitle');
		const notes = titles.map((title) => [
			...allOf(title, 'w:footnoteReference').map(({ attributes }) => attributes['w:id']),
			...allOf(title, 'w:instrText').map((field) => textOf(field).trim())
		]);
		expect(notes).toEqual([['1'], ['2'], ['NOTEREF _Note1 \\f \\h']]);
		const texts = docx.paragraphs('word/footnotes.xml').map((one) => one.text.trim());
		expect(texts.filter((words) => words !== '')).toEqual(['Note a', 'Note b']);
	});

	test('stand four to a line without bars, their numbers in line below titles of one line or two', async () => {
		const titles = ['Ambassadeurs', 'Personnes accompagnées par le réseau', 'Foyers', 'Postes'];
		const docx = await written([
			{ type: 'key-figures', items: titles.map((title) => keyFigure(title)) }
		]);
		const [grid] = tablesOf(docx);
		const [line, ...others] = rowsOf(grid!);
		expect(others).toEqual([]);
		expect(cellsOf(line!).map((one) => styleOf(allOf(one, 'w:p')[0]!, 'w:p'))).toEqual([
			'KeyFigureLowTitle',
			'KeyFigureTitle',
			'KeyFigureLowTitle',
			'KeyFigureLowTitle'
		]);
	});

	test('are told in the language of their words', async () => {
		const docx = await written(
			[{ type: 'key-figures', items: [keyFigure('Abonnés à Oh my Lot !')] }],
			{ foreign: [{ words: 'Oh my Lot !', language: 'en' }] }
		);
		const [run] = allOf(document(docx), 'w:r').filter((one) => allOf(one, 'w:lang').length > 0);
		expect([wordsOf(run!), allOf(run!, 'w:lang')[0]?.attributes['w:val']]).toEqual([
			'Oh my Lot !',
			'en'
		]);
	});
});

describe('what stands side by side in Word', () => {
	test('is words, then their drawing, in a table that says nothing of itself', async () => {
		const docx = await written([
			sheet('Ambassadeurs', [paragraph(text('Huit de plus.')), figure('Une courbe.')])
		]);
		const [title, layout, ...rest] = bodyOf(docx).slice(2);
		expect([wordsOf(title!), styleOf(title!, 'w:p')]).toEqual(['Ambassadeurs', 'IndicatorHeading']);
		expect(allOf(title!, 'w:footnoteReference')).toHaveLength(1);
		expect(styleOf(layout!, 'w:tbl')).toBe('SideBySide');
		const look = childOf(childOf(layout!, 'w:tblPr'), 'w:tblLook')!.attributes;
		expect([look['w:firstRow'], look['w:firstColumn']]).toEqual([undefined, undefined]);
		expect(allOf(layout!, 'w:tblHeader')).toEqual([]);
		expect(allOf(layout!, 'w:cantSplit')).toHaveLength(1);
		const [words, drawn] = cellsOf(rowsOf(layout!)[0]!);
		expect(textsOf(words!)).toEqual(['320 ambassadeurs', '\u00a0Dans le rythme', 'Huit de plus.']);
		expect(allOf(drawn!, 'wp:docPr').map(({ attributes }) => attributes['descr'])).toEqual([
			'Une courbe.'
		]);
		expect(rest.map(({ name }) => name)).toEqual(['w:p', 'w:sectPr']);
	});

	test('keeps the name of a drawing over it', async () => {
		const docx = await written([sheet('Ambassadeurs', [figure('Une courbe.', [text('Par an')])])]);
		const [, drawn] = cellsOf(rowsOf(tablesOf(docx)[0]!)[0]!);
		expect(textsOf(drawn!)).toEqual(['Par an']);
	});

	test('leaves no margin in a column, whatever stands there', async () => {
		const docx = await written([
			sheet('Ambassadeurs', [
				paragraph(text('Du texte.')),
				{ type: 'list', ordered: false, items: [[paragraph(text('Un point.'))]] },
				{ type: 'quote', blocks: [paragraph(text('Une citation.'))] },
				figure('Une courbe.')
			])
		]);
		const [layout] = tablesOf(docx);
		const indents = allOf(layout!, 'w:p').flatMap((one) =>
			['ListBullet', 'Quote'].includes(styleOf(one, 'w:p') ?? '')
				? [childOf(childOf(one, 'w:pPr'), 'w:ind')?.attributes['w:right']]
				: []
		);
		expect(indents).toEqual(['0', '0']);
		expect(textsOf(layout!)).toContain('Du texte.');
	});

	test('never holds a table in another: what has one comes one under the other', async () => {
		const docx = await written([
			sheet('Ambassadeurs', [paragraph(text('Huit de plus.')), table(2)]),
			{ type: 'spotlight', item: keyFigure(''), below: [], illustration: table(2) }
		]);
		expect(tablesOf(docx).map((one) => styleOf(one, 'w:tbl'))).toEqual([
			'ReportTable',
			'ReportTable'
		]);
		const words = docx.paragraphs().map((one) => one.text);
		expect(words.indexOf('Huit de plus.')).toBeLessThan(words.indexOf('Ligne 1'));
	});

	test('is a figure in large and what illustrates it', async () => {
		const docx = await written([
			{
				type: 'spotlight',
				item: keyFigure(''),
				below: [paragraph(text('Dit par le pilote.'))],
				illustration: figure('Une courbe.')
			}
		]);
		const [layout] = tablesOf(docx);
		expect(cellsOf(rowsOf(layout!)[0]!).map(textsOf)).toEqual([
			['320 ambassadeurs', 'Dit par le pilote.'],
			[]
		]);
	});

	test('is one table for points told one after the other, which no page parts', async () => {
		const point = (words: string): Block => ({
			type: 'together',
			blocks: [paragraph(text(words)), figure(`Courbe : ${words}`)]
		});
		const docx = await written([heading(2, 'Points'), point('un'), point('deux'), point('trois')]);
		const [layout, ...others] = tablesOf(docx);
		expect(others).toEqual([]);
		expect(textsOf(layout!)).toEqual(['un', 'deux', 'trois']);
		const kept = rowsOf(layout!).map((row) => allOf(row, 'w:keepNext').length > 0);
		expect(kept).toEqual([true, true, false]);
	});
});

describe('columns in Word', () => {
	const columns: Block = {
		type: 'columns',
		columns: [
			[table(2, [text('Gauche')])],
			[table(2, [text('Droite')]), paragraph(text('Au bout.'))]
		]
	};

	test('are columns of the page, read one after the other, with no table in another', async () => {
		const docx = await written([paragraph(text('Avant.')), columns, paragraph(text('Après.'))]);
		expect(columnsOf(docx)).toEqual([
			['nextPage', 1],
			['continuous', 2],
			['continuous', 1]
		]);
		for (const one of tablesOf(docx)) expect(allOf(one, 'w:tbl')).toHaveLength(1);
		const read = docx.paragraphs().map((one) => one.text);
		const order = ['Avant.', 'Gauche', 'Droite', 'Au bout.', 'Après.'];
		expect(read.filter((words) => order.includes(words))).toEqual(order);
		const width = childOf(childOf(tablesOf(docx)[0]!, 'w:tblPr'), 'w:tblW')?.attributes['w:w'];
		expect(Number(width)).toBeLessThan(4800);
		// The head and foot of pages go on.
		expect(allOf(document(docx), 'w:headerReference')).toHaveLength(1);
	});

	test('come one under the other within something else', async () => {
		const docx = await written([{ type: 'together', blocks: [columns] }]);
		expect(columnsOf(docx)).toEqual([['nextPage', 1]]);
		expect(tablesOf(docx)).toHaveLength(2);
	});

	test('do not hide the pages of what comes after from the contents', async () => {
		const docx = await written(
			[
				heading(1, 'Un'),
				columns,
				{ type: 'page-break' },
				heading(1, 'Deux'),
				paragraph(text('fin'))
			],
			{ contents: 'Sommaire' }
		);
		const entries = docx.paragraphs().filter(({ style }) => style === 'TOC1');
		expect(entries.map((one) => one.text)).toEqual(['Un\t1', 'Deux\t2']);
	});
});

describe('words in columns in Word', () => {
	const list = (...words: readonly string[]): Block => ({
		type: 'list',
		ordered: false,
		items: words.map((one) => [paragraph(text(one))])
	});
	const names: Block = { type: 'columns', columns: [[list('Un', 'Deux')], [list('Trois')]] };
	const signature: Block = {
		type: 'together',
		blocks: [
			{ type: 'columns', columns: [[paragraph(text('Fait le'))], [paragraph(text('Signé'))]] }
		]
	};

	test('stand in a table without lines, read one column after the other', async () => {
		const docx = await written([names, paragraph(text('Après.'))]);
		expect(columnsOf(docx)).toEqual([['nextPage', 1]]);
		const [layout, ...others] = tablesOf(docx);
		expect(others).toEqual([]);
		expect(styleOf(layout!, 'w:tbl')).toBe('SideBySide');
		const [row, ...more] = rowsOf(layout!);
		expect(more).toEqual([]);
		expect(allOf(row!, 'w:cantSplit')).toHaveLength(1);
		expect(cellsOf(row!).map(textsOf)).toEqual([['Un', 'Deux'], ['Trois']]);
	});

	test('that end a report never open a page alone: the last rows before come with them', async () => {
		const docx = await written([table(30), signature]);
		const [decisions, layout] = tablesOf(docx);
		const kept = rowsOf(decisions!).map((row) => allOf(row, 'w:keepNext').length > 0);
		expect(kept.slice(-3)).toEqual([false, true, true]);
		const body = bodyOf(docx);
		const between = body[body.indexOf(layout!) - 1]!;
		expect(allOf(between, 'w:keepNext')).toHaveLength(1);
		expect(rowsOf(layout!).flatMap(cellsOf).map(textsOf)).toEqual([['Fait le'], ['Signé']]);
	});
});

describe('a course in a cell in Word', () => {
	test('is a drawing without words, and the words at the other edge', async () => {
		const spark: Inline = { type: 'spark', picture: picture('', 96, 24) };
		const docx = await written([
			{ ...table(1), rows: [[[text('Ambassadeurs')], [spark, text('+8')]]] }
		]);
		const [row] = rowsOf(tablesOf(docx)[0]!).slice(1);
		const [, cell] = cellsOf(row!);
		expect(wordsOf(allOf(cell!, 'w:p')[0]!)).toBe('\t+8');
		const [drawing] = allOf(cell!, 'w:drawing');
		expect(allOf(drawing!, 'asvg:svgBlip')).toHaveLength(1);
		expect(allOf(drawing!, 'a:blip')).toHaveLength(1);
		expect(allOf(drawing!, 'adec:decorative')).toHaveLength(1);
		const [stop] = allOf(cell!, 'w:tab').filter(({ attributes }) => attributes['w:pos']);
		const width = Number(allOf(cell!, 'w:tcW')[0]?.attributes['w:w']);
		expect(stop?.attributes['w:val']).toBe('right');
		expect(width - Number(stop?.attributes['w:pos'])).toBe(170);
	});
});

describe('notes in Word', () => {
	const blocks = [
		paragraph(text('a'), note('une', 1, true)),
		paragraph(text('b'), note('deux', 2, true), note('une', 1, false))
	];

	test('stand at the end of a report that gathers them, as a list that its calls refer to', async () => {
		const docx = await written(blocks, { endNotes: 'Définitions et sources' });
		const fields = allOf(document(docx), 'w:instrText').map((field) => textOf(field).trim());
		expect(fields).toEqual(
			['_Note1', '_Note2', '_Note1'].map((place) => `REF ${place} \\r \\h \\* MERGEFORMAT`)
		);
		expect(allOf(document(docx), 'w:footnoteReference')).toEqual([]);
		const end = docx
			.paragraphs()
			.filter(({ style }) => style === 'NotesHeading' || style === 'NoteAtEnd');
		expect(end.map((one) => one.text)).toEqual(['Définitions et sources', 'Note une', 'Note deux']);
		const places = end.flatMap(({ element }) =>
			allOf(element, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])
		);
		expect(places).toEqual(['_Note1', '_Note2']);
		expect(columnsOf(docx)).toEqual([
			['nextPage', 1],
			['continuous', 2],
			['continuous', 1]
		]);
	});

	test('leave nothing behind in a report that calls none', async () => {
		const docx = await written([paragraph(text('a'))], { endNotes: 'Définitions et sources' });
		expect(docx.paragraphs().map((one) => one.text)).not.toContain('Définitions et sources');
		expect(columnsOf(docx)).toEqual([['nextPage', 1]]);
	});

	// Without it Word breaks pages before LibreOffice does.
	test('at the foot of pages stand under a line as high as LibreOffice draws it', async () => {
		const docx = await written(blocks);
		const [line, goingOn] = allOf(docx.xml('word/footnotes.xml'), 'w:footnote');
		for (const [element, kind] of [
			[line!, 'separator'],
			[goingOn!, 'continuationSeparator']
		] as const) {
			expect(element.attributes['w:type']).toBe(kind);
			expect(allOf(element, `w:${kind}`)).toHaveLength(1);
			expect(allOf(element, 'w:footnoteRef')).toEqual([]);
			expect(allOf(element, 'w:spacing')[0]?.attributes).toMatchObject({
				'w:line': '120',
				'w:lineRule': 'exact'
			});
		}
	});
});

test('the foot of pages says the edition', async () => {
	const docx = await written([paragraph(text('a'))], { editionId: '6f9578975c07aaaa' });
	const [foot] = docx.paragraphs('word/footer1.xml').map((one) => one.text);
	expect(foot).toMatch(/^Version publiée 6f9578975c07\tpage /);
});
