import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildLocked } from '../editions/build-edition.ts';
import { withBuildLock } from '../editions/build-lock.ts';
import type { BuildResult } from '../editions/build-result.ts';
import { replaceFile } from '../editions/replace-file.ts';
import { digest } from '../editions/settle-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { readSources } from '../programme/read-programme.ts';
import { figuresWork } from '../values/figures-work.ts';
import { targetsFile } from '../values/targets.ts';
import { emptyTargets } from './targets-text.ts';

/** The targets as the folder has them now, and the hash that says so. */
export type TargetsNow = { readonly text: string; readonly hash: string };

export async function readTargetsNow(workspace: Workspace): Promise<TargetsNow> {
	const sources = await readSources(workspace.folder);
	const text = sources[targetsFile] ?? emptyTargets;
	return { text, hash: await hashNow(workspace) };
}

/** Of the bytes as they lie there; an absent file has one too. */
async function hashNow(workspace: Workspace): Promise<string> {
	const bytes = await readFile(join(workspace.folder, targetsFile)).catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return Buffer.alloc(0);
			throw error;
		}
	);
	return digest(bytes);
}

/**
 * Writes `data/targets.csv` in place of the one with `hash`, then publishes an edition with it. A
 * file that changed meanwhile is left alone (`targets-changed`), and so is a folder that cannot be
 * written (`targets-read-only`). When no edition can be made of it, the file is put back as it was.
 */
export async function saveTargets(
	workspace: Workspace,
	text: string,
	hash: string
): Promise<BuildResult> {
	return withBuildLock(workspace, async () => {
		if ((await hashNow(workspace)) !== hash) throw changedMeanwhile();
		const path = join(workspace.folder, targetsFile);
		const before = await readFile(path).catch(() => null);
		await replaceFile(path, text, readOnly);
		try {
			return await buildLocked(workspace, { ...figuresWork });
		} catch (error) {
			if (before === null) await rm(path, { force: true });
			else await replaceFile(path, before, readOnly);
			throw error;
		}
	});
}

function changedMeanwhile(): JalonError {
	return new JalonError('targets-changed', {
		fr: `${targetsFile} a changé depuis que vous avez ouvert cette page. Rien n’est enregistré : rechargez la page et reprenez vos corrections.`,
		en: `${targetsFile} has changed since you opened this page. Nothing is saved: reload the page and make your corrections again.`
	});
}

function readOnly(cause: unknown): JalonError {
	return new JalonError(
		'targets-read-only',
		{
			fr: `Le dossier du programme ne peut pas être modifié d’ici. Rien n’est enregistré : demandez à qui l’administre d’y ouvrir l’écriture, ou corrigez ${targetsFile} là où il est tenu.`,
			en: `The programme’s folder cannot be changed from here. Nothing is saved: ask its administrator to allow writing, or correct ${targetsFile} where it is kept.`
		},
		[],
		{ cause }
	);
}
