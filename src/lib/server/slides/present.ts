import { createHash } from 'node:crypto';
import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import type { CommitteeRecord } from '../meetings/committee-record.ts';
import type { FrozenFigures } from '../meetings/frozen-figures.ts';
import type { UnitChoice } from '../reports/arrange-units.ts';
import { emitSlides } from '../reports/emit-slides.ts';
import { escapeHtml } from '../reports/escape-html.ts';
import type { RenderChart } from '../reports/report-context.ts';
import { resolveReport } from '../reports/resolve-report.ts';
import { slideWords } from '../reports/slide-words.ts';
import { cached } from '../values/values-cache.ts';
import { decisionDialog } from './decision-dialog.ts';

/** The template that slides come from. */
export const slidesTemplate = 'committee-slides';

export type Presenting = {
	readonly view: Pick<View, 'asOf' | 'territory'>;
	/** What the committee wrote, of a meeting or a day. */
	readonly committee: CommitteeRecord;
	/** What is left of the meeting's figures when their edition is gone. */
	readonly kept: FrozenFigures | null;
	/** What the meeting picked of the template's slides. */
	readonly choices: readonly UnitChoice[];
	readonly reader: Reader;
	/** Charts in the page's colours, so that a dark room has its own. */
	readonly drawChart: RenderChart;
	/** Where one leaves to. */
	readonly back: string;
	/** Where a decision of the meeting is sent to, when there is one. */
	readonly decide: string;
};

const head = '<link rel="icon" href="/favicon.svg" type="image/svg+xml">\n';
const fontFaces =
	"@font-face{font-family:'Source Sans 3';font-style:normal;font-weight:200 900;font-display:swap;src:url(/source-sans-3.woff2) format('woff2')}";
const script = (name: string) => `<script src="/${name}" defer></script>\n`;

/** The size of a deck among the figures that are kept, as if each hundred of its characters were one. */
const figuresOf = (html: string) => Math.ceil(html.length / 100);

/** A page of slides that `presenter.js` turns one by one. Throws what a report's template does. */
export function presentPage(edition: Edition, presenting: Presenting): Promise<string> {
	const { view, reader, drawChart, back, decide, committee, kept, choices } = presenting;
	const { asOf, territory } = view;
	const { language } = reader;
	const { meeting } = committee;
	const written = createHash('sha256')
		.update(JSON.stringify([committee, choices]))
		.digest('hex');
	return cached(
		edition,
		reader,
		['present', asOf, territory, language, back, written],
		async () => {
			const { document } = await resolveReport(
				edition,
				slidesTemplate,
				{
					asOf,
					territory,
					reader,
					onScreen: true,
					meeting: meeting?.id ?? null,
					committee: () => committee,
					kept,
					choices
				},
				drawChart
			);
			const dialog = meeting ? decisionDialog(meeting, decide, edition.programme, language) : '';
			return emitSlides(document, {
				fontFaces,
				head,
				scripted: true,
				decides: meeting !== null,
				before: leaveLink(back, language),
				after: dialog + script('presenter.js') + (meeting ? script('presenter-decision.js') : '')
			});
		},
		figuresOf
	);
}

function leaveLink(back: string, language: 'fr' | 'en'): string {
	return `<nav class="leave unprinted"><a href="${escapeHtml(back)}">${slideWords[language].leave}</a></nav>\n`;
}
