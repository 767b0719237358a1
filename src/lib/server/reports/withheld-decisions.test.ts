import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';
import { localReader, type Reader } from '#lib/indicators/reader.ts';
import { exampleEdition, openExampleWorkspace } from '../../../testing/example-edition.ts';
import { reportReaders } from '../../../testing/read-report.ts';
import { askedOf } from '../../../testing/shipped-reports.ts';
import type { Edition } from '../editions/edition.ts';
import { emitReport } from './build-report.ts';
import { loadChartRenderer } from './chart-renderer.ts';
import { resolveReport } from './resolve-report.ts';
import { layoutFormats } from './template-front-matter.ts';

const workspace = openExampleWorkspace();
let edition: Edition;
beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => {
	edition.database.close();
	workspace.close();
});

const communication = (language: Language): Reader => ({
	...localReader('press', language),
	roles: ['communication'],
	unsuppressed: false,
	publishedOnly: true
});

async function documentOf(name: string, reader: Reader, asked = {}) {
	const { renderChart } = await loadChartRenderer();
	const query = { ...askedOf(workspace, edition, { year: 2019, ...asked }), reader };
	return (await resolveReport(edition, name, query, renderChart)).document;
}

const plain = (words: string) => words.replace(/\s+/g, ' ');

// A workbook holds figures alone.
const formats = layoutFormats.pages.filter((format) => format !== 'xlsx');

describe('to who may not read what the committee decided, a review', () => {
	test.each(formats)('says so in %s, rather than that nothing was decided', async (format) => {
		const document = await documentOf('yearly-review', communication('fr'));
		const { text } = await reportReaders[format].read(
			await emitReport(document, 'test', format),
			'fr'
		);
		expect(plain(text)).toContain(
			'Les décisions du comité ne sont pas communiquées au compte qui a demandé ce rapport.'
		);
		expect(text).not.toContain('Aucune décision');
		expect(text).not.toContain('2019-01-01');
	});

	test('says so in English too', async () => {
		const document = await documentOf('yearly-review', communication('en'));
		const said = JSON.stringify(document.blocks);
		expect(said).toContain('decisions are not disclosed to the account that asked');
		expect(said).not.toContain('No decision noted');
	});
});

test.each([
	['committee-page', { asOf: '2019-12-20' }],
	['territory-sheet', { asOf: '2019-12-20', territory: '200035327' }],
	['indicator-sheet', { asOf: '2019-12-20', indicator: 'ambassadors-registered' }]
])('%s doesn’t say that nothing is noted either', async (name, asked) => {
	const said = JSON.stringify(
		(await documentOf(name, communication('fr'), { ...asked, year: undefined })).blocks
	);
	expect(said).toContain('Les décisions du comité ne sont pas communiquées');
	expect(said).not.toMatch(/Aucune (décision|appréciation)/);
});

test('who may read them is still told when there are none', async () => {
	const asked = { asOf: '2022-12-16', year: undefined, territory: '200035327' };
	const said = JSON.stringify(
		(await documentOf('territory-sheet', localReader('test', 'fr'), asked)).blocks
	);
	expect(said).toContain('Aucune décision notée.');
	expect(said).not.toContain('ne sont pas communiquées');
});
