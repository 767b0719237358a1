import { localize, type Language } from '#lib/indicators/language.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { JalonError } from '../programme/problem.ts';
import type { TemplateFrontMatter } from '../reports/template-front-matter.ts';
import { aboutReport, reportTitle } from './report-title.ts';
import { tellProblems, type ToldProblem } from './tell-problems.ts';
import { readTemplatesNow } from './template-files.ts';

/** Why a report is not made, as its page tells it. */
export type RefusedReport = {
	readonly name: string;
	readonly title: string;
	readonly about: TemplateFrontMatter;
	readonly code: string;
	readonly message: string;
	/** What is wrong in the template, each with its file. */
	readonly problems: readonly ToldProblem[];
	/** Those of these files, from `reports/`, that the programme's folder has changed since this edition. */
	readonly changed: readonly string[];
};

export async function refusedReport(
	workspace: Workspace,
	{ manifest }: Pick<Edition, 'manifest'>,
	{ name, refusal }: { readonly name: string; readonly refusal: JalonError },
	language: Language
): Promise<RefusedReport> {
	const { code, text, problems } = refusal;
	const { sources } = manifest;
	const now = problems.length > 0 ? await readTemplatesNow(workspace) : {};
	const files = [...new Set(problems.map(({ file }) => file))];
	return {
		name,
		title: reportTitle(sources, name, language),
		about: aboutReport(sources, name, language),
		code,
		message: localize(text, language),
		problems: tellProblems(problems, '', sources, language),
		changed: files
			.filter((file) => now[file] !== sources[file])
			.map((file) => file.replace(/^reports\//, ''))
	};
}
