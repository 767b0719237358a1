import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHostile, type HostileFixture } from './hostile-fixture.ts';
import { makeOds, makeXlsx, odsRow, textCell } from './office-fixture.ts';
import { contract, field } from './reading-fixture.ts';

let hostile: HostileFixture;
beforeAll(async () => {
	hostile = await openHostile();
});
afterAll(() => hostile.close());

const traps = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'length',
	'then'
];
const pair = contract([field('name', { title: 'Nom' }), field('place', { title: 'Lieu' })]);

/** A table of texts in each format that has headers. */
function everyFormat(
	rows: readonly (readonly string[])[]
): readonly (readonly [string, string | Uint8Array])[] {
	const [headers, ...body] = rows;
	const json = (texts: readonly string[]) =>
		`{${texts.map((text, at) => `${JSON.stringify(headers![at])}:${JSON.stringify(text)}`).join(',')}}`;
	const sheet = rows.map(
		(texts, line) =>
			`<row r="${line + 1}">${texts.map((text, at) => textCell(String.fromCharCode(65 + at) + String(line + 1), text)).join('')}</row>`
	);
	return [
		['a.csv', rows.map((texts) => texts.map((text) => `"${text}"`).join(';')).join('\n')],
		['a.json', `[${body.map(json).join(',')}]`],
		['a.ndjson', `${body.map(json).join('\n')}\n`],
		['a.xlsx', makeXlsx({ sheet: `<sheetData>${sheet.join('')}</sheetData>` })],
		['a.ods', makeOds(rows.map((texts) => odsRow(texts)).join(''))]
	];
}

describe('headers __proto__ and its like are only headers', () => {
	const rows = [
		[...traps, 'Nom'],
		[...traps.map((_, at) => `a${at}`), 'Anne'],
		[...traps.map((_, at) => `b${at}`), 'Bob']
	];
	test.each(everyFormat(rows))('%s, ignored', async (name, content) => {
		const reading = await hostile.read(name, content);
		expect(reading.understanding?.columns).toEqual(rows[0]);
		expect((await hostile.accepted(reading)).map((row) => row['name'])).toEqual(['Anne', 'Bob']);
		const { understanding } = await hostile.inspect(name, content);
		expect(understanding.columns).toEqual(rows[0]);
	});
	test.each(everyFormat(rows))('%s, asked for', async (name, content) => {
		const asked = contract(traps.map((title, at) => field(`f${at}`, { title })));
		const reading = await hostile.read(name, content, asked);
		const [first, second] = await hostile.accepted(reading);
		for (const [at] of traps.entries()) {
			expect(first?.[`f${at}`]).toBe(`a${at}`);
			expect(second?.[`f${at}`]).toBe(`b${at}`);
		}
	});
	test('objects under __proto__ give columns, and change no other record', async () => {
		const text =
			'[{"__proto__":{"Lieu":"Cahors","polluted":"x"},"Nom":"Anne"},{"Nom":"Bob","Lieu":"Figeac"}]';
		const reading = await hostile.read('a.json', text, pair);
		expect(reading.understanding?.columns).toEqual([
			'__proto__.Lieu',
			'__proto__.polluted',
			'Nom',
			'Lieu'
		]);
		expect(await hostile.accepted(reading)).toMatchObject([
			{ name: 'Anne', place: null },
			{ name: 'Bob', place: 'Figeac' }
		]);
	});
	test('words of a list and values that are such words are looked up as words', async () => {
		const listed = contract([
			field('name', {
				title: 'Nom',
				values: [{ value: 'a', label: { fr: 'Anne' }, aliases: [] }]
			})
		]);
		const reading = await hostile.read('a.csv', `Nom\n${traps.join('\n')}\nAnne\n`, listed);
		expect(reading.rows).toEqual({ read: 8, accepted: 1, rejected: 7, blank: 0 });
	});
});

describe('headers duplicated', () => {
	const rows = [
		['Nom', 'Lieu', 'Nom'],
		['Anne', 'Cahors', 'Bob']
	];
	test.each(everyFormat(rows).filter(([name]) => !name.includes('json')))(
		'%s is refused when a field asks for both',
		async (name, content) => {
			const reading = await hostile.read(name, content, pair);
			expect(reading.refused?.message.fr).toMatch(/«\sNom\s» figure deux fois/);
			expect(reading.refused?.message.en).toMatch(/“Nom” is there twice/);
		}
	);
	test.each(everyFormat(rows).filter(([name]) => !name.includes('json')))(
		'%s is read when nobody asks for them',
		async (name, content) => {
			const reading = await hostile.read(
				name,
				content,
				contract([field('place', { title: 'Lieu' })])
			);
			expect(await hostile.accepted(reading)).toMatchObject([{ place: 'Cahors' }]);
		}
	);
	test('thousands of times', async () => {
		const text = `${'Nom;'.repeat(10_000)}Lieu\n${'x;'.repeat(10_000)}Cahors\n`;
		const reading = await hostile.read('a.csv', text, pair);
		expect(reading.refused?.message.fr).toMatch(/«\sNom\s» figure deux fois/);
		expect(reading.refused?.message.fr.length).toBeLessThan(300);
	});
	test('a key given twice in one JSON record has the last value, as everywhere', async () => {
		const reading = await hostile.read('a.json', '[{"Nom":"Anne","Nom":"Bob"}]');
		expect(await hostile.accepted(reading)).toMatchObject([{ name: 'Bob' }]);
	});
});

