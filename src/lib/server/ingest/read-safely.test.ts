import { writeXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, field, openFixture, type ReadingFixture } from './reading-fixture.ts';

let fixture: ReadingFixture;
beforeAll(async () => {
	fixture = await openFixture();
});
afterAll(() => fixture.close());

const person = contract(
	[
		field('id', { type: 'integer', constraints: { required: true } }),
		field('last_name', { title: 'Nom', personal: 'dropped' }),
		field('email', { title: 'Courriel', personal: 'pseudonym', constraints: { pattern: '@' } }),
		field('joined_on', { title: 'Le', type: 'date', format: 'DD/MM/YYYY' }),
		field('commune', { title: 'Commune' })
	],
	{ key: ['id'] }
);

describe('direct identifiers never reach a part', () => {
	const header = 'id;Nom;Courriel;Le;Commune;Mobile';

	test('neither from accepted rows nor from refused ones', async () => {
		const text = [
			header,
			'1;Durand;anne.durand@example.org;31/12/2019;Cahors;0601020304',
			'2;Petit;jean.petit@example.org;31/02/2019;Figeac;0601020305',
			'3;Moreau;sans arobase;01/01/2020;Gourdon;0601020306',
			'1;Simon;luc.simon@example.org;01/01/2020;Gramat;0601020307'
		].join('\n');
		const reading = await fixture.read(text, person);
		expect(reading.rows).toEqual({ read: 4, accepted: 1, rejected: 3, blank: 0 });
		const bytes = fixture.partBytes(reading);
		for (const secret of [
			'Durand',
			'Petit',
			'Moreau',
			'Simon',
			'example.org',
			'arobase',
			'06010203'
		])
			expect(bytes.includes(secret), secret).toBe(false);
		expect(bytes.includes('Figeac')).toBe(true);
		const rejects = await fixture.rejects(reading);
		expect(rejects.map(({ row }) => JSON.parse(row) as unknown)).toEqual([
			['2', null, null, '31/02/2019', 'Figeac', null],
			['3', null, null, '01/01/2020', 'Gourdon', null],
			['1', null, null, '01/01/2020', 'Gramat', null]
		]);
		expect(rejects[1]).toMatchObject({ rule: 'pattern', column: 'Courriel', value: null });
	});

	test('not even when cells slip into the wrong column', async () => {
		const text = `${header}\n1;anne.durand@example.org;31/12/2019;Cahors;0601020304\n2;"Petit;jean.petit@example.org;01/01/2020;Figeac;06\n3;;;demain;paul.roux@example.org;\n`;
		const reading = await fixture.read(text, person);
		expect(reading.rows.rejected).toBe(3);
		const bytes = fixture.partBytes(reading);
		for (const secret of ['durand', 'Petit', 'example.org', '0601'])
			expect(bytes.includes(secret), secret).toBe(false);
	});

	test('the same address is the same pseudonym, whatever its case and spaces', async () => {
		const text = `${header}\n1;;Anne@Example.org;;;\n2;; anne@example.org ;;;\n3;;luc@example.org;;;\n`;
		const rows = await fixture.accepted(await fixture.read(text, person));
		expect(rows[0]?.['email']).toMatch(/^[0-9a-f]{24}$/);
		expect(rows[1]?.['email']).toBe(rows[0]?.['email']);
		expect(rows[2]?.['email']).not.toBe(rows[0]?.['email']);
	});
});

describe('a hostile workbook ends in a few rows or a refusal in words', () => {
	const named = contract([field('name', { title: 'Nom' })]);

	test('cells in the last column and the last row', async () => {
		const far: (string | null)[] = Array.from({ length: 16_384 }, () => null);
		far[0] = 'a';
		far[16_383] = 'XFD';
		const bytes = await writeXlsx({ sheets: [{ name: 'F', rows: [['Nom'], far, ['b']] }] });
		const reading = await fixture.read(bytes, named, 'loin.xlsx');
		expect(reading.rows).toEqual({ read: 2, accepted: 2, rejected: 0, blank: 0 });
		expect(fixture.partBytes(reading).includes('XFD')).toBe(false);
	});

	test('formulas and strings that look like formulas are only text', async () => {
		const bytes = await writeXlsx({
			sheets: [{ name: 'F', rows: [['Nom'], ["=cmd|'/c calc'!A0"]] }]
		});
		const rows = await fixture.accepted(await fixture.read(bytes, named, 'f.xlsx'));
		expect(rows[0]?.['name']).toBe("=cmd|'/c calc'!A0");
	});

	test('a zip that is no workbook', async () => {
		const { makeZip } = await import('./zip-fixture.ts');
		const reading = await fixture.read(
			makeZip([{ name: 'lisez-moi.txt', content: 'a' }]),
			named,
			'a.xlsx'
		);
		expect(reading.refused?.message.en).toMatch(/holds no Excel workbook/);
	});
});

