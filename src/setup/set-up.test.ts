import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';

let folder: string;
const at = (path: string) => join(folder, path);
const write = (path: string, content: object) => writeFile(at(path), JSON.stringify(content));
const packageOf = (description: string) => ({
	name: 'tried',
	version: '1.0.0',
	type: 'module',
	description
});

/** A project without dependencies, so that npm installs it without a network. */
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'jalon-'));
	await mkdir(at('src/setup'), { recursive: true });
	await copyFile(join(import.meta.dirname, 'set-up.js'), at('src/setup/set-up.js'));
	await write('package.json', packageOf('first'));
	await write('package-lock.json', {
		name: 'tried',
		version: '1.0.0',
		lockfileVersion: 3,
		packages: { '': { name: 'tried', version: '1.0.0' } }
	});
});

/** Runs the set-up; without npm, nothing can be installed. */
function setUp({ npm }: { npm: boolean }) {
	const path = npm ? process.env['PATH'] : resolve(folder, 'no-programs');
	const { status, stderr } = spawnSync(process.execPath, [at('src/setup/set-up.js')], {
		cwd: tmpdir(),
		env: { PATH: path, HOME: folder },
		encoding: 'utf8'
	});
	return { status, stderr };
}

describe('the set-up', () => {
	it('installs once, from wherever it is run, and is silent after that', () => {
		const first = setUp({ npm: true });
		expect(first).toMatchObject({ status: 0, stderr: expect.stringContaining('Installation') });
		expect(existsSync(at('node_modules/.cache/jalon/installed'))).toBe(true);
		expect(setUp({ npm: false })).toEqual({ status: 0, stderr: '' });
	});

	it('installs again when what is to be installed changed, or its folder went away', async () => {
		setUp({ npm: true });
		await write('package.json', packageOf('second'));
		expect(setUp({ npm: false }).status).toBe(1);
		expect(setUp({ npm: true })).toMatchObject({ status: 0, stderr: expect.stringMatching(/./) });
		await rm(dirname(at('node_modules/.cache')), { recursive: true });
		expect(setUp({ npm: false }).status).toBe(1);
	});

	it('tells in both languages that npm failed, and tries again the next time', () => {
		const failed = setUp({ npm: false });
		expect(failed.status).toBe(1);
		expect(failed.stderr).toContain('npm install a échoué');
		expect(failed.stderr).toContain('npm install failed');
		expect(existsSync(at('node_modules/.cache/jalon/installed'))).toBe(false);
		expect(setUp({ npm: true }).status).toBe(0);
	});
});
