import type { Language } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { newRequest } from '../meetings/new-request.ts';
import { reportsUsing } from './check-reports-with.ts';
import { compareTexts, type TextDifference } from './compare-texts.ts';
import type { DraftText } from './drafts.ts';
import { editedFile, filesOf, type EditedFile, type ReportFile } from './edited-file.ts';
import { insertionGroups, type InsertionGroup } from './insertions.ts';
import { previewChoices, type Moment, type PreviewChoices } from './preview-choices.ts';
import { languagesShowing, withText } from './preview.ts';
import { aboutReport, reportTitle } from './report-title.ts';
import { reportsIn, type TemplateTexts } from './template-files.ts';

/** Who typed a text, and when. */
export type Hand = Pick<DraftText, 'number' | 'at' | 'by'>;

export type EditPage = {
	readonly name: string;
	/** The report's. */
	readonly title: string;
	readonly file: string;
	readonly path: string;
	readonly files: readonly ReportFile[];
	/** Languages of the programme that the report's template does not have yet, with the file it would be. */
	readonly missing: readonly { readonly language: Language; readonly file: string }[];
	/** No file lies there yet. */
	readonly fresh: boolean;
	readonly draft: Hand | null;
	readonly text: string;
	/** What the form of the page says of what it shows. */
	readonly form: { readonly hand: string; readonly seen: number; readonly base: string };
	/** A text that is shown in the draft's place, beside what the draft has. */
	readonly shown: (Hand & { readonly difference: TextDifference }) | null;
	/** Other texts of the draft that differ from it. */
	readonly others: readonly Hand[];
	/** The file changed since the draft was begun: what the draft changes in it as it is now. */
	readonly moved: TextDifference | null;
	/** Titles of other reports that include this part. */
	readonly sharedWith: readonly string[];
	/** The report does not include this part: it is shown alone. */
	readonly alone: boolean;
	/** Languages in which the preview can show it. */
	readonly languages: readonly Language[];
	/** What the preview may be drawn for, and is. */
	readonly choices: PreviewChoices;
	readonly insertions: readonly InsertionGroup[];
};

/**
 * What the editor shows of a file of a report. `text` is the number of a text of the draft to show in
 * the place of what counts. Throws `unknown-report`, `unknown-template`.
 */
export async function editPage(
	workspace: Workspace,
	edition: Edition,
	asked: {
		readonly name: string;
		readonly file: string | null;
		readonly text: number | null;
		readonly moment: Moment;
	},
	reader: Reader
): Promise<EditPage> {
	const edited = await editedFile(workspace, asked.name, asked.file, reader.language);
	const { name, path, file, texts, published, draft, hash } = edited;
	const { programme } = edition;
	const shown = draft?.others.find(({ number }) => number === asked.text) ?? null;
	const text = shown?.text ?? draft?.current.text ?? startOf(edited);
	const current = draft?.current ?? null;
	const others = (draft?.others ?? []).filter(
		(other) => other !== shown && other.text !== draft?.current.text
	);
	const here = withText(texts, { name, path, text });
	const files = filesOf(workspace, edited, programme);
	const about = aboutReport(here, name, reader.language);
	const isPart = edited.language === null;
	const showing = languagesShowing({ ...texts, [path]: text }, name, path);
	return {
		name,
		title: reportTitle(here, name, reader.language),
		file,
		path,
		files,
		missing: programme.settings.languages
			.map((language) => ({ language, file: `${name}.${language}.md` }))
			.filter(
				({ language, file: one }) => language !== 'fr' && !files.some((own) => own.file === one)
			),
		fresh: published === null,
		draft: current && bare(current),
		text,
		form: { hand: newRequest(), seen: current?.version ?? 0, base: hash },
		shown: shown && { ...bare(shown), difference: compareTexts(draft!.current.text, shown.text) },
		others: others.map(bare),
		moved:
			draft && draft.basedOn !== hash && published !== draft.current.text
				? compareTexts(published ?? '', draft.current.text)
				: null,
		sharedWith: isPart ? sharedWith(edition, texts, path, name, reader.language) : [],
		alone: isPart && showing.length === 0,
		languages: showing.length > 0 ? showing : languagesShowing(here, name, path),
		choices: await previewChoices(workspace, edition, { about, asked: asked.moment }, reader),
		insertions: insertionGroups(programme, partFiles(texts, path), reader.language)
	};
}

/** A variant in another language begins as the report's own template. */
function startOf({ name, published, texts }: EditedFile): string {
	return published ?? texts[`reports/${name}.md`] ?? '';
}

function bare({ number, at, by }: DraftText): Hand {
	return { number, at, by };
}

function sharedWith(
	{ programme }: Edition,
	texts: TemplateTexts,
	path: string,
	name: string,
	language: Language
): readonly string[] {
	return reportsUsing({ ...programme, reports: reportsIn(texts), sources: texts }, path)
		.filter((other) => other !== name)
		.map((other) => reportTitle(texts, other, language));
}

/** Parts that another text may include, as tags name them. */
function partFiles(texts: TemplateTexts, path: string): readonly string[] {
	return Object.keys(texts)
		.filter((one) => one !== path && /^reports\/.+\//.test(one))
		.map((one) => one.replace(/^reports\//, ''));
}
