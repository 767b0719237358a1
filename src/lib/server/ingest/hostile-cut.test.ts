import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHostile, type HostileFixture } from './hostile-fixture.ts';
import { makeOds, makeXlsx, odsRow, textCell } from './office-fixture.ts';
import { contract, field } from './reading-fixture.ts';
import { startReader } from './start-reader.ts';
import { makeZip } from './zip-fixture.ts';

let hostile: HostileFixture;
beforeAll(async () => {
	hostile = await openHostile();
});
afterAll(() => hostile.close());

const people = contract(
	[
		field('id', { title: 'Clé', constraints: { required: true } }),
		field('place', { title: 'Lieu' }),
		field('on_date', {
			title: 'Le',
			type: 'date',
			format: 'DD/MM/YYYY',
			constraints: { required: true }
		})
	],
	{ key: ['id'] }
);
const headers = ['Clé', 'Lieu', 'Le'];
const rows = Array.from({ length: 6 }, (_, at) => [
	`k${at}`,
	at % 2 ? 'Cahors, préfecture' : 'Saint-Céré',
	`0${at + 1}/02/2019`
]);
const values = rows.map(([id, place], at) => ({ id, place, on_date: `2019-02-0${at + 1}` }));

const csv = Buffer.from(
	[headers, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\r\n')
);
const records = rows.map((cells) =>
	Object.fromEntries(cells.map((cell, at) => [headers[at], cell]))
);
const json = Buffer.from(JSON.stringify(records));
const ndjson = Buffer.from(records.map((record) => JSON.stringify(record)).join('\n'));
const sheet = [headers, ...rows].map(
	(cells, line) =>
		`<row r="${line + 1}">${cells.map((cell, at) => textCell('ABC'.charAt(at) + String(line + 1), cell)).join('')}</row>`
);
const whole: readonly (readonly [string, Buffer])[] = [
	['a.csv', csv],
	['a.json', json],
	['a.ndjson', ndjson],
	['a.csv.gz', gzipSync(csv)],
	['a.zip', makeZip([{ name: 'a.csv', content: csv }])],
	['a.xlsx', makeXlsx({ sheet: `<sheetData>${sheet.join('')}</sheetData>` })],
	['a.ods', makeOds([headers, ...rows].map((cells) => odsRow(cells)).join(''))]
];

async function found(name: string, bytes: Uint8Array) {
	const reading = await hostile.read(name, bytes, people);
	const { read, accepted, rejected, blank } = reading.rows;
	expect(accepted + rejected + blank).toBe(read);
	const kept = (await hostile.accepted(reading)).map(({ id, place, on_date }) => ({
		id,
		place,
		on_date
	}));
	return { reading, kept };
}

describe('cut short', () => {
	test.each(whole)('%s whole gives every row', async (name, bytes) => {
		expect((await found(name, bytes)).kept).toEqual(values);
	});

	test('a text cut anywhere gives rows of the whole file or refuses the last one, never another', async () => {
		// The header and the last rows byte by byte, what is between by leaps.
		const step = (at: number) => (at < 40 || at > csv.length - 70 ? 1 : 7);
		for (let length = 0; length < csv.length; length += step(length)) {
			const { reading, kept } = await found('a.csv', csv.subarray(0, length));
			expect(kept, `${length} bytes`).toEqual(values.slice(0, kept.length));
			if (reading.refused === null) expect(reading.rows.rejected).toBeLessThanOrEqual(1);
		}
	});

	test.each(whole.slice(1))(
		'%s cut anywhere is refused in words, and nothing of it is kept',
		async (name, bytes) => {
			const step = Math.max(1, Math.floor(bytes.length / 60));
			for (let length = 1; length < bytes.length - 1; length += step) {
				const { reading, kept } = await found(name, bytes.subarray(0, length));
				const isWholeLine = name === 'a.ndjson' && bytes[length] === 10;
				if (isWholeLine) expect(kept).toEqual(values.slice(0, kept.length));
				else {
					expect(reading.refused?.message.fr, `${length} bytes`).toMatch(/\p{L}/u);
					expect(kept).toEqual([]);
				}
			}
		}
	);
});

describe('the same file twice, reordered', () => {
	test('twice it is the same reading and the same bytes, in whatever child', async () => {
		const job = hostile.send('a.csv', csv, people);
		const first = await hostile.reader.read(job);
		const bytes = hostile.partBytes(first);
		const other = startReader({ alone: true });
		try {
			const again = await other.read(job);
			expect(again).toEqual(first);
			expect(hostile.partBytes(again).equals(bytes)).toBe(true);
		} finally {
			await other.close();
		}
	});
	test('two readers of one file at once both end well, with the same part', async () => {
		const job = hostile.send('a.csv', csv, people);
		const other = startReader({ alone: true });
		try {
			const both = await Promise.all([
				hostile.reader.read(job),
				other.read(job),
				hostile.reader.read(job),
				other.read(job)
			]);
			for (const reading of both) expect(reading).toEqual(both[0]);
			expect(await hostile.accepted(both[0]!)).toMatchObject(values);
		} finally {
			await other.close();
		}
	});
	test.each(whole.filter(([name]) => !name.includes('json')))(
		'%s: columns in another order give the same rows',
		async (name) => {
			const turned = [headers, ...rows].map((cells) => cells.toReversed());
			const bytes =
				name === 'a.ods'
					? makeOds(turned.map((cells) => odsRow(cells)).join(''))
					: name === 'a.xlsx'
						? makeXlsx({
								sheet: `<sheetData>${turned.map((cells) => `<row>${cells.map((cell) => textCell('', cell).replace(' r=""', '')).join('')}</row>`).join('')}</sheetData>`
							})
						: Buffer.from(
								turned.map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\n')
							);
			expect((await found(name, bytes)).kept).toEqual(values);
		}
	);
});
