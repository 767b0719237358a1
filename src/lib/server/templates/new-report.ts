import type { Language } from '#lib/indicators/language.ts';
import type { Workspace } from '../editions/workspace.ts';
import { newRequest } from '../meetings/new-request.ts';
import { unknownName } from '../values/refusal.ts';
import { listDrafts, startDraft } from './drafts.ts';
import { reportTitle } from './report-title.ts';
import { readTemplatesHere } from './template-texts-here.ts';
import { checkReportName, ownerOf, readTemplatesNow, reportsIn } from './template-files.ts';

/**
 * Begins a report as a copy of another, in each language that it has, as drafts: nothing is in the
 * programme before they are published. Gives its name. Throws `unknown-report`, `bad-report-name`,
 * `report-exists`.
 */
export async function beginReport(
	workspace: Workspace,
	asked: { readonly from: string; readonly name: string }
): Promise<string> {
	const texts = await readTemplatesHere(workspace);
	const names = reportsIn(texts);
	if (!names.includes(asked.from))
		throw unknownName('unknown-report', { fr: 'Rapport', en: 'report' }, asked.from, names);
	const name = checkReportName(asked.name, names);
	for (const [path, text] of Object.entries(texts)) {
		const owner = ownerOf(path);
		if (owner?.name !== asked.from) continue;
		const language = owner.language === null ? '' : `.${owner.language}`;
		const copy = { path: `reports/${name}${language}.md`, text, hand: newRequest(), basedOn: '' };
		startDraft(workspace, copy);
	}
	return name;
}

/** A draft, as the list of reports tells it. */
export type ListedDraft = {
	readonly name: string;
	readonly title: string;
	readonly file: string;
	readonly at: string;
	readonly by: string;
	/** The report is not in the programme yet. */
	readonly fresh: boolean;
};

/** Drafts of reports' templates, by report. */
export async function draftsByReport(
	workspace: Workspace,
	language: Language
): Promise<readonly ListedDraft[]> {
	const drafts = listDrafts(workspace);
	if (drafts.length === 0) return [];
	const published = reportsIn(await readTemplatesNow(workspace));
	const texts = await readTemplatesHere(workspace);
	return drafts.flatMap(({ path, current }) => {
		const owner = ownerOf(path);
		if (owner === null) return [];
		const { name } = owner;
		const title = reportTitle({ ...texts, [path]: current.text }, name, language);
		const file = path.replace(/^reports\//, '');
		const { at, by } = current;
		return [{ name, title, file, at, by, fresh: !published.includes(name) }];
	});
}
