import type { FigureSpec } from '#lib/charts/spec.ts';
import { localize } from '#lib/indicators/language.ts';
import { withDeclaredMark } from '#lib/indicators/declared-mark.ts';
import {
	figureBesideUnit,
	formatDate,
	formatIndicatorValue,
	formatSpan
} from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { changeSentence, missingSentence, projectionSentence } from '#lib/indicators/sentence.ts';
import { gapSentence } from '#lib/indicators/gap-sentence.ts';
import { overTitles } from '#lib/indicators/over-words.ts';
import { bareFigure } from '#lib/indicators/typed-cell.ts';
import type { FrozenFigures } from '../../meetings/frozen-figures.ts';
import type { CommitteeRow } from '../../pages/committee-figures.ts';
import { dimensionsOf } from '../../values/question.ts';
import { chartBlock, textWidth } from '../chart-block.ts';
import { chooseChart } from '../choose-chart.ts';
import type { Block, Heading, Sheet } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { capitalized, statusWords, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { textOf, type TagSpec } from '../tag.ts';
import { withEvents } from '../with-events.ts';
import { figureText } from './figure-tags.ts';
import { splitSpec, territoriesSpec } from './chart-tag.ts';
import { provenanceNote } from './note-tags.ts';

/** A chart beside its words, on two thirds of the width. */
const drawn = { width: 500, headline: 180, other: 145 };
/** More events than these are listed under a chart, and take so many pixels of it. */
const mostNamed = 3;
const listedEvents = 32;

/** All of one indicator: figure, status, sentence, chart and where it comes from. */
export const sheet: TagSpec = {
	meaning: {
		fr: 'fiche d’un indicateur : chiffre, statut, phrase, graphique, source ; le texte de l’auteur suit la phrase',
		en: 'sheet of an indicator: figure, status, sentence, chart, source; the author’s words follow the sentence'
	},
	primary: {
		type: 'indicator',
		required: true,
		meaning: { fr: 'identifiant de l’indicateur', en: 'id of the indicator' }
	},
	body: 'optional',
	blocks: async (call) => {
		const { context } = call;
		const indicator = context.indicator(textOf(call, 'primary') ?? '');
		const row = indicator && (await rowOf(context, indicator));
		if (!indicator || !row) return [];
		const height = indicator.headline === null ? drawn.other : drawn.headline;
		const [picture, comment] = await Promise.all([
			illustration(context, row, { width: drawn.width, height, amongMany: true }),
			call.blockBody()
		]);
		if (row.value.missing === 'not-at-level' && picture === null) return [];
		return [
			{
				type: 'sheet',
				indicator: indicator.id,
				heading: sheetHeading(indicator, context),
				...sheetFigure(row, context),
				note: provenanceNote(context, indicator),
				blocks: [...sheetSentence(row, context), ...comment, ...(picture === null ? [] : [picture])]
			} satisfies Sheet
		];
	}
};

/** The indicator's line of the committee's page. */
export async function rowOf(
	context: ReportContext,
	{ id }: Indicator
): Promise<CommitteeRow | null> {
	const page = await context.page();
	return page.axes.flatMap(({ rows }) => rows).find(({ indicator }) => indicator.id === id) ?? null;
}

/**
 * The curve or bars of an indicator, else its parts by dimension, else by intercommunalité, else its
 * one figure as a table: whatever is known is shown. Null when nothing is.
 */
export async function illustration(
	context: ReportContext,
	row: CommitteeRow,
	size: { readonly width?: number; readonly height: number; readonly amongMany?: boolean }
): Promise<Block | null> {
	const { indicator, value } = row;
	const draw = async (spec: FigureSpec) => {
		// What a meeting kept holds no event.
		const { amongMany = false } = size;
		const told = context.kept ? spec : await withEvents(context, spec, { amongMany });
		// A long list of events under the chart takes some of its height: three sheets fit a page.
		const events = 'events' in told ? (told.events?.length ?? 0) : 0;
		const lower = amongMany && events > mostNamed ? { height: size.height - listedEvents } : {};
		// Names beside dots need the width that a whole page gives them.
		const width = told.form === 'dots' ? textWidth : (size.width ?? told.width ?? textWidth);
		return chartBlock({ ...told, ...lower, width }, context, []);
	};
	const { height } = size;
	if (context.kept) {
		const spec = keptCourse(context.kept, row, context, height);
		return spec ? draw(spec) : value.value === null ? null : oneFigure(row, context);
	}
	const course = await chooseChart(context, indicator, height);
	if (course !== null) return draw(course);
	for (const dimension of dimensionsOf(context.edition, indicator)) {
		const split = await splitSpec(context, indicator, dimension);
		if (split !== null) return draw(split);
	}
	const places = context.territory === null ? await territoriesSpec(context, indicator) : null;
	if (places !== null) return draw(places);
	return value.value === null ? null : oneFigure(row, context);
}

/** The curve of an indicator as a meeting kept it; null when too few figures are known. */
function keptCourse(
	{ rows }: FrozenFigures,
	{ indicator }: CommitteeRow,
	{ language, settings }: ReportContext,
	height: number
): FigureSpec | null {
	const row = rows.find((one) => one.indicator.id === indicator.id);
	if (!row || row.series.filter(({ value }) => value !== null).length < 2) return null;
	const { series: values, trajectory } = row;
	const { accent, yearStart } = settings;
	return { form: 'trajectory', indicator, values, trajectory, language, accent, height, yearStart };
}

function oneFigure({ indicator, value }: CommitteeRow, context: ReportContext): Block {
	const { language, word } = context;
	const column = (title: string, align: 'start' | 'end') => ({
		title: [text(title)],
		align,
		share: 1
	});
	return {
		type: 'table',
		caption: [],
		wide: false,
		columns: [column(word('date'), 'start'), column(localize(indicator.title, language), 'end')],
		rows: [
			[
				[text(formatDate(value.to, language), { date: value.to })],
				figureText(value, indicator, context)
			]
		]
	};
}

function sheetHeading(indicator: Indicator, { language }: ReportContext): Heading {
	return {
		type: 'heading',
		level: 3,
		content: [inLanguage(indicator.title, language)],
		id: '',
		number: null,
		opensPage: false,
		listed: false
	};
}

function sheetFigure({ indicator, value }: CommitteeRow, context: ReportContext) {
	const { language } = context;
	const { figure, unit } = figureBesideUnit(value, indicator, language);
	const isKnown = value.value !== null;
	return {
		figure: isKnown ? figure : '',
		value: bareFigure(value, indicator),
		unit: isKnown
			? withDeclaredMark(unit + windowWords(indicator, value, context), value, language).trim()
			: `${missingSentence(value, indicator, language) ?? formatIndicatorValue(value, indicator, language).text}.`,
		status: value.status,
		statusText:
			indicator.better === 'none' || value.value === null ? '' : statusWords(value, language)
	};
}

/** « depuis le début de l’année »; the days themselves when a figure that takes time speaks of earlier ones. */
function windowWords(
	{ over }: Indicator,
	value: CommitteeRow['value'],
	{ asOf, language }: ReportContext
): string {
	if (over === null) return '';
	return value.to === asOf ? ` ${overTitles[over][language]}` : ` (${formatSpan(value, language)})`;
}

/** The change, then the gap and where the pace leads; the figure itself stands above. */
function sheetSentence(
	{ indicator, value, before, comparison }: CommitteeRow,
	{ language }: ReportContext
): readonly Block[] {
	if (value.value === null) return [];
	const said = [
		changeSentence(value, before, indicator, comparison, language),
		gapSentence(value, indicator, language),
		value.projection?.reason === 'too-short' ? null : projectionSentence(value, indicator, language)
	].filter((part) => part !== null);
	if (said.length === 0) return [];
	const sentences = said.map((part) => `${capitalized(part)}.`).join(' ');
	return [{ type: 'paragraph', role: 'body', content: [text(sentences)] }];
}
