import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWeakServer } from '../testing/weak-server.ts';
import { attacks } from './attacks.ts';
import { readRoutes } from './read-routes.ts';
import { runAttacks, type Outcome } from './run-attacks.ts';

describe('a server that protects itself from nothing', () => {
	let weak: Awaited<ReturnType<typeof startWeakServer>>;
	let outcomes: readonly Outcome[];
	beforeAll(async () => {
		weak = await startWeakServer();
		outcomes = await runAttacks(weak.url);
	});
	afterAll(() => weak.close());

	it.each(attacks.map(({ id }) => [id] as const))('is found wanting: %s', (id) => {
		const outcome = outcomes.find(({ attack }) => attack.id === id);
		expect(outcome?.skipped).toBeNull();
		expect(outcome?.failures.length).toBeGreaterThan(0);
	});

	it('is asked no more than the bounds allow, and what was not tried is told', async () => {
		const bounded = await runAttacks(weak.url, { bounds: { requests: 20, milliseconds: 60_000 } });
		const tried = bounded.reduce((sum, outcome) => sum + outcome.tried, 0);
		expect(tried).toBeLessThan(60);
		expect(bounded.filter(({ skipped }) => skipped?.fr.includes('bornes')).length).toBeGreaterThan(
			5
		);
	});
});

describe('npm run attack', () => {
	const run = (...args: string[]) =>
		new Promise<{ code: number; out: string; said: string }>((done) =>
			execFile(process.execPath, ['src/attacks/attack-server.ts', ...args], (error, out, said) =>
				done({ code: typeof error?.code === 'number' ? error.code : 0, out, said })
			)
		);

	it('attacks this machine alone unless the other is said to be one’s own', async () => {
		const other = await run('--url', 'https://dashboard.example.org');
		expect(other).toMatchObject({ code: 2, out: '' });
		expect(other.said).toContain('n’est pas cette machine');
		for (const url of [
			'http://127.0.0.1.example.org',
			'http://localhost@example.org',
			'file:///etc',
			''
		])
			expect((await run('--url', url)).code, url).toBe(2);
	});

	it('says that nothing answers, in the language asked for', async () => {
		const nobody = await run('--url', 'http://127.0.0.1:9', '--lang', 'en');
		expect(nobody).toMatchObject({ code: 2 });
		expect(nobody.said).toContain('Nothing answers at http://127.0.0.1:9');
	});
});

it('every route of the product is attacked, with the addresses that it writes to', () => {
	const routes = readRoutes();
	const files = readdirSync('src/routes', { recursive: true, encoding: 'utf8' });
	const answering = files.filter((file) => /(^|\/)\+(page\.svelte|server\.ts)$/.test(file));
	expect(routes.map(({ id }) => id)).toHaveLength(answering.length);
	const writes = routes.flatMap((route) => route.writes);
	expect(writes).toEqual(expect.arrayContaining(['/deliveries?/add', '/meetings?/create']));
	for (const route of routes) expect(route.path).not.toContain('[');
});
