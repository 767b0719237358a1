import type { Problem } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { collectProblems, uniqueProblems, type Problems } from '../programme/spec.ts';
import { checkTemplate } from '../reports/check-template.ts';
import { readTemplate, reportNames, type Template } from '../reports/template.ts';
import { templateInvalid } from '../reports/template-invalid.ts';

/** Names of the reports that use a file, as their template in a language or as a part of it. */
export function reportsUsing(programme: Programme, path: string): readonly string[] {
	const names = readAll(programme)
		.filter(({ template }) => uses(template, path))
		.map(({ template }) => template.name);
	return [...new Set(names)];
}

/** What is wrong in the reports that use a file; a part that none includes is read by nobody yet. */
export function problemsWith(programme: Programme, path: string): readonly Problem[] {
	return uniqueProblems(
		readAll(programme).flatMap(({ template, problems }) => {
			if (!uses(template, path)) return [];
			checkTemplate(template, programme, problems);
			return problems.list;
		})
	);
}

/** Every report's template in each language, with what is wrong in its front matter. */
function readAll(
	programme: Programme
): readonly { readonly template: Template; readonly problems: Problems }[] {
	const { sources, settings } = programme;
	return reportNames(programme)
		.filter((name) => sources[`reports/${name}.md`] !== undefined)
		.flatMap((name) =>
			settings.languages.map((language) => {
				const problems = collectProblems();
				const template = readTemplate(programme, sources, name, language, problems);
				return { template, problems };
			})
		);
}

/**
 * What publishing a file would break: its own mistakes, and those of other files that it did not have
 * with the text before, so that two files with mistakes can be put right one after the other.
 */
export function brokenBy(
	programme: Programme,
	path: string,
	before: string | undefined
): readonly Problem[] {
	const others = Object.fromEntries(
		Object.entries(programme.sources).filter(([file]) => file !== path)
	);
	const sources = before === undefined ? others : { ...others, [path]: before };
	const known = problemsWith({ ...programme, sources }, path).map((one) => JSON.stringify(one));
	return problemsWith(programme, path).filter(
		(problem) => problem.file === path || !known.includes(JSON.stringify(problem))
	);
}

/** Throws `report-invalid` with each problem. */
export function demandRight(programme: Programme, path: string, before: string | undefined): void {
	const problems = brokenBy(programme, path, before);
	if (problems.length > 0) throw templateInvalid(problems);
}

/** Whether a template is this file, or includes it, directly or not. */
export function uses(template: Template, path: string): boolean {
	return template.file === path || partsOf(template).includes(path);
}

/** Paths of the parts that a template includes, in the order in which it does. */
export function partsOf(template: Template): readonly string[] {
	const found = new Set<string>();
	const look = (file: Template['root']) => {
		for (const node of file.walk()) {
			if (node.type !== 'tag' || node.tag !== 'partial') continue;
			const part = template.partials.get(String(node.attributes['file']));
			if (!part || found.has(part.file)) continue;
			found.add(part.file);
			look(part.root);
		}
	};
	look(template.root);
	return [...found];
}
