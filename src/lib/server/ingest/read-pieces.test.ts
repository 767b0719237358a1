import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../programme/contract.ts';
import { loadTerritories } from '../programme/territories.ts';
import { readExport } from './read-export.ts';
import type { ReadTools } from './read-job.ts';
import { contract, field, openFixture, type ReadingFixture } from './reading-fixture.ts';

let fixture: ReadingFixture;
beforeAll(async () => {
	fixture = await openFixture();
});
afterAll(() => fixture.close());

/** All that a reading gave, told apart from how its rows were grouped. */
async function read(bytes: string | Uint8Array, given: Contract, tools: Partial<ReadTools> = {}) {
	const job = fixture.job(bytes, given);
	const reading = await readExport(job, { places: loadTerritories, threads: 0, ...tools });
	return {
		reading: { ...reading, mends: null },
		accepted: await fixture.accepted(reading),
		rejects: await fixture.rejects(reading)
	};
}

/** The same with every row read as text: a mend that never applies looks at each. */
async function readAsText(bytes: string | Uint8Array, given: Contract) {
	const job = {
		...fixture.job(bytes, given),
		mends: [{ field: given.fields[0]!.name, row: null, found: '\u0001', mended: '' }]
	};
	const reading = await readExport(job, { places: loadTerritories });
	return {
		reading: { ...reading, mends: null },
		accepted: await fixture.accepted(reading),
		rejects: await fixture.rejects(reading)
	};
}

const everyKind = contract(
	[
		field('id', { title: 'N°', constraints: { required: true } }),
		field('on_date', { title: 'Le', type: 'date', constraints: { minimum: '2000-01-01' } }),
		field('at', { title: 'Reçu', type: 'datetime' }),
		field('amount', { title: 'Montant', type: 'number', constraints: { maximum: 100_000 } }),
		field('jobs', { title: 'Emplois', type: 'integer', constraints: { minimum: -5 } }),
		field('ok', { title: 'Validé', type: 'boolean' }),
		field('aid', { title: 'Aide', constraints: { enum: ['Étude', 'Reprise'] }, missing: ['nc'] }),
		field('note', { title: 'Note', constraints: { unique: true } })
	],
	{ key: ['id', 'on_date'], covers: { from: '2018-12-01', until: { field: 'on_date' } } }
);
const header = 'N°;Le;Reçu;Montant;Emplois;Validé;Aide;Note';

