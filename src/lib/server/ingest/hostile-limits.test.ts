import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import {
	childReaders,
	deflatedMegabytes,
	openHostile,
	repeated,
	unfinished
} from './hostile-fixture.ts';
import { xlsxEntries } from './office-fixture.ts';
import { contract, field } from './reading-fixture.ts';
import type { ReaderOptions } from './start-reader.ts';
import { wasCutShort } from './start-reader.ts';
import { makeZip } from './zip-fixture.ts';

const megabyte = 1024 * 1024;

async function open(options: ReaderOptions) {
	const hostile = await openHostile(options);
	onTestFinished(() => hostile.close());
	return hostile;
}

/** Ten million rows, no two the same. */
function* lines(): Generator<Buffer> {
	yield Buffer.from('Nom\n');
	const some = Array.from({ length: 100_000 }, (_, at) => at.toString(36));
	for (let at = 0; at < 100; at++) yield Buffer.from(`${some.join(`-${at}\n`)}\n`);
}

const plain = 'Nom\nAnne\n';
const memory = { fr: /plus de mémoire qu’il n’est permis/, en: /more memory than is allowed/ };

// Elsewhere V8's own limit stands alone.
test.skipIf(process.platform !== 'linux')(
	'memory outside JavaScript is bounded: inflated bytes end in one refusal, and a new child reads on',
	async () => {
		const hostile = await open({ memory: 1_024, resident: 256 });
		await hostile.read('a.csv', plain);
		const [before] = childReaders();
		expect(before).toBeDefined();
		const bomb = { packed: deflatedMegabytes(250, ' '), size: 250 * megabyte, crc: 0 };
		const reading = await hostile.refuses(
			'a.xlsx',
			makeZip(xlsxEntries({ sheetEntry: bomb })),
			memory
		);
		expect(wasCutShort(reading)).toBe(true);
		const after = childReaders();
		expect(after).toHaveLength(1);
		expect(after).not.toContain(before);
	}
);

test('memory of JavaScript is bounded: records end in one refusal, and a new child reads on', async () => {
	const hostile = await open({ memory: 48 });
	await hostile.read('a.csv', plain);
	const [before] = childReaders();
	const records = Array.from({ length: 200_000 }, (_, at) => ({ Nom: `x${at}`, y: [at] }));
	const { refused } = await hostile.read('a.json', JSON.stringify(records));
	expect(refused?.message.fr).toMatch(memory.fr);
	expect((await hostile.read('b.csv', plain)).rows.accepted).toBe(1);
	expect(unfinished(hostile.folder)).toEqual([]);
	expect(childReaders()).not.toContain(before);
});

test('files of a size that offices send are far from these bounds, one after the other', async () => {
	const hostile = await open({ memory: 256, resident: 768 });
	const rows = gzipSync(Buffer.from('Anne\n'.repeat(200_000)));
	const packed = Buffer.concat([gzipSync(Buffer.from('Nom\n')), ...repeated(rows, 5)]);
	for (let times = 0; times < 2; times++)
		expect((await hostile.read('a.csv.gz', packed)).rows.accepted).toBe(1_000_000);
	expect(childReaders()).toHaveLength(1);
});

test('time is bounded: what never ends is one refusal, and a new child reads on', async () => {
	const hostile = await open({ timeLimit: 3_000 });
	await hostile.read('a.csv', plain);
	const [before] = childReaders();
	const slow = contract([field('name', { title: 'Nom', constraints: { pattern: '^(a+)+$' } })]);
	const reading = await hostile.read('b.csv', `Nom\n${'a'.repeat(60)}!\n`, slow);
	expect(reading.refused?.message.fr).toMatch(/dépassé 3 secondes/);
	expect(reading.refused?.message.en).toMatch(/longer than 3 seconds/);
	expect(unfinished(hostile.folder)).toEqual([]);
	expect((await hostile.read('c.csv', plain)).rows.accepted).toBe(1);
	expect(childReaders()).not.toContain(before);
});

test('a child that is killed while it writes leaves nothing, and takes nobody with it', async () => {
	const hostile = await open({});
	await hostile.read('a.csv', plain);
	const [pid] = childReaders();
	const job = hostile.send('b.csv', lines());
	const both = Promise.all([hostile.reader.read(job), hostile.read('c.csv', plain)]);
	while (unfinished(hostile.folder).length === 0)
		await new Promise((resolve) => setTimeout(resolve, 10));
	process.kill(pid!, 'SIGKILL');
	const [dead, next] = await both;
	expect(dead.refused?.message.fr).toMatch(memory.fr);
	expect(next.rows.accepted).toBe(1);
	expect(unfinished(hostile.folder)).toEqual([]);
});

test('no file, however hostile, is seen by the one that follows', async () => {
	const hostile = await open({});
	const alone = await hostile.read('a.csv', 'Nom\nZoé\n');
	await hostile.read(
		'b.json',
		'[{"__proto__":{"toJSON":"x","name":"y"},"constructor":{"prototype":{"name":"z"}},"Nom":"x"}]'
	);
	await hostile.read('c.csv', Buffer.from([...Buffer.from('Nom\n'), 0xff, 0xfe, 0x00]));
	const again = await hostile.read('a.csv', 'Nom\nZoé\n');
	expect(again.rows).toEqual(alone.rows);
	expect(again.understanding).toEqual(alone.understanding);
	expect(await hostile.accepted(again)).toMatchObject([{ name: 'Zoé' }]);
});
