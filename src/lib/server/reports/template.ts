import Markdoc, { type Node } from '@markdoc/markdoc';
import type { Language } from '#lib/indicators/language.ts';
import { nearestName } from '../programme/nearest.ts';
import { JalonError } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { collectProblems, type Problems } from '../programme/spec.ts';
import { parseTemplateFrontMatter, type TemplateFrontMatter } from './template-front-matter.ts';

/** A file of `reports/`, parsed; `lines` are those of the file, for places. */
export type TemplateFile = {
	readonly file: string;
	readonly lines: readonly string[];
	readonly root: Node;
};

export type Template = TemplateFile & {
	readonly name: string;
	readonly about: TemplateFrontMatter;
	/** Other files of `reports/` by path from there, which `{% partial %}` names. */
	readonly partials: ReadonlyMap<string, TemplateFile>;
};

type Sources = Readonly<Record<string, string>>;

/** Report names: `reports/<name>.md`, without the variants by language `<name>.en.md`. */
export function reportNames(programme: Pick<Programme, 'reports'>): readonly string[] {
	return programme.reports.filter((name) => !/\.[a-z]{2}$/.test(name)).toSorted();
}

/** The template's file for a reader: `<name>.en.md` where there is one, else `<name>.md`. */
export function templateFile(sources: Sources, name: string, language: Language): string {
	const variant = `reports/${name}.${language}.md`;
	return sources[variant] === undefined ? `reports/${name}.md` : variant;
}

/** Parses a report's template and what it may include. Throws `unknown-report`, naming the nearest. */
export function readTemplate(
	programme: Pick<Programme, 'reports'>,
	sources: Sources,
	name: string,
	language: Language,
	problems: Problems = collectProblems()
): Template {
	const file = templateFile(sources, name, language);
	const text = sources[file];
	const names = reportNames(programme);
	if (text === undefined || !names.includes(name)) throw unknownReport(name, names);
	const partials = Object.entries(sources).flatMap(([path, content]) => {
		const short = /^reports\/(.+\/.+\.md)$/.exec(path)?.[1];
		return short === undefined ? [] : [[short, parseFile(path, content)] as const];
	});
	return {
		...parseFile(file, text),
		name,
		about: parseTemplateFrontMatter(text, file, problems),
		partials: new Map(partials)
	};
}

function parseFile(file: string, text: string): TemplateFile {
	const plain = text.replace(/^\uFEFF/, '');
	return {
		file,
		lines: plain.split(/\r?\n/),
		root: Markdoc.parse(tokenizer.tokenize(plain), { file, location: true })
	};
}

/** A comment is nothing that a reader sees. */
const tokenizer = new Markdoc.Tokenizer({ allowComments: true });

function unknownReport(name: string, names: readonly string[]): JalonError {
	const near = nearestName(name, names);
	const listed = names.join(', ');
	const none = names.length === 0;
	return new JalonError('unknown-report', {
		fr: `Rapport « ${name} » inconnu.${
			near
				? ` Vouliez-vous dire « ${near} » ?`
				: none
					? ' Le dossier reports/ est vide.'
					: ` Possibles : ${listed}.`
		}`,
		en: `Unknown report “${name}”.${
			near
				? ` Did you mean “${near}”?`
				: none
					? ' The folder reports/ is empty.'
					: ` Possible: ${listed}.`
		}`
	});
}
