import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { escapeHtml } from '../reports/escape-html.ts';
import { emitSlides } from '../reports/emit-slides.ts';
import type { RenderChart } from '../reports/report-context.ts';
import { resolveReport } from '../reports/resolve-report.ts';
import { slideWords } from '../reports/slide-words.ts';
import { cached } from '../values/values-cache.ts';

/** The template that slides come from. */
export const slidesTemplate = 'committee-slides';

export type Presenting = {
	readonly view: Pick<View, 'asOf' | 'territory'>;
	readonly reader: Reader;
	/** Charts in the page's colours, so that a dark room has its own. */
	readonly drawChart: RenderChart;
	/** Where one leaves to. */
	readonly back: string;
};

const fontFaces =
	"@font-face{font-family:'Source Sans 3';font-style:normal;font-weight:200 900;font-display:swap;src:url(/source-sans-3.woff2) format('woff2')}";

/** The size of a deck among the figures that are kept, as if each of its characters were a hundredth of one. */
const figuresOf = (html: string) => Math.ceil(html.length / 100);

/** A page of slides that `presenter.js` turns one by one. Throws what a report's template does. */
export function presentPage(edition: Edition, presenting: Presenting): Promise<string> {
	const { view, reader, drawChart, back } = presenting;
	const { asOf, territory } = view;
	return cached(
		edition,
		reader,
		['present', asOf, territory, reader.language, back],
		async () => {
			const query = { asOf, territory, reader, onScreen: true };
			const { document } = await resolveReport(edition, slidesTemplate, query, drawChart);
			return emitSlides(document, {
				fontFaces,
				scripted: true,
				head: '<link rel="icon" href="/favicon.svg" type="image/svg+xml">\n',
				before: leaveLink(back, reader.language),
				after: '<script src="/presenter.js" defer></script>\n'
			});
		},
		figuresOf
	);
}

function leaveLink(back: string, language: 'fr' | 'en'): string {
	return `<nav class="leave unprinted"><a href="${escapeHtml(back)}">${slideWords[language].leave}</a></nav>\n`;
}