describe('headers 10 kB long', () => {
	const long = 'é'.repeat(10_000);
	test.each(
		everyFormat([
			[long, 'Nom', `${long}!`],
			['x', 'Anne', 'y']
		])
	)('%s is read, and said in short', async (name, content) => {
		const reading = await hostile.read(name, content);
		expect(await hostile.accepted(reading)).toMatchObject([{ name: 'Anne' }]);
		expect(JSON.stringify(reading).length).toBeLessThan(3_000);
	});
	test('a refusal that names them stays short', async () => {
		const headers = Array.from({ length: 50 }, (_, at) => `${at}${long}`).join(';');
		const { refused } = await hostile.read('a.csv', `${headers}\n${'1;'.repeat(49)}1\n`, pair);
		expect(refused?.message.fr.length).toBeLessThan(2_000);
	});
	test('a column of which may be asked for by its whole name', async () => {
		const asked = contract([field('x', { title: long })]);
		const reading = await hostile.read('a.csv', `${long};b\n1;2\n`, asked);
		expect(await hostile.accepted(reading)).toMatchObject([{ x: '1' }]);
	});
});

describe('homoglyphs, NFD, bidi and zero-width in keys', () => {
	const keyed = contract(
		[
			field('id', { title: 'Clé', constraints: { required: true } }),
			field('n', { title: 'N', type: 'integer' })
		],
		{ key: ['id'] }
	);
	const read = (ids: readonly string[], name = 'a.csv') => {
		const rows = [['Clé', 'N'], ...ids.map((id, at) => [id, String(at)])];
		return hostile.read(name, everyFormat(rows).find(([one]) => one === name)![1], keyed);
	};
	const formats = ['a.csv', 'a.json', 'a.ndjson', 'a.xlsx', 'a.ods'];

	test.each(formats)('%s: NFD and NFC are one key', async (name) => {
		const reading = await read(['Élodie', 'E\u0301lodie', 'Ange'], name);
		expect(reading.rows).toEqual({ read: 3, accepted: 2, rejected: 1, blank: 0 });
		const [reject] = await hostile.rejects(reading);
		expect(reject).toMatchObject({ rule: 'key' });
		expect((await hostile.accepted(reading)).map(({ id }) => id)).toEqual(['Élodie', 'Ange']);
	});
	test.each(formats)('%s: characters that nobody sees tell no two keys apart', async (name) => {
		const hidden = [
			'A1',
			'A\u200b1',
			'\u200eA1',
			'A1\u202c',
			'\u2066A1\u2069',
			'A1\ufeff',
			'A\u20601'
		];
		const reading = await read([...hidden, 'A2'], name);
		expect(reading.rows).toMatchObject({ accepted: 2, rejected: 6 });
		expect((await hostile.accepted(reading)).map(({ id }) => id)).toEqual(['A1', 'A2']);
	});
	test.each(formats)('%s: a key of nothing but them is no key', async (name) => {
		const reading = await read(['\u200b\u200e', 'A1'], name);
		const [reject] = await hostile.rejects(reading);
		expect(reject).toMatchObject({ rule: 'required' });
		expect(reading.rows).toMatchObject({ accepted: 1, rejected: 1 });
	});
	test.each(formats)('%s: homoglyphs are other keys, kept letter by letter', async (name) => {
		const alike = ['Cahors', 'C\u0430hors', 'Ｃahors', 'Cah\u03bfrs'];
		const reading = await read(alike, name);
		expect((await hostile.accepted(reading)).map(({ id }) => id)).toEqual(alike);
	});
	test('a place written with a foreign letter is refused, never guessed', async () => {
		const placed = contract([
			field('commune', { title: 'Commune', constraints: { nomenclature: 'commune' } })
		]);
		const reading = await hostile.read(
			'a.csv',
			'Commune\nCahors\nC\u0430hors\nCahors\u0430\nCa\u200bhors\nCahors\u202e\n',
			placed
		);
		expect((await hostile.accepted(reading)).map(({ commune }) => commune)).toEqual([
			'46042',
			'46042',
			'46042'
		]);
		expect(await hostile.rejects(reading)).toMatchObject([
			{ line: 3, rule: 'nomenclature' },
			{ line: 4, rule: 'nomenclature' }
		]);
	});
	test('in headers NFD, bidi and zero-width are as if they were not there, a foreign letter is', async () => {
		const found = await hostile.read('a.csv', 'Cle\u0301;\u202eN\u200b\nA1;1\n', keyed);
		expect(await hostile.accepted(found)).toMatchObject([{ id: 'A1', n: 1 }]);
		const other = await hostile.read('a.csv', '\u0421lé;N\nA1;1\n', keyed);
		expect(other.refused?.message.fr).toMatch(/«\sClé\s»/);
	});
	test('a pseudonym is the same whatever its spelling', async () => {
		const personal = contract([field('id', { title: 'Clé', personal: 'pseudonym' })], {
			key: ['id']
		});
		const text = 'Clé\nzoé@example.org\nzoe\u0301@example.org\nzoé\u200b@example.org\n';
		expect((await hostile.read('a.csv', text, personal)).rows).toMatchObject({
			accepted: 1,
			rejected: 2
		});
	});
	test('text that is no key stays as it came', async () => {
		const text = 'Nom;Lieu\nFamille 👩\u200d👧;E\u0301tats\n';
		const [row] = await hostile.accepted(await hostile.read('a.csv', text, pair));
		expect(row).toMatchObject({ name: 'Famille 👩\u200d👧', place: 'E\u0301tats' });
	});
});
