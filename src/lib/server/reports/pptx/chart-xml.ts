import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';
import type { Language } from '#lib/indicators/language.ts';
import { barGap } from './bar-width.ts';
import { axesXml, axisReferences } from './chart-axes.ts';
import { plotOf } from './chart-plot.ts';
import type { ChartWriter } from './chart-labels.ts';
import { seriesXml } from './chart-series.ts';
import { chartSizes, textProperties, titleXml } from './chart-text.ts';
import { namespaces, officeLanguage, xmlHead } from './open-xml.ts';
import type { Box } from './slide-frame.ts';

/** A chart that PowerPoint draws and edits, its numbers in the workbook that `data` names. */
export function chartXml(
	chart: ChartNumbers,
	{
		caption,
		language,
		box
	}: { readonly caption: string; readonly language: Language; readonly box: Box }
): string {
	const title = chart.name === '' ? caption : chart.name;
	const unit = chart.name === '' ? chart.unit : '';
	const sizes = chartSizes(box.height);
	const plot = plotOf(chart, box, { isTitled: title !== '' || unit !== '', language, sizes });
	const writer: ChartWriter = {
		chart,
		language,
		sizes,
		plotHeight: plot.height,
		plotWidth: plot.width,
		plotRight: box.width - plot.x - plot.width
	};
	const hasEarlier = chart.series.some(({ role }) => role === 'earlier');
	const share = (length: number, of: number) => Math.round((length / of) * 1e4) / 1e4;
	const layout = `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${share(plot.x, box.width)}"/><c:y val="${share(plot.y, box.height)}"/><c:w val="${share(plot.width, box.width)}"/><c:h val="${share(plot.height, box.height)}"/></c:manualLayout></c:layout>`;
	const legend = hasEarlier
		? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textProperties({ size: sizes.label, colour: 'soft' }, language)}</c:legend>`
		: '';
	const own = textProperties({ size: sizes.tick, colour: 'ink' }, language);
	return `${xmlHead}<c:chartSpace xmlns:c="${namespaces.chart}" xmlns:a="${namespaces.drawing}" xmlns:r="${namespaces.relations}"><c:date1904 val="0"/><c:lang val="${officeLanguage[language]}"/><c:roundedCorners val="0"/><c:chart>${titleXml(title, unit, { language, width: box.width, size: sizes.title })}<c:plotArea>${layout}${drawingsXml(writer)}${axesXml(chart, writer, plot.every)}<c:spPr><a:noFill/></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="span"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${own}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}

function drawingsXml(writer: ChartWriter): string {
	const { form, series } = writer.chart;
	const line = (roles: Parameters<typeof seriesXml>[0]) =>
		`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${seriesXml(roles, 'line', writer)}<c:marker val="1"/>${axisReferences}</c:lineChart>`;
	if (form === 'line') return line(['planned', 'pace', 'figure', 'target']);
	const marks = series.some(({ role }) => role === 'target') ? line(['target']) : '';
	return `<c:barChart><c:barDir val="${form === 'bars' ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${seriesXml(['figure', 'earlier'], 'bar', writer)}<c:gapWidth val="${barGap(writer)}"/>${axisReferences}</c:barChart>${marks}`;
}
