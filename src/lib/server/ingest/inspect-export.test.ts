import { writeXlsx } from 'hucre/xlsx';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inspectBytes } from './inspect-fixture.ts';
import { makeOds, makeXlsx, odsRow } from './office-fixture.ts';
import { makeZip } from './zip-fixture.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('where the table starts', () => {
	test.each([
		['titles above it', lines('Ventes 2019', 'par X, le 3 mars', '', 'a;b;c', '1;2;3', '4;5;6'), 4],
		['titles as wide as it', lines('Ventes;;', ';;', 'a;b;c', '1;2;3', '4;5;6'), 3],
		['facts above it', lines('Territoire;Lot', 'Année;2019', '', 'a;b', 'x;2', 'y;5'), 4],
		['blank lines above it', lines('', '', 'a;b;c', '1;2;3'), 3],
		['comments above it', lines('# fait par X, Y', '# encore', 'a;b;c', '1;2;3'), 3],
		['a header that starts with #', lines('#a;b;c', '1;2;3'), 1],
		['Excel’s own first line', lines('sep=;', 'a;b;c', '1;2;3'), 2],
		[
			'the three header rows of Framaforms',
			lines('Mon formulaire\t\t', 'Submission Details\t\t', 'Serial\tSID\tNom', '1\t12\tJean'),
			3
		],
		['years as names', lines('Commune;2018;2019', 'Cahors;1;2', 'Figeac;3;4'), 1],
		['months as names', lines('Commune;01/2018;02/2018', 'Cahors;1;2', 'Figeac;3;4'), 1],
		['words over words', lines('Nom;Ville', 'Jean;Cahors', 'Anne;Figeac'), 1],
		['a name that is missing', lines('a;;c', '1;2;3', '4;5;6'), 1],
		['a header alone', lines('a;b;c'), 1]
	])('%s', async (_, text, headerRow) => {
		const found = await inspectBytes(text);
		expect(found.headerRow).toBe(headerRow);
		expect(found.rows.every((row) => row.length === found.columns.length)).toBe(true);
	});

	test.each([
		['numbers only', lines('1;2;3', '4;5;6', '7;8;9'), 3],
		['dates and numbers', lines('01/02/2019;12', '02/02/2019;14', '03/02/2019;15'), 3],
		['words that come again', lines('Jean;Cahors', 'Anne;Figeac', 'Jean;Figeac', 'Paul;Cahors'), 4],
		['a list of numbers', lines('12', '13', '14'), 3],
		['a list of addresses', lines('a@b.fr', 'c@d.fr', 'e@f.fr'), 3],
		['codes and words', lines('P01;Gants', 'P02;Bottes', 'P03;Gants'), 3],
		['the same word again and again', lines('x', 'x', 'x'), 3]
	])('no header: %s', async (_, text, rows) => {
		const found = await inspectBytes(text);
		expect(found).toMatchObject({ headerRow: null, columns: [] });
		expect(found.rows).toHaveLength(rows);
		expect(found.told).toMatch(/No header row/);
	});

	test('a row of units under the names, and groups above them', async () => {
		const units = await inspectBytes(
			lines('Commune;Surface', ';(ha)', 'Cahors;6472', 'Figeac;3516')
		);
		expect(units).toMatchObject({ headerRow: 2, columns: ['Commune', 'Surface (ha)'] });
		const some = await inspectBytes(
			lines('date;temp;pluie', ';°C;mm', '2019-01-01;3,5;2', '2019-01-02;4,5;0')
		);
		expect(some).toMatchObject({ headerRow: 2, columns: ['date', 'temp °C', 'pluie mm'] });
		const groups = await inspectBytes(lines(';2018;;2019;', 'Commune;H;F;H;F', 'Cahors;1;2;3;4'));
		expect(groups.columns).toEqual(['Commune', '2018 H', '2018 F', '2019 H', '2019 F']);
	});
});

