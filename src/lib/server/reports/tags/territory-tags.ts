import { formatNumber } from '#lib/indicators/format.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import { signedChange, typedChange } from '#lib/indicators/signed-change.ts';
import { defaultView } from '#lib/indicators/view.ts';
import { shareWords, wholeSentence } from '#lib/indicators/whole-sentence.ts';
import { territoryPage, type TerritoryPage, type TerritoryRow } from '../../pages/territory.ts';
import { chartBlock, columnWidth, pictureOf } from '../chart-block.ts';
import type { Block, Column, Inline, Table } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { aboutFigure, statusInline, statusWords, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { shareCell } from '../share-cell.ts';
import { textOf, type TagCall, type TagSpec } from '../tag.ts';
import { cellText } from './figure-tags.ts';
import { noteCall, provenanceNote } from './note-tags.ts';
import { keyFigure } from './summary-tags.ts';

const known = new WeakMap<ReportContext, Promise<TerritoryPage>>();

/** All that is known of the report's territory; a use without one is a fault of the template. */
async function pageOf(call: TagCall): Promise<TerritoryPage | null> {
	const { context } = call;
	const { edition, reader, asOf, filters, territory } = context;
	if (territory === null) {
		call.problem({
			fr: 'ce rapport ne se demande pas pour un territoire : ajoutez « for: territory » en tête.',
			en: 'this report is not asked for with a territory: add “for: territory” at its head.'
		});
		return null;
	}
	const view = { ...defaultView, ...filters, asOf, territory: territory.code };
	const found = known.get(context) ?? territoryPage(edition, territory.code, view, reader);
	known.set(context, found);
	return found;
}

/** « 45 012 habitants, 26 % de la population du programme · 79 communes ». */
export const territoryFacts: TagSpec = {
	meaning: {
		fr: 'le territoire du rapport en une ligne : habitants, part de la population, communes',
		en: 'the report’s territory in one line: inhabitants, share of the population, communes'
	},
	body: 'none',
	inline: async (call) => {
		const page = await pageOf(call);
		return page === null ? [] : [text(factsWords(page, call.context))];
	}
};

function factsWords(
	{ population, populationShare, communes, above, level }: TerritoryPage,
	{ language }: ReportContext
): string {
	const french = language === 'fr';
	const count = (number: number, words: readonly [string, string]) =>
		formatNumber(number, language) + noBreak + pluralize(number, words, language);
	const share = populationShare === null ? null : shareWords(populationShare, language);
	const people =
		population === null
			? null
			: count(population, french ? ['habitant', 'habitants'] : ['inhabitant', 'inhabitants']);
	const ofAll =
		share === null
			? ''
			: french
				? `, ${share} de la population du programme`
				: `, ${share} of the programme’s population`;
	const { inside, total } = communes;
	const all = count(total, ['commune', 'communes']);
	const own =
		inside === total
			? all
			: french
				? `${formatNumber(inside, 'fr')} de ses ${all}`
				: `${formatNumber(inside, 'en')} of its ${all}`;
	const parts = [
		people === null ? null : people + ofAll,
		level === 'commune' ? (above?.name ?? null) : own
	];
	return parts.filter((part) => part !== null).join(' · ');
}

/** The chosen figures of the committee's page for the territory, each beside the programme's. */
export const territoryFigures: TagSpec = {
	meaning: {
		fr: 'chiffres clés du territoire, à côté de ceux du programme',
		en: 'key figures of the territory, beside the programme’s'
	},
	body: 'none',
	blocks: async (call) => {
		const { context } = call;
		const page = await pageOf(call);
		if (page === null) return [];
		const { headlines } = await context.page();
		const items = headlines.flatMap((row) => {
			const here = page.rows.find(({ indicator }) => indicator.id === row.indicator.id);
			if (!here) return [];
			const item = keyFigure(row, context);
			const beside =
				here.whole &&
				wholeSentence(
					here.value,
					here.whole,
					here.indicator,
					page.populationShare,
					context.language
				);
			const note = provenanceNote(context, here.indicator);
			const statusText = isJudged(item.status) ? item.statusText : '';
			// What is told of each is its part of the whole: the table tells its plan.
			return [{ ...item, bullet: null, statusText, gap: beside, isPart: true as const, note }];
		});
		return items.length === 0 ? [nothing(context)] : [{ type: 'key-figures', items }];
	}
};

/** The territory's indicators of one axis: figure, course and change of a year, beside the programme. */
export const territoryTable: TagSpec = {
	meaning: {
		fr: 'tableau des indicateurs d’un axe pour le territoire : chiffre, évolution, programme, part, statut',
		en: 'table of an axis’s indicators for the territory: figure, change, programme, share, status'
	},
	primary: {
		type: 'axis',
		required: true,
		meaning: { fr: 'identifiant de l’axe', en: 'id of the axis' }
	},
	body: 'none',
	blocks: async (call) => {
		const page = await pageOf(call);
		const axis = textOf(call, 'primary');
		const rows = (page?.rows ?? []).filter(({ indicator }) => indicator.axis === axis);
		if (page === null || rows.length === 0) return [];
		const { headlines } = await call.context.page();
		const told = new Set(headlines.map(({ indicator }) => indicator.id));
		return [tableOf(page, rows, axis, told, call.context)];
	}
};

function tableOf(
	{ rows: all, populationShare }: TerritoryPage,
	rows: readonly TerritoryRow[],
	axis: string | null,
	/** Indicators whose definition is told: those of the key figures. */
	told: ReadonlySet<string>,
	context: ReportContext
): Table {
	const { language, word, settings } = context;
	const declared = settings.axes.find(({ id }) => id === axis);
	const named = declared ? inLanguage(declared.title, language) : text('');
	const column = (title: Inline, align: Column['align'], share: number): Column => ({
		title: [title],
		align,
		share
	});
	// Tables of one page have the same columns: shares that leave each room for its longest words.
	const withStatus = all.some(({ value }) => isJudged(value.status));
	const withShare = populationShare !== null && all.some(({ share }) => share !== null);
	return {
		type: 'table',
		caption: [],
		wide: true,
		columns: [
			column(named, 'start', 3.1),
			column(text(word('figure')), 'end', 1.2),
			column(text(word('overAYear')), 'end', 1.7),
			column(text(word('wholeInBrief')), 'end', 1.2),
			...(withShare ? [column(text(word('share')), 'end', 0.6)] : []),
			...(withStatus ? [column(text(word('status')), 'start', 1.7)] : [])
		],
		rows: rows.map((row) => {
			const { indicator, value, whole, share } = row;
			return [
				[
					inLanguage(indicator.title, language),
					noteCall(context, indicator, !told.has(indicator.id))
				],
				cellText(value, indicator, context),
				courseCell(row, context),
				whole ? cellText(whole, indicator, context) : [text('–')],
				...(withShare ? [[share === null ? text('–') : shareCell(share, language)]] : []),
				...(withStatus ? [statusCell(row, context)] : [])
			];
		})
	};
}

function isJudged(status: TerritoryRow['value']['status']): boolean {
	return status !== null && status !== 'no-target';
}

function statusCell({ value }: TerritoryRow, { language }: ReportContext): readonly Inline[] {
	if (value.value === null || !isJudged(value.status)) return [text('–')];
	return statusInline(value.status, statusWords(value, language));
}

const courseSize = { width: 96, height: 24 };

/** The course of the last twelve months, then what the year changed. */
function courseCell(row: TerritoryRow, { language, renderChart }: ReportContext): Inline[] {
	const said = signedChange(row, language);
	const typed = typedChange(row, language) ?? undefined;
	const words = typed === undefined ? text('–') : aboutFigure(row.indicator, said, typed);
	if (row.course.filter(({ value }) => value !== null).length < 2) return [words];
	const svg = renderChart({ form: 'sparkline', values: row.course, ...courseSize });
	return [{ type: 'spark', picture: pictureOf(svg, '') }, words];
}

/** Names of intercommunalités are long: in columns, their type is a little smaller. */
const placesScale = 1.3;

/** Where the territory stands among its like, for the figures that open the committee's page. */
export const territoryPlaces: TagSpec = {
	meaning: {
		fr: 'place du territoire parmi les intercommunalités, pour les chiffres clés',
		en: 'place of the territory among the intercommunalities, for the key figures'
	},
	body: 'none',
	blocks: async (call) => {
		const { context } = call;
		const page = await pageOf(call);
		if (page === null) return [];
		const { places, code } = page;
		if (places.length === 0) return [nothing(context)];
		const figures = places.map(({ indicator, areas }) => {
			const caption = [inLanguage(indicator.title, context.language)];
			const figure = chartBlock(
				{
					form: 'dots',
					id: `place-${indicator.id}`,
					indicator,
					split: context.word('intercommunality').toLowerCase(),
					language: context.language,
					accent: context.settings.accent,
					width: Math.round(columnWidth(places.length) * placesScale),
					rows: areas.map((area) => ({
						key: area.code,
						label: area.name,
						value: area.value,
						chosen: area.code === code
					}))
				},
				context,
				caption
			);
			return [{ ...figure, width: 1 }];
		});
		return figures.length === 1 ? figures.flat() : [{ type: 'columns', columns: figures }];
	}
};

function nothing({ language }: ReportContext): Block {
	const words = {
		fr: 'Aucun chiffre clé n’est connu à ce niveau à cette date.',
		en: 'No key figure is known at this level at this date.'
	};
	return { type: 'paragraph', role: 'body', content: [text(words[language])] };
}
