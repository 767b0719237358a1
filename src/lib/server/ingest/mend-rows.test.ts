import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Correction } from './correction.ts';
import type { Reading } from './delivery.ts';
import { correctionId } from './correction.ts';
import { contract, field, openFixture, type ReadingFixture } from './reading-fixture.ts';
import { loadTerritories } from '../programme/territories.ts';
import { readExport } from './read-export.ts';

let fixture: ReadingFixture;
beforeAll(async () => void (fixture = await openFixture()));
afterAll(() => fixture.close());

const people = contract(
	[
		field('id', { constraints: { required: true } }),
		field('commune', { constraints: { required: true, nomenclature: 'commune' } }),
		field('joined_on', { type: 'date', format: 'DD/MM/YYYY', optional: true })
	],
	{ key: ['id'] }
);

const text = [
	'id;commune;joined_on',
	'1;Cahors;03/01/2019',
	'2;Cahor;04/01/2019',
	'3;Cahor;31/02/2019',
	'4;Figeac;31/02/2019',
	';;'
].join('\n');

function read(bytes: string, mends: readonly Correction[], of = people): Promise<Reading> {
	return readExport({ ...fixture.job(bytes, of), mends }, { places: loadTerritories });
}

const cahor: Correction = { field: 'commune', row: null, found: 'Cahor', mended: 'Cahors' };

describe('a mend of a column', () => {
	test('is applied wherever the column holds the text, and counted', async () => {
		const reading = await read(text, [cahor]);
		expect(reading.rows).toEqual({ read: 5, accepted: 2, rejected: 2, blank: 1, mended: 2 });
		expect(reading.mends).toEqual({ [correctionId(cahor)]: 2 });
		expect((await fixture.accepted(reading)).map(({ commune }) => commune)).toEqual([
			'46042',
			'46042'
		]);
	});

	test('leaves what was received to be seen in a row that is still refused', async () => {
		const reading = await read(text, [cahor]);
		const [still] = await fixture.rejects(reading);
		expect(still).toMatchObject({ line: 4, rule: 'date', value: '31/02/2019', key: '3' });
		expect(still?.row).toBe('["3","Cahor","31/02/2019"]');
	});

	test('is not applied to what another mend gave, nor to part of a text', async () => {
		const reading = await read('id;commune\n1;A\n2;Cahor la Vieille\n', [
			{ field: 'commune', row: null, found: 'A', mended: 'Cahor' },
			cahor
		]);
		expect(reading.rows).toMatchObject({ accepted: 0, rejected: 2, mended: 1 });
	});
});

test('a long file, which is read twice, counts its mends once', async () => {
	const dated = contract([
		field('commune', { constraints: { nomenclature: 'commune' } }),
		field('joined_on', { type: 'date' })
	]);
	const line = (at: number) =>
		`${at % 1_000 === 0 ? 'Cahor' : 'Cahors'};${1 + (at % 28)}/03/2019\n`;
	const bytes = `commune;joined_on\n${Array.from({ length: 25_000 }, (_, at) => line(at)).join('')}`;
	const reading = await read(bytes, [cahor], dated);
	expect(reading.rows).toEqual({
		read: 25_000,
		accepted: 25_000,
		rejected: 0,
		blank: 0,
		mended: 25
	});
	expect((await read(bytes, [], dated)).rows).toMatchObject({ accepted: 24_975, rejected: 25 });
});

describe('a mend of one row', () => {
	test('is applied to that row, and again when the same row comes in another file', async () => {
		const before = await fixture.rejects(await read(text, []));
		const row = before.find(({ line }) => line === 4)!.hash;
		const mend: Correction = { field: 'joined_on', row, found: '31/02/2019', mended: '28/02/2019' };
		expect((await read(text, [cahor, mend])).rows).toMatchObject({ accepted: 3, mended: 2 });
		const later = 'joined_on;commune;note;id\n31/02/2019;Cahor;x;3\n31/02/2019;Cahors;x;4\n';
		expect((await read(later, [cahor, mend])).rows).toMatchObject({ accepted: 1, rejected: 1 });
	});

	test('comes before one for the whole column', async () => {
		const row = (await fixture.rejects(await read(text, []))).find(({ line }) => line === 3)!.hash;
		const reading = await read(text, [
			cahor,
			{ field: 'commune', row, found: 'Cahor', mended: 'Figeac' }
		]);
		expect(await fixture.accepted(reading)).toMatchObject([{ id: '1' }, { commune: '46102' }]);
	});

	test('can fill a missing value', async () => {
		const bytes = 'id;commune\n1;\n2;\n';
		const [first] = await fixture.rejects(await read(bytes, []));
		const reading = await read(bytes, [
			{ field: 'commune', row: first!.hash, found: '', mended: 'Cahors' }
		]);
		expect(reading.rows).toMatchObject({ accepted: 1, rejected: 1, mended: 1 });
	});
});

test('a hash of a row that holds something personal can’t be found again without the key', async () => {
	const secret = contract([
		field('mail', { personal: 'pseudonym' }),
		field('commune', { constraints: { nomenclature: 'commune' } })
	]);
	const job = fixture.job('mail;commune\na@b.fr;Cahor\n', secret);
	const hashes = [];
	for (const key of ['one key', 'another key']) {
		const reading = await readExport(
			{ ...job, key, hashes: { accepted: `a-${key}`, rejects: `r-${key}` } },
			{ places: loadTerritories }
		);
		hashes.push((await fixture.rejects(reading))[0]!.hash);
	}
	expect(hashes[0]).not.toBe(hashes[1]);
});

const word = fc.constantFrom('Cahors', 'Cahor', 'Figeac', 'cahor', '', ' Cahor ', '=1+1', '46042');
const date = fc.constantFrom('03/01/2019', '31/02/2019', '', 'demain');
const table = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), word, date), { maxLength: 20 });
const correction = fc.record({
	field: fc.constantFrom('commune', 'joined_on'),
	row: fc.constant(null),
	found: fc.constantFrom('Cahor', 'cahor', '31/02/2019', 'demain', 'absent'),
	mended: fc.constantFrom('Cahors', '28/02/2019', '', 'Figeac')
});

test('whatever is mended, no row is lost, and undoing it gives the very bytes of before', async () => {
	await fc.assert(
		fc.asyncProperty(table, fc.array(correction, { maxLength: 4 }), async (rows, mends) => {
			const bytes = ['id;commune;joined_on', ...rows.map((row) => row.join(';'))].join('\n');
			const before = await read(bytes, []);
			const partsBefore = fixture.partBytes(before);
			const { rows: counts } = await read(bytes, mends);
			expect(counts.accepted + counts.rejected + counts.blank).toBe(counts.read);
			expect(counts.read).toBe(before.rows.read);
			const after = await read(bytes, []);
			expect(after).toEqual(before);
			expect(fixture.partBytes(after).equals(partsBefore)).toBe(true);
		}),
		{ numRuns: 60 }
	);
});
