import { withDeclaredMark } from '#lib/indicators/declared-mark.ts';
import { formatIndicatorValue, formatValue } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import {
	attentionSentence,
	figureSentence,
	gapSentence,
	projectionSentence,
	trajectorySentence
} from '#lib/indicators/sentence.ts';
import { asRead, bareFigure, typedFigure } from '#lib/indicators/typed-cell.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { CommitteeRow } from '../../pages/committee-figures.ts';
import { computeValues } from '../../values/compute-values.ts';
import { valuesQuery } from '../../values/values-query.ts';
import type { Inline } from '../document.ts';
import { aboutFigure } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { textOf, type AttributeSpec, type TagCall, type TagSpec } from '../tag.ts';

export const indicatorAttribute: AttributeSpec = {
	type: 'indicator',
	required: true,
	meaning: { fr: 'identifiant de l’indicateur', en: 'id of the indicator' }
};
export const atAttribute: AttributeSpec = {
	type: 'date',
	meaning: { fr: 'autre date que celle du rapport', en: 'another date than the report’s' }
};
export const territoryAttribute: AttributeSpec = {
	type: 'territory',
	meaning: { fr: 'code d’un territoire', en: 'code of a territory' }
};

/** A figure inside a sentence: « 320 ambassadeurs ». */
export const figure: TagSpec = {
	meaning: {
		fr: 'un chiffre dans une phrase, avec son unité',
		en: 'a figure inside a sentence, with its unit'
	},
	primary: indicatorAttribute,
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
		at: atAttribute,
		territory: territoryAttribute,
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
	primary: indicatorAttribute,
	attributes: {
		kind: {
			type: ['figure', 'attention', 'gap', 'trajectory', 'projection'],
			meaning: {
				fr: 'chiffre et évolution, écart et rythme, écart seul, place par rapport à la trajectoire, rythme seul',
				en: 'figure and change, gap and pace, gap alone, place against the trajectory, pace alone'
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

/** A figure, and what it is of. */
export type Asked = { readonly indicator: Indicator; readonly value: Value };

/** The figure that a use of a tag asks for; null for an indicator that the reader has not. */
export async function askedFigure(call: TagCall): Promise<Asked | null> {
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
	const { indicator, value } = row;
	if (kind === 'attention') return attentionSentence(value, indicator, language);
	const said = saidOf(row, kind, language);
	return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function saidOf(
	{ indicator, value, before, comparison }: CommitteeRow,
	kind: string | null,
	language: Language
): string {
	const figure = figureSentence(value, before, indicator, comparison, language);
	switch (kind) {
		case 'gap':
			return gapSentence(value, indicator, language) ?? figure;
		case 'trajectory':
			return trajectorySentence(value, indicator, language) ?? figure;
		case 'projection':
			return projectionSentence(value, indicator, language) ?? figure;
		default:
			return figure;
	}
}

/** A figure as it is written alone in a table's cell. */
export function cellText(
	value: Pick<Value, 'value' | 'missing' | 'declared'>,
	indicator: Indicator,
	{ language }: Pick<ReportContext, 'language'>
): readonly Inline[] {
	const { missing } = value;
	const told = formatValue(value.value, indicator.format, language, { missing });
	// « non disponible » stays on one line; what is masked is too long for it.
	const written =
		value.value === null && missing !== 'secret' ? told.replaceAll(' ', noBreak) : told;
	const typed = typedFigure(value, indicator, language);
	return [aboutFigure(indicator, withDeclaredMark(written, value, language), typed)];
}

/** A figure rounded as it is displayed, for comparisons. */
export function shownValue(value: Value, indicator: Indicator): number | null {
	return value.value === null ? null : asRead(value.value, indicator.format);
}
