import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract, Field } from '../programme/contract.ts';
import { contract, field, openFixture, type ReadingFixture } from './reading-fixture.ts';

let fixture: ReadingFixture;
beforeAll(async () => {
	fixture = await openFixture();
});
afterAll(() => fixture.close());

/** Reads and gives the accepted rows, without what Jalon adds. */
async function take(bytes: string | Uint8Array, given: Contract | readonly Field[], name?: string) {
	const wanted = 'fields' in given ? given : contract(given);
	const reading = await fixture.read(bytes, wanted, name);
	expect(reading.refused?.message.en ?? null).toBeNull();
	const rows = (await fixture.accepted(reading)).map((row) =>
		Object.fromEntries(Object.entries(row).filter(([column]) => !column.startsWith('_')))
	);
	const rejects = await fixture.rejects(reading);
	return { reading, rows, rejects };
}

async function refusal(
	bytes: string | Uint8Array,
	given: Contract | readonly Field[],
	name?: string
) {
	const wanted = 'fields' in given ? given : contract(given);
	const reading = await fixture.read(bytes, wanted, name);
	expect(reading.part).toBeNull();
	expect(reading.rows).toEqual({ read: 0, accepted: 0, rejected: 0, blank: 0 });
	return reading.refused;
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16le = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const date = (name: string, title: string, rest: Partial<Field> = {}) =>
	field(name, { title, type: 'date', ...rest });
const number = (name: string, title: string) => field(name, { title, type: 'number' });

describe('exports as they really arrive', () => {
	test('French Excel: semicolons, Windows-1252, 31/12/2019, 1 234,5', async () => {
		const { reading, rows } = await take(
			latin1('Commune;Dépense;Le\r\nSaint-C\xe9r\xe9;1 234,5;31/12/2019\r\n'),
			[field('commune', { title: 'Commune' }), number('spent', 'Dépense'), date('on_date', 'Le')]
		);
		expect(rows).toEqual([{ commune: 'Saint-Céré', spent: 1234.5, on_date: '2019-12-31' }]);
		expect(reading.understanding).toMatchObject({
			encoding: 'windows-1252',
			delimiter: ';',
			headerRow: 1,
			decimal: ',',
			dateOrder: 'DMY'
		});
	});

	test('Framaforms: three header rows, one column per option with an X inside', async () => {
		const text = [
			'Charte des ambassadeurs\t\t\t\t',
			'Submission Details\t\t\tVous aidez à\t',
			'Serial\tSID\tSubmitted Time\tAccueillir\tRelayer',
			'1\t101\t20/12/2019 14:30\tX\t',
			'2\t102\t21/12/2019 09:05\t\tX'
		].join('\n');
		const { reading, rows } = await take(text, [
			field('sid', { title: 'SID' }),
			field('sent_at', { title: 'Submitted Time', type: 'datetime' }),
			field('helps_welcome', { title: 'Accueillir', type: 'boolean' }),
			field('helps_share', { title: 'Relayer', type: 'boolean' })
		]);
		expect(reading.understanding).toMatchObject({ delimiter: '\t', headerRow: 3 });
		expect(rows).toEqual([
			{ sid: '101', sent_at: '2019-12-20T14:30:00', helps_welcome: true, helps_share: null },
			{ sid: '102', sent_at: '2019-12-21T09:05:00', helps_welcome: null, helps_share: true }
		]);
	});

	test('HelloAsso: semicolons, byte-order mark, CRLF, 09/10/2025 21:59, 5,00', async () => {
		const { rows } = await take(
			'\ufeffRéférence commande;Date de la commande;Montant tarif\r\n77;29/10/2025 21:59;5,00\r\n',
			[
				field('order', { title: 'Référence commande' }),
				date('ordered_on', 'Date de la commande'),
				number('amount', 'Montant tarif')
			]
		);
		expect(rows).toEqual([{ order: '77', ordered_on: '2025-10-29', amount: 5 }]);
	});

	test('Brevo: DD-MM-YYYY HH:mm, NOM and PRENOM or LASTNAME and FIRSTNAME', async () => {
		const fields = [
			field('last_name', { title: 'NOM', aliases: ['LASTNAME'] }),
			field('added_at', { title: 'ADDED_TIME', type: 'datetime' }),
			field('blacklisted', { title: 'EMAIL_BLACKLISTED', type: 'boolean' })
		];
		const french = await take('NOM;EMAIL_BLACKLISTED;ADDED_TIME\nA;0;20-12-2019 08:00\n', fields);
		const english = await take(
			'LASTNAME;EMAIL_BLACKLISTED;ADDED_TIME\nA;0;20-12-2019 08:00\n',
			fields
		);
		expect(french.rows).toEqual([
			{ last_name: 'A', added_at: '2019-12-20T08:00:00', blacklisted: false }
		]);
		expect(english.rows).toEqual(french.rows);
	});

	test('Mailchimp: commas, all quoted, ISO times', async () => {
		const { rows } = await take('"Email Address","OPTIN_TIME"\n"a b","2019-12-20 10:11:12"\n', [
			field('address', { title: 'Email Address' }),
			field('opted_at', { title: 'OPTIN_TIME', type: 'datetime' })
		]);
		expect(rows).toEqual([{ address: 'a b', opted_at: '2019-12-20T10:11:12' }]);
	});

	test('Matomo: UTF-16LE with mark, ISO, point decimals, French or English headers', async () => {
		const fields = [
			field('source', { title: 'Nom', aliases: ['label'] }),
			field('visits', { title: 'Visites', aliases: ['nb_visits'], type: 'integer' }),
			number('pages', 'nb_actions_per_visit')
		];
		const { reading, rows } = await take(
			utf16le('label,nb_visits,nb_actions_per_visit\nSocial Networks,812,3.5\n'),
			fields
		);
		expect(reading.understanding?.encoding).toBe('utf-16le');
		expect(rows).toEqual([{ source: 'Social Networks', visits: 812, pages: 3.5 }]);
	});

	test('an empty Matomo file says so, and is taken in with no rows', async () => {
		const { reading } = await take(utf16le('No data available'), [field('source')]);
		expect(reading.rows).toEqual({ read: 0, accepted: 0, rejected: 0, blank: 0 });
		expect(reading.part).not.toBeNull();
		expect(reading.understanding?.notes[0]?.en).toMatch(/holds no data/);
	});

	test('Airtable: checked, and commas inside one cell', async () => {
		const { rows } = await take('\ufeffName,Themes,Done\nA,"emploi,logement",checked\nB,,\n', [
			field('name', { title: 'Name' }),
			field('themes', { title: 'Themes' }),
			field('done', { title: 'Done', type: 'boolean' })
		]);
		expect(rows).toEqual([
			{ name: 'A', themes: 'emploi,logement', done: true },
			{ name: 'B', themes: null, done: null }
		]);
	});

	test('Google Forms: a 12-hour clock with an offset', async () => {
		const { rows } = await take('"Horodateur","Nom"\n"2026/07/29 9:00:00 PM UTC-3","A"\n', [
			date('on_date', 'Horodateur'),
			field('name', { title: 'Nom' })
		]);
		expect(rows).toEqual([{ on_date: '2026-07-30', name: 'A' }]);
	});

	test('LimeSurvey: semicolons, all quoted, mark, CRLF', async () => {
		const { rows } = await take(
			'\ufeff"ID de la réponse";"Date de soumission"\r\n"12";"2019-12-20 14:30:00"\r\n',
			[
				field('id', { title: 'ID de la réponse', type: 'integer' }),
				date('sent_on', 'Date de soumission')
			]
		);
		expect(rows).toEqual([{ id: 12, sent_on: '2019-12-20' }]);
	});

	test('Démarches simplifiées: an offset after the time', async () => {
		const { rows } = await take(
			'ID,État du dossier,Déposé le\n1,Accepté,2019-12-20 00:30:00 +0200\n',
			[date('filed_on', 'Déposé le')]
		);
		expect(rows).toEqual([{ filed_on: '2019-12-19' }]);
	});

	test('Eventbrite: American dates, settled by the column as a whole', async () => {
		const { reading, rows } = await take(
			'Order #,Order Date\n1,01/02/20 22:28\n2,11/29/19 10:00\n',
			[date('ordered_on', 'Order Date')]
		);
		expect(rows).toEqual([{ ordered_on: '2020-01-02' }, { ordered_on: '2019-11-29' }]);
		expect(reading.understanding?.dateOrder).toBe('MDY');
	});

	test('France Travail: JSON with nested keys, ISO with Z', async () => {
		const offers = {
			resultats: [
				{
					id: '123ABC',
					dateCreation: '2019-12-31T23:30:00.000Z',
					lieuTravail: { commune: '46102', codePostal: '46100' },
					offresManqueCandidats: true
				},
				{ id: '124', dateCreation: '2019-12-30T08:00:00Z', lieuTravail: {} }
			]
		};
		const { reading, rows } = await take(
			JSON.stringify(offers),
			contract(
				[
					field('id'),
					date('created_on', 'dateCreation'),
					field('commune', {
						title: 'lieuTravail.commune',
						constraints: { nomenclature: 'commune' }
					}),
					field('short', { title: 'offresManqueCandidats', type: 'boolean', optional: true })
				],
				{ shape: { rowsAt: 'resultats' } }
			),
			'offres.json'
		);
		expect(reading.understanding?.format).toBe('json');
		expect(rows).toEqual([
			{ id: '123ABC', created_on: '2020-01-01', commune: '46102', short: true },
			{ id: '124', created_on: '2019-12-30', commune: null, short: null }
		]);
	});

	test('BMO: a workbook whose column changes its suffix each year, * for a secret', async () => {
		const sheet = (suffix: string, met: string | number) =>
			writeXlsx({
				sheets: [
					{ name: 'Lisez-moi', rows: [['Enquête BMO']] },
					{
						name: 'BMO',
						rows: [
							['annee', `BE${suffix}`, 'met'],
							[2019, '7301', met]
						]
					}
				]
			});
		const fields = [
			field('basin', { title: 'BE', aliases: ['BE*'] }),
			field('met', { type: 'integer', missing: ['*'] })
		];
		const one = await take(await sheet('19', 40), fields, 'bmo.xlsx');
		expect(one.rows).toEqual([{ basin: '7301', met: 40 }]);
		expect(one.reading.understanding).toMatchObject({ format: 'xlsx', sheet: 'BMO', headerRow: 1 });
		const two = await take(await sheet('25', '*'), fields, 'bmo.xlsx');
		expect(two.rows).toEqual([{ basin: '7301', met: null }]);
	});

	test('INSEE: a prefix that changes by vintage, the latest one when there are several', async () => {
		const fields = [
			field('code', { title: 'CODGEO' }),
			field('population', { title: 'P21_POP', aliases: ['P*_POP'], type: 'integer' })
		];
		const { rows } = await take('CODGEO;P09_POP;P19_POP\n01004;10;20\n', fields);
		expect(rows).toEqual([{ code: '01004', population: 20 }]);
	});

	test('INSEE: the row of codes under each row of data is a footer, read as blank', async () => {
		const { reading, rows } = await take(
			'Libellé;2018;2019\nTaux;8,1;7,9\nCodes;A;A\n',
			contract([field('label', { title: 'Libellé' }), number('in_2019', '2019')], {
				shape: { footer: '^Codes$' }
			})
		);
		expect(rows).toEqual([{ label: 'Taux', in_2019: 7.9 }]);
		expect(reading.rows).toEqual({ read: 2, accepted: 1, rejected: 0, blank: 1 });
	});

	test('Excel’s own sep= line and title lines before the header', async () => {
		const { reading, rows } = await take('sep=;\nSuivi 2019;;\n\nNom;Montant\nA;1,5\n', [
			field('name', { title: 'Nom' }),
			number('amount', 'Montant')
		]);
		expect(rows).toEqual([{ name: 'A', amount: 1.5 }]);
		expect(reading.understanding?.headerRow).toBe(4);
	});

	test('1,5;2,5 is cut at the semicolon', async () => {
		const { rows } = await take('a;b\n1,5;2,5\n', [number('a', 'a'), number('b', 'b')]);
		expect(rows).toEqual([{ a: 1.5, b: 2.5 }]);
	});

	test('dates of a workbook, counted from 1900 or from 1904, as dates or as bare numbers', async () => {
		const fields = [date('on_date', 'Le'), date('bare', 'Nu')];
		const rows = [
			['Le', 'Nu'],
			[new Date(Date.UTC(2019, 11, 20)), 43_819]
		];
		const from1900 = await writeXlsx({ sheets: [{ name: 'F', rows }] });
		expect((await take(from1900, fields)).rows).toEqual([
			{ on_date: '2019-12-20', bare: '2019-12-20' }
		]);
		const shifted = [rows[0]!, [rows[1]![0]!, 42_357]];
		const from1904 = await writeXlsx({
			sheets: [{ name: 'F', rows: shifted }],
			dateSystem: '1904'
		});
		expect((await take(from1904, fields)).rows).toEqual([
			{ on_date: '2019-12-20', bare: '2019-12-20' }
		]);
	});
});

describe('headers are matched', () => {
	test('without accents, case, spaces of any kind, or order', async () => {
		const { rows } = await take('MONTANT\u00a0TTC;  date  d\u2019Adhesion \n5;31/12/2019\n', [
			date('joined_on', "Date d'adhésion"),
			number('amount', 'Montant ttc')
		]);
		expect(rows).toEqual([{ joined_on: '2019-12-31', amount: 5 }]);
	});

	test('a missing column refuses the export, and the nearest header is named', async () => {
		const refused = await refusal('Nom;Comune\nA;Cahors\n', [
			field('name', { title: 'Nom' }),
			field('commune', { title: 'Commune' })
		]);
		expect(refused?.message.en).toBe(
			'Missing column: “Commune” (“Comune” is near). Columns found: Nom, Comune.'
		);
		expect(refused?.message.fr).toBe(
			'Colonne introuvable\u202f: «\u00a0Commune\u00a0» («\u00a0Comune\u00a0» lui ressemble). Colonnes trouvées\u202f: Nom, Comune.'
		);
		expect(refused?.line).toBe(1);
	});

	test('an optional column may be absent', async () => {
		const { rows } = await take('Nom\nA\n', [
			field('name', { title: 'Nom' }),
			field('age', { type: 'integer', optional: true })
		]);
		expect(rows).toEqual([{ name: 'A', age: null }]);
	});

	test('a column twice refuses the export', async () => {
		const refused = await refusal('Nom;NOM\nA;B\n', [field('name', { title: 'Nom' })]);
		expect(refused?.message.en).toMatch(/“Nom” is there twice/);
	});

	test('a title wins over an alias', async () => {
		const { rows } = await take('label;Nom\nx;y\n', [
			field('name', { title: 'Nom', aliases: ['label'] })
		]);
		expect(rows).toEqual([{ name: 'y' }]);
	});

	test('columns that the contract does not know are noted and never kept', async () => {
		const { reading, rows } = await take('Nom;Téléphone\nA;0601020304\n', [
			field('name', { title: 'Nom' })
		]);
		expect(rows).toEqual([{ name: 'A' }]);
		expect(reading.understanding?.notes[0]?.en).toMatch(/Téléphone/);
		expect(fixture.partBytes(reading).includes('0601020304')).toBe(false);
	});

	test('headers that are no names of ours are only headers', async () => {
		const { rows } = await take('__proto__;constructor;Nom;toString\na;b;c;d\n', [
			field('name', { title: 'Nom' })
		]);
		expect(rows).toEqual([{ name: 'c' }]);
		const json = '[{"__proto__": {"polluted": "x"}, "Nom": "c", "constructor": "d"}]';
		expect((await take(json, [field('name', { title: 'Nom' })])).rows).toEqual([{ name: 'c' }]);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});
});

describe('a refused row says where and why', () => {
	const wanted = contract(
		[
			field('id', { title: 'N°', type: 'integer', constraints: { required: true } }),
			date('joined_on', 'Adhésion', { format: 'DD/MM/YYYY' }),
			field('amount', {
				title: 'Montant',
				type: 'number',
				constraints: { minimum: 0, maximum: 1000 }
			}),
			field('sector', {
				title: 'Secteur',
				values: [
					{ value: 'business', label: { fr: 'Entreprise', en: 'Business' }, aliases: ['Société'] }
				]
			}),
			field('ok', { title: 'Validé', type: 'boolean' }),
			field('rome', { title: 'Métier', constraints: { nomenclature: 'rome' } })
		],
		{ key: ['id'] }
	);
	const header = 'N°;Adhésion;Montant;Secteur;Validé;Métier';

	test.each([
		['1;31/02/2019;;;;', 'date', 'Adhésion', '31/02/2019', 'calendar'],
		['1;12/25/2019;;;;', 'date', 'Adhésion', '12/25/2019', 'calendar'],
		['1;;douze;;;', 'number', 'Montant', 'douze', 'number'],
		['1,5;;;;;', 'number', 'N°', '1,5', 'integer'],
		[';31/12/2019;;;;', 'required', 'N°', '', null],
		['1;;-5;;;', 'minimum', 'Montant', '-5', '0'],
		['1;;1 000,5;;;', 'maximum', 'Montant', '1 000,5', '1000'],
		['1;;;Autre;;', 'enum', 'Secteur', 'Autre', 'Entreprise'],
		['1;;;;peut-être;', 'boolean', 'Validé', 'peut-être', null],
		['1;;;;;M18', 'nomenclature', 'Métier', 'M18', 'rome'],
		['1;;#REF!;;;', 'type', 'Montant', '#REF!', 'number'],
		['1;;', 'columns', null, '3', '6'],
		['1;;;;;;de trop', 'columns', null, '7', '6']
	])('%s breaks %s', async (line, rule, column, value, expected) => {
		const { reading, rejects } = await take(`${header}\n${line}\n`, wanted);
		expect(reading.rows).toEqual({ read: 1, accepted: 0, rejected: 1, blank: 0 });
		expect(rejects[0]).toMatchObject({
			file: 'essai.csv',
			sheet: null,
			line: 2,
			column,
			rule,
			value,
			expected
		});
		expect(JSON.parse(rejects[0]!.row)).toEqual(line.split(';'));
	});

	test('a key that comes back is refused, naming the first line', async () => {
		const { reading, rejects } = await take(`${header}\n1;;;;;\n2;;;;;\n1;;5;;;\n`, wanted);
		expect(reading.rows).toEqual({ read: 3, accepted: 2, rejected: 1, blank: 0 });
		expect(rejects[0]).toMatchObject({
			line: 4,
			rule: 'key',
			column: 'N°',
			value: '1',
			expected: '2'
		});
	});

	test('a refused row does not take the key from a good one', async () => {
		const { reading } = await take(`${header}\n1;31/02/2019;;;;\n1;;;;;\n`, wanted);
		expect(reading.rows).toMatchObject({ accepted: 1, rejected: 1 });
	});

	test('a value that must be unique', async () => {
		const unique = [field('code', { constraints: { unique: true } })];
		const { rejects } = await take('code\na\nb\na\n', unique);
		expect(rejects[0]).toMatchObject({ line: 4, rule: 'unique', field: 'code', expected: '2' });
	});

	test('lines stay physical after cells with line breaks', async () => {
		const { rejects } = await take('"N°";Adhésion\n"1";31/12/2019\n"\n\n2";x\n3;31/04/2019\n', [
			field('id', { title: 'N°' }),
			date('joined_on', 'Adhésion', { format: 'DD/MM/YYYY' })
		]);
		expect(rejects.map(({ line }) => line)).toEqual([3, 6]);
	});

	test('an unclosed quotation mark refuses its row, not the rest of the file', async () => {
		const { reading, rejects } = await take('a;b\n1;"x\n2;y\n3;z\n', [field('a'), field('b')]);
		expect(reading.rows).toEqual({ read: 3, accepted: 2, rejected: 1, blank: 0 });
		expect(rejects[0]).toMatchObject({ line: 2, rule: 'columns', expected: 'quote' });
	});

	test('a spreadsheet names its sheet and row', async () => {
		const bytes = await writeXlsx({
			sheets: [{ name: 'Suivi', rows: [['Titre'], ['N°', 'Le'], ['1', 'demain']] }]
		});
		const { rejects } = await take(
			bytes,
			[field('id', { title: 'N°' }), date('on_date', 'Le')],
			'suivi.xlsx'
		);
		expect(rejects[0]).toMatchObject({ file: 'suivi.xlsx', sheet: 'Suivi', line: 3, column: 'Le' });
	});

	test('a date that could be American is refused when the column does not settle it', async () => {
		const { rejects } = await take('Le\n03/04/2019\n05/06/2019\n', [date('on_date', 'Le')]);
		expect(rejects.map(({ expected }) => expected)).toEqual(['order', 'order']);
		const settled = await take('Le\n03/04/2019\n25/06/2019\n', [date('on_date', 'Le')]);
		expect(settled.rows).toEqual([{ on_date: '2019-04-03' }, { on_date: '2019-06-25' }]);
	});
});

describe('codes', () => {
	const commune = [field('commune', { constraints: { nomenclature: 'commune' } })];
	test('leading zeros survive', async () => {
		const { rows } = await take('commune;code\n01004;007\n', [...commune, field('code')]);
		expect(rows).toEqual([{ commune: '01004', code: '007' }]);
	});
	test('communes by code or by name, without accents or case, the programme’s own first', async () => {
		const { rows } = await take('commune\n46042\ncahors\nSAINT CERE\nSt-Céré\nFigeac\n', commune);
		expect(rows.map((row) => row['commune'])).toEqual([
			'46042',
			'46042',
			'46251',
			'46251',
			'46102'
		]);
	});
	test('a commune that is unknown, or that several places are called, is refused', async () => {
		const { rejects } = await take('commune\nFijac\n46999\n', commune);
		expect(rejects.map(({ rule }) => rule)).toEqual(['nomenclature', 'nomenclature']);
	});
	test('SIRET by its Luhn sum', async () => {
		const { rows, rejects } = await take('siret\n732 829 320 00074\n73282932000075\n', [
			field('siret', { constraints: { nomenclature: 'siret' } })
		]);
		expect(rows).toEqual([{ siret: '73282932000074' }]);
		expect(rejects[0]).toMatchObject({ line: 3, rule: 'nomenclature', expected: 'siret' });
	});
	test('labels and aliases of values give the value', async () => {
		const sector = field('sector', {
			values: [{ value: 'business', label: { fr: 'Entreprise', en: 'Business' }, aliases: ['Sté'] }]
		});
		const { rows } = await take('sector\nENTREPRISE\nbusiness\nste\n', [sector]);
		expect(rows.map((row) => row['sector'])).toEqual(['business', 'business', 'business']);
	});
});

describe('when a delivery is dated and what it covers', () => {
	const named = (pattern: string, rest: Partial<Contract> = {}) =>
		contract([field('a')], { delivered: { from: 'filename', pattern }, ...rest });
	const monthly = '(?<year>\\d{4})-(?<month>\\d{2})(?:-(?<day>\\d{2}))?';

	test('from the file’s name; a missing day is the month’s last', async () => {
		expect((await take('a\n1\n', named(monthly), 'x_2020-02.csv')).reading.deliveredOn).toBe(
			'2020-02-29'
		);
		expect((await take('a\n1\n', named(monthly), 'x_2020-02-07.csv')).reading.deliveredOn).toBe(
			'2020-02-07'
		);
	});
	test('a name without a date refuses the export', async () => {
		expect((await refusal('a\n1\n', named(monthly), 'janvier.csv'))?.message.en).toMatch(
			/“janvier.csv” does not follow/
		);
		expect(await refusal('a\n1\n', named(monthly), 'x_2020-13.csv')).not.toBeNull();
	});
	test('from a field, its greatest accepted value', async () => {
		const wanted = contract([date('on_date', 'Le')], {
			delivered: { from: 'field', field: 'on_date' }
		});
		const { reading } = await take('Le\n2019-12-01\n2019-12-20\n2019-99-99\n', wanted);
		expect(reading.deliveredOn).toBe('2019-12-20');
	});
	test('the month of the delivery, to its end', async () => {
		const wanted = named(monthly, { covers: { from: 'delivery-month', until: 'month-end' } });
		const { reading } = await take('a\n1\n', wanted, 'x_2020-02-07.csv');
		expect(reading.covers).toEqual({ from: '2020-02-01', until: '2020-02-29' });
	});
	test('fields may come from the file’s name', async () => {
		const wanted = [field('a'), field('site', { filename: '(choisir-le-lot|oh-my-lot)' })];
		expect((await take('a\n1\n', wanted, 'oh-my-lot_2020.csv')).rows).toEqual([
			{ a: '1', site: 'oh-my-lot' }
		]);
		expect((await refusal('a\n1\n', wanted, 'autre.csv'))?.message.en).toMatch(
			/“site” is read in the file’s name/
		);
	});
});

describe('an export that is wrong as a whole is refused in words', () => {
	const fields = [field('name', { title: 'Nom' })];
	test.each([
		['empty', '', /empty/],
		['only blank lines', '\n \n', /empty/],
		['HTML', '<!DOCTYPE html><html><table></table>', /web page/],
		['PDF', '%PDF-1.7\n', /PDF/],
		[
			'an old workbook',
			Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
			/password-protected workbook or an old/
		],
		['NUL bytes', 'Nom\na\0b\nc\n', /NUL byte/],
		['binary', Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 7) % 32)), /neither/],
		['no header', '1;2;3\n4;5;6\n', /No header row/],
		['broken JSON', '[{"Nom": "a"}, {"Nom"', /cut short or malformed/],
		['JSON without a list', '{"Nom": "a"}', /list of records/]
	])('%s', async (_, bytes, words) => {
		expect((await refusal(bytes, fields, 'envoi.xlsx'))?.message.en).toMatch(words);
	});

	test('a snapshot with a header and no rows would erase the one before', async () => {
		expect((await refusal('Nom\n', contract(fields, { mode: 'snapshot' })))?.message.en).toMatch(
			/erase/
		);
		expect((await take('Nom\n', contract(fields, { mode: 'append' }))).reading.rows.read).toBe(0);
	});
	test('a sheet that is not there', async () => {
		const bytes = await writeXlsx({ sheets: [{ name: 'Feuil1', rows: [['Nom'], ['a']] }] });
		const refused = await refusal(bytes, contract(fields, { shape: { sheet: 'Données' } }));
		expect(refused?.message.en).toBe('Missing sheet: “Données”. Sheets found: Feuil1.');
	});
});
