import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../cli/command-line.ts';
import { readProgramme } from '../programme/read-programme.ts';
import { notAboutPeople, registerOf } from './register.ts';

const example = await readProgramme(process.cwd());

async function typed(...args: readonly string[]) {
	const said = { out: '', err: '' };
	const code = await runCommandLine(args, {
		env: { JALON_PROGRAMME: process.cwd(), JALON_USER: 'essai' },
		cwd: process.cwd(),
		stdout: { write: (text: string | Uint8Array) => (said.out += String(text)) },
		stderr: { write: (text: string | Uint8Array) => (said.err += String(text)) },
		signal: new AbortController().signal,
		clock: () => new Date('2024-01-15T10:00:00Z')
	});
	return { code, ...said };
}

describe('the register of processing', () => {
	it('is made from the contracts, each about people saying all that is asked', () => {
		const register = registerOf(example, 'fr');
		const ambassadors = register.find(({ id }) => id === 'ambassadors')!;
		expect(ambassadors).toMatchObject({
			basis: 'Consentement (RGPD, art. 6.1.a)',
			dropped: ['Nom', 'Prénom'],
			replaced: ['Adresse électronique'],
			identifying: ['SID'],
			keep: [
				'Fichier tel que reçu : 90\u00a0jours.',
				'Pseudonymes et numéros : 3\u00a0ans après la dernière action (Désinscrit le).'
			],
			lacking: []
		});
		expect(register.find(({ id }) => id === 'welcome-cases')?.sensitive).toEqual(['Motif']);
		expect(register.filter(({ lacking }) => lacking.length > 0)).toEqual([]);
	});

	it('lists every dataset once, as about people or not', () => {
		const about = registerOf(example, 'fr').filter(({ kind }) => kind === 'received');
		const others = notAboutPeople(example, 'fr');
		expect(about.length + others.length).toBe(example.contracts.length);
	});

	it('says all of it in English too', () => {
		const french = JSON.stringify(
			registerOf(example, 'fr').map(({ keep, basis }) => [keep, basis])
		);
		const english = registerOf(example, 'en');
		expect(JSON.stringify(english.map(({ keep, basis }) => [keep, basis]))).not.toBe(french);
		expect(english.find(({ id }) => id === 'jalon-accounts')?.title).toBe('Accounts');
	});

	it('tells what a contract lacks', () => {
		const silent = {
			...example,
			contracts: example.contracts.map((contract) => ({
				...contract,
				processing: { purpose: null, basis: null, people: null, recipients: [], keep: null }
			}))
		};
		expect(registerOf(silent, 'fr').find(({ id }) => id === 'welcome-cases')?.lacking).toEqual([
			'purpose',
			'basis',
			'people',
			'recipients',
			'keep'
		]);
	});

	it('is given by the command line as a table, a CSV for the office and JSON', async () => {
		const { code, out } = await typed('personal', 'register');
		expect(code).toBe(0);
		expect(out).toContain('Base légale : Consentement (RGPD, art. 6.1.a)');
		const csv = (await typed('personal', 'register', '--format', 'csv')).out;
		const [header = '', ...rows] = csv.replace('\ufeff', '').trim().split('\r\n');
		expect(header.split(';').slice(0, 4)).toEqual([
			'Identifiant',
			'Traitement',
			'Finalité',
			'Base légale'
		]);
		expect(rows).toHaveLength(registerOf(example, 'fr').length);
		const { register } = JSON.parse((await typed('personal', 'register', '--json')).out) as {
			register: unknown[];
		};
		expect(register).toHaveLength(rows.length);
		expect((await typed('personal', 'registr')).code).toBe(2);
	});
});