describe('where the table ends', () => {
	test('before another one that is wider', async () => {
		const sheet = await writeXlsx({
			sheets: [
				{
					name: 'F',
					rows: [
						['Ventes'],
						['mois', 'n'],
						['janv', 1],
						['févr', 2],
						[null],
						['Achats'],
						['mois', 'fournisseur', 'n'],
						['janv', 'x', 4]
					]
				}
			]
		});
		const found = await inspectBytes(sheet);
		expect(found.columns).toEqual(['mois', 'n']);
		expect(found.rows).toEqual([
			['janv', '1'],
			['févr', '2']
		]);
		expect(found.told).toMatch(/Another table follows/);
	});

	test('totals and sources below it are left aside, and told', async () => {
		const found = await inspectBytes(
			lines('a;b;c', 'x;1;2', 'y;3;4', 'Total;4;6', '', 'Source : INSEE, 2019', '(1) provisoire')
		);
		expect(found.rows).toEqual([
			['x', '1', '2'],
			['y', '3', '4']
		]);
		expect(found.told).toMatch(/from line 4: “Total ; 4 ; 6”, “Source : INSEE, 2019”/);
	});
	test('a total in the middle is a row, and told', async () => {
		const found = await inspectBytes(lines('a;b', 'x;1', 'Total;1', 'y;2'));
		expect(found.rows).toHaveLength(3);
		expect(found.told).toMatch(/in the middle.*line 3/);
	});
	test('a company called Total is no total', async () => {
		const found = await inspectBytes(lines('Nom;Effectif', 'Orano;12', 'Total Énergies;40'));
		expect(found.rows).toHaveLength(2);
	});
	test('codes of INSEE under each row', async () => {
		const found = await inspectBytes(
			lines('Libellé;idBank;2018-01;2018-02', 'A;001;1;2', 'Codes;;A;A', 'B;002;3;4', 'Codes;;A;P')
		);
		expect(found.rows.map(([name]) => name)).toEqual(['A', 'B']);
		expect(found.told).toMatch(/codes left aside: 2/);
	});
	test.each([
		['of fewer columns', lines('a;b;c', 'x;1;2', '', 'd;e', 'y;3'), 4],
		['of more columns', lines('a;b;c', 'x;1;2', '', 'd;e;f;g', 'y;3;4;5'), 4],
		['of the same columns', lines('a;b;c', 'x;1;2', '', 'a;b;c', 'y;3;4'), 4],
		['with a title', lines('a;b;c', 'x;1;2', '', 'Tableau 2', 'd;e;f', 'y;3;4'), 4]
	])('another table below, %s, is not glued to it', async (_, text, line) => {
		const found = await inspectBytes(text);
		expect(found.columns).toEqual(['a', 'b', 'c']);
		expect(found.rows).toEqual([['x', '1', '2']]);
		expect(found.told).toMatch(new RegExp(`Another table follows, from line ${line}`));
	});
	test('blank lines inside a table do not end it', async () => {
		const found = await inspectBytes(lines('a;b;c', 'x;1;2', ';;', 'y;3;4', '', '', 'z;5;6'));
		expect(found.rows.map(([name]) => name)).toEqual(['x', 'y', 'z']);
	});
	test('the header printed again on each page', async () => {
		const found = await inspectBytes(lines('a;b', 'x;1', 'a;b', 'y;2'));
		expect(found.rows).toHaveLength(2);
	});
});

