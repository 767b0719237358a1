import type { Language } from '#lib/indicators/language.ts';
import type { Workspace } from '../editions/workspace.ts';
import { newRequest } from '../meetings/new-request.ts';
import { JalonError } from '../programme/problem.ts';
import { compareTexts, type TextDifference } from './compare-texts.ts';
import { droppedDrafts, startDraft } from './drafts.ts';
import { editedFile } from './edited-file.ts';
import { findPublication, listPublications } from './publications.ts';
import { reportTitle } from './report-title.ts';
import { typedText } from './template-files.ts';

/** A text that was published, or given up. */
export type HistoryEntry = {
	/** What its text is taken up again by: `published-3`, `dropped-7`. */
	readonly key: string;
	readonly kind: 'published' | 'dropped';
	readonly at: string;
	readonly by: string;
	/** What a publication changed; what a draft would change today. */
	readonly difference: TextDifference;
	/** The text that it replaced can be taken up too: the oldest that is known. */
	readonly before: string | null;
};

export type HistoryPage = {
	readonly name: string;
	readonly title: string;
	readonly file: string;
	/** The latest first. */
	readonly entries: readonly HistoryEntry[];
};

/** Throws `unknown-report`, `unknown-template`. */
export async function historyPage(
	workspace: Workspace,
	asked: { readonly name: string; readonly file: string | null },
	language: Language
): Promise<HistoryPage> {
	const { name, file, path, texts, published } = await editedFile(
		workspace,
		asked.name,
		asked.file
	);
	const publications = listPublications(workspace, path);
	const entries = [
		...publications.map(({ number, at, by, text, before }, index): HistoryEntry => ({
			key: `published-${number}`,
			kind: 'published',
			at,
			by,
			difference: compareTexts(typedText(before ?? ''), text),
			before: before !== null && index === publications.length - 1 ? `before-${number}` : null
		})),
		...droppedDrafts(workspace, path).map(({ number, current }): HistoryEntry => ({
			key: `dropped-${number}`,
			kind: 'dropped',
			at: current.at,
			by: current.by,
			difference: compareTexts(published ?? '', current.text),
			before: null
		}))
	];
	return {
		name,
		title: reportTitle(texts, name, language),
		file,
		entries: entries.toSorted((a, b) => b.at.localeCompare(a.at))
	};
}

/**
 * Takes an earlier text up as the draft of its file; one that is being written stays beside. Gives
 * the file. Throws `unknown-publication`.
 */
export async function resumeText(
	workspace: Workspace,
	asked: { readonly name: string; readonly file: string | null; readonly key: string }
): Promise<string> {
	const { path, file, hash } = await editedFile(workspace, asked.name, asked.file);
	const text = typedText(earlierText(workspace, path, asked.key));
	startDraft(workspace, { path, text, hand: newRequest(), basedOn: hash });
	return file;
}

function earlierText(workspace: Workspace, path: string, key: string): string {
	const [, kind, number] = /^(published|before|dropped)-(\d{1,9})$/.exec(key) ?? [];
	if (kind === 'dropped') {
		const found = droppedDrafts(workspace, path).find((draft) => draft.number === Number(number));
		if (found) return found.current.text;
	} else if (kind !== undefined) {
		const { text, before } = findPublication(workspace, path, Number(number));
		return kind === 'before' ? (before ?? '') : text;
	}
	throw new JalonError('unknown-publication', {
		fr: `Aucun texte de ${path} ne s’appelle « ${key} ».`,
		en: `No text of ${path} is called “${key}”.`
	});
}
