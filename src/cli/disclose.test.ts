import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ToldMask } from '#lib/server/values/masks/tell-mask.ts';
import { exampleEdition, exampleVar } from '../testing/example-edition.ts';
import { runCommandLine } from './command-line.ts';

beforeAll(async () => {
	(await exampleEdition()).database.close();
}, 300_000);

async function jalon(...args: string[]) {
	const said = { stdout: '', stderr: '' };
	const sink = (name: keyof typeof said) => ({
		write: (text: string | Uint8Array) => {
			said[name] += String(text);
		}
	});
	const code = await runCommandLine(['disclose', ...args], {
		env: {
			JALON_PROGRAMME: resolve(import.meta.dirname, '../..'),
			JALON_VAR: exampleVar(),
			JALON_USER: 'test'
		},
		cwd: tmpdir(),
		stdout: sink('stdout'),
		stderr: sink('stderr'),
		signal: new AbortController().signal,
		clock: () => new Date('2024-01-05T09:00:00Z')
	});
	return { code, ...said };
}

describe('jalon disclose', () => {
	test('says what is hidden and why, and what can be deduced of each: never one value of a secret', async () => {
		const asked = ['contacts-received', '--level', 'epci', '--by', 'channel', '--explain'];
		const { code, stdout } = await jalon(...asked, '--json');
		expect(code).toBe(0);
		const { cells } = JSON.parse(stdout) as ToldMask;
		const hidden = cells.filter(({ state }) => state !== 'shown' && state !== null);
		expect(hidden.length).toBeGreaterThan(10);
		for (const { units, state, interval } of hidden) {
			expect(interval!.least).toBeLessThanOrEqual(units!);
			// No end is null in JSON.
			const most = interval!.most ?? Infinity;
			expect(most).toBeGreaterThanOrEqual(units!);
			if (state === 'few-units') expect(most).toBeGreaterThan(interval!.least);
		}
		for (const { interval } of cells.filter(({ state }) => state === 'shown'))
			expect(interval).toBeNull();
	});

	test('tells it to a person, with a word of caution', async () => {
		const { code, stdout, stderr } = await jalon('contacts-received', '--level', 'epci');
		expect(code).toBe(0);
		expect(stdout).toContain('Grand Cahors');
		expect(stdout).toContain('montré');
		expect(stderr).toContain('petits nombres');
	});

	test('speaks of groupings, as those are called', async () => {
		const { code, stdout } = await jalon('people-in-support', '--level', 'regroupement');
		expect(code).toBe(0);
		expect(stdout).toContain('Cahors et sud-ouest du Lot');
		expect(stdout).toContain('montré');
	});

	test('refuses what the cube does not have, and says what it has', async () => {
		const day = await jalon('contacts-received', '--at', '2023-12-14');
		expect(day.code).toBe(1);
		expect(day.stderr).toContain('2023-11-30');
		const formula = await jalon('ambassadors-activation');
		expect(formula.stderr).toContain('ambassadors-active et ambassadors-registered');
		const open = await jalon('site-visits');
		expect(open.stderr).toContain('Rien n’est jamais masqué');
	});
});
