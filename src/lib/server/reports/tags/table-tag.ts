import { formatDate, formatMissing, formatPeriod } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import type { Grain } from '#lib/indicators/period.ts';
import type { Value } from '#lib/indicators/value.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import { dimensionLabel } from '../../values/catalogue.ts';
import { periods } from '../choose-chart.ts';
import type { Column, Inline, Table } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { textOf, textsOf, type TagSpec } from '../tag.ts';
import { splitValues, territoryValues } from './chart-tag.ts';
import { cellText } from './figure-tags.ts';
import { noteCall } from './note-tags.ts';

/** On paper a table has seven columns at the most, the names' one included. */
const mostFigures = 6;

/** Figures as a table: by dimension, by period, or several indicators by intercommunalité. */
export const table: TagSpec = {
	meaning: {
		fr: 'tableau d’un indicateur par dimension (by) ou période (grain), ou de plusieurs (indicators) par intercommunalité',
		en: 'table of an indicator by dimension (by) or period (grain), or of several (indicators) by intercommunality'
	},
	primary: {
		type: 'indicator',
		meaning: { fr: 'identifiant de l’indicateur', en: 'id of the indicator' }
	},
	attributes: {
		indicators: {
			type: 'indicators',
			most: mostFigures,
			meaning: { fr: 'six indicateurs au plus', en: 'six indicators at most' }
		},
		by: { type: 'dimension', meaning: { fr: 'dimension des lignes', en: 'dimension of the rows' } },
		grain: {
			type: ['month', 'quarter', 'year'],
			meaning: { fr: 'période des lignes', en: 'period of the rows' }
		},
		title: { type: 'text', meaning: { fr: 'légende', en: 'caption' } }
	},
	body: 'none',
	example: ({ split }) => `{% table "${split.indicator}" by="${split.dimension}" title="…" /%}`,
	discord: ({ primary, indicators, by, grain }) => {
		if (primary === undefined && indicators === undefined)
			return {
				at: '',
				words: {
					fr: '« table » demande un indicateur, {% table "…" by="…" /%}, ou plusieurs, {% table indicators=["…", "…"] /%}',
					en: '“table” needs an indicator, {% table "…" by="…" /%}, or several, {% table indicators=["…", "…"] /%}'
				}
			};
		if (primary !== undefined && indicators !== undefined)
			return {
				at: 'indicators',
				words: {
					fr: 'un indicateur par dimension ou par période, ou plusieurs par intercommunalité : retirer l’un des deux',
					en: 'one indicator by dimension or period, or several by intercommunality: take one of them away'
				}
			};
		const alone = by !== undefined ? 'by' : grain !== undefined ? 'grain' : null;
		if (alone !== null && indicators !== undefined)
			return {
				at: alone,
				words: {
					fr: `${alone} ne sert pas avec indicators, dont les lignes sont les intercommunalités : le retirer`,
					en: `${alone} is not used with indicators, whose rows are the intercommunalities: take it away`
				}
			};
		if (by === undefined || grain === undefined) return null;
		return {
			at: 'grain',
			words: {
				fr: 'les lignes sont une dimension (by) ou des périodes (grain) : retirer l’un des deux',
				en: 'the rows are a dimension (by) or periods (grain): take one of them away'
			}
		};
	},
	blocks: async (call) => {
		const { context } = call;
		const title = textOf(call, 'title');
		const caption = title === null ? [] : [text(title)];
		const indicator = context.indicator(textOf(call, 'primary') ?? '');
		if (!indicator) {
			const ids = textsOf(call, 'indicators');
			const shown = ids.flatMap((id) => context.indicator(id) ?? []);
			return shown.length === 0 ? [] : [await byTerritory(context, shown, caption)];
		}
		const by = textOf(call, 'by');
		const rows =
			by === null
				? await byPeriod(context, indicator, (textOf(call, 'grain') ?? 'year') as Grain)
				: await byDimension(context, indicator, by);
		const called = [
			...(title === null ? [inLanguage(indicator.title, context.language)] : caption),
			noteCall(context, indicator)
		];
		return rows === null ? [] : [{ ...rows, caption: called }];
	}
};