describe('how a text is cut', () => {
	test.each([
		[';', lines('a;b', '1,5;2,5', '3,5;4,5')],
		[',', lines('a,b', '"x;y","u;v"', '"x;z","u;w"')],
		['\t', lines('a\tb', '1,5\tx;y', '2,5\tz;t')],
		['|', lines('a|b', 'x, y|2', 'z, t|3')],
		[' ', lines('a b c', '1 "x y" 3', '4 "z t" 6', '7 u 9')],
		['^', lines('a^b', 'x, y^2', 'z; t^3')],
		[':', lines('a:b:c', '1:2:3', '4:5:6')]
	])('by %j', async (delimiter, text) => {
		const found = await inspectBytes(text);
		expect(found.delimiter).toBe(delimiter);
		expect(new Set(found.rows.map((row) => row.length))).toEqual(new Set([found.columns.length]));
	});
	test('a row cut short or too long is shown as it is, and told', async () => {
		const found = await inspectBytes(lines('a,b,c', '1,2', '1,2,3,4', '1,2,3', '4,5,6'));
		expect(found.rows.slice(0, 2)).toEqual([
			['1', '2', null],
			['1', '2', '3', '4']
		]);
		expect(found.told).toMatch(/do not have 3 cells: 2 \(2, 3\)/);
	});
	test('a separator at the end of each line opens no column', async () => {
		expect((await inspectBytes(lines('a;b;', '1;2;', '3;4;'))).columns).toEqual(['a', 'b']);
	});
	test('a quotation mark that is never closed costs its own line', async () => {
		const found = await inspectBytes(lines('a,b,c', '1,"x,3', '4,y,6', '7,z,9'));
		expect(found.rows.slice(1)).toEqual([
			['4', 'y', '6'],
			['7', 'z', '9']
		]);
		expect(found.told).toMatch(/never closed: 1/);
	});
	test('a list of one column', async () => {
		const found = await inspectBytes(lines('Prénom Nom', 'Jean Dupont', 'Anne Martin'));
		expect(found).toMatchObject({ columns: ['Prénom Nom'] });
		expect(found.rows).toHaveLength(2);
		expect(found.told).toMatch(/single column/);
	});
	test('marks of joined files', async () => {
		const found = await inspectBytes('\ufeffa;b\n1;2\n\ufeffa;b\n3;4\n');
		expect(found.rows).toEqual([
			['1', '2'],
			['3', '4']
		]);
	});
	test.each([
		[
			'prose',
			'Bonjour,\nVoici le fichier, avec les données, comme convenu.\nBien à vous; merci.\n'
		],
		['statements', "INSERT INTO t VALUES (1,'a');\nINSERT INTO t VALUES (2,'b');\n"]
	])('%s is refused', async (_, text) => {
		await expect(inspectBytes(text)).rejects.toThrow(/No separator/);
	});
	test('columns lined up with spaces are refused', async () => {
		const text = lines('Nom      Ville', 'Jean     Cahors', 'Anne     Figeac');
		await expect(inspectBytes(text)).rejects.toThrow(/lined up with spaces/);
	});
});

describe('what whole columns tell', () => {
	const found = async (...rows: string[]) => {
		const { decimal, dateOrder, told } = await inspectBytes(lines('d;n', ...rows));
		return { decimal, dateOrder, told };
	};
	test('day or month first', async () => {
		expect(await found('03/04/2019;1', '13/04/2019;2')).toMatchObject({ dateOrder: 'DMY' });
		expect(await found('03/04/19 10:00;1', '04/13/19 22:28;2')).toMatchObject({ dateOrder: 'MDY' });
		expect(await found('2019-04-03;1', '2019-04-13;2')).toMatchObject({ dateOrder: 'YMD' });
	});
	test('nothing says which, and it is told', async () => {
		const doubt = await found('03/04/2019;1', '05/06/2019;2');
		expect(doubt.dateOrder).toBeNull();
		expect(doubt.told).toMatch(/read both ways in the column “d”/);
		const asked = await inspectBytes(lines('d;n', '03/04/2019;1'), { dateOrder: 'DMY' });
		expect(asked).toMatchObject({ dateOrder: 'DMY', notes: [] });
	});
	test('the decimal sign, whatever parts thousands and whatever is unknown', async () => {
		expect(await found('x;1 234,5', 'y;nc', 'z;*')).toMatchObject({ decimal: ',' });
		expect(await found('x;1\u202f234,5 €', 'y;12,25 %')).toMatchObject({ decimal: ',' });
		expect(await found("x;1'234.5", 'y;n.d.')).toMatchObject({ decimal: '.' });
		expect(await found('x;1.234.567', 'y;12,5')).toMatchObject({ decimal: ',' });
		expect(await found('05.65.12.34.56;12', '05.65.00.00.00;14')).toMatchObject({ decimal: null });
	});
	test('a number that could be two', async () => {
		const doubt = await found('x;1,234', 'y;2,345');
		expect(doubt.decimal).toBeNull();
		expect(doubt.told).toMatch(/such as 1,234/);
	});
});

