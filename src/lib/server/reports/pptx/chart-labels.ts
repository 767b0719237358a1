import { chartWords } from '#lib/charts/chart-words.ts';
import type { ChartNumbers, ChartSeries, SeriesRole } from '#lib/charts/chart-numbers.ts';
import { formatValue } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import { barWidth } from './bar-width.ts';
import { formatCode, roundCode } from './chart-format.ts';
import { textProperties, type ChartSizes, type ChartStyle } from './chart-text.ts';
import { dateSerial } from '../../exports/workbook.ts';
import { clearestSide, labelBox, plotPoint, type LabelSide, type Taken } from './label-side.ts';
import { wordsWidth } from './measure-text.ts';
import { escapeXml } from './open-xml.ts';
import type { Colour } from './text-runs.ts';

/** What the drawing of one chart needs to know. */
export type ChartWriter = {
	readonly chart: ChartNumbers;
	readonly language: Language;
	readonly sizes: ChartSizes;
	/** Points of the plot: labels that would lie on each other go apart. */
	readonly plotHeight: number;
	readonly plotWidth: number;
	/** Points beyond the right edge, where labels may go. */
	readonly plotRight: number;
};

/** The colour of a figure's line is its status's; context and what is not judged take the programme's. */
export function figureColour({ status, form }: ChartNumbers): Colour {
	return form === 'line' && status !== null && status !== 'no-target' ? status : 'accent';
}

type Side = LabelSide | 'inEnd';

const tightBody = '<a:bodyPr wrap="none" lIns="38100" tIns="19050" rIns="38100" bIns="19050"/>';

function shows(value: boolean): string {
	return `<c:showLegendKey val="0"/><c:showVal val="${value ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
}

function shownAs(code: string): string {
	return `<c:numFmt formatCode="${escapeXml(code)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`;
}

/** Figures and words at the points where they are told, so that no legend is needed. */
export function labelsXml(series: ChartSeries, kind: 'line' | 'bar', writer: ChartWriter): string {
	const { chart, language, sizes } = writer;
	const { format } = chart;
	const one = (at: number, side: Side, style: ChartStyle, code: string) =>
		`<c:dLbl><c:idx val="${at}"/>${shownAs(code)}${textProperties(style, language, tightBody)}<c:dLblPos val="${side}"/>${shows(true)}</c:dLbl>`;
	const inside = (labels: string) =>
		labels === '' ? '' : `<c:dLbls>${labels}${shows(false)}</c:dLbls>`;
	if (kind === 'bar') {
		if (series.role === 'earlier') return '';
		const style = { size: sizes.label, bold: true, colour: 'ink' } as const;
		const code = formatCode(format, language);
		// A figure whose place its target's mark takes stands within its bar.
		const struck = marksOver(series, writer).map((at) =>
			one(at, 'inEnd', { ...style, colour: 'paper' }, code)
		);
		return `<c:dLbls>${struck.join('')}${shownAs(code)}${textProperties(style, language)}<c:dLblPos val="outEnd"/>${shows(true)}</c:dLbls>`;
	}
	const words = chartWords[language];
	const end = lastFigure(chart);
	const plan = end && plannedWith(chart, end.at);
	const targets = series.role === 'figure' ? [] : targetsOf(chart);
	switch (series.role) {
		case 'figure': {
			if (end === null || series !== end.series) return '';
			const style = { size: sizes.end, bold: true, colour: figureColour(chart) };
			return inside(one(end.at, endSide(writer), style, formatCode(format, language)));
		}
		case 'planned': {
			if (end === null || plan === null || series.values[end.at] == null) return '';
			const isClose = Math.abs(pointsOf(plan, writer) - pointsOf(end.value, writer)) < labelRoom;
			if (isClose || targets.some(({ at }) => isNear(chart, at, end.at))) return '';
			const style = { size: sizes.label, colour: 'soft' } as const;
			const said = `${words.planned} ${formatValue(plan, format, language)}`;
			const label = labelAt(writer, end.at, plan, said, { size: sizes.label, bold: false });
			const { side, struck } = clearestSide(
				label,
				plan > end.value ? ['t', 'r', 'l', 'b'] : ['b', 'r', 'l', 't'],
				[labelBox(endLabel(end, writer), endSide(writer))],
				writer
			);
			if (struck > mostStruck) return '';
			return inside(one(end.at, side, style, roundCode(plan, format, language, words.planned)));
		}
		case 'target':
			return inside(
				targets
					.map(({ at, value }, nth) => {
						const isLast = nth === targets.length - 1;
						const style = {
							size: sizes.label,
							bold: isLast,
							colour: isLast ? 'ink' : 'soft'
						} as const;
						const side = isLast || !rises(chart) ? 'r' : 'l';
						const isTold = isLast || (chart.form === 'line' && !(end && isNear(chart, at, end.at)));
						return isTold
							? one(
									at,
									side,
									style,
									roundCode(value, format, language, pastBar(words.target, { at, value }, writer))
								)
							: '';
					})
					.join('')
			);
		case 'pace':
		case 'earlier':
			return '';
	}
}

type Told = { readonly at: number; readonly value: number; readonly series: ChartSeries };

