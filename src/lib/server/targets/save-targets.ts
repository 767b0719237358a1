import { chmod, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildLocked } from '../editions/build-edition.ts';
import { withBuildLock } from '../editions/build-lock.ts';
import type { BuildResult } from '../editions/build-result.ts';
import { digest, syncFolder, unsettledPath } from '../editions/settle-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import { diskFull, isDiskFull } from '../disk-full.ts';
import { JalonError } from '../programme/problem.ts';
import { readSources } from '../programme/read-programme.ts';
import { checkTargets, targetsFile } from '../values/targets.ts';
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
		await replaceFile(path, text);
		try {
			return await buildLocked(workspace, { check: checkTargets });
		} catch (error) {
			if (before === null) await rm(path, { force: true });
			else await replaceFile(path, before);
			throw error;
		}
	});
}

/** Beside, synced, renamed, with the rights of the file it replaces. */
async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
	const folder = dirname(path);
	let written: string | null = null;
	try {
		written = await unsettledPath(folder);
		const mode = await stat(path).then(
			(found) => found.mode & 0o777,
			() => 0o644
		);
		const handle = await open(written, 'wx');
		try {
			await handle.writeFile(content);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await chmod(written, mode);
		await rename(written, path);
		await syncFolder(folder);
	} catch (error) {
		if (written !== null) await rm(written, { force: true }).catch(() => {});
		const { code } = error as NodeJS.ErrnoException;
		if (isDiskFull(error)) throw diskFull(error);
		if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw readOnly(error);
		throw error;
	}
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
