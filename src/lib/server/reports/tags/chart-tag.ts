import type { FigureSpec } from '#lib/charts/spec.ts';
import { localize } from '#lib/indicators/language.ts';
import type { Value } from '#lib/indicators/value.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import { inGeographicalOrder } from '../../pages/geographical-order.ts';
import { dimensionLabel } from '../../values/catalogue.ts';
import { computeValues } from '../../values/compute-values.ts';
import { geographyOf } from '../../values/geography.ts';
import { valuesQuery } from '../../values/values-query.ts';
import { chartBlock, textWidth } from '../chart-block.ts';
import { chooseChart, coarseGrain, monthEnds, periods } from '../choose-chart.ts';
import type { Block } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { text } from '../inline.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { ReportContext } from '../report-context.ts';
import { numberOf, textOf, type TagSpec } from '../tag.ts';
import { withEvents } from '../with-events.ts';
import { noteCall } from './note-tags.ts';

const defaultHeight = 230;

/** One chart of an indicator, of a form that suits its question unless one is named. */
export const chart: TagSpec = {
	meaning: { fr: 'graphique d’un indicateur', en: 'chart of an indicator' },
	primary: {
		type: 'indicator',
		required: true,
		meaning: { fr: 'identifiant de l’indicateur', en: 'id of the indicator' }
	},
	attributes: {
		form: {
			type: ['course', 'bars', 'territories', 'map', 'split'],
			meaning: {
				fr: 'course, barres par période, points par intercommunalité, carte schématique (points si le programme n’en a pas), points par dimension ; choisie sans précision',
				en: 'course, bars by period, dots by intercommunality, schematic map (dots in a programme without one), dots by dimension; chosen when left out'
			}
		},
		by: {
			type: 'dimension',
			meaning: { fr: 'dimension, pour split', en: 'dimension, for split' }
		},
		height: {
			type: 'number',
			least: 80,
			most: 1000,
			meaning: { fr: 'hauteur (230)', en: 'height (230)' }
		},
		events: {
			type: 'boolean',
			meaning: {
				fr: 'événements de l’année sur un graphique dans le temps (true)',
				en: 'events of the year on a chart over time (true)'
			}
		},
		title: {
			type: 'text',
			meaning: { fr: 'légende ; le titre de l’indicateur', en: 'caption; the indicator’s title' }
		}
	},
	body: 'none',
	example: ({ indicator }) => `{% chart "${indicator}" title="…" /%}`,
	discord: ({ form, by }) => {
		if (form === 'split' && by === undefined)
			return {
				at: 'form',
				words: {
					fr: 'form="split" demande la dimension : by="…"',
					en: 'form="split" needs the dimension: by="…"'
				}
			};
		if (by === undefined || typeof form !== 'string' || form === 'split') return null;
		return {
			at: 'by',
			words: {
				fr: `by ne sert pas avec form="${form}" : form="split", ou retirer l’un des deux`,
				en: `by is not used with form="${form}": form="split", or take one of them away`
			}
		};
	},
	blocks: async (call) => {
		const { context } = call;
		const indicator = context.indicator(textOf(call, 'primary') ?? '');
		if (!indicator) return [];
		const title = textOf(call, 'title');
		const caption = [
			title === null ? inLanguage(indicator.title, context.language) : text(title),
			noteCall(context, indicator)
		];
		const spec = await specOf(
			context,
			indicator,
			textOf(call, 'form'),
			textOf(call, 'by'),
			numberOf(call, 'height') ?? defaultHeight
		);
		if (spec === null) return noChart(context, indicator);
		const told = call.attributes['events'] === false ? spec : await withEvents(context, spec);
		return [chartBlock(told, context, caption)];
	}
};

async function specOf(
	context: ReportContext,
	indicator: Indicator,
	form: string | null,
	by: string | null,
	height: number
): Promise<FigureSpec | null> {
	switch (form ?? (by === null ? null : 'split')) {
		case 'course':
			return courseSpec(context, indicator, height);
		case 'bars':
			return barsSpec(context, indicator, height);
		case 'territories':
			return territoriesSpec(context, indicator);
		case 'map':
			return mapSpec(context, indicator);
		case 'split':
			return by === null ? null : splitSpec(context, indicator, by);
		default:
			return chooseChart(context, indicator, height);
	}
}

function setting(context: ReportContext, indicator: Indicator) {
	return {
		indicator,
		language: context.language,
		accent: context.settings.accent,
		width: textWidth
	};
}

