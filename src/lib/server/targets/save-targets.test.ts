import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { withBuildLock } from '../editions/build-lock.ts';
import { openEdition } from '../editions/open-edition.ts';
import { currentEditionId } from '../editions/publication.ts';
import { trialProgramme, type TrialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import { readSources } from '../programme/read-programme.ts';
import { targetsOf } from '../values/targets.ts';
import { editsOfPasted } from './pasted-edits.ts';
import { planTargets } from './plan-targets.ts';
import { readPasted } from './read-pasted.ts';
import { readTargetsNow, saveTargets } from './save-targets.ts';

const file = 'data/targets.csv';
const current = `indicator,territory,date,value,role,note
visitors,,2019-01-01,0,baseline,Ouverture
visitors,,2019-12-31,100,target,
`;
const wanted = current.replace('31,100', '31,120');

describe('saving the targets', () => {
	let trial: TrialProgramme;
	let workspace: Workspace;
	beforeEach(async () => {
		trial = trialProgramme({ [file]: current });
		workspace = trial.open();
		await buildEdition(workspace);
	});

	test('writes the file, then publishes an edition that has them', async () => {
		chmodSync(join(trial.folder, file), 0o664);
		const { text, hash } = await readTargetsNow(workspace);
		expect(text).toBe(current);
		const result = await saveTargets(workspace, wanted, hash);
		expect(result).toMatchObject({ published: true, changed: true });
		expect(trial.read(file)).toBe(wanted);
		expect(statSync(join(trial.folder, file)).mode & 0o777).toBe(0o664);
		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		expect(targetsOf(edition).map(({ value }) => value)).toEqual([0, 120]);
	});

	test('makes the file where there was none', async () => {
		trial.remove(file);
		const { text, hash } = await readTargetsNow(workspace);
		expect(text.split('\n')).toHaveLength(2);
		await saveTargets(workspace, wanted, hash);
		expect(trial.read(file)).toBe(wanted);
	});

	test('is refused when the file changed meanwhile, and leaves it alone', async () => {
		const { hash } = await readTargetsNow(workspace);
		const other = current.replace('Ouverture', 'Ouverture au public');
		trial.write(file, other);
		await expect(saveTargets(workspace, wanted, hash)).rejects.toMatchObject({
			code: 'targets-changed'
		});
		expect(trial.read(file)).toBe(other);
	});

	test('is refused while another edition is made, before anything is written', async () => {
		const { hash } = await readTargetsNow(workspace);
		await withBuildLock(workspace, async () => {
			await expect(saveTargets(workspace, wanted, hash)).rejects.toMatchObject({ code: 'busy' });
		});
		expect(trial.read(file)).toBe(current);
	});

	test('is refused in words where the folder cannot be written', async () => {
		// The system keeps everyone from making a folder there, its administrator too.
		trial.remove(file);
		const { hash } = await readTargetsNow(workspace);
		const closed = { ...workspace, folder: '/sys' };
		await expect(saveTargets(closed, wanted, hash)).rejects.toMatchObject({
			code: 'targets-read-only'
		});
	});

	test('puts the file back when no edition can be made of it', async () => {
		const before = currentEditionId(workspace);
		const { hash } = await readTargetsNow(workspace);
		await expect(
			saveTargets(workspace, current.replace('visitors', 'visiteurs'), hash)
		).rejects.toThrow('data/targets.csv');
		expect(trial.read(file)).toBe(current);
		expect(currentEditionId(workspace)).toBe(before);
	});

	test('takes a block pasted from Excel, read as any export is', async () => {
		const programme = parseProgramme(await readSources(workspace.folder), workspace.folder);
		const pasted = await readPasted(
			'Indicateur\t31/12/2019\t31/12/2020\r\n"Visiteurs"\t120\t1 500,5\r\n',
			workspace,
			programme,
			'fr'
		);
		expect(pasted).toEqual({
			rows: [
				['Indicateur', '31/12/2019', '31/12/2020'],
				['Visiteurs', '120', '1 500,5']
			],
			problems: []
		});
		const { edits } = editsOfPasted(pasted.rows, programme, [], null);
		const plan = planTargets(current, edits, programme, 'fr');
		const { hash } = await readTargetsNow(workspace);
		await saveTargets(workspace, plan.text, hash);
		expect(readFileSync(join(trial.folder, file), 'utf8')).toBe(
			`${wanted}visitors,,2020-12-31,1500.5,target,\n`
		);
	});

	test('tells which pasted lines cannot be read', async () => {
		const programme = parseProgramme(await readSources(workspace.folder), workspace.folder);
		const { rows, problems } = await readPasted(
			'Indicateur\t31/12/2019\nvisitors\t1\t2\t3\nvisitors\t4',
			workspace,
			programme,
			'fr'
		);
		expect(rows).toHaveLength(2);
		expect(problems).toEqual([expect.stringContaining('Ligne 2')]);
	});
});
