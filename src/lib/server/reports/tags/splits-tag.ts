import { formatDate, formatPeriod } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Value } from '#lib/indicators/value.ts';
import { typedPeriod } from '#lib/indicators/typed-cell.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import { isCount } from '#lib/charts/map-measures.ts';
import { dimensionLabel, dimensionTitle } from '../../values/catalogue.ts';
import { dimensionsOf } from '../../values/question.ts';
import { periods } from '../choose-chart.ts';
import type { Block, Inline, Table } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { shareCell } from '../share-cell.ts';
import { textOf, type TagSpec } from '../tag.ts';
import { splitValues, territoryValues } from './chart-tag.ts';
import { cellText } from './figure-tags.ts';

/** Every way that a figure is known: by territory, by each of its dimensions, year by year. */
export const splits: TagSpec = {
	meaning: {
		fr: 'tableaux d’un indicateur par intercommunalité, par chacune de ses dimensions, et d’année en année',
		en: 'tables of an indicator by intercommunality, by each of its dimensions, and year by year'
	},
	primary: {
		type: 'indicator',
		required: true,
		meaning: { fr: 'identifiant de l’indicateur', en: 'id of the indicator' }
	},
	body: 'none',
	blocks: async (call) => {
		const { context } = call;
		const indicator = context.indicator(textOf(call, 'primary') ?? '');
		if (!indicator) return [];
		const { edition, territory } = context;
		const found = await Promise.all([
			territory === null ? byTerritory(context, indicator) : null,
			...dimensionsOf(edition, indicator).map((by) => byDimension(context, indicator, by)),
			byYear(context, indicator)
		]);
		const tables = found.filter((table) => table !== null);
		if (tables.length === 0)
			return [{ type: 'paragraph', role: 'body', content: [text(none[context.language])] }];
		return tables.length === 1 ? tables : [{ type: 'columns', columns: balanced(tables) }];
	}
};

const none = {
	fr: 'Ce chiffre ne se détaille pas à cette date.',
	en: 'This figure is not known in more detail at this date.'
};

type Line = {
	readonly label: readonly Inline[];
	readonly now: Value;
	readonly before: Value | undefined;
};

async function byTerritory(context: ReportContext, indicator: Indicator): Promise<Table | null> {
	const [now, before] = await Promise.all([
		territoryValues(context, indicator),
		territoryValues(context, indicator, oneYearEarlier(context.asOf))
	]);
	const lines = now.ordered.map((value): Line => {
		const code = value.territory;
		const name = code === null ? context.word('unknownTerritory') : (now.names[code] ?? code);
		return {
			label: [text(name)],
			now: value,
			before: before.ordered.find(({ territory }) => territory === code)
		};
	});
	return tableOf(context, indicator, lines, {
		caption: [text(context.word('byIntercommunality'))],
		first: [text(context.word('intercommunality'))]
	});
}

async function byDimension(
	context: ReportContext,
	indicator: Indicator,
	by: string
): Promise<Table | null> {
	const { edition, language, word } = context;
	const [now, before] = await Promise.all([
		splitValues(context, indicator, by),
		splitValues(context, indicator, by, oneYearEarlier(context.asOf))
	]);
	const keyOf = ({ dimensions }: Value) => dimensions[by] ?? null;
	const lines = now.map((value): Line => ({
		label: [text(dimensionLabel(edition, indicator, by, keyOf(value), language))],
		now: value,
		before: before.find((other) => keyOf(other) === keyOf(value))
	}));
	const title = inLanguage(dimensionTitle(edition, indicator, by), language);
	return tableOf(context, indicator, lines, {
		caption: [text(`${word('bySplit')} `), lowered(title)],
		first: [title]
	});
}

/** « Canal » after « Par » is « canal ». */
function lowered(title: Inline): Inline {
	if (title.type === 'foreign') return { ...title, content: title.content.map(lowered) };
	if (title.type !== 'text' || /^\p{Lu}{2}/u.test(title.text)) return title;
	return text(title.text.charAt(0).toLowerCase() + title.text.slice(1));
}

function tableOf(
	context: ReportContext,
	indicator: Indicator,
	lines: readonly Line[],
	{ caption, first }: { readonly caption: readonly Inline[]; readonly first: readonly Inline[] }
): Table | null {
	const { asOf, language, word } = context;
	if (!lines.some(({ now }) => now.value !== null)) return null;
	const withBefore = lines.some(({ before }) => before !== undefined && before.value !== null);
	const whole = isCount(indicator)
		? lines.reduce((sum, { now }) => sum + Math.max(0, now.value ?? 0), 0)
		: 0;
	// A part of a sum that lacks what is masked would tell it.
	const isWhole = whole > 0 && lines.every(({ now }) => now.missing !== 'secret');
	const column = (title: string) => ({ title: [text(title)], align: 'end' as const, share: 1 });
	const dash = [text('–')];
	return {
		type: 'table',
		caption,
		wide: false,
		columns: [
			{ title: first, align: 'start', share: 3.4 },
			column(formatDate(asOf, language, 'medium')),
			...(withBefore ? [column(word('yearEarlier'))] : []),
			...(isWhole ? [{ ...column(word('share')), share: 0.8 }] : [])
		],
		rows: lines.map(({ label, now, before }) => [
			label,
			cellText(now, indicator, context),
			...(withBefore ? [before ? cellText(before, indicator, context) : dash] : []),
			...(isWhole ? [now.value === null ? dash : [shareCell(now.value / whole, language)]] : [])
		])
	};
}

async function byYear(context: ReportContext, indicator: Indicator): Promise<Table | null> {
	const { language, word, territory } = context;
	const values = await periods(context, indicator, 'year', territory?.code ?? null);
	if (values.filter(({ value }) => value !== null).length < 2) return null;
	const running = language === 'fr' ? ' (en cours)' : ' (in progress)';
	return {
		type: 'table',
		caption: [text(word('byYear'))],
		wide: false,
		columns: [
			{ title: [text(word('period'))], align: 'start', share: 2 },
			{ title: [text(word('figure'))], align: 'end', share: 1 }
		],
		rows: values.map((value) => {
			const after = value.partial ? running : '';
			const typed = typedPeriod(value, 'year', after) ?? undefined;
			return [
				[text(formatPeriod(value, 'year', language) + after, typed)],
				cellText(value, indicator, context)
			];
		})
	};
}

/** Two columns about as long, the tables in their order down the first, then the second. */
function balanced(tables: readonly Table[]): readonly (readonly Block[])[] {
	const height = ({ rows }: Table) => rows.length + 4;
	const total = tables.reduce((sum, table) => sum + height(table), 0);
	let best = 1;
	let least = total;
	for (let cut = 1; cut < tables.length; cut++) {
		const first = tables.slice(0, cut).reduce((sum, table) => sum + height(table), 0);
		const taller = Math.max(first, total - first);
		if (taller < least) [best, least] = [cut, taller];
	}
	return [tables.slice(0, best), tables.slice(best)];
}
