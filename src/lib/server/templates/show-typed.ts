import type { Reader } from '#lib/indicators/reader.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import type { RenderChart } from '../reports/report-context.ts';
import type { OpenEdition } from '../slides/open-report.ts';
import { lastAsked } from './last-asked.ts';
import { previewTemplate } from './preview.ts';
import type { Moment, PreviewChoices } from './preview-choices.ts';
import { tellProblems, type ToldProblem } from './tell-problems.ts';
import { readTemplatesHere } from './template-texts-here.ts';

/** A text as its report would show it, in the words of the page that it is typed in. */
export type ShownText = {
	/** The report as one HTML page without a script; null when there is none. */
	readonly html: string | null;
	readonly problems: readonly ToldProblem[];
	/** Why there is none although the text is right. */
	readonly refused: string | null;
	/** What the text takes, and for what it is drawn; null when the whole was refused. */
	readonly choices: Pick<PreviewChoices, 'takes' | 'needs' | 'chosen'> | null;
};

export type ShowAsked = {
	readonly name: string;
	readonly path: string;
	readonly text: string;
	readonly moment: Moment;
	/** Known by the page that asks: what it asked before is given up. */
	readonly hand: string;
	/** Of the preview; what is wrong is told in the page's language. */
	readonly reader: Reader;
	readonly page: Reader;
};

/** Draws what is typed, or tells what is wrong with it. Throws `superseded`, `too-long`, `too-busy`. */
export async function showTyped(
	workspace: Workspace,
	{ name, path, text, moment, hand, reader, page }: ShowAsked,
	open: OpenEdition,
	renderChart: RenderChart
): Promise<ShownText> {
	const { html, problems, refusal, choices } = await lastAsked(hand, (signal) =>
		previewTemplate(workspace, { name, path, text, moment, reader, open, renderChart }, signal)
	);
	const texts = { ...(await readTemplatesHere(workspace)), [path]: text };
	const { takes, needs, chosen } = choices;
	return {
		html,
		choices: { takes, needs, chosen },
		problems: tellProblems(problems, path, texts, page.language),
		refused: refusal?.describe(page.language) ?? null
	};
}

/** A refusal of the whole, such as too many reports at once, is shown where the report would be. */
export async function shownOrRefused(
	show: () => Promise<ShownText>,
	{ language }: Reader
): Promise<ShownText> {
	try {
		return await show();
	} catch (error) {
		if (!(error instanceof JalonError) || error.code === 'superseded') throw error;
		return { html: null, problems: [], refused: error.describe(language), choices: null };
	}
}
