import type { Workspace } from '../editions/workspace.ts';
import { stampOf } from '../meetings/stamp.ts';
import { JalonError } from '../programme/problem.ts';

/** A text of a file of `reports/` that was published from Jalon. */
export type TemplatePublication = {
	readonly number: number;
	readonly path: string;
	readonly text: string;
	/** What the file held before; null where there was none. */
	readonly before: string | null;
	/** The edition that it was published with. */
	readonly edition: string;
	readonly at: string;
	readonly by: string;
};

const select = `select number, path, text, before, edition, published_at as at, published_by as by
	from template_publications`;

/** Those of a file, the latest first. */
export function listPublications(
	{ records }: Workspace,
	path: string
): readonly TemplatePublication[] {
	return records.all<TemplatePublication>(`${select} where path = ? order by number desc`, path);
}

/** Throws `unknown-publication`. */
export function findPublication(
	{ records }: Workspace,
	path: string,
	number: number
): TemplatePublication {
	const found = records.one<TemplatePublication>(
		`${select} where path = ? and number = ?`,
		...[path, number]
	);
	if (found) return found;
	throw new JalonError('unknown-publication', {
		fr: `Aucune publication de ${path} n’a le numéro ${number}.`,
		en: `No publication of ${path} has the number ${number}.`
	});
}

export function notePublication(
	workspace: Workspace,
	{ path, text, before, edition }: Omit<TemplatePublication, 'number' | 'at' | 'by'>
): void {
	const { at, by } = stampOf(workspace, {});
	workspace.records.run(
		`insert into template_publications (path, text, before, edition, published_at, published_by)
			values (?, ?, ?, ?, ?, ?)`,
		...[path, text, before, edition, at, by]
	);
}
