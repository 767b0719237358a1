import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';
import { docxFaults, externalTargets } from '../../../testing/docx-faults.ts';
import { exampleEdition, openExampleWorkspace } from '../../../testing/example-edition.ts';
import { findLibreOffice, printAllWithLibreOffice } from '../../../testing/libre-office.ts';
import { openDocx, wordsOf, type OpenedDocx } from '../../../testing/open-docx.ts';
import { officeFaults } from '../../../testing/office-faults.ts';
import { openPdf, type OpenedPdf } from '../../../testing/open-pdf.ts';
import { askedOf, shipped, type Asked } from '../../../testing/shipped-reports.ts';
import { allOf, childOf, textOf } from '../../../testing/xml-tree.ts';
import type { Edition } from '../editions/edition.ts';
import { emitReport, renderReportPdf } from './build-report.ts';
import { loadChartRenderer } from './chart-renderer.ts';
import type { ReportDocument } from './document.ts';
import { resolveReport } from './resolve-report.ts';
import { walkBlocks } from './walk-document.ts';

const office = findLibreOffice('writer');
const workspace = openExampleWorkspace();
const pages = shipped.filter(([name]) => name !== 'committee-slides');
const inEnglish = pages.filter(([name]) => name === 'yearly-review');
const cases: readonly (readonly [string, Language, Asked])[] = [
	...pages.map(([name, asked]) => [name, 'fr', asked] as const),
	...inEnglish.map(([name, asked]) => [name, 'en', asked] as const),
	['yearly-review', 'fr', { year: 2018 }]
];

let edition: Edition;
const written: { readonly tree: ReportDocument; readonly bytes: Uint8Array }[] = [];
let faults: Awaited<ReturnType<typeof officeFaults>>;
let prints: readonly Uint8Array[] = [];

beforeAll(async () => {
	edition = await exampleEdition();
	const { renderChart } = await loadChartRenderer();
	for (const [name, language, asked] of cases) {
		const query = { ...askedOf(workspace, edition, asked, language), onScreen: false };
		const tree = (await resolveReport(edition, name, query, renderChart)).document;
		written.push({ tree, bytes: await emitReport(tree, name, 'docx') });
	}
	faults = await officeFaults(written.map(({ bytes }) => ({ bytes, format: 'docx' })));
	if (office === null) return;
	const files = written.map(({ bytes }) => bytes);
	prints = await printAllWithLibreOffice(office, files, 'docx');
}, 900_000);
afterAll(() => {
	edition.database.close();
	workspace.close();
});

describe.each(cases)('%s in Word, %s, %o', (name, language, asked) => {
	const at = cases.findIndex((one) => one[2] === asked && one[1] === language);
	let tree: ReportDocument;
	let bytes: Uint8Array;
	let docx: OpenedDocx;
	beforeAll(async () => {
		({ tree, bytes } = written[at]!);
		docx = await openDocx(bytes);
	});
	const document = () => docx.xml('word/document.xml');

	test('opens in Word without repair, asks for nothing, and has the same bytes again', async () => {
		expect(docxFaults(docx)).toEqual([]);
		expect(faults.filter(({ file }) => file === at)).toEqual([]);
		expect(externalTargets(docx)).toEqual([]);
		// Nothing that the words or the year decide makes one build other than the next.
		if (language !== 'fr' || asked.year === 2018) return;
		const again = await emitReport(tree, name, 'docx');
		expect(Buffer.compare(Buffer.from(again), Buffer.from(bytes))).toBe(0);
	});

	test('has no table in a table, and headings outside of those that lay out', () => {
		for (const table of allOf(document(), 'w:tbl')) {
			expect(allOf(table, 'w:tbl')).toHaveLength(1);
			const styles = allOf(table, 'w:pStyle').map(({ attributes }) => attributes['w:val'] ?? '');
			expect(
				styles.filter((style) => style.includes('Heading') && !style.startsWith('Table'))
			).toEqual([]);
		}
	});

	test('calls the note of each key figure after its title', () => {
		const items = [...walkBlocks(tree.blocks)].flatMap((block) =>
			block.type === 'key-figures' ? block.items : []
		);
		const titles = docx
			.paragraphs()
			.filter(({ style }) => style === 'KeyFigureTitle' || style === 'KeyFigureLowTitle');
		expect(titles.map(({ text }) => text.replace(/\d+$/, ''))).toEqual(
			items.map(({ title }) => title)
		);
		for (const [at, { element }] of titles.entries()) {
			const calls = [
				...allOf(element, 'w:footnoteReference'),
				...allOf(element, 'w:instrText').filter((field) => /^ (NOTE)?REF _Note/.test(textOf(field)))
			];
			expect(calls).toHaveLength(items[at]!.note === null ? 0 : 1);
		}
		if (['yearly-review', 'chair-note', 'territory-sheet', 'committee-page'].includes(name))
			expect(items.filter(({ note }) => note !== null).length).toBeGreaterThan(3);
	});

	describe.skipIf(office === null)('opened in LibreOffice', () => {
		let printed: OpenedPdf;
		beforeAll(async () => {
			printed = await openPdf(prints[at]!);
		});

		test('has its title, its date and its stamps at the head of each page, its number at the foot', () => {
			const { runningTitle, situation, cover, stamps } = tree;
			printed.pages.forEach((page, at) => {
				const words = plain(page);
				for (const stamp of stamps) expect(words).toContain(plain(stamp));
				if (cover !== null && at === 0) return;
				expect(words).toContain(plain(`${runningTitle} · ${situation}`));
				expect(words).toContain(`page ${at + 1} / ${printed.pages.length}`);
				expect(words).toContain(tree.editionId.slice(0, 12));
			});
			expect(printed.fonts.filter((font) => !/SourceSans3/.test(font))).toEqual([]);
		});

		test('has each part on the page that its contents say', () => {
			const contents = childOf(childOf(document(), 'w:body'), 'w:sdt');
			expect(contents === undefined).toBe(tree.contents === null);
			const entries = contents ? allOf(contents, 'w:p').slice(1).map(wordsOf) : [];
			if (contents) expect(entries.length).toBeGreaterThan(20);
			const astray = entries.filter((entry) => {
				const [words = '', page] = entry.split('\t');
				// The cover has them all, as contents.
				const found = printed.pages.slice(1)[Number(page) - 2];
				return found === undefined || !plain(found).includes(plain(words));
			});
			expect(astray).toEqual([]);
		});

		test('takes about the pages that it takes in print, none of them blank', async () => {
			const paper = await openPdf(
				await renderReportPdf(edition, name, askedOf(workspace, edition, asked, language))
			);
			const isSheet = name.endsWith('-sheet') || name === 'minutes';
			const most = isSheet ? paper.pages.length : paper.pages.length + 1;
			expect(printed.pages.length).toBeLessThanOrEqual(most);
			const bare = printed.pages.filter((page) => page.length < headAndFoot);
			expect(bare.length).toBeLessThanOrEqual(tree.cover === null ? 0 : 1);
		});
	});
});

/** Signs that a page without text has around it at most. */
const headAndFoot = 200;

/** Words as they are compared: LibreOffice and the file break lines and space signs otherwise. */
function plain(words: string): string {
	return words.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}
