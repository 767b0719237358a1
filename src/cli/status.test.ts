import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'jalon-status-'));
const programme = join(folder, 'programme');
const settings = join(programme, 'data/programme.yaml');

async function jalon(line: string, today: string) {
	const written = { out: '', err: '' };
	const code = await runCommandLine(line.split(' '), {
		env: { JALON_PROGRAMME: programme, JALON_USER: 'essai' },
		cwd: folder,
		stdout: { write: (text) => (written.out += String(text)) },
		stderr: { write: (text) => (written.err += String(text)) },
		signal: new AbortController().signal,
		clock: () => new Date(`${today}T12:00:00Z`)
	});
	return { code, ...written };
}

beforeAll(async () => {
	cpSync(join(import.meta.dirname, 'starter'), programme, { recursive: true });
	const text = readFileSync(settings, 'utf8');
	writeFileSync(settings, text.replace(/^until: .*\n/m, ''));
	expect((await jalon('build', '2024-07-05')).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('jalon status', () => {
	it('says what is served and when the next delivery is due', async () => {
		const { code, out, err } = await jalon('status', '2024-07-20');
		expect(code).toBe(0);
		expect(out).toMatch(/^Version [0-9a-f]{16}, publiée le 5 juillet 2024 par essai\n/);
		expect(out).toContain('Situation au 30 juin 2024');
		expect(out).toMatch(
			/Adhésions +L’association +30\/06\/2024 +30\/06\/2024 +Prochain dépôt attendu le 15 août 2024/
		);
		expect(err).toBe('Rien n’est en retard.\n');
	});

	it('ends with 0 while the delivery is awaited, 1 once it is late', async () => {
		expect((await jalon('status', '2024-08-15')).code).toBe(0);
		const late = await jalon('status', '2024-08-18');
		expect(late.code).toBe(1);
		expect(late.out).toContain('En retard de 3\u00a0jours, attendu le 15 août 2024');
		expect(late.err).toContain('1 fichier en retard');
	});

	it('gives the same as JSON', async () => {
		const { code, out } = await jalon('status --json', '2024-08-18');
		expect(code).toBe(1);
		expect(JSON.parse(out)).toMatchObject({
			version: 1,
			edition: { publishedBy: 'essai', provisional: false },
			asOf: '2024-06-30',
			today: '2024-08-18',
			late: 1,
			files: [
				{
					dataset: 'registrations',
					file: null,
					partner: 'association',
					cadence: 'monthly',
					state: 'late',
					last: { name: 'registrations-2024-06.csv', deliveredOn: '2024-06-30' },
					coveredUntil: '2024-06-30',
					missing: [],
					next: { from: '2024-07-01', to: '2024-07-31', dueOn: '2024-08-15' },
					days: 3
				}
			]
		});
	});

	it('speaks English when asked', async () => {
		const { out } = await jalon('status --lang en', '2024-08-18');
		expect(out).toContain('3\u00a0days late, was due on 15 Aug 2024');
	});
});
