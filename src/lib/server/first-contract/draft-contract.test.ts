import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestFile } from '../editions/settle-file.ts';
import { startReader, type Reader } from '../ingest/start-reader.ts';
import { JalonError } from '../programme/problem.ts';
import { draftContract, type Draft } from './draft-contract.ts';

const exportsFolder = resolve(import.meta.dirname, '../../../../data/exports');
const folder = mkdtempSync(join(tmpdir(), 'jalon-first-contract-'));
let reader: Reader;

beforeAll(() => {
	reader = startReader();
});
afterAll(async () => {
	await reader.close();
	rmSync(folder, { recursive: true, force: true });
});

async function draft(path: string): Promise<Draft> {
	return draftContract(
		{
			path,
			name: basename(path),
			sha256: await digestFile(path),
			dataset: 'tried',
			timeZone: 'Europe/Paris',
			territory: '46',
			since: '2018-12-01',
			today: '2024-01-05',
			partners: []
		},
		reader
	);
}

function written(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

const fieldsOf = ({ contract }: Draft) =>
	Object.fromEntries(contract.fields.map((field) => [field.name, field]));

describe('a first contract', () => {
	it.each(readdirSync(exportsFolder).sort())(
		'reads the last %s export it was made from without a row refused for what it says',
		async (dataset) => {
			const file = readdirSync(join(exportsFolder, dataset)).sort().at(-1)!;
			const { reading, contract, rejects } = await draft(join(exportsFolder, dataset, file));
			expect(reading.refused).toBeNull();
			// A row of more cells than the header is the file's own fault.
			expect(rejects.filter(({ rule }) => rule !== 'columns')).toEqual([]);
			expect(reading.rows.accepted).toBeGreaterThan(0);
			expect(contract.fields.length).toBeGreaterThan(2);
		}
	);

	it('finds types, codes, choices, people and the key in the ambassadors’ form', async () => {
		const made = await draft(join(exportsFolder, 'ambassadors/ambassadeurs_2019-12.tsv'));
		expect(made.contract).toMatchObject({
			mode: 'snapshot',
			key: ['sid'],
			covers: { from: '2018-12-01', until: 'delivered' }
		});
		expect(made.reading.deliveredOn).toBe('2019-12-31');
		const fields = fieldsOf(made);
		expect(fields['nom']?.personal).toBe('dropped');
		expect(fields['prenom']?.personal).toBe('dropped');
		expect(fields['adresse_electronique']?.personal).toBe('pseudonym');
		expect(fields['commune']?.constraints).toMatchObject({
			required: true,
			nomenclature: 'commune'
		});
		expect(fields['vous_etes']?.values.map(({ value }) => value)).toContain('habitant');
		expect(fields['date_d_adhesion']).toMatchObject({ type: 'date', format: 'DD/MM/YYYY' });
		expect(fields['charte_validee']?.type).toBe('boolean');
		expect(made.text).not.toMatch(/@[a-z]/);
	});

	it('keeps codes as texts, and knows the nomenclatures', async () => {
		const path = written(
			'etablissements.csv',
			[
				'Code;Siret;Code postal;ROME;Montant;Part;Actif',
				'007;35600000000048;46000;K1304;1 234,50;12 %;oui',
				'008;73282932000074;46100;G1602;99,9;7,5 %;non',
				'010;55208131766522;01000;D1106;-3;100 %;oui'
			].join('\n')
		);
		const made = await draft(path);
		const fields = fieldsOf(made);
		expect(fields['code']).toMatchObject({ type: 'string' });
		expect(fields['siret']?.constraints.nomenclature).toBe('siret');
		expect(fields['code_postal']).toMatchObject({
			type: 'string',
			constraints: { nomenclature: null }
		});
		expect(fields['rome']?.constraints.nomenclature).toBe('rome');
		expect(fields['montant']?.type).toBe('number');
		expect(fields['part']?.type).toBe('number');
		expect(fields['actif']?.type).toBe('boolean');
		expect(made.contract.key).toEqual(['code']);
		expect(made.contract.delivered).toEqual({ from: 'fixed', date: '2024-01-05' });
	});

	it('adds the files of one month to those before, and says how the name dates them', async () => {
		const path = written(
			'visites_2023-02.csv',
			'jour,visites\n2023-02-01,3\n2023-02-14,5\n2023-02-28,8\n'
		);
		const { contract, reading } = await draft(path);
		expect(contract).toMatchObject({ mode: 'append', cadence: 'monthly', key: ['jour'] });
		expect(reading.covers).toEqual({ from: '2023-02-01', until: '2023-02-28' });
	});

	it('proposes a wrong date’s column as text, with the words to make it a date', async () => {
		const rows = Array.from({ length: 20 }, (_, at) => `${at + 1};1${at % 10}/03/2023`);
		const { text, contract } = await draft(
			written('adhesions.csv', `N°;Date\n${rows.join('\n')}\n21;31/02/2023\n`)
		);
		expect(contract.fields[1]?.type).toBe('string');
		expect(text.replace(/\n\s*# /g, ' ')).toMatch(
			/«\s31\/02\/2023\s». «\stype: date\s» écarterait ces lignes/
		);
	});

	it('settles what can be read in two ways as the French do, and says so', async () => {
		const { contract, text } = await draft(
			written('ambigu.csv', 'date;montant\n03/04/2023;1,234\n05/06/2023;5,678\n')
		);
		expect(contract.fields[0]).toMatchObject({ type: 'date', format: 'DD/MM/YYYY' });
		expect(contract.shape.decimal).toBe(',');
		expect(text.replace(/\n\s*# /g, ' ')).toContain('lu jour/mois, à vérifier');
	});

	it('reads totals under the table as no data', async () => {
		const { reading } = await draft(
			written('budget.csv', 'Axe;Voté\nAccueil;100\nEmploi;50\nTotal;150\nSource : Département;\n')
		);
		expect(reading.rows).toMatchObject({ read: 4, accepted: 2, blank: 2 });
	});

	it('reads a spreadsheet’s errors and other words for unknown as unknown', async () => {
		const { contract, reading } = await draft(
			written('essai.csv', 'nombre,taux\n1,0.5\nn/a,#DIV/0!\n3,0.7\n')
		);
		expect(contract.fields[0]).toMatchObject({ type: 'integer', missing: ['n/a'] });
		expect(contract.fields[1]?.type).toBe('number');
		expect(contract.fields[1]?.missing).toContain('#DIV/0!');
		expect(reading.rows).toMatchObject({ accepted: 3, rejected: 0 });
	});

	it('leaves out columns that share a header, and says so', async () => {
		const { contract, text } = await draft(written('double.csv', 'a,b,b\nx,2,3\ny,5,6\n'));
		expect(contract.fields.map(({ title }) => title)).toEqual(['a']);
		expect(text).toMatch(/«\sb\s» est écrit plusieurs fois/);
	});

	it('refuses what is no table, in words', async () => {
		const html = written('page.csv', '<!doctype html><html><body>Bonjour</body></html>');
		await expect(draft(html)).rejects.toThrow(JalonError);
		await expect(draft(written('vide.csv', ''))).rejects.toThrow(JalonError);
	});

	it('is a contract, and refuses no row, whatever the headers and cells hold', async () => {
		const nasty = [
			'__proto__',
			'select',
			'x: y',
			'# a',
			'"',
			"l'a",
			'{a}',
			'[1]',
			'null',
			'- b',
			'é\u0301',
			'a\u200b',
			'*',
			'Nom *',
			'1',
			'%',
			'@x',
			'`',
			'yes',
			'…',
			'!tag',
			'&a',
			'\u2028'
		];
		const header = fc.oneof(
			fc.constantFrom(...nasty),
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
		);
		const cell = fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 10 }),
			fc.integer().map(String),
			fc.constantFrom(
				'31/12/2019',
				'12/31/2019',
				'2019-12-31 10:00',
				'1 234,5',
				'oui',
				'non',
				'X',
				'N/A',
				'01',
				'Cahors',
				'a@b.fr',
				'#REF!',
				'*'
			)
		);
		const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
			fc.record({
				headers: fc.array(header, { minLength: width, maxLength: width }),
				rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
					minLength: 1,
					maxLength: 12
				})
			})
		);
		let drafted = 0;
		await fc.assert(
			fc.asyncProperty(table, async ({ headers, rows }) => {
				const csv = [headers.map((title, at) => `${title} ${at}`), ...rows]
					.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(';'))
					.join('\r\n');
				let made: Draft;
				try {
					made = await draft(written('essai_2023-01.csv', csv));
				} catch (error) {
					// A header that is no word is refused in words.
					if (error instanceof JalonError) return;
					throw error;
				}
				drafted++;
				expect(made.reading.rows.rejected, made.text).toBe(0);
			}),
			{
				numRuns: 60,
				examples: [
					[
						{
							headers: [' ', '!'],
							rows: [
								['#REF!', ''],
								['a@b.fr', '31/12/2019']
							]
						}
					]
				]
			}
		);
		expect(drafted).toBeGreaterThan(15);
	});
});
