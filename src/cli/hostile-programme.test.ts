import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRoutes } from '../attacks/read-routes.ts';
import { buildWeb } from '../setup/build-web.ts';
import { signInForTest } from '../testing/sign-in-for-test.ts';
import { startServer, type StartedServer } from '../testing/start-server.ts';

const script = '</title></style><script>hurt()</script><img src=x onerror=hurt()>"\'';
const folder = mkdtempSync(join(tmpdir(), 'jalon-hostile-'));
const programme = join(folder, 'programme');
let server: StartedServer;
/** As somebody who has signed in. */
let ask: (path: string) => Promise<Response>;

beforeAll(async () => {
	await buildWeb();
	const jalon = (...args: string[]) =>
		execFileSync(process.execPath, ['src/cli/jalon.ts', ...args], {
			env: { ...process.env, JALON_PROGRAMME: programme, JALON_VAR: join(programme, 'var') },
			stdio: ['ignore', 'ignore', 'pipe']
		});
	jalon('init', programme);
	const quoted = `'${script.replaceAll("'", "''")}'`;
	const rewrite = (file: string, ...changes: readonly (readonly [RegExp, string])[]) => {
		const path = join(programme, file);
		let text = readFileSync(path, 'utf8');
		for (const [from, to] of changes) {
			expect(text, `${file}: ${from}`).toMatch(from);
			text = text.replace(from, () => to);
		}
		writeFileSync(path, text);
	};
	rewrite(
		'data/programme.yaml',
		[/name: \{ fr: Mon programme \}/, `name: { fr: ${quoted} }`],
		[/title: \{ fr: Adhésions \}/, `title: { fr: ${quoted} }`],
		[/name: L’association/, `name: ${quoted}`]
	);
	rewrite(
		'queries/indicators/members.sql',
		[/title: \{ fr: Adhérents \}/, `title: { fr: ${quoted} }`],
		[/definition: \{[^}]*\}/, `definition: { fr: ${quoted} }`],
		[/unit: \{[^}]*\}/, `unit: { fr: [${quoted}, ${quoted}] }`],
		[/owner: L’association/, `owner: ${quoted}`],
		[/dimensions: \{ audience: \{ fr: Public \} \}/, `dimensions: { audience: { fr: ${quoted} } }`]
	);
	appendFileSync(join(programme, 'reports/review.md'), `\n${script.replaceAll(/[<>]/g, '')}\n`);
	jalon('build');
	const env = { JALON_PROGRAMME: programme };
	server = await startServer(env);
	const { cookie } = signInForTest(server.url, env);
	ask = (path) => fetch(`${server.url}${path}`, { headers: { cookie }, redirect: 'manual' });
}, 300_000);
afterAll(async () => {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
});

describe('names, labels and titles that hold a script', () => {
	const values = { id: 'members', name: 'review', dataset: 'registrations', code: '46' };

	it('are words on every page, in every chart and alternative text, and in reports', async () => {
		let shown = 0;
		for (const { path, isPage } of readRoutes(values)) {
			if (!isPage && !/^\/(reports|present)/.test(path)) continue;
			for (const query of ['', '?by=audience', '?grain=month']) {
				const answer = await ask(`${path}${query}`);
				if (answer.headers.get('content-type')?.startsWith('text/html') !== true) continue;
				const html = await answer.text();
				expect(html, `${path}${query}`).not.toMatch(
					/<script>hurt|<img[^>]*onerror|<\/title><\/style>/i
				);
				if (html.includes('hurt()')) shown++;
			}
		}
		expect(shown).toBeGreaterThan(30);
	});

	it('are words in what the API says of them', async () => {
		const answer = await ask('/api/v1/indicators');
		expect(answer.headers.get('content-type')).toContain('application/json');
		expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
		expect(JSON.stringify(await answer.json())).toContain('hurt()');
	});
});

describe('reports asked for at once', () => {
	it('are made one after the other, past a queue refused in words, and pages go on', async () => {
		const asked = Array.from({ length: 30 }, () =>
			ask('/reports/review?format=pdf&year=2024').then(async (answer) => ({
				status: answer.status,
				start: (await answer.text()).slice(0, 5)
			}))
		);
		const health = await ask('/health');
		expect(health.status).toBe(200);
		const answers = await Promise.all(asked);
		const made = answers.filter(({ status, start }) => status === 200 && start === '%PDF-');
		expect(made.length).toBeGreaterThanOrEqual(20);
		expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
		expect((await ask('/')).status).toBe(200);
	}, 180_000);
});
