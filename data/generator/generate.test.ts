import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportFiles } from './generate.ts';

const committed = join(import.meta.dirname, '../exports');

test('the generator makes the committed exports again, byte for byte', async () => {
	const files = exportFiles();
	const found = await readdir(committed, { recursive: true, withFileTypes: true });
	const paths = found
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(committed.length + 1));
	expect(files.map(({ path }) => path).sort()).toEqual(paths.sort());
	for (const { path, bytes } of files) {
		const stands = await readFile(join(committed, path));
		expect(Buffer.compare(stands, bytes), `${path} differs`).toBe(0);
	}
});
