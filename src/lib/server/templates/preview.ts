import { languages, type Language } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError, type Problem } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { collectProblems } from '../programme/spec.ts';
import { checkTemplate } from '../reports/check-template.ts';
import { documentHtml } from '../reports/document-html.ts';
import { inTurn } from '../reports/in-turn.ts';
import type { RenderChart } from '../reports/report-context.ts';
import { servedFontFaces } from '../reports/report-fonts.ts';
import { resolveReport } from '../reports/resolve-report.ts';
import { templateInvalid } from '../reports/template-invalid.ts';
import { readTemplate, reportNames } from '../reports/template.ts';
import { openReport, type OpenEdition, type Templates } from '../slides/open-report.ts';
import { uses } from './check-reports-with.ts';
import {
	previewChoices,
	type Moment,
	type Needed,
	type PreviewChoices
} from './preview-choices.ts';
import { aboutReport } from './report-title.ts';
import { readTemplatesHere } from './template-texts-here.ts';
import { reportsIn, typedText, type TemplateTexts } from './template-files.ts';

export type PreviewAsked = {
	/** The report that is shown; its template, or a part of it, is the file that is being written. */
	readonly name: string;
	readonly path: string;
	readonly text: string;
	/** What is asked; what the text does not take, or does not know, is fitted to it. */
	readonly moment: Moment;
	/** Speaks the language of the preview. */
	readonly reader: Reader;
	readonly open: OpenEdition;
	readonly renderChart: RenderChart;
};

/** The report as the text would make it, or why there is none. */
export type Preview = {
	readonly html: string | null;
	readonly problems: readonly Problem[];
	/** What is refused although the text is right: a meeting that is needed when there is none. */
	readonly refusal: JalonError | null;
	/** What the text takes, and for what it is drawn. */
	readonly choices: PreviewChoices;
};

/**
 * Draws a report with a text in the place of one of its files. What is wrong in the text is found
 * first, without waiting; drawing waits while another report holds the processor.
 */
export async function previewTemplate(
	workspace: Workspace,
	asked: PreviewAsked,
	signal: AbortSignal
): Promise<Preview> {
	const { name, path, open } = asked;
	const texts = withText(await readTemplatesHere(workspace), asked);
	const shown = languagesShowing(texts, name, path);
	const { language } = asked.reader;
	const reader = {
		...asked.reader,
		language: shown.includes(language) ? language : (shown[0] ?? language)
	};
	const about = aboutReport(texts, name, reader.language);
	const fitted = { about, asked: asked.moment };
	const choices = await previewChoices(workspace, await open(null), fitted, reader);
	try {
		const html = await draw(workspace, { ...asked, reader }, { texts, choices }, signal);
		return { html, problems: [], refusal: null, choices };
	} catch (error) {
		signal.throwIfAborted();
		if (!(error instanceof JalonError)) throw error;
		const isWrong = error.problems.length > 0;
		return { html: null, problems: error.problems, refusal: isWrong ? null : error, choices };
	}
}

async function draw(
	workspace: Workspace,
	{ name, open, reader, renderChart }: PreviewAsked,
	{ texts, choices }: { readonly texts: TemplateTexts; readonly choices: PreviewChoices },
	signal: AbortSignal
): Promise<string> {
	demandRightText((await open(null)).programme, texts, name, reader);
	const { chosen, needs } = choices;
	if (needs !== null && chosen[needs] === null) throw nothingToShow(needs);
	const { edition, query } = await openReport(
		workspace,
		name,
		{ ...chosen, edition: null },
		open,
		reader,
		(edition) => templatesWith(edition, texts)
	);
	const { year, indicator } = chosen;
	const whole = { ...query, year, indicator, onScreen: true, signal };
	const { document } = await inTurn(() => resolveReport(edition, name, whole, renderChart), signal);
	return documentHtml(document, servedFontFaces, { served: true });
}

const nothing: Readonly<Record<Needed, { readonly fr: string; readonly en: string }>> = {
	meeting: { fr: 'aucune séance n’est notée', en: 'no meeting is written down' },
	territory: { fr: 'le programme n’a aucun territoire', en: 'the programme has no territory' },
	indicator: { fr: 'le programme n’a aucun indicateur', en: 'the programme has no indicator' }
};

function nothingToShow(needs: Needed): JalonError {
	const { fr, en } = nothing[needs];
	return new JalonError(`${needs}-needed`, {
		fr: `Il n’y a encore rien à montrer : ${fr}.`,
		en: `There is nothing to show yet: ${en}.`
	});
}

/** The files with the text in its place; a part that the report does not include is shown alone. */
export function withText(
	texts: TemplateTexts,
	{ name, path, text }: Pick<PreviewAsked, 'name' | 'path' | 'text'>
): TemplateTexts {
	const changed = { ...texts, [path]: typedText(text) };
	const file = `reports/${name}.md`;
	if (changed[file] !== undefined && languagesShowing(changed, name, path).length > 0)
		return changed;
	const part = path.replace(/^reports\//, '');
	return { ...changed, [file]: `{% partial file="${part}" /%}\n` };
}

/** The languages in which a report shows a file; none for a part that it does not include. */
export function languagesShowing(
	texts: TemplateTexts,
	name: string,
	path: string
): readonly Language[] {
	const programme = { reports: reportsIn(texts) };
	if (!programme.reports.includes(name)) return [];
	return languages.filter((language) => uses(readTemplate(programme, texts, name, language), path));
}

/** What shows without data, told before anything is drawn. Throws `report-invalid`. */
function demandRightText(
	programme: Programme,
	texts: TemplateTexts,
	name: string,
	{ language }: Reader
): void {
	const problems = collectProblems();
	const template = readTemplate({ reports: reportsIn(texts) }, texts, name, language, problems);
	checkTemplate(template, programme, problems);
	if (problems.list.length > 0) throw templateInvalid(problems.list);
}

/** An edition whose templates are these. */
function templatesWith({ id, programme, manifest }: Edition, texts: TemplateTexts): Templates {
	const others = Object.entries(manifest.sources).filter(([path]) => !path.startsWith('reports/'));
	const sources = { ...Object.fromEntries(others), ...texts };
	const reports = [...new Set([...reportNames(programme), ...reportsIn(texts)])];
	return {
		id,
		programme: { ...programme, reports, sources },
		manifest: { ...manifest, sources }
	};
}
