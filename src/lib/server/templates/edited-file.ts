import type { Language } from '#lib/indicators/language.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Programme } from '../programme/programme.ts';
import { readTemplate, templateFile } from '../reports/template.ts';
import { unknownName } from '../values/refusal.ts';
import { partsOf } from './check-reports-with.ts';
import { openDraft, type Draft } from './drafts.ts';
import { readTemplatesHere } from './template-texts-here.ts';
import {
	checkTemplatePath,
	hashOf,
	ownerOf,
	readTemplatesNow,
	reportsIn,
	typedText,
	type TemplateTexts
} from './template-files.ts';

/** A file of a report, as it is chosen among the others. */
export type ReportFile = {
	/** From `reports/`, as addresses say it. */
	readonly file: string;
	readonly path: string;
	/** Of the report's template, the language that it is in; null for a part. */
	readonly language: Language | null;
	/** Somebody writes a draft of it. */
	readonly drafted: boolean;
};

/** One file of `reports/` that somebody writes, in the report that they write it for. */
export type EditedFile = {
	readonly name: string;
	readonly path: string;
	readonly file: string;
	readonly language: Language | null;
	/** The programme's folder with the drafts of files that are not there yet. */
	readonly texts: TemplateTexts;
	/** The file as it lies there; null when only a draft has it. */
	readonly published: string | null;
	readonly hash: string;
	readonly draft: Draft | null;
};

/**
 * The file that an address names: the report's own template, in the reader's language where it has
 * one, unless `file` says another. Throws `unknown-report`, `unknown-template`.
 */
export async function editedFile(
	workspace: Workspace,
	name: string,
	file: string | null,
	language: Language = 'fr'
): Promise<EditedFile> {
	const [now, texts] = await Promise.all([
		readTemplatesNow(workspace),
		readTemplatesHere(workspace)
	]);
	const names = reportsIn(texts);
	if (!names.includes(name))
		throw unknownName('unknown-report', { fr: 'Rapport', en: 'report' }, name, names);
	const known = Object.keys(texts).filter((path) => {
		const owner = ownerOf(path);
		return owner === null || owner.name === name;
	});
	const own = templateFile(texts, name, language);
	const path = file === null ? own : checkTemplatePath(file, known);
	const published = now[path];
	return {
		name,
		path,
		file: path.replace(/^reports\//, ''),
		language: ownerOf(path)?.language ?? (ownerOf(path) ? 'fr' : null),
		texts,
		published: published === undefined ? null : typedText(published),
		hash: hashOf(now, path),
		draft: openDraft(workspace, path)
	};
}

/** The report's template in each language that has its own, then the parts that they include. */
export function filesOf(
	workspace: Workspace,
	{ name, path, texts }: EditedFile,
	{ settings }: Pick<Programme, 'settings'>
): readonly ReportFile[] {
	const main = `reports/${name}.md`;
	const variants = settings.languages
		.filter((language) => language !== 'fr')
		.map((language) => `reports/${name}.${language}.md`)
		.filter((variant) => texts[variant] !== undefined);
	const programme = { reports: reportsIn(texts) };
	const parts = settings.languages.flatMap((language) =>
		partsOf(readTemplate(programme, texts, name, language))
	);
	return [...new Set([main, ...variants, ...parts, path])].map((one) => ({
		file: one.replace(/^reports\//, ''),
		path: one,
		language: ownerOf(one)?.language ?? (ownerOf(one) ? 'fr' : null),
		drafted: openDraft(workspace, one) !== null
	}));
}
