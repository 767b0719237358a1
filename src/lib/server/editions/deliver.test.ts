import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildEdition } from './build-edition.ts';
import { deliver } from './deliver.ts';
import { listDeliveries } from './deliveries.ts';
import { openEdition } from './open-edition.ts';
import { trialProgramme } from './trial-programme.ts';

const march = 'Numéro;Date;Visiteurs\nd;01/03/2019;6\ne;32/03/2019;7\n';

function withMarch(changes: Record<string, string | null> = {}) {
	const trial = trialProgramme({ 'inbox/visites 2019-03.csv': march, ...changes });
	return { trial, workspace: trial.open(), file: join(trial.folder, 'inbox/visites 2019-03.csv') };
}

describe('delivering files', () => {
	it('finds the dataset by the columns, takes the file in and publishes', async () => {
		const { workspace, file } = withMarch();
		await buildEdition(workspace);
		const { files, build } = await deliver(workspace, [file]);
		expect(files).toMatchObject([
			{
				dataset: 'visits',
				known: false,
				reading: { rows: { read: 2, accepted: 1, rejected: 1, blank: 0 } }
			}
		]);
		expect(build).toMatchObject({ published: true, changed: true });
		const edition = await openEdition(workspace);
		expect(await edition.database.all('select count(*) as n from facts.visitors')).toEqual([
			{ n: 4 }
		]);
		edition.database.close();
	});

	it('says that a file had been delivered before, and changes nothing', async () => {
		const { workspace, file } = withMarch();
		await deliver(workspace, [file]);
		const { files, build } = await deliver(workspace, [file]);
		expect(files[0]?.known).toBe(true);
		expect(build?.changed).toBe(false);
		expect(listDeliveries(workspace).filter(({ dataset }) => dataset === 'visits')).toHaveLength(3);
	});

	it('writes nothing for a trial', async () => {
		const { trial, workspace, file } = withMarch();
		const { files, build } = await deliver(workspace, [file], { dryRun: true });
		expect(files[0]?.reading.rows.accepted).toBe(1);
		expect(build).toBeNull();
		expect(existsSync(trial.var)).toBe(false);
	});

	it('does not keep a file that is refused as a whole', async () => {
		const { workspace, file } = withMarch({ 'inbox/visites 2019-03.csv': 'Numéro\nd\n' });
		const { files, build } = await deliver(workspace, [file], { dataset: 'visits' });
		expect(files[0]?.reading.refused?.message.fr).toMatch(/«\sDate\s»/);
		expect(build).toBeNull();
		expect(listDeliveries(workspace)).toEqual([]);
	});

	it('says which contract is nearest when none fits, and what is missing', async () => {
		const { workspace, file } = withMarch({
			'inbox/visites 2019-03.csv': 'Numéro;Date;Nombre\nd;01/03/2019;6\n'
		});
		await expect(deliver(workspace, [file])).rejects.toThrow(
			'Le plus proche est visits ; il manque : « Visiteurs ».'
		);
		expect(listDeliveries(workspace)).toEqual([]);
	});

	it('asks which contract when several fit as well', async () => {
		const { trial, workspace, file } = withMarch();
		trial.write('data/contracts/visits-again.yaml', trial.read('data/contracts/visits.yaml'));
		await expect(deliver(workspace, [file])).rejects.toThrow('--dataset');
		expect((await deliver(workspace, [file], { dataset: 'visits-again' })).build?.published).toBe(
			true
		);
	});

	it('matches all files before it keeps one', async () => {
		const { trial, workspace, file } = withMarch({ 'inbox/other.csv': 'a;b\n1;2\n' });
		await expect(deliver(workspace, [file, join(trial.folder, 'inbox/other.csv')])).rejects.toThrow(
			'other.csv'
		);
		expect(listDeliveries(workspace)).toEqual([]);
	});

	it('names a file that is not there, and a dataset that does not exist', async () => {
		const { workspace, file } = withMarch();
		await expect(deliver(workspace, ['/nowhere/a.csv'])).rejects.toThrow(
			'/nowhere/a.csv n’existe pas.'
		);
		await expect(deliver(workspace, [file], { dataset: 'visit' })).rejects.toThrow(
			'vouliez-vous dire « visits » ?'
		);
	});
});