function lastOf(chart: ChartNumbers, role: SeriesRole): Told | null {
	const told = chart.series
		.filter((series) => series.role === role)
		.flatMap((series) => {
			const at = series.values.findLastIndex((value) => value !== null);
			return at === -1 ? [] : [{ at, value: series.values[at]!, series }];
		});
	return told.reduce<Told | null>((best, one) => (best && best.at > one.at ? best : one), null);
}

export const lastFigure = (chart: ChartNumbers) => lastOf(chart, 'figure');
export const lastTarget = (chart: ChartNumbers) => lastOf(chart, 'target');

function targetsOf({ series }: ChartNumbers): readonly Pick<Told, 'at' | 'value'>[] {
	const own = series.find(({ role }) => role === 'target')?.values ?? [];
	return own.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
}

/** Whether two points of a line are so close that their labels would touch. */
function isNear({ categories }: ChartNumbers, one: number, other: number): boolean {
	if (categories.kind === 'names') return one === other;
	const days = categories.days.map((day) => dateSerial(day));
	const span = days.at(-1)! - days[0]! || 1;
	return Math.abs(days[one]! - days[other]!) / span < 0.18;
}

function rises({ series }: ChartNumbers): boolean {
	const plan = (series.find(({ role }) => role === 'planned')?.values ?? []).filter(
		(value) => value !== null
	);
	return (plan.at(-1) ?? 0) >= (plan[0] ?? 0);
}

function plannedWith({ series }: ChartNumbers, at: number): number | null {
	return (
		series.find(({ role, values }) => role === 'planned' && values[at] != null)?.values[at] ?? null
	);
}

/** Whether a point is so near the right edge that its label stands beside it. */
export function endsAtEdge(chart: ChartNumbers, at: number): boolean {
	if (chart.categories.kind === 'names') return false;
	const days = chart.categories.days.map((day) => dateSerial(day));
	const span = days.at(-1)! - days[0]! || 1;
	return (days.at(-1)! - days[at]!) / span < 0.05;
}

/**
 * The last figure stands beside its dot, over it or under it, away from its plan, where it lies least
 * on lines, on targets and on the last one's words.
 */
function endSide(writer: ChartWriter): LabelSide {
	const { chart } = writer;
	const end = lastFigure(chart)!;
	const plan = plannedWith(chart, end.at);
	const away: LabelSide = plan === null || end.value >= plan ? 't' : 'b';
	const atEdge = endsAtEdge(chart, end.at);
	const sides: readonly LabelSide[] = [...(atEdge ? ['r' as const] : []), away];
	const others = (['t', 'b', 'r', 'l'] as const).filter((side) => !sides.includes(side));
	return clearestSide(endLabel(end, writer), [...sides, ...others], lastTargetBox(writer), writer)
		.side;
}

function endLabel({ at, value }: Told, writer: ChartWriter) {
	const { chart, language, sizes } = writer;
	const words = formatValue(value, chart.format, language);
	return labelAt(writer, at, value, words, { size: sizes.end, bold: true });
}

/** What the words of the last target take at its right. */
function lastTargetBox(writer: ChartWriter): readonly Taken[] {
	const { chart, language, sizes } = writer;
	const target = lastTarget(chart);
	if (target === null) return [];
	const words = `${chartWords[language].target} ${formatValue(target.value, chart.format, language)}`;
	const label = labelAt(writer, target.at, target.value, words, { size: sizes.label, bold: true });
	return [labelBox(label, 'r')];
}

function labelAt(
	writer: ChartWriter,
	at: number,
	value: number,
	words: string,
	set: { readonly size: number; readonly bold: boolean }
) {
	return { at: plotPoint(writer, at, value), words, ...set };
}

/** Points of line through the words of a plan beyond which they are left to the drawing. */
const mostStruck = 12;

/** The words of a mark that lies in a column, moved past the column's edge. */
function pastBar(
	words: string,
	{ at, value }: Pick<Told, 'at' | 'value'>,
	writer: ChartWriter
): string {
	const { form, series } = writer.chart;
	const bar = series.find(({ role }) => role === 'figure')?.values[at] ?? null;
	const over = bar === null ? Infinity : pointsOf(value, writer) - pointsOf(bar, writer);
	if (form !== 'columns' || over > writer.sizes.label / 2) return words;
	const aside = barWidth(writer) / 2 - markWidth / 2;
	const space = wordsWidth(noBreak, writer.sizes.label, true);
	return noBreak.repeat(Math.max(0, Math.ceil(aside / space))) + words;
}

/** Points of a target's mark in a column. */
const markWidth = 22;

/** Points that a large label takes in height. */
const labelRoom = 28;

/** Where a value stands over the foot of the plot. */
function pointsOf(value: number, { chart, plotHeight }: ChartWriter): number {
	const { low, high } = chart.axis;
	return ((value - low) / (high - low)) * plotHeight;
}

/** Bars so tall that their figure holds within, whose target's mark would strike it over them. */
function marksOver(series: ChartSeries, writer: ChartWriter): readonly number[] {
	const marks = writer.chart.series.find(({ role }) => role === 'target')?.values ?? [];
	return series.values.flatMap((value, at) => {
		const mark = marks[at] ?? null;
		if (value === null || mark === null) return [];
		const over = pointsOf(mark, writer) - pointsOf(value, writer);
		return over > -6 && over < labelRoom && pointsOf(value, writer) > 2 * labelRoom ? [at] : [];
	});
}
