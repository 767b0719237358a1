import { localize } from '#lib/indicators/language.ts';
import { formatIndicatorValue, formatMissing } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { attentionSentence, changeSentence, projectionSentence } from '#lib/indicators/sentence.ts';
import { gapSentence } from '#lib/indicators/gap-sentence.ts';
import { overTitles } from '#lib/indicators/over-words.ts';
import type { CommitteeRow } from '../../pages/committee.ts';
import { dimensionsOf } from '../../values/question.ts';
import { chartBlock } from '../chart-block.ts';
import { chooseChart } from '../choose-chart.ts';
import type { Block, Heading, Inline, Sheet } from '../document.ts';
import { settle, statusWords, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { textOf, type TagSpec } from '../tag.ts';
import { splitSpec } from './chart-tag.ts';
import { provenanceNote } from './note-tags.ts';

const heights = { headline: 230, other: 180 };

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
		const [picture, comment] = await Promise.all([
			illustration(context, indicator),
			call.blockBody()
		]);
		if (row.value.missing === 'not-at-level' && picture === null) return [];
		return [
			{
				type: 'sheet',
				heading: sheetHeading(indicator, context),
				...sheetFigure(row, context),
				note: provenanceNote(context, indicator),
				blocks: [
					{ type: 'paragraph', role: 'body', content: sheetSentence(row, context) },
					...comment,
					...(picture === null ? [] : [picture])
				]
			} satisfies Sheet
		];
	}
};

async function rowOf(context: ReportContext, { id }: Indicator): Promise<CommitteeRow | null> {
	const page = await context.page();
	return page.axes.flatMap(({ rows }) => rows).find(({ indicator }) => indicator.id === id) ?? null;
}

/** The curve or bars of an indicator, else its parts by dimension; null when it has no other figure. */
async function illustration(context: ReportContext, indicator: Indicator): Promise<Block | null> {
	const height = indicator.headline === null ? heights.other : heights.headline;
	const spec = await chooseChart(context, indicator, height);
	if (spec !== null) return chartBlock(spec, context.renderChart, null);
	for (const dimension of dimensionsOf(context.edition, indicator)) {
		const split = await splitSpec(context, indicator, dimension);
		if (split !== null) return chartBlock(split, context.renderChart, null);
	}
	return null;
}

function sheetHeading(indicator: Indicator, { language }: ReportContext): Heading {
	return {
		type: 'heading',
		level: 3,
		content: settle([text(localize(indicator.title, language))], language),
		id: '',
		number: null,
		opensPage: false,
		listed: false
	};
}

function sheetFigure({ indicator, value }: CommitteeRow, { language }: ReportContext) {
	const { figure, unit } = formatIndicatorValue(value, indicator, language);
	const over = indicator.over === null ? '' : ` ${overTitles[indicator.over][language]}`;
	return {
		figure: value.value === null ? capitalized(formatMissing(value.missing, language)) : figure,
		unit: value.value === null ? unit : unit + over,
		status: value.status,
		statusText: indicator.better === 'none' ? '' : statusWords(value, language)
	};
}

/** The change, then the gap and where the pace leads; the figure itself stands above. */
function sheetSentence(
	{ indicator, value, before, comparison }: CommitteeRow,
	{ language }: ReportContext
): readonly Inline[] {
	if (value.value === null) return [text(attentionSentence(value, indicator, language))];
	const said = [
		changeSentence(value, before, indicator, comparison, language),
		gapSentence(value, indicator, language),
		value.projection?.reason === 'too-short' ? null : projectionSentence(value, indicator, language)
	].filter((part) => part !== null);
	return [text(said.map((part) => `${capitalized(part)}.`).join(' '))];
}

function capitalized(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