const cells = {
	id: fc.oneof(
		fc.integer({ min: 1, max: 40 }).map((id) => `A${id}`),
		fc.constantFrom('', 'Total', 'Source : x', '# x', 'N°', ' ', 'é', 'Codes')
	),
	date: fc.oneof(
		fc
			.date({ min: new Date('1999-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
			.chain((date) => {
				const [year, month, day] = date.toISOString().slice(0, 10).split('-');
				return fc.constantFrom(
					`${day}/${month}/${year}`,
					`${year}-${month}-${day}`,
					`${Number(day)}/${Number(month)}/${year}`,
					`${day}/${month}/${year} 08:30`,
					`${year}-${month}-${day}T23:59:59`,
					`${day}.${month}.${year}`,
					` ${day}/${month}/${year}`
				);
			}),
		fc.constantFrom('', '31/02/2019', '20 décembre 2019', '2019-12-20T10:00:00Z', '12/31/2019', 'x')
	),
	number: fc.oneof(
		fc
			.double({ min: -2e5, max: 2e5, noNaN: true })
			.chain((value) =>
				fc.constantFrom(value.toFixed(2).replace('.', ','), value.toFixed(0), value.toFixed(3))
			),
		fc.constantFrom(
			'',
			'1 234,50',
			'1\u00a0234',
			'1\u202f234,5',
			'12 34',
			'1,234',
			'1.234,5',
			'5 %'
		),
		fc.constantFrom('-0', '+3', '007', '1e3', '12,', ',5', '123456789012345678', '(12,5)', '1 234 ')
	),
	boolean: fc.constantFrom('oui', 'NON', 'x', '', '1', 'peut-être'),
	word: fc.constantFrom('Étude', 'etude', 'Reprise', 'nc', '', 'Autre', ' reprise '),
	note: fc.oneof(
		fc.string({ unit: fc.constantFrom('a', 'é', ' ', '’', '#', '€'), maxLength: 6 }),
		fc.constantFrom(
			'"a;b"',
			'"a\nb"',
			'"dit ""oui"""',
			'"jamais',
			'5" tube',
			'"\r\n"',
			'#REF!',
			'\u00a0x'
		)
	)
};
const row = fc
	.tuple(
		cells.id,
		cells.date,
		cells.date,
		cells.number,
		cells.number,
		cells.boolean,
		cells.word,
		cells.note
	)
	.map((parts) => parts.join(';'));
const line = fc.oneof(
	{ weight: 12, arbitrary: row },
	{ weight: 1, arbitrary: fc.constantFrom('', ';;;;;;;', 'a;b', header, '"x', 'Notes : fin') },
	{ weight: 1, arbitrary: row.map((cells) => `${cells};de trop`) }
);
const file = fc
	.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { minLength: 1, maxLength: 40 })
	.map((lines) => `${header}\n${lines.map((parts) => parts.join('')).join('')}`);

describe('a large text is read piece by piece', () => {
	test('and gives what reading every row as text gives, wherever it is cut', async () => {
		await fc.assert(
			fc.asyncProperty(file, fc.integer({ min: 1, max: 400 }), async (text, pieceSize) => {
				const asText = await readAsText(text, everyKind);
				expect(await read(text, everyKind)).toEqual(asText);
				expect(await read(text, everyKind, { pieceSize })).toEqual(asText);
			}),
			{ numRuns: 150 }
		);
	});

	test('in Windows-1252 as in UTF-8 and UTF-16', async () => {
		const encodable = file.map((text) =>
			text.replaceAll('\u202f', ' ').replaceAll('’', "'").replaceAll('€', 'E')
		);
		const of = (name: string) => ({ ...everyKind, shape: { ...everyKind.shape, encoding: name } });
		await fc.assert(
			fc.asyncProperty(encodable, fc.integer({ min: 20, max: 400 }), async (text, pieceSize) => {
				const bytes = Buffer.from(text, 'latin1');
				const wide = Buffer.from(text, 'utf16le');
				const expected = await read(text, of('utf-8'));
				const single = await read(bytes, of('windows-1252'), { pieceSize });
				const double = await read(wide, of('utf-16le'), { pieceSize });
				expect(single.accepted.map(withoutDelivery)).toEqual(
					expected.accepted.map(withoutDelivery)
				);
				expect(single.rejects).toEqual(expected.rejects);
				expect(double.accepted.map(withoutDelivery)).toEqual(
					expected.accepted.map(withoutDelivery)
				);
				expect(double.rejects).toEqual(expected.rejects);
			}),
			{ numRuns: 60 }
		);
	});

	test('a total that turns out to be a row takes no other row’s place', async () => {
		const text = [
			header,
			'A1;2019-01-01;;;;oui;Étude;"a;b"',
			'Total;2019-02-01;;;;oui;Étude;c',
			'é;2019-03-01;;;;oui;Étude;"a;b"',
			''
		].join('\n');
		const { rejects } = await read(text, everyKind);
		expect(rejects).toMatchObject([{ line: 4, rule: 'unique', value: 'a;b' }]);
	});

	test('by several threads at once', async () => {
		const lines = Array.from({ length: 4_000 }, (_, at) => {
			const day = String((at % 28) + 1).padStart(2, '0');
			const note =
				at % 97 === 0 ? `"deux\nlignes ${at}"` : at % 501 === 0 ? `"ouvert ${at}` : `n${at}`;
			return `A${at % 3_780};${day}/0${(at % 9) + 1}/2019;;${at},${at % 10};${at % 7};oui;Étude;${note}`;
		});
		const text = `${header}\n${lines.join('\r\n')}\r\n\r\nTotal;;;;;;;\r\n`;
		const asText = await readAsText(text, everyKind);
		expect(asText.reading.rows.rejected).toBeGreaterThan(100);
		expect(asText.reading.rows.blank).toBe(2);
		const bySeveral = await read(text, everyKind, { threads: 3, pieceSize: 10_000 });
		expect(bySeveral).toEqual(asText);
		const byOne = await read(text, everyKind, { pieceSize: 10_000 });
		expect(byOne).toEqual(asText);
	});
});

function withoutDelivery(row: Record<string, unknown>) {
	return { ...row, _delivery: null };
}

test('conventions that only the end of a file settles are those of its first rows too', async () => {
	const wanted = contract([
		field('on_date', { title: 'Le', type: 'date' }),
		field('amount', { title: 'Montant', type: 'number' })
	]);
	const early = Array.from({ length: 5_000 }, () => '03/04/2019;1,234').join('\n');
	const american = await read(`Le;Montant\n${early}\n12/31/2019;0.5\n`, wanted, {
		pieceSize: 9_000
	});
	expect(american.reading.understanding).toMatchObject({ dateOrder: 'MDY', decimal: '.' });
	expect(american.accepted[0]).toMatchObject({ on_date: '2019-03-04', amount: 1234 });
	expect(american.accepted).toHaveLength(5_001);
});

test('an accent far behind the samples that the encoding was found in is read right', async () => {
	const wanted = contract([field('id', { title: 'id' }), field('name', { title: 'nom' })]);
	const plain = 'id;nom\n' + `12345;${'abcdefghi '.repeat(40)}x\n`.repeat(85_000);
	const text = Buffer.concat([Buffer.from(plain), Buffer.from('9;C\xe9r\xe9\n', 'latin1')]);
	const { reading } = await read(text, wanted, { threads: 2 });
	expect(reading.understanding?.encoding).toBe('windows-1252');
	const [last] = await fixture.database.all(
		`SELECT name FROM '${fixture.folder}/${reading.part}.parquet' WHERE id = '9'`
	);
	expect(last).toEqual({ name: 'Céré' });
}, 30_000);

test('a place that is no table is told under its own line, however the text is cut', async () => {
	const wanted = contract([field('a'), field('b')]);
	const rows = Array.from({ length: 500 }, (_, at) => `${at};x`).join('\n');
	const nul = await read(`a;b\n${rows}\n1;\0\n`, wanted, { pieceSize: 100, threads: 2 });
	expect(nul.reading.refused).toMatchObject({ line: 502 });
	const wide = `a;b\n${rows}\n${';'.repeat(20_000)}\n`;
	const refused = await read(wide, wanted, { pieceSize: 100 });
	expect(refused.reading.refused?.message.en).toBe(
		'Line 502 has 20001 columns; a spreadsheet allows 16384.'
	);
});

test('how far a file is read is told', async () => {
	const told: number[] = [];
	const text = `N°;Note\n${Array.from({ length: 2_000 }, (_, at) => `${at};x`).join('\n')}`;
	const wanted = contract([field('id', { title: 'N°' }), field('note', { title: 'Note' })]);
	await read(text, wanted, { pieceSize: 1_000, onProgress: (bytes) => told.push(bytes) });
	expect(told.length).toBeGreaterThan(5);
	expect(told).toEqual(told.toSorted((a, b) => a - b));
	expect(told.at(-1)).toBe(Buffer.byteLength(text));
});
