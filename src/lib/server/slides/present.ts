import { createHash } from 'node:crypto';
import type { Edition } from '../editions/edition.ts';
import { emitSlides } from '../reports/emit-slides.ts';
import { escapeHtml } from '../reports/escape-html.ts';
import type { RenderChart } from '../reports/report-context.ts';
import { servedFontFaces } from '../reports/report-fonts.ts';
import { resolveReport } from '../reports/resolve-report.ts';
import { slideWords } from '../reports/slide-words.ts';
import { cached } from '../values/values-cache.ts';
import { decisionDialog } from './decision-dialog.ts';
import type { OpenedReport } from './open-report.ts';

/** The template that slides come from. */
export const slidesTemplate = 'committee-slides';

export type Presenting = {
	/** Charts in the page's colours, so that a dark room has its own. */
	readonly drawChart: RenderChart;
	/** Where one leaves to. */
	readonly back: string;
	/** Where a decision of the meeting is sent to, when there is one; null for who takes none down. */
	readonly decide: string | null;
};

const head = '<link rel="icon" href="/favicon.svg" type="image/svg+xml">\n';
const script = (name: string) => `<script src="/${name}" defer></script>\n`;

/** The size of a deck among the figures that are kept, as if each hundred of its characters were one. */
const figuresOf = (html: string) => Math.ceil(html.length / 100);

/** A page of slides that `presenter.js` turns one by one. Throws what a report's template does. */
export function presentPage(
	edition: Edition,
	query: OpenedReport['query'],
	{ drawChart, back, decide }: Presenting
): Promise<string> {
	const { reader, asOf = null, territory = null, choices, templates } = query;
	const { language } = reader;
	const meeting = query.meeting ?? null;
	const committee = query.committee(
		meeting === null ? { asOf: asOf ?? edition.asOf } : { meeting }
	);
	const written = createHash('sha256')
		.update(JSON.stringify([committee, choices, templates.id]))
		.digest('hex');
	return cached(
		edition,
		reader,
		['present', asOf, territory, language, back, decide, written],
		async () => {
			const { document } = await resolveReport(
				edition,
				slidesTemplate,
				{ ...query, committee: () => committee, onScreen: true },
				drawChart
			);
			const held = committee.meeting;
			const dialog =
				held && decide ? decisionDialog(held, decide, edition.programme, language) : '';
			return emitSlides(document, {
				fontFaces: servedFontFaces,
				head,
				scripted: true,
				served: true,
				decides: dialog !== '',
				before: leaveLink(back, language),
				after: dialog + script('presenter.js') + (dialog && script('presenter-decision.js'))
			});
		},
		figuresOf
	);
}

function leaveLink(back: string, language: 'fr' | 'en'): string {
	return `<nav class="leave unprinted"><a href="${escapeHtml(back)}">${slideWords[language].leave}</a></nav>\n`;
}
