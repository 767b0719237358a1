import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';
import { daysBetween, type IsoDate } from '#lib/indicators/period.ts';
import { formatLanguage } from '../../exports/workbook-styles.ts';
import { axisCode } from './chart-format.ts';
import type { ChartWriter } from './chart-labels.ts';
import { textProperties } from './chart-text.ts';
import { dateSerial } from '../../exports/workbook.ts';
import { escapeXml } from './open-xml.ts';

/** Ids by which a chart's series name their axes. */
const axisIds = { category: 111_111_111, value: 222_222_222 } as const;

export const axisReferences = `<c:axId val="${axisIds.category}"/><c:axId val="${axisIds.value}"/>`;

const noLine = '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>';
const baseLine =
	'<c:spPr><a:ln w="12700"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln></c:spPr>';
const grid =
	'<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9E0E6"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';
const flat = '<a:bodyPr rot="0" vert="horz"/>';

/** The axes of a chart: days or names along one, figures from zero or near along the other. */
export function axesXml(
	chart: ChartNumbers,
	{ language, sizes, plotWidth }: Omit<ChartWriter, 'chart'>,
	/** Which names are written: every one, every second… */
	every: number
): string {
	const isBars = chart.form === 'bars';
	const words = { size: sizes.tick, colour: isBars ? 'ink' : 'soft' } as const;
	const text = textProperties(words, language, flat);
	const start = (id: number, scaling: string, isHidden: boolean, place: string) =>
		`<c:axId val="${id}"/><c:scaling>${scaling}</c:scaling><c:delete val="${isHidden ? 1 : 0}"/><c:axPos val="${place}"/>`;
	const ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';
	const { low, high, step } = chart.axis;
	// Bars are named from the top; their figures stand beside them.
	const values = `<c:valAx>${start(axisIds.value, `<c:orientation val="minMax"/><c:max val="${high}"/><c:min val="${low}"/>`, isBars, isBars ? 't' : 'l')}${isBars ? '' : grid}<c:numFmt formatCode="${escapeXml(axisCode(chart.format, step, language))}" sourceLinked="0"/>${ticks}<c:tickLblPos val="nextTo"/>${noLine}${text}<c:crossAx val="${axisIds.category}"/><c:crosses val="autoZero"/><c:crossBetween val="${chart.form === 'line' ? 'midCat' : 'between'}"/><c:majorUnit val="${step}"/></c:valAx>`;
	const shared = `${ticks}<c:tickLblPos val="low"/>${isBars ? noLine : baseLine}${text}<c:crossAx val="${axisIds.value}"/><c:crosses val="autoZero"/><c:auto val="0"/>`;
	if (chart.categories.kind === 'names')
		return `<c:catAx>${start(axisIds.category, `<c:orientation val="${isBars ? 'maxMin' : 'minMax'}"/>`, false, isBars ? 'l' : 'b')}<c:numFmt formatCode="General" sourceLinked="0"/>${shared}<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="${every}"/><c:noMultiLvlLbl val="1"/></c:catAx>${values}`;
	const { days } = chart.categories;
	const [first, last] = [days[0]!, days.at(-1)!];
	const [unit, count] = timeStep(daysBetween(first, last), plotWidth / (sizes.tick * 5));
	const code = `${formatLanguage[language]}${unit === 'years' ? 'yyyy' : 'mmm yyyy'}`;
	return `<c:dateAx>${start(axisIds.category, `<c:orientation val="minMax"/><c:max val="${dateSerial(last)}"/><c:min val="${dateSerial(unit === 'months' ? startOfMonth(first) : first)}"/>`, false, 'b')}<c:numFmt formatCode="${escapeXml(code)}" sourceLinked="0"/>${shared}<c:lblOffset val="100"/><c:baseTimeUnit val="days"/><c:majorUnit val="${count}"/><c:majorTimeUnit val="${unit}"/></c:dateAx>${values}`;
}

/** Between two names on an axis of time, so that no more stand on it than it has room for. */
function timeStep(days: number, most: number): readonly ['months' | 'years', number] {
	const months = days / 30.4;
	const step = [1, 2, 3, 6].find((own) => months / own < Math.min(most, 8));
	return step === undefined
		? ['years', Math.max(1, Math.ceil(months / 12 / Math.min(most * 1.6, 8)))]
		: ['months', step];
}

/** Steps of months from a month's end would not end with every month. */
function startOfMonth(day: IsoDate): IsoDate {
	return Number(day.slice(8)) > 28 ? `${day.slice(0, 8)}01` : day;
}
