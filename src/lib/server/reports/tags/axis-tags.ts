import { formatList, formatValue } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import { paceSentence } from '#lib/indicators/pace-sentence.ts';
import { attentionSentence, lowered, titledSentence } from '#lib/indicators/sentence.ts';
import { colon, semicolon } from '#lib/indicators/series-words.ts';
import { typedAmount } from '#lib/indicators/typed-cell.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { CommitteeRow } from '../../pages/committee-figures.ts';
import type { Appraisal } from '../../meetings/appraisals.ts';
import type { Block, Inline, Table, Text } from '../document.ts';
import { differenceCell } from '../difference-cell.ts';
import { inLanguage } from '../foreign-words.ts';
import { aboutFigure, settle, statusInline, statusWords, strong, text } from '../inline.ts';
import { headlineRank, type ReportContext } from '../report-context.ts';
import { reportWords } from '../report-words.ts';
import { textOf, type AttributeSpec, type TagCall, type TagSpec } from '../tag.ts';
import { appraisalOf, toldAppraisal } from './committee-tags.ts';
import { cellText } from './figure-tags.ts';
import { noteCall } from './note-tags.ts';

const axisAttribute: AttributeSpec = {
	type: 'axis',
	required: true,
	meaning: { fr: 'identifiant de l’axe', en: 'id of the axis' }
};

function rowsOf(call: TagCall): Promise<readonly CommitteeRow[]> {
	return rowsOfAxis(call.context, textOf(call, 'primary'));
}

/** The rows of an axis on the committee's page, its chosen figures first. */
export async function rowsOfAxis(
	context: ReportContext,
	axis: string | null
): Promise<readonly CommitteeRow[]> {
	const page = await context.page();
	const rows = page.axes.find(({ id }) => id === axis)?.rows ?? [];
	return rows
		.filter(({ value }) => value.missing !== 'not-at-level')
		.toSorted((a, b) => headlineRank(a.indicator) - headlineRank(b.indicator));
}

/** The axis in one sentence: how many indicators keep pace, then its first figure. */
export const axisSentence: TagSpec = {
	meaning: {
		fr: 'l’axe en une phrase ; le texte de l’auteur la remplace',
		en: 'the axis in one sentence; the author’s words replace it'
	},
	primary: axisAttribute,
	body: 'optional',
	inline: async (call) => {
		const own = await call.inlineBody();
		if (own.some((run) => run.type !== 'text' || run.text.trim() !== '')) return own;
		const rows = await rowsOf(call);
		const first = rows.find(({ value }) => value.value !== null);
		const told = toldAxis(rows, call.context);
		return [first ? aboutFigure(first.indicator, told) : text(told)];
	}
};

/** How many of the rows held against a plan keep its pace. */
export function paceOf(rows: readonly CommitteeRow[]): {
	readonly kept: number;
	readonly judged: number;
} {
	const statuses = rows.flatMap(({ value }) => value.status ?? []);
	const judged = statuses.filter((status) => status !== 'no-target');
	const kept = judged.filter((status) => status === 'ahead' || status === 'on-track');
	return { kept: kept.length, judged: judged.length };
}

/** « Ambassadeurs inscrits : 320, … ; 2 indicateurs sur 4 tiennent le rythme prévu. » */
export function toldAxis(rows: readonly CommitteeRow[], { language }: ReportContext): string {
	const french = language === 'fr';
	const first = rows.find(({ value }) => value.value !== null);
	if (!first) return french ? 'Pas encore de chiffre à cette date.' : 'No figure yet at this date.';
	const { value, before, indicator, comparison } = first;
	const figure = titledSentence(value, before, indicator, comparison, language);
	const pace = paceSentence(paceOf(rows), language);
	return pace === null ? `${figure}.` : `${figure}${semicolon(language)}${pace}.`;
}

/** Aim, done and gap of each indicator of an axis. */
export const standing: TagSpec = {
	meaning: {
		fr: 'tableau d’un axe : prévu, réalisé, écart, statut',
		en: 'table of an axis: planned, achieved, gap, status'
	},
	primary: axisAttribute,
	body: 'none',
	blocks: async (call) => {
		const { context } = call;
		const rows = await rowsOf(call);
		const isContext = rows.every(({ indicator }) => indicator.better === 'none');
		if (rows.length === 0) return [];
		return [isContext ? contextTable(rows, context) : standingTable(rows, context)];
	}
};

