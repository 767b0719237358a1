import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { exampleEdition, openExampleWorkspace } from '../../../../testing/example-edition.ts';
import {
	formatAt,
	formatIn,
	openAnnex,
	rowNamed,
	sheetNamed,
	type AnnexSheet
} from '../../../../testing/read-annex.ts';
import type { Edition } from '../../editions/edition.ts';
import { readCommitteeRecord } from '../../meetings/committee-record.ts';
import { renderReport, type ReportOptions } from '../build-report.ts';

const workspace = openExampleWorkspace();
let edition: Edition;
beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => {
	edition.database.close();
	workspace.close();
});

async function sheetsOf(
	name: string,
	asked: Partial<ReportOptions> = {},
	language: Language = 'fr'
): Promise<readonly AnnexSheet[]> {
	const reader = localReader('test', language);
	const committee: ReportOptions['committee'] = (when) => readCommitteeRecord(workspace, when);
	const query = { year: 2019, reader, committee, ...asked };
	return openAnnex((await renderReport(edition, name, 'xlsx', query)).content);
}

describe('in the annex of the review', () => {
	let sheets: readonly AnnexSheet[];
	beforeAll(async () => {
		sheets = await sheetsOf('yearly-review');
	});

	test('numbers are numbers with their format, rounded as they are read, and words where there is none', () => {
		const summary = sheetNamed(sheets, '1 Synthèse');
		expect(rowNamed(summary, 'Ambassadeurs inscrits').slice(0, 3)).toEqual([
			'Ambassadeurs inscrits',
			320,
			'ambassadeurs'
		]);
		const results = sheetNamed(sheets, '3 Résultats par axe');
		expect(rowNamed(results, 'Communes couvertes')).toEqual([
			'Communes couvertes',
			0.45,
			0.437,
			0.506,
			6.9,
			'En avance'
		]);
		expect([1, 4].map((column) => formatIn(results, 'Communes couvertes', column))).toEqual([
			'0.0"\u00a0"%',
			'+0.0"\u00a0points";-0.0"\u00a0points";0.0"\u00a0points"'
		]);
		const outlook = sheetNamed(sheets, '8 Perspectives et cibles');
		expect(rowNamed(outlook, 'Délai d’installation').slice(1, 3)).toEqual([142, 150]);
		expect(formatIn(outlook, 'Délai d’installation', 1)).toBe('#,##0"\u00a0jours"');
		expect(rowNamed(outlook, 'Emploi du conjoint')[1]).toBe('non disponible (aucune donnée)');
	});

	test('dates are dates', () => {
		const outlook = sheetNamed(sheets, '8 Perspectives et cibles');
		expect(rowNamed(outlook, 'Ambassadeurs inscrits')[3]).toEqual(new Date('2020-12-31'));
	});

	test('the series of charts stand under the name of their indicator, periods as their last days', () => {
		const results = sheetNamed(sheets, '3 Résultats par axe');
		const at = (name: string) => {
			const found = results.rows.findIndex(
				([first, figure, , , , status]) =>
					first === name && typeof figure === 'number' && status === null
			);
			expect(found).toBeGreaterThan(0);
			return found;
		};
		const registered = at('Ambassadeurs inscrits');
		expect(results.rows[registered]!.slice(1, 4)).toEqual([320, 'ambassadeurs', 'Dans le rythme']);
		expect(results.rows[registered + 1]!.slice(0, 4)).toEqual([
			'Période',
			'Chiffre',
			'Prévu',
			'Événements'
		]);
		expect(results.rows[registered + 2]!.slice(0, 3)).toEqual([new Date('2018-12-31'), 58, 23]);
		expect(formatAt(results, registered + 2, 0)).toBe('dd/mm/yyyy');
		const byMonth = at('Accompagnements abandonnés');
		expect(results.rows[byMonth + 2]!.slice(0, 2)).toEqual([new Date('2018-12-31'), 0]);
		expect(formatAt(results, byMonth + 2, 0)).toBe('[$-40C]mmmm yyyy');
		const byYear = at('Coût par contact');
		expect(results.rows[byYear + 2]!.slice(0, 2)).toEqual([new Date('2018-12-31'), 224]);
		expect([2, 3].map((row) => formatAt(results, byYear + row, 0))).toEqual([
			'yyyy',
			'yyyy" (période en cours)"'
		]);
	});
});

