import type { FigureSpec } from '#lib/charts/spec.ts';
import { figureBesideUnit, formatDate, formatIndicatorValue } from '#lib/indicators/format.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { attentionSentence, figureSentence } from '#lib/indicators/sentence.ts';
import { statusTitles } from '#lib/indicators/status-words.ts';
import { geographicalOrder, type TerritoryMap } from '#lib/indicators/territory-map.ts';
import { shortName } from '#lib/indicators/territory.ts';
import { frenchTypography } from '#lib/indicators/typography.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { FrozenRow, FrozenSplit } from '../meetings/frozen-figures.ts';
import { chartHtml } from '../reports/chart-html.ts';
import { escapeHtml } from '../reports/escape-html.ts';
import type { RenderChart } from '../reports/report-context.ts';
import { statusMark } from '../reports/status-mark.ts';
import { portableWords } from './portable-words.ts';

/** How a file is written: in which language, with which drawings. */
export type PortableSetting = {
	readonly language: Language;
	readonly accent: string;
	readonly drawChart: RenderChart;
	/** The order that territories are read in. */
	readonly map: TerritoryMap;
};

const chart = { width: 700, height: 300 };
/** The same for a telephone, so that its type can be read there. */
const narrowChart = { width: 340, height: 220 };

/** Words as HTML text, with the language's typography. */
export function html(words: string, language: Language): string {
	return escapeHtml(language === 'fr' ? frenchTypography(words) : words);
}

/** Where links in the file find an indicator. */
export const placeOf = (id: string) => `indicator-${id}`;

/** « ▲ En avance », drawn; empty without a status. */
export function statusHtml(row: FrozenRow, language: Language): string {
	const { status } = row.value;
	if (status === null || row.indicator.better === 'none') return '';
	const mark = statusMark(status).replace('<svg ', '<svg aria-hidden="true" class="mark" ');
	return `<span class="status">${mark} ${escapeHtml(statusTitles[status][language])}</span>`;
}

/** All of one indicator: figure, sentence, curve with its figures, and each of its splits. */
export function indicatorSection(row: FrozenRow, setting: PortableSetting): string {
	const { indicator, value, before, comparison, figureOn } = row;
	const { language } = setting;
	const words = portableWords[language];
	const title = html(localize(indicator.title, language), language);
	const { text } = formatIndicatorValue(value, indicator, language);
	const { figure, unit } = figureBesideUnit(value, indicator, language);
	const told = figureSentence(value, before, indicator, comparison, language);
	const attention = value.target === null ? '' : attentionSentence(value, indicator, language);
	const said = [`${told}.`, attention === `${told}.` ? '' : attention].filter(Boolean).join(' ');
	const facts = [
		[words.definition, localize(indicator.definition, language)],
		[words.owner, indicator.owner],
		[words.source, indicator.source ? localize(indicator.source, language) : null],
		[words.columns.on, figureOn === null ? null : formatDate(figureOn, language)]
	].flatMap(([term, meaning]) =>
		meaning ? [`<dt>${term}</dt><dd>${html(meaning, language)}</dd>`] : []
	);
	const large =
		value.value === null
			? `<p class="large">${escapeHtml(text)}</p>`
			: `<p class="large"><strong>${escapeHtml(figure)}</strong> ${escapeHtml(unit)}</p>`;
	return `<section class="indicator" id="${placeOf(indicator.id)}" tabindex="-1" data-title="${title}">
<h3>${title}</h3>
<div class="top">${large}${statusHtml(row, language)}</div>
<p class="told">${html(said, language)}</p>
${courseHtml(row, setting)}
<div class="splits">${row.splits.map((split) => splitHtml(row, split, setting)).join('')}</div>
<dl>${facts.join('')}</dl>
<p class="unprinted"><a href="#all">${words.top}</a></p>
</section>`;
}

function courseHtml(row: FrozenRow, { language, accent, drawChart }: PortableSetting): string {
	const known = row.series.filter(({ value }) => value !== null);
	if (known.length < 2) return '';
	const spec: FigureSpec = {
		form: 'trajectory',
		indicator: row.indicator,
		values: row.series,
		trajectory: row.trajectory,
		language,
		accent,
		...chart,
		id: `file-${row.indicator.id}`
	};
	return chartHtml(spec, drawChart, {
		narrow: narrowChart,
		label: portableWords[language].series
	});
}

/** A split as a table whose bars start at zero; what is masked or missing is said in words. */
function splitHtml(
	{ indicator }: FrozenRow,
	split: FrozenSplit,
	{ language, map }: PortableSetting
) {
	const words = portableWords[language];
	const known = split.values.filter(
		({ missing }) => missing !== 'not-at-level' && missing !== 'no-data'
	);
	if (known.length === 0) return '';
	const keyOf = (value: Value) =>
		split.dimension === null ? value.territory : (value.dimensions[split.dimension] ?? null);
	const labelOf = (key: string | null) => {
		const label = key === null ? undefined : split.labels[key];
		if (label === undefined)
			return split.dimension === null ? words.unknownPlace : words.unknownValue;
		const name = localize(label, language);
		return split.dimension === null ? shortName(name) : name;
	};
	const shown =
		split.dimension === null
			? geographicalOrder(
					known,
					(value) => ({ code: value.territory ?? '', name: labelOf(value.territory) }),
					map,
					language
				)
			: known;
	const most = Math.max(...shown.map(({ value }) => Math.abs(value ?? 0)), 0);
	const rows = shown.map((value) => {
		const share = most === 0 ? 0 : Math.round((Math.max(0, value.value ?? 0) / most) * 100);
		const bar = value.value === null ? '' : `<svg><rect width="${share}%" height="100%"/></svg>`;
		const { figure, text } = formatIndicatorValue(value, indicator, language);
		return `<tr><th scope="row">${html(labelOf(keyOf(value)), language)}</th><td class="end">${escapeHtml(value.value === null ? text : figure)}</td><td class="bar" aria-hidden="true">${bar}</td></tr>`;
	});
	const title = split.dimension === null ? words.territory : localize(split.title, language);
	return `<table class="split"><caption>${html(title, language)}</caption><thead class="unseen"><tr><th scope="col">${html(title, language)}</th><th scope="col">${words.columns.figure}</th><td></td></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
