import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyFingerprint } from '../ingest/pseudonym.ts';
import { readEnvironment } from '../programme/environment.ts';
import { buildEdition } from './build-edition.ts';
import { openEdition } from './open-edition.ts';
import { knownKeys } from './pseudonym-key.ts';
import { trialProgramme, type TrialProgramme } from './trial-programme.ts';

function realPeople(): TrialProgramme {
	const trial = trialProgramme();
	const settings = trial.read('data/programme.yaml');
	trial.write('data/programme.yaml', settings.replace('fictitious: true', 'fictitious: false'));
	return trial;
}

const march = [
	'data/exports/visits/2019-03.csv',
	'Numéro;Date;Visiteurs\nd;01/03/2019;6\n'
] as const;

describe('the pseudonym key', () => {
	it('is named by its fingerprint in the edition, and never written there', async () => {
		const workspace = realPeople().open();
		const { edition } = await buildEdition(workspace);
		const key = readFileSync(workspace.paths.key, 'utf8').trim();
		const manifest = readFileSync(join(workspace.paths.editions, `${edition}.json`), 'utf8');
		expect(manifest).toContain(keyFingerprint(key));
		expect(manifest).not.toContain(key);
	});

	it('of a fictitious programme is told by nothing', async () => {
		const workspace = trialProgramme().open();
		await buildEdition(workspace);
		const { manifest, database } = await openEdition(workspace);
		database.close();
		expect(manifest.key).toBeUndefined();
		expect(existsSync(workspace.paths.key)).toBe(false);
	});

	it('that is lost is told, and no other is drawn in its place', async () => {
		const trial = realPeople();
		const workspace = trial.open();
		await buildEdition(workspace);
		rmSync(workspace.paths.key);
		trial.write(...march);
		await expect(buildEdition(workspace)).rejects.toMatchObject({ code: 'key-lost' });
		expect(existsSync(workspace.paths.key)).toBe(false);
	});

	it('that is another is told with both fingerprints, even when no file is new', async () => {
		const trial = realPeople();
		const workspace = trial.open();
		const { edition } = await buildEdition(workspace);
		const former = readFileSync(workspace.paths.key, 'utf8').trim();
		writeFileSync(workspace.paths.key, 'a-new-key-drawn-by-somebody\n');
		const refused = buildEdition(workspace);
		await expect(refused).rejects.toMatchObject({ code: 'key-changed' });
		await expect(refused).rejects.toThrow(keyFingerprint(former));
		await expect(refused).rejects.toThrow(keyFingerprint('a-new-key-drawn-by-somebody'));
		const changed = await buildEdition(workspace, { newKey: true });
		expect(changed.edition).not.toBe(edition);
		expect((await buildEdition(workspace)).changed).toBe(false);
	});

	it('is the first line of its file, the others being former ones', () => {
		const trial = realPeople();
		const keyFile = join(trial.folder, 'keys');
		writeFileSync(
			keyFile,
			'# drawn in 2024\nsecond-key-of-16-characters\n\nfirst-key-of-16-characters\n'
		);
		expect(knownKeys(trial.open({ keyFile }), false)).toEqual({
			current: 'second-key-of-16-characters',
			former: ['first-key-of-16-characters']
		});
		writeFileSync(keyFile, 'short\n');
		expect(() => knownKeys(trial.open({ keyFile }), false)).toThrow('au moins 16');
	});

	it('is said in one way, not two', () => {
		const given = { JALON_KEY: 'a-key-of-16-characters', JALON_KEY_FILE: 'keys' };
		expect(() => readEnvironment(given, '/')).toThrow('gardez l’une des deux');
		expect(readEnvironment({ JALON_KEY_FILE: 'safe/keys' }, '/srv').keyFile).toBe('/srv/safe/keys');
	});
});