describe('workbooks', () => {
	const book = async (...sheets: { name: string; rows: unknown[][]; hidden?: boolean }[]) =>
		inspectBytes(await writeXlsx({ sheets: sheets as Parameters<typeof writeXlsx>[0]['sheets'] }));
	const table = [
		['a', 'b'],
		['x', 1],
		['y', 2]
	];

	test('an empty first sheet, a notice, a hidden sheet', async () => {
		expect((await book({ name: 'Vide', rows: [] }, { name: 'D', rows: table })).sheet).toBe('D');
		const long = Array.from({ length: 30 }, (_, at) => [`c${at}`, at, at * 2]);
		const notice = {
			name: 'Lisez-moi',
			rows: [
				['Champ', 'Sens'],
				['a', 'le nom']
			]
		};
		const data = { name: 'Données', rows: [['a', 'b', 'c'], ...long] };
		const found = await book(notice, data);
		expect(found.sheet).toBe('Données');
		expect(found.told).toMatch(/Other sheets, which are not read: Lisez-moi/);
		const hidden = await book({ name: 'H', rows: table, hidden: true }, { name: 'D', rows: table });
		expect(hidden.sheet).toBe('D');
	});

	test('tables side by side are not glued', async () => {
		const found = await book({
			name: 'F',
			rows: [
				['Commune', 'Population', null, 'Métier', 'Postes'],
				['Cahors', 19878, null, 'Soudeur', 3],
				['Figeac', 9820, null, 'Maçon', 2]
			]
		});
		expect(found.columns).toEqual(['Commune', 'Population']);
		expect(found.rows).toEqual([
			['Cahors', '19878'],
			['Figeac', '9820']
		]);
		expect(found.told).toMatch(/beside.*“Métier”/);
	});

	test('a table that does not start in the first column', async () => {
		const found = await book({
			name: 'F',
			rows: [[], [null, 'a', 'b'], [null, 'x', 1], [null, 'y', 2]]
		});
		expect(found).toMatchObject({
			headerRow: 2,
			columns: ['a', 'b'],
			rows: [
				['x', '1'],
				['y', '2']
			]
		});
	});

	const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="0#&quot; &quot;##&quot; &quot;##&quot; &quot;##&quot; &quot;##"/><numFmt numFmtId="166" formatCode="[$-40C]d mmmm yyyy;@"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts><cellXfs>${[0, 164, 165, 166, 167, 20].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
	const numbers =
		'<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>';
	const styled = (style: number, value: string) =>
		makeXlsxWithStyles(
			`<sheetData>${numbers}<row><c t="inlineStr"><is><t>x</t></is></c><c s="${style}"><v>${value}</v></c></row></sheetData>`
		);
	function makeXlsxWithStyles(sheet: string): Buffer {
		const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
		const relation = (id: string, type: string, target: string) =>
			`<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
		return makeZip([
			{ name: '[Content_Types].xml', content: '<Types/>' },
			{
				name: '_rels/.rels',
				content: `<Relationships>${relation('a', 'officeDocument', '/xl/workbook.xml')}</Relationships>`
			},
			{
				name: 'xl/workbook.xml',
				content: `<workbook xmlns:r="r"><sheets><sheet name="F" r:id="a"/></sheets></workbook>`
			},
			{
				name: 'xl/_rels/workbook.xml.rels',
				content: `<Relationships>${relation('a', 'worksheet', 'worksheets/x.xml')}${relation('b', 'styles', 'styles.xml')}</Relationships>`
			},
			{ name: 'xl/styles.xml', content: styles },
			{ name: 'xl/worksheets/x.xml', content: `<worksheet>${sheet}</worksheet>` }
		]);
	}
	test.each([
		[1, '1000', '01000'],
		[2, '612345678', '06 12 34 56 78'],
		[3, '43819', '2019-12-20'],
		[3, '43819.5', '2019-12-20T12:00:00'],
		[4, '1.0625', '25:30:00'],
		[5, '0.5', '12:00:00'],
		[0, '0.30000000000000004', '0.3'],
		[0, '12345678901234567890', '12345678901234567890']
	])('a cell of style %i that holds %s shows %s', async (style, value, shown) => {
		expect((await inspectBytes(styled(style, value))).rows).toEqual([['x', shown]]);
	});

	test('formulas: their saved result, or a word that there is none', async () => {
		const cell = (inside: string) =>
			`<row><c t="inlineStr"><is><t>x</t></is></c><c>${inside}</c></row>`;
		const saved = await inspectBytes(
			makeXlsxWithStyles(`<sheetData>${numbers}${cell('<f>1+1</f><v>2</v>')}</sheetData>`)
		);
		expect(saved.rows).toEqual([['x', '2']]);
		const lost = await inspectBytes(
			makeXlsxWithStyles(`<sheetData>${numbers}${cell('<f>1+1</f>')}</sheetData>`)
		);
		expect(lost.rows).toEqual([['x', null]]);
		expect(lost.told).toMatch(/without their result: 1/);
	});

	test('an empty workbook, and a document that is none', async () => {
		await expect(inspectBytes(makeXlsx({}))).rejects.toThrow(/workbook is empty/);
		const word = makeZip([
			{ name: '[Content_Types].xml', content: '<Types/>' },
			{ name: 'word/document.xml', content: '<a/>' }
		]);
		await expect(inspectBytes(word)).rejects.toThrow(/not a workbook/);
	});

	test('repeated, covered and typed cells of LibreOffice', async () => {
		const cell = (attributes: string, text = '') =>
			`<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
		const found = await inspectBytes(
			makeOds(
				odsRow(['a', 'b', 'c', 'd']) +
					`<table:table-row table:number-rows-repeated="2">${cell('office:value-type="percentage" office:value="0.78"', '78 %')}${cell('office:value-type="date" office:date-value="2019-12-20"', '20/12/19')}${cell('office:value-type="time" office:time-value="PT25H30M00S"', '25:30')}${cell('office:value-type="boolean" office:boolean-value="true"', 'VRAI')}</table:table-row>` +
					`<table:table-row>${cell('office:value-type="float" office:value="1000"', '01000')}<table:covered-table-cell/><table:table-cell office:value-type="string" table:number-columns-repeated="2"><office:annotation><text:p>note</text:p></office:annotation><text:p>l1</text:p><text:p>l2<text:s text:c="2"/>x</text:p></table:table-cell></table:table-row>` +
					'<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
			)
		);
		expect(found.rows).toEqual([
			['0.78', '2019-12-20', '25:30:00', 'TRUE'],
			['0.78', '2019-12-20', '25:30:00', 'TRUE'],
			['01000', null, 'l1\nl2  x', 'l1\nl2  x']
		]);
	});
});

