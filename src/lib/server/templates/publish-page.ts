import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { compareTexts, type TextDifference } from './compare-texts.ts';
import { brokenBy, reportsUsing } from './check-reports-with.ts';
import { editedFile } from './edited-file.ts';
import { reportTitle } from './report-title.ts';
import { tellProblems, type ToldProblem } from './tell-problems.ts';
import { reportsIn } from './template-files.ts';

/** What publishing a draft, or giving it up, would do. */
export type PublishPage = {
	readonly name: string;
	readonly title: string;
	readonly file: string;
	readonly path: string;
	readonly draft: { readonly version: number; readonly at: string; readonly by: string } | null;
	/** What the draft changes in the file as it lies there. */
	readonly difference: TextDifference | null;
	/** No file lies there yet. */
	readonly fresh: boolean;
	/** The file changed since the draft was begun. */
	readonly moved: boolean;
	readonly problems: readonly ToldProblem[];
	/** Titles of the other reports that follow the same text. */
	readonly sharedWith: readonly string[];
};

/** Throws `unknown-report`, `unknown-template`. */
export async function publishPage(
	workspace: Workspace,
	{ programme }: Edition,
	asked: { readonly name: string; readonly file: string | null },
	{ language }: Reader
): Promise<PublishPage> {
	const { name, file, path, texts, published, draft, hash } = await editedFile(
		workspace,
		asked.name,
		asked.file
	);
	const text = draft?.current.text ?? published ?? '';
	const sources = { ...texts, [path]: text };
	const reports = reportsIn(sources);
	const drafted = { ...programme, reports, sources };
	return {
		name,
		title: reportTitle(sources, name, language),
		file,
		path,
		draft: draft && { ...draft.current },
		difference: draft && compareTexts(published ?? '', text),
		fresh: published === null,
		moved: draft !== null && draft.basedOn !== hash && published !== text,
		problems: tellProblems(
			brokenBy(drafted, path, published ?? undefined),
			path,
			sources,
			language
		),
		sharedWith: reportsUsing(drafted, path)
			.filter((other) => other !== name)
			.map((other) => reportTitle(sources, other, language))
	};
}
