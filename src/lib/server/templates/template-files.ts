import { languages, type Language } from '#lib/indicators/language.ts';
import { digest } from '../editions/settle-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { readTemplateSources } from '../programme/read-programme.ts';
import { unknownName } from '../values/refusal.ts';

/** The files of `reports/` as they lie in the programme's folder, by path from there. */
export type TemplateTexts = Readonly<Record<string, string>>;

export function readTemplatesNow({ folder }: Pick<Workspace, 'folder'>): Promise<TemplateTexts> {
	return readTemplateSources(folder);
}

/** Says whether a file is still what a draft was begun from; empty where there is none. */
export function hashOf(texts: TemplateTexts, path: string): string {
	const text = texts[path];
	return text === undefined ? '' : digest(text);
}

/** A text as it is typed: lines end with one sign, whatever the file or the browser has. */
export function typedText(text: string): string {
	return text
		.replace(/^\uFEFF/, '')
		.replaceAll('\r\n', '\n')
		.replaceAll('\0', '');
}

/** The same as the file that it replaces has it: its line ends, its byte order mark, a last line that ends. */
export function fileText(typed: string, before: string | undefined): string {
	const ended = typed === '' || typed.endsWith('\n') ? typed : `${typed}\n`;
	const lines = before?.includes('\r\n') ? ended.replaceAll('\n', '\r\n') : ended;
	return before?.startsWith('\uFEFF') ? `\uFEFF${lines}` : lines;
}

/** The report that a file is the template of, and in which language's variant; null for a part. */
export function ownerOf(
	path: string
): { readonly name: string; readonly language: Language | null } | null {
	const [, name, language] = /^reports\/([^/]+?)(?:\.([a-z]{2}))?\.md$/.exec(path) ?? [];
	if (name === undefined) return null;
	return { name, language: languages.find((one) => one === language) ?? null };
}

/** Reports that have a template among these files. */
export function reportsIn(texts: TemplateTexts): readonly string[] {
	return Object.keys(texts)
		.flatMap((path) => {
			const owner = ownerOf(path);
			return owner && owner.language === null ? [owner.name] : [];
		})
		.toSorted();
}

/** Characters of a report's name. */
export const longestName = 60;

/** A name that a new report may take. Throws `bad-report-name`, with one that would do, `report-exists`. */
export function checkReportName(typed: string, taken: readonly string[]): string {
	const name = typed.trim();
	const proposed = name
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^[-0-9]+|-+$/g, '')
		.slice(0, longestName);
	if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) || name.length > longestName)
		throw new JalonError('bad-report-name', {
			fr: `Nom « ${name} » : des lettres minuscules sans accent, des chiffres et des tirets, ${longestName} au plus.${proposed === '' ? '' : ` Par exemple : ${proposed}.`}`,
			en: `Name “${name}”: lower-case letters without accents, digits and hyphens, ${longestName} at most.${proposed === '' ? '' : ` For example: ${proposed}.`}`
		});
	if (taken.includes(name))
		throw new JalonError('report-exists', {
			fr: `Un rapport s’appelle déjà « ${name} ». Choisissez un autre nom.`,
			en: `A report is already called “${name}”. Choose another name.`
		});
	return name;
}

/**
 * The path of a file that may be written: one that lies there or has a draft, or a variant by language
 * of one. `file` is what an address says, from `reports/`. Throws `unknown-template`.
 */
export function checkTemplatePath(file: string, known: readonly string[]): string {
	const path = `reports/${file}`;
	if (known.includes(path)) return path;
	const owner = ownerOf(path);
	if (owner?.language && known.includes(`reports/${owner.name}.md`)) return path;
	throw unknownName(
		'unknown-template',
		{ fr: 'Modèle', en: 'template' },
		file,
		known.map((one) => one.replace(/^reports\//, ''))
	);
}
