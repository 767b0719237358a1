import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPdf } from '../testing/open-pdf.ts';
import { runCommandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'jalon-cli-'));
const programme = join(folder, 'programme');

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
	return { code, ...written };
}

beforeAll(async () => {
	cpSync(join(import.meta.dirname, 'starter'), programme, { recursive: true });
	await jalon('build');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a meeting is created, frozen, frozen again with its reason, opened, and then stands', async () => {
	expect((await jalon('meeting', 'create')).code).toBe(2);
	const created = await jalon('meeting', 'create', '--date', '2024-06-30', '--place', 'Cahors');
	expect(created).toMatchObject({ code: 0, err: '' });
	expect(created.out).toContain('2024-01  2024-06-30  en préparation');
	expect(await jalon('meeting', 'open', '2024-01')).toMatchObject({ code: 1 });
	expect((await jalon('meeting', 'freeze', '2024-01')).out).toContain('chiffres arrêtés');
	const again = await jalon('meeting', 'freeze', '2024-01');
	expect(again).toMatchObject({ code: 1 });
	expect(again.err).toContain('Dites pourquoi');
	await jalon('meeting', 'freeze', '2024-01', '--reason', 'Correction de 22 h');
	const shown = JSON.parse((await jalon('meeting', 'show', '2024-01', '--json')).out) as {
		freezes: { reason: string | null }[];
	};
	expect(shown).toMatchObject({ version: 1, meeting: { state: 'frozen', place: 'Cahors' } });
	expect(shown.freezes.map(({ reason }) => reason)).toEqual(['Correction de 22 h', null]);
	expect((await jalon('meeting', 'open', '2024-01')).out).toContain('tenue');
	const late = await jalon('meeting', 'freeze', '2024-01', '--reason', 'Trop tard');
	expect(late.err).toContain('ne changent plus');
	const list = await jalon('meeting', 'list');
	expect(list.out).toMatch(/2024-01 {2}2024-06-30 {2}2024-06-30 +tenue +Cahors/);
	expect((await jalon('meeting', 'list', '--json')).out).toContain('"decisions": 0');
	expect((await jalon('meeting', 'show', '2031-01')).err).toContain('n’existe pas');
	expect((await jalon('meeting', 'cancel', '2024-01')).code).toBe(2);
	expect((await jalon('meeting', 'delete', '2024-01')).err).toContain('ne se supprime plus');
	await jalon('meeting', 'create', '--date', '2024-09-30');
	expect((await jalon('meeting', 'delete', '2024-02')).out).toBe('Séance 2024-02 supprimée.\n');
	expect((await jalon('meeting', 'list')).out).not.toContain('2024-02');
});

it('a meeting is taken away as an HTML file and the PDF beside, a slide a page', async () => {
	await jalon('meeting', 'create', '--date', '2023-06-30');
	const written = await jalon('meeting', 'export', '2023-01', '--out', 'emporter/seance.html');
	expect(written).toMatchObject({ code: 0 });
	expect(written.out).toMatch(/seance\.html \(\d+ ko\)\nemporter\/seance\.pdf \(\d+ ko\)/);
	const html = readFileSync(join(folder, 'emporter/seance.html'), 'utf8');
	expect(html).toContain('Usage interne');
	expect(html).toContain('30 juin 2023');
	const { pages } = await openPdf(readFileSync(join(folder, 'emporter/seance.pdf')));
	expect(pages).toHaveLength(html.match(/<section class="slide (?!\w+ annex)/g)?.length ?? 0);

	const wrong = await jalon('meeting', 'export', '2031-01', '--out', 'autre');
	expect(wrong).toMatchObject({ code: 1 });
	expect(wrong.err).toContain('n’existe pas');
	expect(readdirSync(folder)).not.toContain('autre.html');
	expect((await jalon('meeting', 'export')).code).toBe(2);
});
