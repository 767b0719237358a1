import { withDeclaredMark } from '#lib/indicators/declared-mark.ts';
import { formatDate, formatIndicatorValue, formatValue, unitWord } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import {
	explainWording,
	formatWording,
	parseWording,
	wordingHolds,
	wordings
} from '#lib/indicators/rounded-wording.ts';
import {
	attentionSentence,
	figureSentence,
	gapSentence,
	projectionSentence
} from '#lib/indicators/sentence.ts';
import { asRead, bareFigure, typedFigure } from '#lib/indicators/typed-cell.ts';
import type { Value } from '#lib/indicators/value.ts';
import { computeValues } from '../../values/compute-values.ts';
import { valuesQuery } from '../../values/values-query.ts';
import type { Inline } from '../document.ts';
import { aboutFigure } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { numberOf, textOf, type AttributeSpec, type TagCall, type TagSpec } from '../tag.ts';

const indicator: AttributeSpec = {
	type: 'indicator',
	required: true,
	meaning: { fr: 'identifiant de l’indicateur', en: 'id of the indicator' }
};
const at: AttributeSpec = {
	type: 'date',
	meaning: { fr: 'autre date que celle du rapport', en: 'another date than the report’s' }
};
const territory: AttributeSpec = {
	type: 'territory',
	meaning: { fr: 'code d’un territoire', en: 'code of a territory' }
};

/** A figure inside a sentence: « 320 ambassadeurs ». */
export const figure: TagSpec = {
	meaning: {
		fr: 'un chiffre dans une phrase, avec son unité',
		en: 'a figure inside a sentence, with its unit'
	},
	primary: indicator,
	attributes: {
		format: {
			type: ['text', 'number', 'unit'],
			meaning: { fr: 'chiffre et unité, ou l’un des deux', en: 'figure and unit, or one of them' }
		},
		of: {
			type: ['value', 'target', 'planned', 'baseline'],
			meaning: {
				fr: 'le chiffre, ou ce que dit sa trajectoire',
				en: 'the figure, or what its trajectory says'
			}
		},
		at,
		territory,
		where: {
			type: 'object',
			meaning: {
				fr: 'une part : { audience: "young" }',
				en: 'a part: { audience: "young" }'
			}
		}
	},
	body: 'none',
	inline: async (call) => {
		const asked = await askedFigure(call);
		if (!asked) return [];
		const { indicator, value } = asked;
		const { language } = call.context;
		const of = textOf(call, 'of') ?? 'value';
		const shown = of === 'value' ? value : { value: value[of as 'target'], missing: null };
		const written = formatIndicatorValue(shown, indicator, language);
		switch (textOf(call, 'format')) {
			case 'number':
				return [aboutFigure(indicator, written.figure, bareFigure(shown, indicator))];
			case 'unit':
				return [aboutFigure(indicator, written.unit)];
			default:
				return shown.value === null
					? [aboutFigure(indicator, written.figure, bareFigure(shown, indicator))]
					: figureText(shown, indicator, call.context);
		}
	}
};

/** A figure and its unit: « 320 ambassadeurs », one number with its unit written after it. */
export function figureText(
	value: Pick<Value, 'value' | 'missing' | 'declared'>,
	indicator: Indicator,
	{ language }: Pick<ReportContext, 'language'>
): readonly Inline[] {
	const { figure, text } = formatIndicatorValue(value, indicator, language);
	const { style } = indicator.format;
	const hasOwnUnit = value.value === null || style === 'percent' || style === 'currency';
	const typed = hasOwnUnit
		? typedFigure(value, indicator, language)
		: { ...bareFigure(value, indicator), after: text.slice(figure.length) };
	return [aboutFigure(indicator, text, typed)];
}

/** The vocabulary's sentence on a figure; what the author writes in the body stands instead. */
export const sentence: TagSpec = {
	meaning: {
		fr: 'la phrase tirée du chiffre ; le texte de l’auteur la remplace',
		en: 'the sentence made of the figure; the author’s words replace it'
	},
	primary: indicator,
	attributes: {
		kind: {
			type: ['figure', 'attention', 'gap', 'projection'],
			meaning: {
				fr: 'chiffre et évolution, écart et rythme, écart seul, rythme seul',
				en: 'figure and change, gap and pace, gap alone, pace alone'
			}
		}
	},
	body: 'optional',
	inline: async (call) => {
		const own = await call.inlineBody();
		if (own.some((run) => run.type !== 'text' || run.text.trim() !== '')) return own;
		const id = textOf(call, 'primary');
		if (id === null) return [];
		return [aboutFigure({ id }, await toldSentence(call.context, id, textOf(call, 'kind')))];
	}
};

