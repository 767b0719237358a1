import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'jalon-cli-'));
const programme = join(folder, 'programme');
const june = join(programme, 'data/exports/registrations/registrations-2024-06.csv');

async function jalon(...words: string[]) {
	const written = { out: '', err: '' };
	const code = await runCommandLine(words, {
		env: { JALON_PROGRAMME: programme, JALON_USER: 'essai' },
		cwd: folder,
		stdout: { write: (text) => (written.out += Buffer.from(text as string).toString()) },
		stderr: { write: (text) => (written.err += String(text)) },
		signal: new AbortController().signal,
		clock: () => new Date('2024-07-15T12:00:00Z')
	});
	return { code, ...written, out: written.out.replace(/[\u00a0\u202f]/g, ' ') };
}

beforeAll(async () => {
	cpSync(join(import.meta.dirname, 'starter'), programme, { recursive: true });
	writeFileSync(june, readFileSync(june, 'utf8').replaceAll(';Figeac;', ';Figeca;'));
	await jalon('build');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('refused rows are told with what may have been meant, and made into a file to send back', async () => {
	const told = await jalon('rejects');
	expect(told.out).toMatch(/« Figeca » n’est pas une commune .* vouliez-vous dire « Figeac » \?/);
	const file = await jalon('rejects', '--format', 'csv', '--out', 'retour.csv');
	expect(file).toMatchObject({ code: 0, out: '' });
	expect(file.err).toContain('masquées');
	const bytes = readFileSync(join(folder, 'retour.csv'), 'utf8');
	expect(bytes).toContain('Ligne;Motif;Jalon;Courriel;');
	expect(bytes).not.toContain('@example.org');
	await jalon('rejects', '--format', 'csv', '--with-personal', '--out', 'retour.csv');
	expect(readFileSync(join(folder, 'retour.csv'), 'utf8')).toContain('@example.org');
	expect((await jalon('rejects', '--with-personal')).code).toBe(2);
	expect((await jalon('rejects', '--delivery', 'ffffffffffff')).out).toBe('');
	const workbook = await jalon('rejects', '--format', 'xlsx', '--out', 'retour.xlsx');
	expect(workbook.code).toBe(0);
	expect(readFileSync(join(folder, 'retour.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

it('a mend is tried, kept, listed, published and undone', async () => {
	const before = JSON.parse((await jalon('build', '--json')).out) as { rows: { rejected: number } };
	const { rejected } = before.rows;
	expect(rejected).toBeGreaterThan(0);
	const said = [
		'mend',
		'registrations',
		'--field',
		'commune',
		'--from',
		'Figeca',
		'--to',
		'Figeac'
	];
	expect((await jalon(...said)).code).toBe(2);
	const trial = await jalon(...said, '--dry-run');
	expect(trial.out).toMatch(new RegExp(`^${rejected} lignes? de plus retenues?`));
	expect((await jalon('mends')).err).toContain('Aucune correction');

	const kept = await jalon(...said, '--reason', 'lettres inversées');
	expect(kept.err).toContain('nᵒ 1 gardée');
	expect((await jalon('mends')).out).toMatch(
		/1 +registrations +commune +Figeca +Figeac +à publier +lettres inversées +essai, 2024-07-15/
	);
	const built = await jalon('build');
	expect(built.out).toMatch(new RegExp(`; ${rejected} corrigées?`));
	const { mends } = JSON.parse((await jalon('mends', '--json')).out) as { mends: unknown[] };
	expect(mends).toMatchObject([{ number: 1, rows: rejected, unneeded: false }]);

	expect((await jalon('mends', '--undo', 'un')).code).toBe(2);
	expect((await jalon('mends', '--undo', '1')).err).toContain('nᵒ 1 annulée');
	expect((await jalon('mends', '--undo', '1')).code).toBe(1);
	const after = JSON.parse((await jalon('build', '--json')).out) as { edition: string };
	expect(after).toMatchObject({ rows: { rejected } });
});

it('a file sent back is told as completing the other, with the mends that it makes needless', async () => {
	await jalon(
		'mend',
		'registrations',
		'--field',
		'commune',
		'--from',
		'Figeca',
		'--to',
		'Figeac',
		'--reason',
		'x'
	);
	await jalon('build');
	writeFileSync(
		join(folder, 'registrations-2024-06 v2.csv'),
		readFileSync(june, 'utf8').replaceAll('Figeca', 'Figeac')
	);
	const delivered = await jalon('deliver', 'registrations-2024-06 v2.csv');
	expect(delivered.code).toBe(0);
	expect(delivered.err).toContain('La correction nᵒ 2');
	expect(delivered.err).toContain('n’est plus nécessaire');
});
