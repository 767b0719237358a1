import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { localReader, publicReader, type Reader } from '#lib/indicators/reader.ts';
import { defaultView, type View } from '#lib/indicators/view.ts';
import { tinyEdition } from '../../../testing/tiny-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { tableToCsv } from '../exports/table-csv.ts';
import type { TableFile } from '../exports/table-file.ts';
import { committeeFile } from './committee-file.ts';
import { committeePage } from './committee.ts';
import { chartFoot, tellFile, type FileSetting } from './file-notes.ts';
import { rowsFile } from './rows-file.ts';

const stay = (unit: string, more: object = {}) => ({
	start_on: '2019-01-15',
	territory: '46102',
	unit_key: unit,
	...more
});

async function setting(reader: Reader, view: Partial<View> = {}): Promise<FileSetting> {
	const edition = await tinyEdition({
		asOf: '2019-12-20',
		settings: { fictitious: true },
		targets:
			'indicator,territory,date,value,role,note\nhelped,,2019-01-01,0,baseline,\nhelped,,2019-12-31,10,target,\n',
		indicators: [
			{
				id: 'helped',
				kind: 'stock',
				observed: 'person',
				publish: true,
				title: { fr: '=Personnes aidées' },
				definition: { fr: 'Personnes dont un dossier est ouvert.' },
				owner: 'Département du Lot',
				confidential: { threshold: 5, sensitive: [] },
				facts: ['a', 'b', 'c'].map((unit) => stay(unit))
			}
		]
	});
	return {
		edition,
		reader,
		view: { ...defaultView, ...view },
		meeting: null,
		workspace: trialProgramme({}).open(),
		clock: () => new Date('2024-01-05T09:00:00Z')
	};
}

const fileOf = async (asked: FileSetting) =>
	committeeFile(await committeePage(asked.edition, asked.view, asked.reader, []), asked);
const noteOf = ({ notes }: Pick<TableFile, 'notes'>, wanted: string) =>
	notes.find(({ title }) => title === wanted)?.text;

describe('the committee’s table as a file', () => {
	test('says what it holds: date, version, choices, whose rights, that it is fictitious', async () => {
		const file = await fileOf(await setting(localReader('test', 'fr'), { territory: '200067361' }));
		expect(noteOf(file, 'Situation au')).toBe('20 décembre 2019');
		expect(noteOf(file, 'Version publiée')).toMatch(/^tiny-\d+, le 5 janvier 2024$/);
		expect(noteOf(file, 'Avertissement')).toBe('Données fictives');
		expect(noteOf(file, 'Filtres')).toMatch(/^Territoire\u202f: .*Grand-Figeac$/);
		expect(noteOf(file, 'Portée')).toBe('Petits effectifs compris : usage interne.');
		expect(noteOf(file, 'Fichier fait le')).toBe('5 janvier 2024');
		expect(noteOf(await fileOf(await setting(localReader('test', 'fr'))), 'Filtres')).toBe('Aucun');
		const english = await fileOf(await setting(localReader('test', 'en')));
		expect(noteOf(english, 'As of')).toBe('20 December 2019');
		expect(noteOf(english, 'Notice')).toBe('Fictitious data');
	});

	test('holds what its reader may see, and a title that would run stays a text', async () => {
		const seen = await fileOf(await setting(localReader('test', 'fr')));
		const masked = await fileOf(await setting(publicReader('fr')));
		const read = async (file: TableFile) =>
			parse((await Array.fromAsync(tableToCsv(file, 'open'))).join(''), {
				columns: true
			}) as Record<string, string>[];
		expect((await read(seen))[0]).toMatchObject({
			indicator: 'helped',
			title: "'=Personnes aidées",
			value: '3',
			missing: '',
			status: 'off-track',
			target: '10'
		});
		expect((await read(masked))[0]).toMatchObject({
			...{ value: '', missing: 'secret' },
			// Nothing that the figure could be worked out from.
			...{ change: '', gap: '', status: '', projection: '' }
		});
		const office = (await Array.fromAsync(tableToCsv(masked, 'office'))).join('');
		expect(office).toContain(';masqué (secret statistique);');
		expect(noteOf(masked, 'Portée')).toBe('Petits effectifs masqués (secret statistique).');
	});
});

test('under a chart stand its date, version, choices, source, and first what warns', async () => {
	const asked = await setting(localReader('test', 'fr'), { territory: '200067361' });
	const [query] = asked.edition.programme.indicators;
	const { warnings, foot } = chartFoot(
		tellFile(asked, { name: 'x', title: 'x', indicator: query!.indicator })
	);
	expect(warnings).toEqual(['Données fictives']);
	expect(foot[0]).toMatch(/^Situation au 20 décembre 2019 · Version publiée\u202f: tiny-/);
	expect(foot[1]).toContain('Grand-Figeac');
});

test('rows behind a figure are for who may see them, under pseudonyms, and say what they are for', async () => {
	const asked = await setting(localReader('test', 'fr'));
	const file = await rowsFile('helped', null, asked);
	const rows = [...(file.rows as Iterable<readonly unknown[]>)];
	expect(rows).toHaveLength(3);
	const unit = file.columns.findIndex(({ id }) => id === 'unit');
	expect(new Set(rows.map((row) => row[unit])).size).toBe(3);
	expect(rows.flat().filter((cell) => ['a', 'b', 'c'].includes(String(cell)))).toEqual([]);
	expect(noteOf(file, 'Usage')).toMatch(/^Usage interne/);
	const refused = rowsFile('helped', null, { ...asked, reader: publicReader('fr') });
	await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
});
