import type { ChartNumbers, ChartSeries, SeriesRole } from '#lib/charts/chart-numbers.ts';
import { dateSerial } from '../../exports/workbook.ts';
import { formatCode } from './chart-format.ts';
import { figureColour, labelsXml, type ChartWriter } from './chart-labels.ts';
import { workbookRanges } from './chart-workbook.ts';
import { escapeXml } from './open-xml.ts';
import { schemeColours } from './text-xml.ts';

/** What comes later is drawn over what comes before. */
const drawnOrder: readonly SeriesRole[] = ['planned', 'pace', 'earlier', 'figure', 'target'];

/** The series of one kind of drawing, in the order that they are drawn. */
export function seriesXml(
	roles: readonly SeriesRole[],
	kind: 'line' | 'bar',
	writer: ChartWriter
): string {
	return writer.chart.series
		.map((series, at) => ({ series, at }))
		.filter(({ series }) => roles.includes(series.role))
		.toSorted((a, b) => orderOf(a, kind) - orderOf(b, kind))
		.map(({ series, at }) => oneSeries(series, at, kind, writer))
		.join('');
}

/** Bars stand in the order of their columns in the workbook. */
function orderOf(
	{ series, at }: { series: ChartSeries; at: number },
	kind: 'line' | 'bar'
): number {
	return kind === 'bar' ? at : drawnOrder.indexOf(series.role) * 100 + at;
}

function oneSeries(
	series: ChartSeries,
	at: number,
	kind: 'line' | 'bar',
	writer: ChartWriter
): string {
	const { chart, language } = writer;
	const ranges = workbookRanges(chart, language);
	const order = orderOf({ series, at }, kind);
	const name = `<c:tx><c:strRef><c:f>${escapeXml(ranges.name(at))}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
	const points = series.values.flatMap((value, point) =>
		value === null ? [] : [`<c:pt idx="${point}"><c:v>${value}</c:v></c:pt>`]
	);
	const values = `<c:val><c:numRef><c:f>${escapeXml(ranges.values(at))}</c:f><c:numCache><c:formatCode>${escapeXml(formatCode(chart.format, language))}</c:formatCode><c:ptCount val="${series.values.length}"/>${points.join('')}</c:numCache></c:numRef></c:val>`;
	const looks = kind === 'line' ? lineLook(series, chart) : barLook(series, chart);
	return `<c:ser><c:idx val="${at}"/><c:order val="${order}"/>${name}${looks}${labelsXml(series, kind, writer)}<c:cat>${categoriesXml(chart, ranges)}</c:cat>${values}${kind === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`;
}

function categoriesXml(
	{ categories }: ChartNumbers,
	ranges: ReturnType<typeof workbookRanges>
): string {
	const where = `<c:f>${escapeXml(ranges.categories)}</c:f>`;
	const listed = (values: readonly (string | number)[]) =>
		`<c:ptCount val="${values.length}"/>${values.map((value, at) => `<c:pt idx="${at}"><c:v>${typeof value === 'string' ? escapeXml(value) : value}</c:v></c:pt>`).join('')}`;
	return categories.kind === 'days'
		? `<c:numRef>${where}<c:numCache><c:formatCode>${ranges.dayFormat}</c:formatCode>${listed(categories.days.map(dateSerial))}</c:numCache></c:numRef>`
		: `<c:strRef>${where}<c:strCache>${listed(categories.names)}</c:strCache></c:strRef>`;
}

function lineLook(series: ChartSeries, chart: ChartNumbers): string {
	const { role, values } = series;
	const colour = schemeColours[figureColour(chart)];
	const stroke = (width: number, paint: string, dash = 'solid') =>
		`<c:spPr><a:ln w="${width}" cap="rnd"><a:solidFill><a:schemeClr val="${paint}"/></a:solidFill><a:prstDash val="${dash}"/><a:round/></a:ln></c:spPr>`;
	const noMarks = '<c:marker><c:symbol val="none"/></c:marker>';
	const mark = (symbol: string, size: number, paint: string) =>
		`<c:marker><c:symbol val="${symbol}"/><c:size val="${size}"/><c:spPr><a:solidFill><a:schemeClr val="${paint}"/></a:solidFill><a:ln w="9525"><a:solidFill><a:schemeClr val="${paint}"/></a:solidFill></a:ln></c:spPr></c:marker>`;
	switch (role) {
		case 'planned':
			return `${stroke(19_050, 'accent6', 'sysDash')}${noMarks}`;
		case 'pace':
			return `${stroke(22_225, colour, 'sysDot')}${noMarks}`;
		case 'target':
			return `<c:spPr><a:ln w="28575"><a:noFill/></a:ln></c:spPr>${mark('dash', chart.form === 'line' ? 12 : 22, 'tx1')}`;
		default: {
			const last = values.findLastIndex((value) => value !== null);
			const dot = `<c:dPt><c:idx val="${last}"/>${mark('circle', 9, colour)}<c:bubble3D val="0"/>${stroke(34_925, colour)}</c:dPt>`;
			return `${stroke(34_925, colour)}${noMarks}${last === -1 ? '' : dot}`;
		}
	}
}

function barLook({ role }: ChartSeries, { partial }: ChartNumbers): string {
	const paint = (more: string) =>
		`<c:spPr><a:solidFill><a:schemeClr val="${role === 'earlier' ? 'accent6' : 'accent1'}">${more}</a:schemeClr></a:solidFill></c:spPr>`;
	const lighter = '<a:alpha val="55000"/>';
	const ongoing = role === 'figure' ? partial : [];
	return `${paint(role === 'earlier' ? lighter : '')}<c:invertIfNegative val="0"/>${ongoing.map((at) => `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${paint(lighter)}</c:dPt>`).join('')}`;
}
