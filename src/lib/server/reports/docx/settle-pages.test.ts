import { describe, expect, test } from 'vitest';
import { findLibreOffice, printWithLibreOffice } from '../../../../testing/libre-office.ts';
import { openDocx } from '../../../../testing/open-docx.ts';
import { openPdf } from '../../../../testing/open-pdf.ts';
import { heading, paragraph, plainDocument } from '../../../../testing/report-blocks.ts';
import { allOf } from '../../../../testing/xml-tree.ts';
import type { Block } from '../document.ts';
import { emitDocx } from '../emit-docx.ts';
import { text } from '../inline.ts';

const office = findLibreOffice('writer');

/** A page filled by so many lines of one height and of another, then a heading. */
async function filled(paragraphs: number, small: number) {
	const line = (at: number): Block => paragraph(text(`Ligne ${at + 1}.`));
	const note = (at: number): Block => ({
		type: 'paragraph',
		role: 'small',
		content: [text(`Note ${at + 1}.`)]
	});
	const blocks = [
		heading(1, 'Un'),
		...Array.from({ length: paragraphs }, (_, at) => line(at)),
		...Array.from({ length: small }, (_, at) => note(at)),
		heading(1, 'Deux'),
		line(paragraphs)
	];
	const bytes = await emitDocx({ ...plainDocument, contents: 'Sommaire', blocks });
	const docx = await openDocx(bytes);
	const [, entry] = docx.paragraphs().filter(({ style }) => style === 'TOC1');
	const breaks = allOf(docx.xml('word/document.xml'), 'w:pageBreakBefore').length;
	return { bytes, page: Number(entry?.text.split('\t')[1]), breaks };
}

describe('a heading in Word after a page that is full to a line', () => {
	test('opens a page, and no other heading is told to', async () => {
		const told = [];
		for (const paragraphs of [27, 28])
			for (const small of [1, 2, 3]) told.push(await filled(paragraphs, small));
		const settled = told.filter(({ breaks }) => breaks > 0);
		expect(settled.length).toBeGreaterThan(0);
		expect(settled.map(({ page, breaks }) => [page, breaks])).toEqual(settled.map(() => [2, 1]));
		const sure = told.filter(({ breaks }) => breaks === 0).map(({ page }) => page);
		expect(sure).toContain(1);
		expect(sure).toContain(2);
	});

	test.skipIf(office === null)(
		'stands in LibreOffice on the page that the contents say',
		async () => {
			for (const [paragraphs, small] of [
				[27, 3],
				[28, 2]
			] as const) {
				const { bytes, page, breaks } = await filled(paragraphs, small);
				expect(breaks).toBe(1);
				const { pages } = await openPdf(await printWithLibreOffice(office!, bytes, 'docx'));
				const found = pages.findLastIndex((words) => words.includes('Deux')) + 1;
				expect(found).toBe(page);
			}
		},
		150_000
	);
});
