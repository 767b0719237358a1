import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { findLibreOffice, printWithLibreOffice } from '../../../testing/libre-office.ts';
import { officeFaults } from '../../../testing/office-faults.ts';
import {
	openAnnex,
	partsOf,
	rowNamed,
	sheetNamed,
	type AnnexSheet
} from '../../../testing/read-annex.ts';
import type { Edition } from '../editions/edition.ts';
import { renderReport } from './build-report.ts';

const libreOffice = findLibreOffice('calc');

let edition: Edition;
let review: Uint8Array;
let sheets: readonly AnnexSheet[];

beforeAll(async () => {
	edition = await exampleEdition();
	review = await annex();
	sheets = await openAnnex(review);
});
afterAll(() => edition.database.close());

async function annex(): Promise<Uint8Array> {
	const query = { year: 2019, reader: localReader('test', 'fr') };
	return (await renderReport(edition, 'yearly-review', 'xlsx', query)).content;
}

describe('the annex of the review of 2019', () => {
	test('has a sheet that says what it is, one for each part with figures, definitions, provenance', () => {
		expect(sheets.map(({ name }) => name)).toEqual([
			'À propos',
			'1 Synthèse',
			'2 Contexte du territoire',
			'3 Résultats par axe',
			'4 Actions de l’année',
			'5 Partenaires et moyens',
			'6 Par intercommunalité',
			'8 Perspectives et cibles',
			'9 Méthode',
			'Définitions',
			'Provenance'
		]);
		const [about] = sheets;
		// Nothing was decided where nobody keeps decisions.
		expect(rowNamed(about!, '7 Difficultés et points à arbitrer')[1]).toBe(
			'sans tableau ni graphique'
		);
		expect(about!.rows[0]![0]).toBe('Bilan annuel 2019 · Oh my Lot\u202f!');
		expect(about!.rows[1]![0]).toBe('Données fictives');
		expect(rowNamed(about!, 'Situation')[1]).toBe('Situation au 20 décembre 2019');
		expect(rowNamed(about!, 'Version')[1]).toMatch(/^Version publiée [0-9a-f]{12} du /);
	});

	test('keeps in sight what a part is and what it must say, and the head of a lone table', () => {
		const frozen = (name: string) => sheetNamed(sheets, name).freezePane?.rows;
		expect(frozen('1 Synthèse')).toBe(3);
		const outlook = sheetNamed(sheets, '8 Perspectives et cibles');
		expect(outlook.rows[frozen('8 Perspectives et cibles')! - 1]![0]).toBe('Indicateur');
		expect([frozen('Définitions'), frozen('Provenance')]).toEqual([1, 1]);
	});

	test('has the same bytes when it is made again, and says in its properties what it is', async () => {
		expect(Buffer.compare(Buffer.from(await annex()), Buffer.from(review))).toBe(0);
		const { 'docProps/core.xml': core = '' } = await partsOf(review);
		expect(core).toContain('<dc:title>Bilan annuel 2019 · Oh my Lot\u202f!</dc:title>');
		expect(core).toContain('Version publiée');
		expect(core).toContain('2019-12-20T00:00:00Z');
	});

	test(
		'is what Office accepts: Microsoft’s validator finds no fault',
		{ timeout: 240_000 },
		async () => {
			expect(await officeFaults([{ bytes: review, format: 'xlsx' }])).toEqual([]);
		}
	);

	test.skipIf(libreOffice === null)(
		'comes back from LibreOffice, every sheet and figure (skipped where it is not installed)',
		{ timeout: 120_000 },
		async () => {
			const again = await openAnnex(
				await printWithLibreOffice(libreOffice!, review, 'xlsx', 'xlsx')
			);
			expect(again.map(({ name }) => name)).toEqual(sheets.map(({ name }) => name));
			const filled = (all: readonly AnnexSheet[]) =>
				all.map(({ rows }) => rows.flat().filter((cell) => cell !== null && cell !== ''));
			expect(filled(again)).toEqual(filled(sheets));
		}
	);
});
