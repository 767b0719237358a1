import type { Workspace } from '../editions/workspace.ts';
import { listDrafts } from './drafts.ts';
import { readTemplatesNow, type TemplateTexts } from './template-files.ts';

/** The files of `reports/`, with the drafts of those that are not there yet. */
export async function readTemplatesHere(workspace: Workspace): Promise<TemplateTexts> {
	const texts = await readTemplatesNow(workspace);
	const fresh = listDrafts(workspace)
		.filter(({ path }) => texts[path] === undefined)
		.map(({ path, current }) => [path, current.text]);
	return { ...Object.fromEntries(fresh), ...texts };
}
