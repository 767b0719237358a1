import { localize, type Language } from '#lib/indicators/language.ts';
import type { Edition } from '../editions/edition.ts';
import { collectProblems } from '../programme/spec.ts';
import { reportNames, templateFile } from './template.ts';
import {
	parseTemplateFrontMatter,
	type ReportFormat,
	type TemplateFrontMatter
} from './template-front-matter.ts';

export type ReportSummary = {
	readonly name: string;
	readonly title: string;
	readonly description: string | null;
	readonly formats: readonly ReportFormat[];
	readonly for: TemplateFrontMatter['for'];
	readonly filters: boolean;
};

/** The templates of an edition; one that can't be read is listed under its name, and says why when it is built. */
export function listReports(
	edition: Pick<Edition, 'programme' | 'manifest'>,
	language: Language
): readonly ReportSummary[] {
	const { programme, manifest } = edition;
	return reportNames(programme).map((name) => {
		const file = templateFile(manifest.sources, name, language);
		const about = parseTemplateFrontMatter(manifest.sources[file] ?? '', file, collectProblems());
		return {
			name,
			title: about.title ? localize(about.title, language) : name,
			description: about.description ? localize(about.description, language) : null,
			formats: about.formats,
			for: about.for,
			filters: about.filters
		};
	});
}