test('a header of 10 kB, bidi and zero-width characters are held short in what is said', async () => {
	const long = 'x'.repeat(10_000);
	const reading = await fixture.read(
		`${long};N\u200bo\u202em\n1;a\n`,
		contract([field('name', { title: 'Nom' })])
	);
	expect(reading.refused).toBeNull();
	expect(JSON.stringify(reading).length).toBeLessThan(2_000);
	const refused = await fixture.read(
		`${long};b\n1;a\n`,
		contract([field('b'), field('name', { title: 'Nom' })])
	);
	expect(refused.refused?.message.en.length).toBeLessThan(300);
});

test('any text comes back from a part as it went in', async () => {
	const words = fc.string({
		unit: fc.oneof(
			fc.constantFrom(
				'a',
				'"',
				',',
				';',
				'\n',
				'\r',
				'\\',
				"'",
				'\\N',
				'NULL',
				'\t',
				'€',
				'\u00a0',
				'😀',
				'\ufeff',
				'\u2028'
			),
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
		),
		minLength: 1,
		maxLength: 12
	});
	const wanted = contract([field('text')]);
	await fc.assert(
		fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 20 }), async (texts) => {
			const kept = texts.filter(
				(text) => text.trim() !== '' && !text.startsWith('#') && !text.includes('\0')
			);
			fc.pre(kept.length > 0);
			const rows = await fixture.accepted(
				await fixture.read(JSON.stringify(kept.map((text) => ({ text }))), wanted)
			);
			expect(rows.map((row) => row['text'])).toEqual(
				kept.map((text) => text.trim().toWellFormed())
			);
		}),
		{ numRuns: 150 }
	);
});

test('numbers, dates and truths come back from a part as they went in', async () => {
	const wanted = contract([
		field('n', { type: 'number' }),
		field('i', { type: 'integer' }),
		field('b', { type: 'boolean' }),
		field('d', { type: 'date' }),
		field('t', { type: 'datetime' })
	]);
	const moments = fc.date({
		min: new Date('1700-01-01'),
		max: new Date('2199-12-31'),
		noInvalidDate: true
	});
	const rows = fc.array(
		fc.record({
			n: fc.double({ noNaN: true, noDefaultInfinity: true }),
			i: fc.maxSafeInteger(),
			b: fc.boolean(),
			d: moments.map((moment) => moment.toISOString().slice(0, 10)),
			t: moments.map((moment) => moment.toISOString().slice(0, 19))
		}),
		{ minLength: 1, maxLength: 20 }
	);
	await fc.assert(
		fc.asyncProperty(rows, async (given) => {
			const reading = await fixture.read(JSON.stringify(given), wanted);
			const found = await fixture.accepted(reading);
			expect(found.map(({ n, i, b, d, t }) => ({ n, i, b, d, t }))).toEqual(
				given.map((row) => ({ ...row, n: row.n === 0 ? 0 : row.n, i: row.i === 0 ? 0 : row.i }))
			);
		}),
		{ numRuns: 100 }
	);
});

test('rows read are rows accepted, rejected and blank, whatever the file', async () => {
	const cell = fc.oneof(
		fc.constantFrom(
			'',
			' ',
			'1',
			'2',
			'31/12/2019',
			'31/02/2019',
			'1 234,5',
			'x',
			'"',
			'""',
			'"a\nb"',
			'"a;b"',
			'\t'
		),
		fc.string({ maxLength: 6 })
	);
	const line = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(';'));
	const file = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 30 });
	const wanted = contract(
		[
			field('id', { type: 'integer', constraints: { required: true } }),
			field('on_date', { title: 'le', type: 'date' }),
			field('amount', { title: 'montant', type: 'number', constraints: { unique: true } })
		],
		{ key: ['id'] }
	);
	await fc.assert(
		fc.asyncProperty(file, async (lines) => {
			const text = `id;le;montant\n${lines.map((parts) => parts.join('')).join('')}`;
			const reading = await fixture.read(text, wanted);
			if (reading.refused !== null) {
				expect(text).toContain('\0');
				return;
			}
			const { read, accepted, rejected, blank } = reading.rows;
			expect(accepted + rejected + blank).toBe(read);
			expect(await fixture.accepted(reading)).toHaveLength(accepted);
			expect(await fixture.rejects(reading)).toHaveLength(rejected);
		}),
		{ numRuns: 200 }
	);
});

test('the same bytes, name and contract give the same part, byte for byte', async () => {
	const text = `id;Nom;Courriel;Le;Commune\n${Array.from({ length: 5_000 }, (_, at) => `${at % 4_990};n;a${at}@example.org;${(at % 31) + 1}/02/2019;Cahors`).join('\n')}`;
	const first = await fixture.read(text, person);
	const bytes = fixture.partBytes(first);
	const second = await fixture.read(text, person);
	expect(second).toEqual(first);
	expect(fixture.partBytes(second).equals(bytes)).toBe(true);
	expect(first.rows.rejected).toBeGreaterThan(100);
});
