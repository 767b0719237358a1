import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { trialProgramme } from '#lib/server/editions/trial-programme.ts';
import { buildWeb } from '../setup/build-web.ts';
import { startServer } from '../testing/start-server.ts';
import { runAttacks } from './run-attacks.ts';

beforeAll(() => buildWeb(), 180_000);

it('a programme that asks people to sign in holds against who has not', async () => {
	const trial = trialProgramme();
	const workspace = trial.open();
	await buildEdition(workspace);
	const server = await startServer({ JALON_PROGRAMME: trial.folder, JALON_VAR: trial.var });
	onTestFinished(async () => void (await server.stop()));
	const outcomes = await runAttacks(new URL(server.url));
	expect(
		outcomes.flatMap(({ attack, failures }) => failures.map((what) => `${attack.id}: ${what}`))
	).toEqual([]);
	expect(outcomes.filter(({ skipped }) => skipped !== null)).toEqual([]);
	expect(outcomes.reduce((sum, { tried }) => sum + tried, 0)).toBeGreaterThan(2_000);
}, 300_000);
