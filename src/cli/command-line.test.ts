import { mkdtemp, readFile, writeFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { existsSync } from 'node:fs';
import { runCommandLine } from './command-line.ts';
import { commands } from './commands.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'jalon-'));
});

async function jalon(line: string, env: Record<string, string> = {}) {
	const written = { out: '', err: '' };
	const code = await runCommandLine(line.split(' ').filter(Boolean), {
		env,
		cwd: folder,
		stdout: { write: (text) => (written.out += String(text)) },
		stderr: { write: (text) => (written.err += String(text)) },
		signal: new AbortController().signal,
		clock: () => new Date('2023-12-31T12:00:00Z')
	});
	return { code, ...written };
}

describe('the command line', () => {
	it('lists every command in its help, in French then in English', async () => {
		const help = await jalon('--help');
		expect(help.code).toBe(0);
		for (const { name, words } of commands) {
			expect(help.out).toContain(`  ${name} `);
			expect(help.out.replace(/\s+/g, ' ')).toContain(words.fr.replace(/\s+/g, ' '));
		}
		expect((await jalon('--help', { JALON_LANG: 'en' })).out).toContain('Commands:');
		expect((await jalon('help check --lang en')).out).toContain('validates a programme');
	});

	it('has a file for each command, which exports run', async () => {
		for (const { name, load } of commands)
			if (existsSync(join(import.meta.dirname, `${name}.ts`)))
				expect((await load()).run, name).toBeTypeOf('function');
	});

	it.each([
		['', 'Usage :'],
		['valus', 'Commande inconnue « valus ». Vouliez-vous dire values ?'],
		['report', 'Il manque l’argument « name ».'],
		['values a --frm', 'Option inconnue « --frm ». Vouliez-vous dire --from ?'],
		['values a --as-of', 'L’option « --as-of <date> » attend une valeur.'],
		['values a --grain week', '« week » n’est pas admis, attendu : day, month, quarter, year.'],
		['check extra', 'Argument en trop : extra.'],
		['check --lang de', '--lang : langue inconnue « de »']
	])('ends with 2 when it is badly typed: jalon %s', async (line, says) => {
		const { code, out, err } = await jalon(line);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err).toContain(says);
	});

	it('ends with 1 and says why when the thing asked is refused, without a stack', async () => {
		const { code, out, err } = await jalon('check', { JALON_PROGRAMME: folder });
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(err).toContain('n’est pas un programme : il manque data/programme.yaml');
		expect(err).not.toMatch(/^\s+at /m);
		const debug = await jalon('check', { JALON_PROGRAMME: folder, JALON_DEBUG: '1' });
		expect(debug.err).toMatch(/^\s+at /m);
	});

	it('prints one JSON document with --json, refusals too', async () => {
		const refused = await jalon('check --json --lang en', { JALON_PROGRAMME: folder });
		expect(refused.code).toBe(1);
		expect(JSON.parse(refused.out)).toEqual({
			version: 1,
			error: {
				code: 'programme-missing',
				message: expect.stringContaining('is not a programme'),
				problems: []
			}
		});
		const usage = await jalon('report --json');
		expect(usage.code).toBe(2);
		expect(JSON.parse(usage.out)).toMatchObject({ error: { code: 'usage' } });
	});

	it('says that it was interrupted', async () => {
		const stop = new AbortController();
		stop.abort();
		let err = '';
		const code = await runCommandLine(['check'], {
			env: {},
			cwd: process.cwd(),
			stdout: { write: () => {} },
			stderr: { write: (text) => (err += String(text)) },
			signal: stop.signal,
			clock: () => new Date()
		});
		expect(code).toBe(1);
		expect(err).toBe('Interrompu. Rien de publié n’a changé.\n');
	});
});

describe('jalon init', () => {
	it('makes a programme that checks clean from inside and from outside', async () => {
		const made = await jalon('init mine');
		expect(made.code).toBe(0);
		expect(made.out.split('\n')).toContain('data/programme.yaml');
		const outside = await jalon('check', { JALON_PROGRAMME: join(folder, 'mine') });
		expect(outside).toMatchObject({
			code: 0,
			out: 'Programme valide : 1 modèle de fichier, 1 table, 1 contrôle, 1 indicateur, 0 sorte d’événements, 5 rapports.\n'
		});
		folder = join(folder, 'mine');
		expect(JSON.parse((await jalon('check --json')).out)).toMatchObject({ valid: true, folder });
	});

	it('refuses a folder that holds anything, and leaves it as it was', async () => {
		await writeFile(join(folder, 'notes.txt'), 'à moi');
		const refused = await jalon('init .');
		expect(refused.code).toBe(1);
		expect(refused.err).toContain('n’est pas vide (notes.txt)');
		expect(existsSync(join(folder, 'data'))).toBe(false);
		expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('à moi');
		await rm(join(folder, 'notes.txt'));
		expect((await jalon('init . --json')).code).toBe(0);
	});

	it('refuses a file', async () => {
		await writeFile(join(folder, 'notes.txt'), '');
		expect((await jalon('init notes.txt')).err).toContain('est un fichier');
	});

	it('tells of a mistake made in it, and ends with 1', async () => {
		await jalon('init .');
		const file = join(folder, 'queries/indicators/members.sql');
		await writeFile(file, (await readFile(file, 'utf8')).replace('better:', 'beter:'));
		const told = await jalon('check');
		expect(told.code).toBe(1);
		expect(told.err).toContain('clé inconnue « beter » : vouliez-vous dire « better » ?');
	});
});

describe('a table on a terminal', () => {
	it('is aligned, numbers to the right, accents counted as one', async () => {
		const { openOutput } = await import('./output.ts');
		let out = '';
		const output = openOutput({ write: (text) => (out += String(text)) }, process.stderr, 'fr');
		output.table(
			[{ title: 'Indicateur' }, { title: 'Chiffre', align: 'right' }],
			[
				['Ambassadeurs', '1\u202f320'],
				['Foyers accompagne\u0301s', null]
			]
		);
		expect(out.split('\n')).toEqual([
			'Indicateur          Chiffre',
			'Ambassadeurs          1\u202f320',
			'Foyers accompagne\u0301s',
			''
		]);
	});
});
