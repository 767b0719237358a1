import { localize, type Language } from '#lib/indicators/language.ts';
import { collectProblems } from '../programme/spec.ts';
import {
	parseTemplateFrontMatter,
	type TemplateFrontMatter
} from '../reports/template-front-matter.ts';
import { templateFile } from '../reports/template.ts';
import type { TemplateTexts } from './template-files.ts';

/** What a report says of itself, as far as it can be read. */
export function aboutReport(
	texts: TemplateTexts,
	name: string,
	language: Language
): TemplateFrontMatter {
	const file = templateFile(texts, name, language);
	return parseTemplateFrontMatter(texts[file] ?? '', file, collectProblems());
}

export function reportTitle(texts: TemplateTexts, name: string, language: Language): string {
	const { title } = aboutReport(texts, name, language);
	return title ? localize(title, language) : name;
}