function column(title: string, align: Column['align'], share: number): Column {
	return { title: [text(title)], align, share };
}

async function byDimension(
	context: ReportContext,
	indicator: Indicator,
	by: string
): Promise<Table | null> {
	const { asOf, edition, language, word } = context;
	const earlier = oneYearEarlier(asOf);
	const [now, before] = await Promise.all([
		splitValues(context, indicator, by),
		splitValues(context, indicator, by, earlier)
	]);
	const isKnown = now.some(({ value }) => value !== null);
	if (!isKnown) return null;
	const title = indicator.dimensions[by];
	const withEarlier = before.some(({ value }) => value !== null);
	return {
		type: 'table',
		caption: [],
		wide: false,
		columns: [
			column(title ? localize(title, language) : by, 'start', 2.4),
			column(formatDate(asOf, language, 'medium'), 'end', 1),
			...(withEarlier ? [column(word('yearEarlier'), 'end', 1)] : [])
		],
		rows: now.map((value) => {
			const key = value.dimensions[by] ?? null;
			const old = before.find((other) => (other.dimensions[by] ?? null) === key);
			return [
				[text(dimensionLabel(edition, indicator, by, key, language))],
				cellText(value, indicator, context),
				...(withEarlier ? [old ? cellText(old, indicator, context) : [text('–')]] : [])
			];
		})
	};
}

async function byPeriod(
	context: ReportContext,
	indicator: Indicator,
	grain: Grain
): Promise<Table | null> {
	const { language, word, territory } = context;
	const values = await periods(context, indicator, grain, territory?.code ?? null);
	if (values.length === 0) return null;
	const title = localize(indicator.title, language);
	const partial = language === 'fr' ? ' (en cours)' : ' (in progress)';
	return {
		type: 'table',
		caption: [],
		wide: false,
		columns: [column(word('period'), 'start', 1.4), column(title, 'end', 1)],
		rows: values.map((value) => [
			[text(formatPeriod(value, grain, language) + (value.partial ? partial : ''))],
			cellText(value, indicator, context)
		])
	};
}

/** Intercommunalités in geographical order, the whole programme last for who sees it. */
async function byTerritory(
	context: ReportContext,
	indicators: readonly Indicator[],
	caption: readonly Inline[]
): Promise<Table> {
	const { language, word } = context;
	const figures = await Promise.all(
		indicators.map((indicator) => territoryValues(context, indicator))
	);
	// Who is held to territories sees no figure of the whole programme.
	const whole =
		context.reader.territories === null
			? await Promise.all(
					indicators.map((indicator) => context.headline(indicator.id, context.asOf, null))
				)
			: null;
	const codes = [
		...new Set(figures.flatMap(({ ordered }) => ordered.map((value) => value.territory)))
	];
	const names = Object.assign({}, ...figures.map((one) => one.names)) as Record<string, string>;
	return {
		type: 'table',
		caption,
		wide: indicators.length > 3,
		columns: [
			column(word('intercommunality'), 'start', 2.6),
			...indicators.map(({ title }) => column(localize(title, language), 'end', 1))
		],
		rows: [
			...codes.map((code) => [
				[text(code === null ? word('unknownTerritory') : (names[code] ?? code))],
				...figures.map(({ ordered }, at) =>
					cell(
						ordered.find(({ territory }) => territory === code),
						indicators[at]!,
						context
					)
				)
			]),
			...(whole === null
				? []
				: [
						[
							[{ type: 'strong' as const, content: [text(word('whole'))] }],
							...whole.map((value, at) => cell(value ?? undefined, indicators[at]!, context))
						]
					])
		]
	};
}

function cell(
	value: Value | undefined,
	indicator: Indicator,
	context: ReportContext
): readonly Inline[] {
	if (value === undefined) return [text('–')];
	if (value.value === null && value.missing !== 'secret') return [text('–')];
	if (value.value === null) return [text(formatMissing(value.missing, context.language))];
	return cellText(value, indicator, context);
}
