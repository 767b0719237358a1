import { afterAll, beforeAll, expect, test } from 'vitest';
import { localReader, publicReader, type Reader } from '#lib/indicators/reader.ts';
import { exampleEdition } from '../../../../testing/example-edition.ts';
import {
	openAnnex,
	rowNamed,
	sheetNamed,
	type AnnexSheet
} from '../../../../testing/read-annex.ts';
import type { Edition } from '../../editions/edition.ts';
import { renderReport } from '../build-report.ts';

let edition: Edition;
let sheets: readonly AnnexSheet[];
beforeAll(async () => {
	edition = await exampleEdition();
	sheets = await sheetsOf('yearly-review', localReader('test', 'fr'));
});
afterAll(() => edition.database.close());

async function sheetsOf(name: string, reader: Reader): Promise<readonly AnnexSheet[]> {
	return openAnnex((await renderReport(edition, name, 'xlsx', { year: 2019, reader })).content);
}

test('each indicator that the report tells of is defined once, with its source and its dates', () => {
	const definitions = sheetNamed(sheets, 'Définitions');
	const ids = definitions.rows.slice(1).map((cells) => cells[9]);
	const told = edition.programme.indicators.filter(({ indicator }) => !indicator.part);
	expect(ids.toSorted()).toEqual(told.map(({ id }) => id).toSorted());
	expect(rowNamed(definitions, 'Ambassadeurs inscrits')).toEqual([
		'Ambassadeurs inscrits',
		expect.stringContaining('signé la charte'),
		'ambassadeurs',
		'nombre à une date',
		null,
		'Formulaire d’adhésion en ligne (Framaforms)',
		'Département du Lot',
		new Date('2019-12-20'),
		expect.any(Date),
		'ambassadors-registered'
	]);
});

test('each note tells where its figure comes from', () => {
	const { rows } = sheetNamed(sheets, 'Provenance');
	const numbers = rows.slice(1).flatMap(([number]) => (typeof number === 'number' ? [number] : []));
	expect([...new Set(numbers)]).toEqual(
		Array.from({ length: Math.max(...numbers) }, (_, at) => at + 1)
	);
	const registered = rows.find((cells) => cells[1] === 'Ambassadeurs inscrits')!;
	expect(registered.slice(2)).toEqual([
		expect.stringContaining('signé la charte'),
		'Export Framaforms',
		'Ambassadeurs',
		21,
		'ambassadeurs_2023-12.tsv',
		new Date('2023-12-31'),
		10_484,
		52,
		new Date('2019-12-20'),
		expect.stringMatching(/^Version publiée/)
	]);
});

test('no file is named to the public', async () => {
	const open = await sheetsOf('press-article', publicReader('fr'));
	const provenance = sheetNamed(open, 'Provenance');
	expect(provenance.rows.length).toBeGreaterThan(5);
	expect(provenance.rows.slice(1).map((cells) => cells[6])).toEqual(
		provenance.rows.slice(1).map(() => null)
	);
});