test('a territory’s figures, what a year changed, the programme’s and its part are numbers', async () => {
	const sheets = await sheetsOf('territory-sheet', { territory: '200067361' });
	const figures = sheetNamed(sheets, 'Chiffres');
	expect(rowNamed(figures, 'Indicateur').at(-1)).toBe('Part de l’ensemble');
	expect(rowNamed(figures, 'Ambassadeurs inscrits').at(-1)).toMatch(/^26\s% du total/);
	const byAxis = sheetNamed(sheets, 'Ses indicateurs, par axe');
	expect(rowNamed(byAxis, 'Ambassadeurs inscrits')).toEqual([
		'Ambassadeurs inscrits',
		83,
		79,
		320,
		0.26,
		'Dans le rythme'
	]);
	expect([1, 2, 3, 4].map((at) => formatIn(byAxis, 'Ambassadeurs inscrits', at))).toEqual([
		'#,##0',
		'+#,##0;-#,##0;"="',
		'#,##0',
		'0"\u00a0"%'
	]);
	expect(rowNamed(byAxis, 'Communes couvertes').slice(1, 4)).toEqual([0.43, 38.4, 0.506]);
	expect(formatIn(byAxis, 'Communes couvertes', 2)).toBe('+0.0"\u00a0pts";-0.0"\u00a0pts";"="');
	expect(rowNamed(byAxis, 'Population municipale').slice(1, 4)).toEqual([43_604, 0, 175_767]);
	expect(rowNamed(byAxis, 'Satisfaction des foyers accompagnés').slice(1, 4)).toEqual([
		'non disponible (moins de 10\u00a0observations)',
		'–',
		4
	]);
});

test('an indicator’s figure, its splits, their parts and its years are numbers, amounts as English writes them', async () => {
	const asked = { indicator: 'cost-per-contact' };
	const english = await sheetsOf('indicator-sheet', asked, 'en');
	const figures = sheetNamed(english, 'Figures');
	expect(rowNamed(figures, 'Cost per contact')).toEqual([
		'Cost per contact',
		156,
		null,
		'down 55% over a year (€344)',
		'On track',
		'€4 over the plan at this date'
	]);
	expect(formatIn(figures, 'Cost per contact', 1)).toBe('"€"#,##0');
	const detail = sheetNamed(english, 'In detail');
	expect(rowNamed(detail, 'Brand launch')).toEqual(['Brand launch', 773, 588]);
	expect(formatIn(detail, 'Brand launch', 1)).toBe('"€"#,##0');
	const years = detail.rows.slice(-2);
	expect(years.map(([year, figure]) => [year, figure])).toEqual([
		[new Date('2018-12-31'), 224],
		[new Date('2019-12-20'), 156]
	]);
	expect(formatAt(detail, detail.rows.length - 1, 0)).toBe('yyyy" (in progress)"');
	const contacts = await sheetsOf('indicator-sheet', { indicator: 'contacts-received' });
	const byChannel = sheetNamed(contacts, 'En détail');
	expect(rowNamed(byChannel, 'Téléphone')).toEqual(['Téléphone', 42, 3, 0.13]);
	expect(formatIn(byChannel, 'Téléphone', 3)).toBe('0"\u00a0"%');
});

/** What a number, an amount, a share or a date looks like when it is written. */
const looksTyped =
	/^(?:[+−-]?€?\d[\d.,\u202f\u00a0 ]*(?:[\u00a0 ]?(?:[%€]|pts?|points?|jours?|days?))?|\d{1,2}(?:er)? (?!trimestre)\p{L}+\.? \d{4}|\d\d\/\d\d\/\d{4}|=)$/u;

test('words that look like a number or a date are told from others', () => {
	for (const words of ['26\u00a0%', '+34,9\u00a0pts', '€156', '−3', '2018', '30 sept. 2019', '='])
		expect(words).toMatch(looksTyped);
	for (const words of ['2019-02-01', '–', '1er trimestre 2017', '3 Résultats par axe', 'à venir'])
		expect(words).not.toMatch(looksTyped);
});

const meeting = '2019-02';
describe.each(['fr', 'en'] as const)('in %s, no table of a shipped report', (language) => {
	test.each([
		['yearly-review', {}],
		['yearly-review', { territory: '200067361' }],
		['committee-page', {}],
		['chair-note', { meeting }],
		['minutes', { meeting }],
		['territory-sheet', { territory: '200067361' }],
		['territory-sheet', { territory: '46042' }],
		['indicator-sheet', { indicator: 'cost-per-contact' }],
		['indicator-sheet', { indicator: 'contacts-received' }],
		['indicator-sheet', { indicator: 'satisfaction' }],
		['indicator-sheet', { indicator: 'unemployment-rate' }]
	] as const)('of %s, %j, has a number or a date as words', async (name, asked) => {
		const [, ...sheets] = await sheetsOf(name, asked, language);
		let typed = 0;
		const written = sheets.flatMap((sheet) =>
			sheet.rows.flatMap((row, at) => {
				typed += row.filter((cell) => cell !== null && typeof cell !== 'string').length;
				const isHead = sheet.cells?.get(`${at},0`)?.style?.font?.bold === true;
				return isHead
					? []
					: row.filter((cell) => typeof cell === 'string' && looksTyped.test(cell));
			})
		);
		expect(written).toEqual([]);
		expect(typed).toBeGreaterThan(3);
	});
});
