import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleEdition, exampleVar } from '../testing/example-edition.ts';
import { runCommandLine } from './command-line.ts';

beforeAll(async () => {
	(await exampleEdition()).database.close();
});

async function jalon(...args: string[]) {
	const said = { stdout: '', stderr: '' };
	const cwd = await mkdtemp(join(tmpdir(), 'jalon-values-'));
	const sink = (name: keyof typeof said) => ({
		write: (text: string | Uint8Array) => {
			said[name] += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
		}
	});
	const code = await runCommandLine(['values', ...args], {
		env: {
			JALON_PROGRAMME: resolve(import.meta.dirname, '../..'),
			JALON_VAR: exampleVar(),
			JALON_USER: 'test'
		},
		cwd,
		stdout: sink('stdout'),
		stderr: sink('stderr'),
		signal: new AbortController().signal,
		clock: () => new Date('2024-01-05T09:00:00Z')
	});
	return { code, cwd, ...said };
}

describe('jalon values', () => {
	test('shows figures to a person, with their date and their status', async () => {
		const { code, stdout, stderr } = await jalon('ambassadors-registered', '--as-of', '2019-12-20');
		expect(code).toBe(0);
		expect(stdout).toContain('20 décembre 2019');
		expect(stdout).toContain('320\u00A0ambassadeurs');
		expect(stderr).toContain('données fictives');
	});

	test('gives JSON in the documented form', async () => {
		const { stdout } = await jalon(
			'people-in-support',
			'ambassadors-registered',
			'--as-of',
			'2019-12-20',
			'--format',
			'json'
		);
		const document = JSON.parse(stdout);
		expect(Object.keys(document)).toEqual(['version', 'edition', 'asOf', 'values']);
		expect(document).toMatchObject({
			version: 1,
			asOf: '2019-12-20',
			values: [
				{
					indicator: 'people-in-support',
					value: 55,
					missing: null,
					territory: null,
					dimensions: {}
				},
				{ indicator: 'ambassadors-registered', value: 320, baseline: 0, target: 300 }
			]
		});
		expect(document.values[0]).not.toHaveProperty('plan');
		expect((await jalon('ambassadors-registered', '--json')).stdout).toContain('"version": 1');
	});

	test('asks for all indicators when none is named', async () => {
		const { stdout } = await jalon('--as-of', '2019-12-20', '--json');
		const { values } = JSON.parse(stdout) as { values: { indicator: string }[] };
		const ids = values.map(({ indicator }) => indicator);
		expect(ids).toContain('unemployment-rate');
		expect(ids).not.toContain('communes-of-the-lot');
	});

	test('splits by period, territory and dimension', async () => {
		const { stdout } = await jalon(
			'ambassadors-registered',
			'--from',
			'2019-01-01',
			'--to',
			'2019-12-31',
			'--grain',
			'quarter',
			'--level',
			'epci',
			'--by',
			'sector',
			'--where',
			'sector=business',
			'--as-of',
			'2019-12-20',
			'--json'
		);
		const { values } = JSON.parse(stdout) as {
			values: { territory: string; dimensions: object; partial: boolean }[];
		};
		expect(values).toHaveLength(40);
		expect(new Set(values.map(({ territory }) => territory)).size).toBe(10);
		expect(values[3]).toMatchObject({ dimensions: { sector: 'business' }, partial: true });
	});

	test('writes CSV and Arrow into a file', async () => {
		const csv = await jalon('site-visits', '--format', 'csv', '--out', 'visits.csv');
		expect(await readFile(join(csv.cwd, 'visits.csv'), 'utf8')).toMatch(/^indicator,from,to,/);
		expect(csv.stdout).toBe('');
		const arrow = await jalon('site-visits', '--format', 'arrow', '--out', 'visits.arrow');
		const table = tableFromIPC(await readFile(join(arrow.cwd, 'visits.arrow')));
		expect(table.numRows).toBe(1);
	});

	test('says what is wrong in words, with exit codes', async () => {
		const unknown = await jalon('ambassador-registered');
		expect(unknown).toMatchObject({ code: 1, stdout: '' });
		expect(unknown.stderr).toContain('Vouliez-vous dire « ambassadors-registered » ?');
		expect((await jalon('site-visits', '--where', 'site')).code).toBe(2);
		expect((await jalon('site-visits', '--grain', 'week')).code).toBe(2);
		const edition = await jalon('site-visits', '--edition', 'nothing');
		expect(edition.code).toBe(1);
		const document = JSON.parse((await jalon('ambassador-registered', '--json')).stdout);
		expect(document.error.code).toBe('unknown-indicator');
	});
});
