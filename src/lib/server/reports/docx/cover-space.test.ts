import { describe, expect, test } from 'vitest';
import { findLibreOffice, printWithLibreOffice } from '../../../../testing/libre-office.ts';
import { openDocx } from '../../../../testing/open-docx.ts';
import { openPdf } from '../../../../testing/open-pdf.ts';
import { heading, paragraph, plainDocument } from '../../../../testing/report-blocks.ts';
import type { Cover } from '../document.ts';
import { emitDocx } from '../emit-docx.ts';
import { text } from '../inline.ts';

const office = findLibreOffice('writer');

const cover: Cover = {
	programme: 'Oh my Lot !',
	title: 'Bilan annuel',
	year: '2019',
	situation: 'Situation au 20 décembre 2019',
	territory: null,
	edition: 'Version publiée 1234 du 20 décembre 2019',
	presidents: ['Le préfet du Lot', 'Le président du Département du Lot'],
	publisher: 'Département du Lot'
};

async function covered(parts: number, more: Partial<Cover> = {}) {
	const blocks = Array.from({ length: parts }, (_, at) => [
		heading(1, `Partie ${at + 1}`),
		paragraph(text('Fin.'))
	]).flat();
	const told = { ...plainDocument, contents: 'Sommaire', cover: { ...cover, ...more }, blocks };
	const bytes = await emitDocx(told);
	const docx = await openDocx(bytes);
	const styles = docx.paragraphs().map(({ style }) => style);
	const entries = docx.paragraphs().filter(({ style }) => style === 'TOC1');
	const pages = entries.map((entry) => Number(entry.text.split('\t')[1]));
	return {
		bytes,
		pages,
		isOnCover: styles.indexOf('TOCHeading') < styles.indexOf('CoverPublisher')
	};
}

describe('the cover of a report in Word', () => {
	test('holds the contents, between its title and the presidents', async () => {
		const { isOnCover, pages } = await covered(20);
		expect(isOnCover).toBe(true);
		expect(pages[0]).toBe(2);
	});

	test('leaves contents that have no room on it to a page of their own', async () => {
		const { isOnCover, pages } = await covered(33);
		expect(isOnCover).toBe(false);
		expect(pages[0]).toBe(3);
	});

	test('counts with titles that go over several lines, and with more presidents', async () => {
		const title = 'Bilan annuel du programme d’attractivité et d’accueil du département du Lot';
		const presidents = Array.from({ length: 6 }, (_, at) => `La présidence ${at + 1}`);
		expect((await covered(20)).isOnCover).toBe(true);
		expect((await covered(20, { title, presidents })).isOnCover).toBe(false);
	});

	test.skipIf(office === null)(
		'is one page in LibreOffice, as full as it may be',
		async () => {
			for (const parts of [8, 20, 33]) {
				const { bytes, pages } = await covered(parts);
				const printed = await openPdf(await printWithLibreOffice(office!, bytes, 'docx'));
				expect(printed.pages[0]).toContain('Département du Lot');
				expect(printed.pages[pages[0]! - 1]).toContain('Fin.');
			}
		},
		150_000
	);
});
