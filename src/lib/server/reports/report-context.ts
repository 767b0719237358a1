import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import { defaultView } from '#lib/indicators/view.ts';
import type { ChartSpec } from '#lib/charts/spec.ts';
import type { Edition } from '../editions/edition.ts';
import type { CommitteeRecord } from '../meetings/committee-record.ts';
import type { FrozenFigures } from '../meetings/frozen-figures.ts';
import { committeePage, type CommitteePage } from '../pages/committee.ts';
import { arrangeFrozen } from '../pages/meeting-committee.ts';
import type { Settings } from '../programme/programme.ts';
import { visibleIndicators } from '../values/compute-values.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { reportWords, type ReportWord } from './report-words.ts';

/** A chart's specification turned into a stand-alone SVG. */
export type RenderChart = (spec: ChartSpec) => string;

/** Whose figures, of which date, for whom: what every tag of a template may ask. */
export type ReportContext = {
	readonly edition: Edition;
	readonly settings: Settings;
	readonly reader: Reader;
	readonly language: Language;
	readonly year: number;
	readonly asOf: IsoDate;
	readonly territory: { readonly code: string; readonly name: string } | null;
	/** What the committee wrote, as it stood at the report's meeting or date. */
	readonly committee: CommitteeRecord;
	/** What a meeting kept of its figures, when the edition that told them stands no more. */
	readonly kept: FrozenFigures | null;
	readonly renderChart: RenderChart;
	/** Charts are drawn for small screens too. */
	readonly drawsNarrow: boolean;
	/** Indicators that the reader may see, in the order of the axes. */
	readonly indicators: readonly Indicator[];
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
		'reader' | 'year' | 'asOf' | 'territory' | 'committee' | 'kept' | 'renderChart' | 'drawsNarrow'
	>
): ReportContext {
	const { settings } = edition.programme;
	const { reader, asOf, territory, kept } = asked;
	const rank = (indicator: Indicator) => settings.axes.findIndex(({ id }) => id === indicator.axis);
	const followed = kept?.rows.map(({ indicator }) => indicator);
	const indicators = (followed ?? visibleIndicators(edition, reader)).toSorted(
		(a, b) => rank(a) - rank(b) || headlineRank(a) - headlineRank(b)
	);
	let page: Promise<CommitteePage> | null = null;
	return {
		...asked,
		edition,
		settings,
		language: reader.language,
		indicators,
		indicator: (id) => indicators.find((indicator) => indicator.id === id) ?? null,
		page: () =>
			(page ??= kept
				? arrangeFrozen(kept, defaultView, reader)
				: committeePage(
						edition,
						{ ...defaultView, asOf, territory: territory?.code ?? null },
						reader
					)),
		async headline(indicator, at = asOf, place = territory?.code ?? null) {
			const row = kept?.rows.find((one) => one.indicator.id === indicator);
			if (row && at === asOf && place === null) return row.value;
			const figures = await computeHeadlines(
				edition,
				{ indicators: [indicator], dates: [at], asOf: at > asOf ? at : asOf, territory: place },
				reader
			);
			return figures.get(indicator)?.[0] ?? null;
		},
		word: (word) => localize(reportWords[word], reader.language)
	};
}
