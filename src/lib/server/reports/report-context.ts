import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { readsMeetings } from '#lib/indicators/rights.ts';
import type { Value } from '#lib/indicators/value.ts';
import { defaultView, type View } from '#lib/indicators/view.ts';
import type { ChartSpec } from '#lib/charts/spec.ts';
import type { Edition } from '../editions/edition.ts';
import type { CommitteeRecord } from '../meetings/committee-record.ts';
import { comparedDates, daysMet } from '../meetings/meeting-dates.ts';
import type { FrozenFigures } from '../meetings/frozen-figures.ts';
import { committeePage, type CommitteePage } from '../pages/committee.ts';
import { filterIndicators } from '../pages/filters.ts';
import { arrangeFrozen } from '../pages/meeting-committee.ts';
import type { Settings } from '../programme/programme.ts';
import { computeHeadlines } from '../values/headlines.ts';
import type { ValuesQuery } from '../values/values-query.ts';
import { reportWords, type ReportWord } from './report-words.ts';
import type { TemplateFrontMatter } from './template-front-matter.ts';

/** A chart's specification turned into a stand-alone SVG. */
export type RenderChart = (spec: ChartSpec) => string;

/** What a reader holds the figures to, and the date that they compare them with. */
export type ReportFilters = Pick<View, 'axis' | 'audience' | 'partner' | 'compare'>;

export const noFilters: ReportFilters = {
	axis: null,
	audience: null,
	partner: null,
	compare: null
};

/** Whose figures, of which date, for whom: what every tag of a template may ask. */
export type ReportContext = {
	readonly edition: Edition;
	readonly settings: Settings;
	readonly reader: Reader;
	readonly language: Language;
	readonly year: number;
	readonly asOf: IsoDate;
	readonly territory: { readonly code: string; readonly name: string } | null;
	/** The one that the report is about, for a template that is asked for with one. */
	readonly subject: Indicator | null;
	readonly about: TemplateFrontMatter;
	readonly filters: ReportFilters;
	/** What the committee wrote, as it stood at the report's meeting or date. */
	readonly committee: CommitteeRecord;
	/** May know what the committee wrote; else nothing of it is in `committee`, whatever there is. */
	readonly readsCommittee: boolean;
	/** What a meeting kept of its figures, when the edition that told them stands no more. */
	readonly kept: FrozenFigures | null;
	readonly renderChart: RenderChart;
	/** Charts are drawn for small screens too. */
	readonly drawsNarrow: boolean;
	/** The days on which the committee met or meets, in order. */
	readonly meetingDays: readonly IsoDate[];
	/** Indicators that the reader may see and that the filters leave, in the order of the axes. */
	readonly indicators: readonly Indicator[];
	/** Dimension → values that the filters hold an indicator to; none for its whole. */
	whereOf(indicator: string): ValuesQuery['where'];
	indicator(id: string): Indicator | null;
	/** The committee's page at the same date: its figures are the report's. */
	page(): Promise<CommitteePage>;
	/** The headline figure of an indicator at the report's date, or another. */
	headline(indicator: string, at?: IsoDate, territory?: string | null): Promise<Value | null>;
	word(word: ReportWord): string;
};

/** Chosen figures come first in their axis. */
export function headlineRank({ headline }: Indicator): number {
	return headline ?? 1_000;
}

export function openReportContext(
	edition: Edition,
	asked: Pick<
		ReportContext,
		| 'reader'
		| 'year'
		| 'asOf'
		| 'territory'
		| 'subject'
		| 'about'
		| 'filters'
		| 'committee'
		| 'kept'
		| 'renderChart'
		| 'drawsNarrow'
	>
): ReportContext {
	const { settings } = edition.programme;
	const { reader, asOf, territory, filters, kept, committee } = asked;
	const { meetings } = committee;
	const rank = (indicator: Indicator) => settings.axes.findIndex(({ id }) => id === indicator.axis);
	const { groups } = kept
		? { groups: [{ indicators: followedIn(kept, filters), where: {} }] }
		: filterIndicators(edition, filters, reader);
	const indicators = groups
		.flatMap((group) => group.indicators)
		.toSorted((a, b) => rank(a) - rank(b) || headlineRank(a) - headlineRank(b));
	const whereOf = (id: string) =>
		groups.find((group) => group.indicators.some((one) => one.id === id))?.where ?? {};
	let page: Promise<CommitteePage> | null = null;
	return {
		...asked,
		edition,
		settings,
		language: reader.language,
		readsCommittee: readsMeetings(reader),
		meetingDays: daysMet(meetings, settings.meetings),
		indicators,
		whereOf,
		indicator: (id) => indicators.find((indicator) => indicator.id === id) ?? null,
		page: () =>
			(page ??= kept
				? arrangeFrozen(kept, filters, reader)
				: committeePage(
						edition,
						{ ...defaultView, ...filters, asOf, territory: territory?.code ?? null },
						reader,
						comparedDates(meetings, settings.meetings)
					)),
		async headline(indicator, at = asOf, place = territory?.code ?? null) {
			const row = kept?.rows.find((one) => one.indicator.id === indicator);
			if (row && at === asOf && place === null) return row.value;
			const figures = await computeHeadlines(
				edition,
				{
					indicators: [indicator],
					dates: [at],
					asOf: at > asOf ? at : asOf,
					territory: place,
					where: whereOf(indicator)
				},
				reader
			);
			return figures.get(indicator)?.[0] ?? null;
		},
		word: (word) => localize(reportWords[word], reader.language)
	};
}

function followedIn({ rows }: FrozenFigures, { axis }: ReportFilters): readonly Indicator[] {
	return rows
		.map(({ indicator }) => indicator)
		.filter((indicator) => axis === null || indicator.axis === axis);
}