describe('archives', () => {
	const zip = (files: Record<string, string>) =>
		inspectBytes(makeZip(Object.entries(files).map(([name, content]) => ({ name, content }))));
	test('one file, and what a computer puts beside it', async () => {
		const found = await zip({ 'x.csv': 'a;b\n1;2\n', '__MACOSX/._x.csv': '\u0000' });
		expect(found).toMatchObject({ sheet: 'x.csv', rows: [['1', '2']] });
	});
	test('several of the same columns, in any order', async () => {
		const found = await zip({ 'x.csv': 'a;b\n1;2\n', 'y.csv': 'b,a\n4,3\n' });
		expect(found.rows).toEqual([
			['1', '2'],
			['3', '4']
		]);
		expect(found.told).toMatch(/x\.csv \(1\), y\.csv \(1\)/);
	});
	test('several that differ are refused by their names, and one can be chosen', async () => {
		const files = { 'x.csv': 'a;b\n1;2\n', 'y.csv': 'c;d\n3;4\n' };
		await expect(zip(files)).rejects.toThrow(/x\.csv, y\.csv/);
		const bytes = makeZip(Object.entries(files).map(([name, content]) => ({ name, content })));
		expect((await inspectBytes(bytes, { sheet: 'y.csv' })).columns).toEqual(['c', 'd']);
	});
	test('packed twice, or cut short', async () => {
		const packed = gzipSync('a;b\n1;2\n');
		await expect(inspectBytes(gzipSync(packed))).rejects.toThrow(/holds another one/);
		await expect(inspectBytes(packed.subarray(0, 15))).rejects.toThrow(/damaged or cut short/);
		expect((await inspectBytes(packed)).format).toBe('csv');
	});
});

