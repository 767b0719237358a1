import { describe, expect, it } from 'vitest';
import { trialProgramme } from '#lib/server/editions/trial-programme.ts';
import { runCommandLine } from './command-line.ts';

function typing(folder: string) {
	return async (...args: readonly string[]) => {
		const said = { out: '', err: '' };
		const code = await runCommandLine(args, {
			env: { JALON_PROGRAMME: folder, JALON_USER: 'essai' },
			cwd: folder,
			stdout: { write: (text: string) => (said.out += text) } as never,
			stderr: { write: (text: string) => (said.err += text) } as never,
			signal: new AbortController().signal,
			clock: () => new Date('2024-01-15T10:00:00Z')
		});
		return { code, ...said };
	};
}

describe('withdrawing a delivery on the command line', () => {
	it('publishes without it, lists it with its reason, and takes it back', async () => {
		const jalon = typing(trialProgramme().folder);
		await jalon('build');
		expect(await jalon('withdraw', '4')).toMatchObject({
			code: 1,
			err: expect.stringContaining('Une raison est demandée')
		});
		expect(await jalon('withdraw', '4', '--reason', 'Envoyé par erreur')).toMatchObject({
			code: 0,
			out: expect.stringContaining('Dépôt 4 (2019-02.csv) retiré.')
		});
		expect((await jalon('deliveries')).out).toMatch(
			/4 .*visits.*2019-02\.csv.*retiré par essai\s: Envoyé par erreur/
		);
		const { out } = await jalon('deliveries', '--dataset', 'visits', '--json');
		const { deliveries } = JSON.parse(out) as {
			deliveries: { number: number; withdrawal: { reason: string } | null }[];
		};
		expect(deliveries.map(({ number, withdrawal }) => [number, withdrawal?.reason])).toEqual([
			[3, undefined],
			[4, 'Envoyé par erreur']
		]);
		expect(await jalon('withdraw', '4', '--undo', '--lang', 'en')).toMatchObject({
			code: 0,
			out: expect.stringContaining('Delivery 4 (2019-02.csv) taken back.')
		});
		expect((await jalon('deliveries')).out).not.toContain('retiré');
	});

	it('refuses what is no number with a wrong command line, and a number of nothing in words', async () => {
		const jalon = typing(trialProgramme().folder);
		expect(await jalon('withdraw', 'four', '--reason', 'x')).toMatchObject({ code: 2 });
		expect(await jalon('withdraw', '9', '--reason', 'x')).toMatchObject({
			code: 1,
			err: expect.stringContaining('Aucun dépôt ne porte le numéro 9')
		});
	});
});
