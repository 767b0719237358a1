import { localizeHref } from '#lib/paraglide/runtime.js';
import type {
	ReportFormat,
	TemplateFrontMatter
} from '#lib/server/reports/template-front-matter.ts';
import { subjectParameters, subjectsOf, type SubjectGroup } from './subjects.ts';

/** What a report may be about, each with the address of its file in one format. */
export type Chooser = {
	readonly for: TemplateFrontMatter['for'];
	readonly formats: readonly { readonly format: ReportFormat; readonly href: string }[];
	/** The one that is chosen. */
	readonly format: ReportFormat;
	readonly groups: readonly {
		readonly title: string | null;
		readonly items: readonly (SubjectGroup['items'][number] & { readonly href: string })[];
	}[];
};

/** Null for a report that is about all. The rest of the address stays as it is. */
export async function chooserOf(
	{ application, reader, edition, language }: App.Locals,
	{ name, about }: { readonly name: string; readonly about: TemplateFrontMatter },
	{ searchParams }: URL
): Promise<Chooser | null> {
	const parameter = subjectParameters[about.for];
	const [usual] = about.formats;
	if (parameter === null || usual === undefined) return null;
	const asked = searchParams.get('format');
	const format = about.formats.find((one) => one === asked) ?? usual;
	const address = (step: string, changes: Readonly<Record<string, string | null>>) => {
		const query = new URLSearchParams(searchParams);
		query.delete(parameter);
		for (const [name, value] of Object.entries(changes))
			if (value === null) query.delete(name);
			else query.set(name, value);
		const text = query.toString();
		const path = `/reports/${name}${step}${text === '' ? '' : `?${text}`}`;
		return localizeHref(path, { locale: language });
	};
	const inFormat = (one: ReportFormat) => ({ format: one === 'html' ? null : one });
	const groups = await subjectsOf(application.workspace, await edition(), about, reader);
	return {
		for: about.for,
		formats: about.formats.map((one) => ({
			format: one,
			href: address('/choose', inFormat(one))
		})),
		format,
		groups: groups.map(({ title, items }) => ({
			title,
			items: items.map((item) => ({
				...item,
				href: address('', { ...inFormat(format), [parameter]: item.id })
			}))
		}))
	};
}
