import {
	chmodSync,
	copyFileSync,
	existsSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keyFingerprint } from '../ingest/pseudonym.ts';
import { backup } from './backup.ts';
import { buildEdition } from './build-edition.ts';
import { listDeliveries } from './deliveries.ts';
import { leaseEditions } from './lease-editions.ts';
import { openEdition } from './open-edition.ts';
import { currentEditionId, listEditions } from './publication.ts';
import { restore } from './restore.ts';
import { partPath } from './work-done.ts';
import { trialProgramme, type TrialProgramme } from './trial-programme.ts';

function realPeople(): TrialProgramme {
	const trial = trialProgramme();
	trial.write(
		'data/programme.yaml',
		trial.read('data/programme.yaml').replace('fictitious: true', 'fictitious: false')
	);
	return trial;
}

async function backedUp(trial = realPeople()) {
	const workspace = trial.open();
	const { edition } = await buildEdition(workspace);
	const file = join(trial.folder, 'saved.tar.gz');
	const contents = await backup(workspace, file);
	return { trial, workspace, edition, file, contents };
}

describe('a backup', () => {
	it('restores everything on an empty machine', async () => {
		const { trial, workspace, edition, file } = await backedUp();
		expect(statSync(file).mode & 0o777).toBe(0o600);
		const there = trial.open({ var: join(trial.folder, 'there') });
		await restore(there, file);

		expect(currentEditionId(there)).toBe(edition);
		expect(listDeliveries(there)).toEqual(listDeliveries(workspace));
		expect(listEditions(there)).toEqual(listEditions(workspace));
		for (const folder of ['parts', 'editions', 'exports'])
			expect(readdirSync(join(there.var, folder))).toEqual(
				readdirSync(join(workspace.var, folder))
			);
		// The key comes another way.
		expect(existsSync(there.paths.key)).toBe(false);
		const opened = await openEdition(there);
		expect(await opened.database.all('select count(*) as n from facts.visitors')).toEqual([
			{ n: 3 }
		]);
		opened.database.close();
		writeFileSync(there.paths.key, 'another-key-of-someone-else');
		await expect(buildEdition(there)).rejects.toMatchObject({ code: 'key-changed' });
		rmSync(there.paths.key);
		trial.write('data/exports/visits/2019-03.csv', 'Numéro;Date;Visiteurs\nd;01/03/2019;6\n');
		await expect(buildEdition(there)).rejects.toMatchObject({ code: 'key-lost' });
		expect(existsSync(there.paths.key)).toBe(false);
		trial.remove('data/exports/visits/2019-03.csv');
		copyFileSync(workspace.paths.key, there.paths.key);
		// The same people have the same pseudonyms: nothing is to be redone.
		expect((await buildEdition(there)).changed).toBe(false);
		expect(readdirSync(there.var).filter((name) => name.startsWith('.'))).toEqual([]);
	});

	it('is made and restored while a server serves', async () => {
		const { trial, workspace, edition, file } = await backedUp();
		const editions = leaseEditions(workspace, { pollMilliseconds: 0 });
		onTestFinished(() => editions.close());
		const lease = await editions.lease();
		trial.write('data/exports/visits/2019-03.csv', 'Numéro;Date;Visiteurs\nd;01/03/2019;6\n');
		const later = await buildEdition(workspace);
		await backup(workspace, join(trial.folder, 'later.tar.gz'));

		await expect(restore(workspace, file)).rejects.toThrow('seraient oubliés');
		expect(currentEditionId(workspace)).toBe(later.edition);
		await restore(workspace, file, { force: true });
		expect(currentEditionId(workspace)).toBe(edition);
		expect(listDeliveries(workspace)).toHaveLength(4);
		expect(await lease.edition.database.all('select count(*) as n from facts.visitors')).toEqual([
			{ n: 3 }
		]);
	});

	it('mends a folder whose files were damaged', async () => {
		const { workspace, edition, file } = await backedUp();
		const opened = await openEdition(workspace);
		opened.database.close();
		const [first, second] = Object.keys(opened.manifest.parts).map((hash) =>
			partPath(workspace, hash)
		);
		rmSync(first!);
		chmodSync(second!, 0o644);
		writeFileSync(second!, 'nonsense');
		await expect(openEdition(workspace)).rejects.toThrow('abîmés');
		await restore(workspace, file);
		const mended = await openEdition(workspace);
		expect(mended.id).toBe(edition);
		mended.database.close();
	});

	it('is not written over a file that is there', async () => {
		const { workspace, file } = await backedUp();
		await expect(backup(workspace, file)).rejects.toThrow('existe déjà');
	});

	it('refuses an edition that is damaged, rather than keep it so', async () => {
		const { trial, workspace } = await backedUp();
		const opened = await openEdition(workspace);
		opened.database.close();
		rmSync(partPath(workspace, Object.keys(opened.manifest.parts)[0]!));
		const file = join(trial.folder, 'other.tar.gz');
		await expect(backup(workspace, file)).rejects.toThrow('abîmés');
		expect(existsSync(file)).toBe(false);
	});

	it.each([
		['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 2000)],
		['no archive', () => Buffer.from('not a backup')]
	])('that is %s is refused before anything is touched', async (_, change) => {
		const { trial, file } = await backedUp();
		const bad = join(trial.folder, 'bad.tar.gz');
		writeFileSync(bad, change(readFileSync(file)));
		const there = trial.open({ var: join(trial.folder, 'there') });
		await expect(restore(there, bad)).rejects.toThrow('Rien n’a été repris');
		expect(currentEditionId(there)).toBeNull();
		expect(existsSync(join(there.var, 'parts'))).toBe(false);
	});

	it('that is missing is said to be', async () => {
		const { trial, workspace } = await backedUp();
		await expect(restore(workspace, join(trial.folder, 'none.tar.gz'))).rejects.toThrow(
			'n’existe pas'
		);
	});

	it('holds neither the pseudonym key nor anything of it, and says which one it needs', async () => {
		const { workspace, file, contents } = await backedUp();
		const key = readFileSync(workspace.paths.key, 'utf8').trim();
		expect(contents.key).toBe(keyFingerprint(key));
		expect(Object.keys(contents.files)).not.toContain('pseudonym.key');
		const unpacked = gunzipSync(readFileSync(file));
		expect(unpacked.includes(key)).toBe(false);
		expect(unpacked.includes(contents.key!)).toBe(true);
	});

	it('is restored beside a key that lies elsewhere, under the same pseudonyms', async () => {
		const trial = realPeople();
		const safe = join(trial.folder, 'safe', 'pseudonyms');
		const workspace = trial.open({ keyFile: safe });
		const { edition } = await buildEdition(workspace);
		expect(statSync(safe).mode & 0o777).toBe(0o600);
		expect(readdirSync(workspace.var)).not.toContain('pseudonym.key');
		const file = join(trial.folder, 'saved.tar.gz');
		await backup(workspace, file);
		const there = trial.open({ var: join(trial.folder, 'there'), keyFile: safe });
		await restore(there, file);
		expect(await buildEdition(there)).toMatchObject({ edition, changed: false });
	});

	it('with another pseudonym key does not replace the one that is there unasked', async () => {
		const { trial, file } = await backedUp();
		const there = trial.open({ var: join(trial.folder, 'there') });
		await buildEdition(there);
		await expect(restore(there, file)).rejects.toThrow(/seraient oubliés|clé des pseudonymes/);
	});
});
