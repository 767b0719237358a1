import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const jalon = join(import.meta.dirname, 'jalon.ts');

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'jalon-inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

type Outcome = { code: number; stdout: string; stderr: string };

async function inspect(...args: string[]): Promise<Outcome> {
	try {
		const { stdout, stderr } = await run(process.execPath, [jalon, 'inspect', ...args], {
			cwd: folder,
			env: { PATH: process.env['PATH'] },
			maxBuffer: 64 * 1024 * 1024
		});
		return { code: 0, stdout, stderr };
	} catch (error) {
		return error as Outcome;
	}
}

const keys = [
	'format',
	'encoding',
	'delimiter',
	'quote',
	'sheet',
	'headerRow',
	'decimal',
	'dateOrder',
	'columns',
	'rows',
	'notes'
];

test('the JSON of a file outside any programme has these keys and no other', async () => {
	const path = write(
		'a.csv',
		'Nom;Le;Coût\nAnne;20/12/2019;1 234,5\nJean;21/12/2019;\nTotal;;1 234,5\n'
	);
	for (const asked of [['--format', 'json'], ['--json']]) {
		const { code, stdout, stderr } = await inspect(path, ...asked);
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
		const found = JSON.parse(stdout) as Record<string, unknown>;
		expect(Object.keys(found)).toEqual(keys);
		expect(found).toEqual({
			format: 'csv',
			encoding: 'utf-8',
			delimiter: ';',
			quote: '"',
			sheet: null,
			headerRow: 1,
			decimal: ',',
			dateOrder: 'DMY',
			columns: ['Nom', 'Le', 'Coût'],
			rows: [
				['Anne', '20/12/2019', '1 234,5'],
				['Jean', '21/12/2019', '']
			],
			notes: [expect.stringContaining('Total')]
		});
	}
});

test('no row at all is still a document', async () => {
	const { stdout } = await inspect(write('b.csv', 'a;b\n'), '--json', '--lang', 'en');
	expect(JSON.parse(stdout)).toMatchObject({ rows: [], notes: ['The file has no rows.'] });
});

test('every row of a long file is there', async () => {
	const count = 60_000;
	const rows = Array.from({ length: count }, (_, at) => `${at};été ${at}`).join('\n');
	const { stdout } = await inspect(write('c.csv', `n;mot\n${rows}\n`), '--json');
	const found = JSON.parse(stdout) as { rows: string[][] };
	expect(found.rows).toHaveLength(count);
	expect(found.rows.at(-1)).toEqual([String(count - 1), `été ${count - 1}`]);
});

test('a refused file is a sentence on stderr and the code 1', async () => {
	const path = write('d.csv', '%PDF-1.4\n');
	const { code, stdout, stderr } = await inspect(path, '--format', 'json');
	expect(code).toBe(1);
	expect(stdout).toBe('');
	expect(stderr).toMatch(/PDF.*\.\n$/);
	const machine = await inspect(path, '--json');
	expect(machine.code).toBe(1);
	expect(machine.stderr).toMatch(/PDF/);
	expect((await inspect('absent.csv')).stderr).toMatch(/introuvable/);
});

test('in words, with what a person says in place of what is found', async () => {
	const path = write('e.csv', Buffer.from('x|y\na|b\n\x8e|1,5\n', 'latin1'));
	const { stdout } = await inspect(
		...[path, '--encoding', 'macroman', '--delimiter', '|', '--header-row', '2', '--decimal', ',']
	);
	expect(stdout).toMatch(/Encodage\s: macintosh/);
	expect(stdout).toMatch(/Ligne d’en-tête\s: 2/);
	expect(stdout).toMatch(/^a \| b$/m);
	expect(stdout).toMatch(/^é \| 1,5$/m);
	expect((await inspect(path, '--delimiter', '||')).code).toBe(2);
	expect((await inspect(path, '--header-row', 'x')).code).toBe(2);
});
