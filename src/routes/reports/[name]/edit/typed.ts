import { renderChart } from '#lib/charts/render-entry.ts';
import { languages } from '#lib/indicators/language.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { saveDraft, type Saved } from '#lib/server/templates/drafts.ts';
import { editedFile } from '#lib/server/templates/edited-file.ts';
import { typedText } from '#lib/server/templates/template-files.ts';
import { shownOrRefused, showTyped, type ShownText } from '#lib/server/templates/show-typed.ts';
import { momentOf, previewFields, type PreviewFields } from './preview-fields.ts';

/** What the editor's form says. */
export type TypedFields = {
	readonly file: string;
	readonly text: string;
	readonly hand: string;
	readonly seen: number;
	readonly base: string;
	readonly preview: PreviewFields;
};

export function typedFields(fields: ReadonlyMap<string, string>): TypedFields {
	const field = (name: string) => fields.get(name) ?? '';
	return {
		file: field('file'),
		text: field('text'),
		hand: field('hand'),
		seen: Number(field('seen')) || 0,
		base: field('base'),
		preview: previewFields((name) => fields.get(name))
	};
}

/** Keeps what is typed as the draft of its file; null when it is the file itself, and nobody drafts it. */
export async function keepTyped(
	{ application }: App.Locals,
	name: string,
	{ file, text, hand, seen, base }: TypedFields
): Promise<Saved | null> {
	const { path, draft, published } = await editedFile(application.workspace, name, file);
	if (draft === null && published === typedText(text)) return null;
	return saveDraft(application.workspace, { path, text, hand, seen, basedOn: base });
}

/** The report as the text would make it, for the moment and the place that the form says. */
export async function drawTyped(
	locals: App.Locals,
	name: string,
	{ file, text, hand, preview }: Pick<TypedFields, 'file' | 'text' | 'hand' | 'preview'>
): Promise<ShownText> {
	const { application, reader } = locals;
	const { workspace } = application;
	const { path } = await editedFile(workspace, name, file);
	const language = languages.find((one) => one === preview.language) ?? reader.language;
	const asked = {
		...{ name, path, text, hand },
		moment: momentOf(preview),
		reader: { ...reader, language },
		page: reader
	};
	return shownOrRefused(
		() => showTyped(workspace, asked, (id) => locals.edition(id), renderChart),
		reader
	);
}

/** Address of a page of the editor, in the reader's language. */
export function editHref(
	{ language }: App.Locals,
	name: string,
	file: string,
	{ step = '', ...rest }: { readonly step?: string } & Readonly<Record<string, string>> = {}
): string {
	const query = new URLSearchParams({ file, ...rest });
	return localizeHref(`/reports/${name}/edit${step}?${query}`, { locale: language });
}