/** A rounded figure in words, checked: « plus de 500 ambassadeurs ». */
export const wording: TagSpec = {
	meaning: {
		fr: 'un chiffre arrondi en mots, vérifié : « plus de 500 ambassadeurs »',
		en: 'a rounded figure in words, checked: “more than 500 ambassadors”'
	},
	primary: indicator,
	attributes: {
		words: {
			type: Object.values(wordings).flatMap(({ fr, en }) => [fr, en]),
			required: true,
			meaning: { fr: 'les mots devant le chiffre', en: 'the words before the figure' }
		},
		round: {
			type: 'number',
			required: true,
			least: 1,
			meaning: { fr: 'le chiffre rond', en: 'the round figure' }
		},
		unit: {
			type: 'boolean',
			meaning: { fr: 'avec son unité (true)', en: 'with its unit (true)' }
		},
		at,
		territory
	},
	body: 'none',
	example: ({ indicator }) => `{% wording "${indicator}" words="près de" round=100 /%}`,
	inline: async (call) => {
		const asked = await askedFigure(call);
		const round = numberOf(call, 'round');
		const words = parseWording(textOf(call, 'words') ?? '');
		if (!asked || round === null || words === null) return [];
		const { indicator, value } = asked;
		const { language } = call.context;
		const scale = indicator.format.style === 'percent' ? 100 : 1;
		const actual = value.value === null ? null : value.value * scale;
		if (!wordingHolds(words, round, actual))
			call.problem(
				{
					fr: `« ${formatWording(words, round, 'fr')} » ne tient pas : ${told(asked, 'fr')}. ${explainWording(words, round, 'fr')}.`,
					en: `“${formatWording(words, round, 'en')}” does not hold: ${told(asked, 'en')}. ${explainWording(words, round, 'en')}.`
				},
				{ text: String(call.attributes['primary']) }
			);
		const unit = unitWord(round / scale, indicator.format, indicator.unit, language);
		const said = formatWording(words, round, language);
		const isAlone = call.attributes['unit'] === false || unit === '';
		return [aboutFigure(indicator, isAlone ? said : said + noBreak + unit)];
	}
};

type Asked = { readonly indicator: Indicator; readonly value: Value };

function told({ indicator, value }: Asked, language: 'fr' | 'en'): string {
	const figure = formatIndicatorValue(value, indicator, language).text;
	const day = formatDate(value.to, language);
	return language === 'fr'
		? `« ${indicator.id} » vaut ${figure} au ${day}`
		: `“${indicator.id}” is ${figure} on ${day}`;
}

async function askedFigure(call: TagCall): Promise<Asked | null> {
	const { context } = call;
	const indicator = context.indicator(textOf(call, 'primary') ?? '');
	if (!indicator) return null;
	const day = textOf(call, 'at') ?? context.asOf;
	const place = textOf(call, 'territory') ?? context.territory?.code ?? null;
	const where = call.attributes['where'];
	const value =
		typeof where === 'object' && where !== null
			? await partOf(context, indicator, day, place, where as Record<string, unknown>)
			: await context.headline(indicator.id, day, place);
	return value && { indicator, value };
}

async function partOf(
	{ edition, reader }: ReportContext,
	indicator: Indicator,
	asOf: string,
	territory: string | null,
	where: Readonly<Record<string, unknown>>
): Promise<Value | null> {
	const filters = Object.entries(where).map(
		([dimension, value]) => [dimension, [value].flat().map(String)] as const
	);
	const { values } = await computeValues(
		edition,
		valuesQuery({
			indicators: [indicator.id],
			asOf,
			territory,
			where: Object.fromEntries(filters)
		}),
		reader
	);
	return values[0] ?? null;
}

/** One of the vocabulary's sentences, with a full stop; the bare figure when that one has nothing to say. */
export async function toldSentence(
	context: ReportContext,
	id: string,
	kind: string | null
): Promise<string> {
	const { language } = context;
	const rows = (await context.page()).axes.flatMap((axis) => axis.rows);
	const row = rows.find(({ indicator }) => indicator.id === id);
	if (!row) return '';
	const { indicator, value, before, comparison } = row;
	if (kind === 'attention') return attentionSentence(value, indicator, language);
	const said =
		kind === 'gap'
			? gapSentence(value, indicator, language)
			: kind === 'projection'
				? projectionSentence(value, indicator, language)
				: null;
	return `${said ?? figureSentence(value, before, indicator, comparison, language)}.`;
}

/** A figure as it is written alone in a table's cell. */
export function cellText(
	value: Pick<Value, 'value' | 'missing' | 'declared'>,
	indicator: Indicator,
	{ language }: Pick<ReportContext, 'language'>
): readonly Inline[] {
	const { missing } = value;
	const written = formatValue(value.value, indicator.format, language, { missing });
	const typed = typedFigure(value, indicator, language);
	return [aboutFigure(indicator, withDeclaredMark(written, value, language), typed)];
}

/** A figure rounded as it is displayed, for comparisons. */
export function shownValue(value: Value, indicator: Indicator): number | null {
	return value.value === null ? null : asRead(value.value, indicator.format);
}