test('what a person says goes before what is found', async () => {
	const found = await inspectBytes(lines('x;y', 'a;b', '1;2'), { headerRow: 2 });
	expect(found).toMatchObject({ headerRow: 2, columns: ['a', 'b'], rows: [['1', '2']] });
	const cut = await inspectBytes(lines('a;b,c', '1;2,3'), { delimiter: ',' });
	expect(cut.columns).toEqual(['a;b', 'c']);
	const decoded = await inspectBytes(Buffer.from([0x61, 0x0a, 0x8e, 0x0a]), {
		encoding: 'macroman'
	});
	expect(decoded).toMatchObject({ encoding: 'macintosh', rows: [['é']] });
});

describe('rows of several lines', () => {
	test.each([
		['one cell too many', '1;"a\nb";3;plus', ['1', 'a\nb', '3', 'plus']],
		['one cell too few', '1;"a\nb"', ['1', 'a\nb', null]],
		['delimiters inside, and one cell too many', '1;"a;b\nc;d";3;4', ['1', 'a;b\nc;d', '3', '4']]
	])('%s: told, and not shifted', async (_, row, cells) => {
		const found = await inspectBytes(lines('id;mot;n', row, '2;b;4', '3;c;5'));
		expect(found.rows).toEqual([cells, ['2', 'b', '4'], ['3', 'c', '5']]);
		expect(found.told).toMatch(/have 3 cells/);
	});

	test('a stray quotation mark that another one closes far below costs its own line', async () => {
		const rows = Array.from({ length: 40 }, (_, at) => `${at};mot;${at}`);
		rows[3] = '3;"mot;3';
		rows[30] = '30;mot";30;x';
		const found = await inspectBytes(lines('id;mot;n', ...rows));
		expect(found.rows).toHaveLength(40);
		expect(found.rows[3]).toEqual(['3', '"mot', '3']);
		expect(found.rows[29]).toEqual(['29', 'mot', '29']);
	});
});

describe('one column', () => {
	test('of texts in quotation marks, whatever they hold', async () => {
		const found = await inspectBytes(lines('Adresse', '"1, rue du Pont"', '"2; quai, haut"'));
		expect(found).toMatchObject({ columns: ['Adresse'] });
		expect(found.rows).toEqual([['1, rue du Pont'], ['2; quai, haut']]);
		expect(found.told).toMatch(/single column/);
	});

	test('of sentences that commas cut into rows of every width is none', async () => {
		const text = lines('Remarque', 'Bonjour, le monde', 'Un, deux, trois', 'fin');
		await expect(inspectBytes(text)).rejects.toThrow(/No separator/);
	});
});

describe('a text that is not whole', () => {
	test('stops in the middle of a character', async () => {
		const cut = Buffer.from('a;b\n1;é\n2;à').subarray(0, -1);
		await expect(inspectBytes(cut)).rejects.toThrow(/cut short: its last line \(3\)/);
	});

	test('is made of two, in two encodings', async () => {
		const two = Buffer.concat([Buffer.from('a;b\né;1\n'), Buffer.from([0xe9, 0x3b, 0x33, 0x0a])]);
		await expect(inspectBytes(two)).rejects.toThrow(/mixes two encodings.*line 3/);
	});
});
