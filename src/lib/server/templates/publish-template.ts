import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demandPublished } from '../declared/publish-edition.ts';
import { buildLocked } from '../editions/build-edition.ts';
import { withBuildLock } from '../editions/build-lock.ts';
import type { BuildResult } from '../editions/build-result.ts';
import { replaceFile } from '../editions/replace-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import { JalonError } from '../programme/problem.ts';
import { readSources } from '../programme/read-programme.ts';
import { figuresWork } from '../values/figures-work.ts';
import { demandRight } from './check-reports-with.ts';
import { closeDraft, demandVersion } from './drafts.ts';
import { listPublications, notePublication } from './publications.ts';
import { fileText, hashOf, ownerOf, readTemplatesNow, typedText } from './template-files.ts';

/**
 * Writes a draft in the place of its file, then publishes an edition with it and closes it. `version`
 * is the one that was seen. Left alone are a file that changed since the draft was begun
 * (`template-changed`), a folder that cannot be written (`template-read-only`), a text with mistakes
 * (`report-invalid`). When no edition can be made of it, the file is put back as it was. Killed at any
 * moment, the draft is still there, and published again it goes on from where it was.
 */
export async function publishTemplate(
	workspace: Workspace,
	path: string,
	version: number
): Promise<BuildResult> {
	return withBuildLock(workspace, async () => {
		const draft = demandVersion(workspace, path, version);
		const { text } = draft.current;
		const texts = await readTemplatesNow(workspace);
		const before = texts[path];
		const written = before !== undefined && typedText(before) === typedText(fileText(text, before));
		const isSame = hashOf(texts, path) === draft.basedOn;
		if (!isSame && !written) throw changedSince(path);
		if (isSame && written) throw nothingNew(path);
		demandMain(path, Object.keys(texts));
		const file = join(workspace.folder, path);
		const bytes = before === undefined ? null : await readFile(file);
		const after = fileText(text, bytes?.toString('utf8'));
		const sources = { ...(await readSources(workspace.folder)), [path]: after };
		demandRight(parseProgramme(sources, workspace.folder), path, before);
		if (!written) await replaceFile(file, after, readOnly);
		try {
			const result = await buildLocked(workspace, { ...figuresWork });
			await demandPublished(workspace, result);
			workspace.records.transaction(() => {
				const earlier = written ? earlierText(workspace, path, before) : (before ?? null);
				const { edition } = result;
				notePublication(workspace, { path, text, before: earlier, edition });
				closeDraft(workspace, draft, 'published');
			});
			return result;
		} catch (error) {
			if (!written && bytes === null) await rm(file, { force: true });
			else if (!written && bytes !== null) await replaceFile(file, bytes, readOnly);
			throw error;
		}
	});
}

/** Of a file that was written by a publication that was cut short, what was published before. */
function earlierText(workspace: Workspace, path: string, now: string): string | null {
	return listPublications(workspace, path)[0]?.text ?? typedText(now);
}

/** A variant in another language speaks beside a report, never alone. */
function demandMain(path: string, paths: readonly string[]): void {
	const owner = ownerOf(path);
	if (!owner?.language || paths.includes(`reports/${owner.name}.md`)) return;
	throw new JalonError('template-alone', {
		fr: `Publiez d’abord reports/${owner.name}.md : ${path} en est la version dans une autre langue.`,
		en: `Publish reports/${owner.name}.md first: ${path} is its version in another language.`
	});
}

function nothingNew(path: string): JalonError {
	return new JalonError('template-same', {
		fr: `Ce brouillon est le texte de ${path} : il n’y a rien à publier.`,
		en: `This draft is the text of ${path}: there is nothing to publish.`
	});
}

function changedSince(path: string): JalonError {
	return new JalonError('template-changed', {
		fr: `${path} a changé depuis que ce brouillon a été commencé. Rien n’est publié, rien n’est perdu : le brouillon montre ce qui a changé.`,
		en: `${path} has changed since this draft was begun. Nothing is published, nothing is lost: the draft shows what changed.`
	});
}

function readOnly(cause: unknown): JalonError {
	return new JalonError(
		'template-read-only',
		{
			fr: 'Le dossier du programme ne peut pas être modifié d’ici. Rien n’est publié, le brouillon reste : demandez à qui l’administre d’y ouvrir l’écriture, ou copiez le texte là où le modèle est tenu.',
			en: 'The programme’s folder cannot be changed from here. Nothing is published, the draft stays: ask its administrator to allow writing, or copy the text to where the template is kept.'
		},
		[],
		{ cause }
	);
}