async function courseSpec(
	context: ReportContext,
	indicator: Indicator,
	height: number
): Promise<FigureSpec | null> {
	const values = await monthEnds(context, indicator, context.territory?.code ?? null);
	const isKnown = values.some(({ value }) => value !== null);
	if (!isKnown) return null;
	return { form: 'trajectory', ...setting(context, indicator), values, height };
}

async function barsSpec(
	context: ReportContext,
	indicator: Indicator,
	height: number
): Promise<FigureSpec | null> {
	const grain = coarseGrain(context, indicator) ?? 'month';
	const values = await periods(context, indicator, grain, context.territory?.code ?? null);
	if (values.length === 0) return null;
	return { form: 'bars', ...setting(context, indicator), values, grain, height };
}

/** The figures of each intercommunalité at a date, in geographical order. */
export async function territoryValues(
	{ edition, reader, asOf, language, whereOf }: ReportContext,
	indicator: Indicator,
	at: string = asOf
): Promise<{
	readonly ordered: readonly Value[];
	readonly names: Readonly<Record<string, string>>;
}> {
	const { values } = await computeValues(
		edition,
		valuesQuery({
			indicators: [indicator.id],
			asOf: at,
			level: 'intercommunality',
			where: whereOf(indicator.id)
		}),
		reader
	);
	return inGeographicalOrder(
		edition,
		values.filter(({ missing }) => missing !== 'not-at-level'),
		language
	);
}

export async function territoriesSpec(
	context: ReportContext,
	indicator: Indicator
): Promise<FigureSpec | null> {
	const { ordered, names } = await territoryValues(context, indicator);
	const before = await territoryValues(context, indicator, oneYearEarlier(context.asOf));
	if (!ordered.some(({ value }) => value !== null)) return null;
	return {
		form: 'dots',
		...setting(context, indicator),
		split: context.word('intercommunality').toLowerCase(),
		rows: ordered.map((value) => {
			const earlier = before.ordered.find(({ territory }) => territory === value.territory);
			return {
				key: value.territory ?? '',
				label: names[value.territory ?? ''] ?? value.territory ?? context.word('unknownTerritory'),
				value,
				...(earlier && earlier.value !== null ? { previous: earlier } : {})
			};
		})
	};
}

/** On the programme's map; drawn as dots by one that has none. */
async function mapSpec(context: ReportContext, indicator: Indicator): Promise<FigureSpec | null> {
	const { ordered, names } = await territoryValues(context, indicator);
	const { byCode } = await geographyOf(context.edition);
	if (ordered.length === 0) return null;
	return {
		form: 'tiles',
		...setting(context, indicator),
		split: context.word('intercommunality').toLowerCase(),
		map: context.settings.map,
		values: ordered.flatMap((value) =>
			value.territory === null
				? []
				: [
						{
							code: value.territory,
							name: names[value.territory] ?? value.territory,
							value,
							population: byCode.get(value.territory)?.population ?? null
						}
					]
		)
	};
}

/** The figures of each value of a dimension, greatest first, at the report's date. */
export async function splitValues(
	{ edition, reader, asOf, territory, whereOf }: ReportContext,
	indicator: Indicator,
	by: string,
	at: string = asOf
): Promise<readonly Value[]> {
	const { values } = await computeValues(
		edition,
		valuesQuery({
			indicators: [indicator.id],
			asOf: at,
			by,
			territory: territory?.code ?? null,
			where: whereOf(indicator.id)
		}),
		reader
	);
	return values;
}

export async function splitSpec(
	context: ReportContext,
	indicator: Indicator,
	by: string
): Promise<FigureSpec | null> {
	const { edition, language } = context;
	const values = (await splitValues(context, indicator, by)).filter(
		({ missing }) => missing !== 'no-data'
	);
	if (!values.some(({ value }) => value !== null)) return null;
	const title = indicator.dimensions[by];
	return {
		form: 'dots',
		...setting(context, indicator),
		split: (title ? localize(title, language) : by).toLowerCase(),
		rows: values.map((value) => ({
			key: value.dimensions[by] ?? '',
			label: dimensionLabel(edition, indicator, by, value.dimensions[by] ?? null, language),
			value
		}))
	};
}

function noChart(context: ReportContext, indicator: Indicator): readonly Block[] {
	const title = localize(indicator.title, context.language);
	const words =
		context.language === 'fr'
			? `${title} : trop peu de chiffres à cette date pour un graphique.`
			: `${title}: too few figures at this date for a chart.`;
	return [{ type: 'paragraph', role: 'small', content: [{ type: 'text', text: words }] }];
}
