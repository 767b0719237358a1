import { themes } from '#lib/charts/palette.ts';
import type { Language } from '#lib/indicators/language.ts';
import { chartHtml } from '../reports/chart-html.ts';
import { policyMeta } from '../reports/document-policy.ts';
import { escapeHtml } from '../reports/escape-html.ts';
import type { RenderChart } from '../reports/report-context.ts';
import { servedFontFaces } from '../reports/report-fonts.ts';
import { embedChart } from './embed-charts.ts';
import type { EmbedSubject } from './embed.ts';
import type { SharedFigure } from './shared-figure.ts';

/** The width under which a page of another site gets the chart that is drawn for telephones. */
const narrow = 340;

/**
 * A shared figure as a page of its own, to be framed: its title, figure, change and chart, the chart's
 * figures as a table, its date and its source. No script, no form, no link.
 */
export function embedDocument(
	figure: SharedFigure,
	{ form, target }: Pick<EmbedSubject, 'form' | 'target'>,
	drawChart: RenderChart
): string {
	const { title, place, missing, change, programme, warnings, foot } = figure;
	const spec = embedChart(figure, form, target);
	const large =
		missing !== null
			? `<p class="missing">${escapeHtml(missing)}</p>`
			: `<p class="figure"><strong>${escapeHtml(figure.figure.figure)}</strong> ${escapeHtml(figure.figure.unit)}</p>`;
	return page(
		figure.language,
		`${title} — ${programme}`,
		`<p class="programme">${escapeHtml(programme)}</p>
<h1>${escapeHtml(title)}${place === null ? '' : `<span class="place">${escapeHtml(place)}</span>`}</h1>
${large}
${change === null ? '' : `<p class="change">${escapeHtml(change)}</p>`}
${spec === null ? '' : chartHtml(spec, drawChart, { narrow: { width: narrow }, label: embedWords[figure.language].table })}
<p class="foot">${warnings.map((text) => `<strong>${escapeHtml(text)}</strong>`).join(' · ')}${warnings.length > 0 ? ' · ' : ''}${foot.map(escapeHtml).join(' · ')}</p>`,
		`#${/^#([0-9a-f]{6})$/i.exec(figure.accent)?.[1] ?? themes.light.accent.slice(1)}`
	);
}

/** In place of a figure whose embed is over: what a site's own readers see there from then on. */
export function embedOverDocument(language: Language): string {
	const { title, text } = embedWords[language];
	return page(language, title, `<p class="missing">${text}</p>`, themes.light.accent);
}

function page(language: Language, title: string, main: string, accent: string): string {
	const style = `${servedFontFaces}${styleOf(accent)}`;
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
${policyMeta({ styles: [style], served: true })}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}

const { ink, 'ink-2': ink2, rule, paper, 'off-track': warning } = themes.light;

const styleOf = (accent: string) => `
:root{color-scheme:light;font:400 1rem/1.4 'Source Sans 3',Arial,sans-serif;color:${ink};background:${paper}}
body{margin:0}
main{padding:16px;max-width:44rem}
p,h1,figure{margin:0}
.programme{color:${accent};font-weight:600}
h1{font-size:1.25rem;line-height:1.25;font-weight:600;margin:2px 0 4px}
.place{display:block;font-weight:400;color:${ink2}}
.figure{font-size:1.25rem;color:${ink2}}
.figure strong{font-size:3.5rem;line-height:1.05;letter-spacing:-.02em;color:${ink};font-weight:600}
.missing{font-size:1.25rem;margin:8px 0}
.change{color:${ink2}}
figure{margin:12px 0 4px}
figure svg{display:block;width:100%;height:auto}
.small-screen{display:none}
summary{cursor:pointer;color:${accent};padding:4px 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums}
th,td{padding:3px 12px 3px 0;text-align:left;font-weight:400;border-bottom:1px solid ${rule};vertical-align:top}
thead th{color:${ink2};font-weight:600}
.end{text-align:right;white-space:nowrap}
.foot{margin-top:8px;padding-top:8px;border-top:1px solid ${rule};font-size:.875rem;color:${ink2}}
.foot strong{color:${warning};font-weight:600}
:focus-visible{outline:3px solid ${accent};outline-offset:2px}
@media (max-width:519px){.wide-screen{display:none}.small-screen{display:block}.figure strong{font-size:2.75rem}}
@media print{details{display:none}}
`;

const embedWords = {
	fr: {
		title: 'Chiffre retiré',
		text: 'Ce chiffre n’est plus publié ici.',
		table: 'Les chiffres en tableau'
	},
	en: {
		title: 'Figure withdrawn',
		text: 'This figure is no longer published here.',
		table: 'Figures as a table'
	}
} as const satisfies Record<Language, unknown>;
