import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashSources, unlessFresh } from './stale.ts';

let folder: string;
const at = (path: string) => join(folder, path);
const write = async (path: string, text: string) => {
	await mkdir(dirname(at(path)), { recursive: true });
	await writeFile(at(path), text);
};
const hash = () => hashSources([at('src'), at('config.js'), at('absent')]);

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'jalon-'));
	await write('src/a.ts', 'a');
	await write('src/deep/b.ts', 'b');
	await write('config.js', 'c');
});

describe('the hash of sources', () => {
	it('is the same as long as they are', async () => {
		const before = hash();
		await write('src/a.ts', 'a');
		expect(hash()).toBe(before);
		expect(hashSources([at('config.js'), at('absent'), at('src')])).toBe(before);
	});

	it.each<[string, () => Promise<unknown>]>([
		['changed', () => write('src/deep/b.ts', 'B')],
		['added', () => write('src/deep/c.ts', '')],
		['removed', () => rm(at('src/a.ts'))],
		['renamed', () => rename(at('src/a.ts'), at('src/z.ts'))],
		['moved', () => rename(at('src/deep/b.ts'), at('src/b.ts'))],
		['come at last', () => write('absent', 'here')]
	])('is another when a file is %s', async (_what, change) => {
		const before = hash();
		await change();
		expect(hash()).not.toBe(before);
	});

	it('is not another for a test, nor for what the messages are compiled into', async () => {
		const before = hash();
		await write('src/a.test.ts', 'test');
		await write('src/lib/paraglide/messages.js', 'made');
		expect(hash()).toBe(before);
	});
});

describe('work on sources', () => {
	const make = (work: () => Promise<void>) => unlessFresh(at('made/.stamp'), [at('src')], work);

	it('is done once, then when they change', async () => {
		let times = 0;
		const work = async () => void times++;
		expect([await make(work), await make(work)]).toEqual([true, false]);
		await write('src/a.ts', 'A');
		expect([await make(work), await make(work)]).toEqual([true, false]);
		expect(times).toBe(2);
	});

	it('that fails is done again', async () => {
		const fails = make(() => Promise.reject(new Error('no memory')));
		await expect(fails).rejects.toThrow('no memory');
		expect(await make(async () => {})).toBe(true);
	});

	it('of another version is done again when its stamp is lost or cut', async () => {
		await make(async () => {});
		const stamp = await readFile(at('made/.stamp'), 'utf8');
		await write('made/.stamp', stamp.slice(0, 10));
		expect(await make(async () => {})).toBe(true);
		await rm(at('made'), { recursive: true });
		expect(await make(async () => {})).toBe(true);
	});
});