function standingTable(rows: readonly CommitteeRow[], context: ReportContext): Table {
	const { language, word } = context;
	const optional = (figure: number | null, indicator: Indicator) => [
		figure === null
			? text('–')
			: aboutFigure(
					indicator,
					formatValue(figure, indicator.format, language),
					typedAmount(figure, indicator.format, language)
				)
	];
	return {
		type: 'table',
		caption: [],
		wide: true,
		columns: [
			{ title: [text(word('indicator'))], align: 'start', share: 3.1 },
			{ title: [text(word('target'))], align: 'end', share: 1 },
			{ title: [text(word('planned'))], align: 'end', share: 1 },
			{ title: [text(word('achieved'))], align: 'end', share: 1.2 },
			{ title: [text(word('gap'))], align: 'end', share: 1 },
			{ title: [text(word('status'))], align: 'start', share: 1.5 }
		],
		rows: rows.map(({ indicator, value }) => [
			named(indicator, context),
			optional(value.target, indicator),
			optional(value.planned, indicator),
			cellText(value, indicator, context),
			[gapCell(value, indicator, context)],
			value.value === null ? [text('–')] : statusInline(value.status, statusWords(value, language))
		])
	};
}

/** The indicator's name; its note is called where no sheet of its own follows. */
function named(indicator: Indicator, context: ReportContext): readonly Inline[] {
	const name = inLanguage(indicator.title, context.language);
	return context.about.notes === 'end' ? [name, noteCall(context, indicator)] : [name];
}

function contextTable(rows: readonly CommitteeRow[], context: ReportContext): Table {
	const { word } = context;
	return {
		type: 'table',
		caption: [],
		wide: false,
		columns: [
			{ title: [text(word('indicator'))], align: 'start', share: 2.4 },
			{ title: [text(word('figure'))], align: 'end', share: 1 },
			{ title: [text(word('yearEarlier'))], align: 'end', share: 1 }
		],
		rows: rows.map(({ indicator, value, before }) => [
			named(indicator, context),
			cellText(value, indicator, context),
			cellText(before, indicator, context)
		])
	};
}

/** What is more or less than planned; a dash without a plan. */
function gapCell(
	{ plan }: Pick<Value, 'plan'>,
	indicator: Indicator,
	{ language }: Pick<ReportContext, 'language'>
): Text {
	const gap = plan?.gap ?? null;
	return gap === null ? text('–') : differenceCell(gap, indicator, language);
}

/** What the committee should know of an axis: what its officer says, what is behind, then what is not known yet. */
export const comment: TagSpec = {
	meaning: {
		fr: 'commentaire d’un axe : son appréciation, puis ses écarts ; le texte de l’auteur le remplace',
		en: 'comment on an axis: its appraisal, then its gaps; the author’s words replace it'
	},
	primary: axisAttribute,
	body: 'optional',
	blocks: async (call) => {
		const own = await call.blockBody();
		if (own.length > 0) return own;
		const { language } = call.context;
		const rows = await rowsOf(call);
		const axis = textOf(call, 'primary') ?? '';
		const said = appraisalOf(call.context, { kind: 'axis', id: axis });
		const behind = rows.filter(isBehind);
		const unknown = rows.filter(({ value }) => value.value === null);
		return [
			...(said === null ? [] : [saidOfAxis(said, call.context)]),
			...(behind.length > 0 ? [behindList(behind, call.context)] : []),
			...(unknown.length > 0 ? [unknownParagraph(unknown, language)] : [])
		];
	}
};

function saidOfAxis(said: Appraisal, context: ReportContext): Block {
	const content = toldAppraisal(said, reportWords.appraisal, context);
	return { type: 'paragraph', role: 'body', content };
}

export function isBehind({ value }: Pick<CommitteeRow, 'value'>): boolean {
	return value.status === 'off-track' || value.status === 'at-risk';
}

/** What each figure is behind by, a sentence an item. */
export function behindList(rows: readonly CommitteeRow[], { language }: ReportContext): Block {
	return {
		type: 'list',
		ordered: false,
		items: rows.map(({ indicator, value }): readonly Block[] => [
			{
				type: 'paragraph',
				role: 'body',
				content: settle(
					[
						strong(inLanguage(indicator.title, language)),
						aboutFigure(
							indicator,
							`${colon(language)}${lowered(attentionSentence(value, indicator, language))}`
						)
					],
					language
				)
			}
		])
	};
}

function unknownParagraph(rows: readonly CommitteeRow[], language: 'fr' | 'en'): Block {
	const names = formatList(
		rows.map(({ indicator }) => `«${noBreak}${localize(indicator.title, language)}${noBreak}»`),
		language
	);
	const content: Inline[] = [
		text(
			language === 'fr'
				? `Pas encore de chiffre à cette date pour ${names}.`
				: `No figure yet at this date for ${names.replaceAll(`«${noBreak}`, '“').replaceAll(`${noBreak}»`, '”')}.`
		)
	];
	return { type: 'paragraph', role: 'small', content };
}
