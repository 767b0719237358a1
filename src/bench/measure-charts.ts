import { exampleCharts } from '#lib/charts/example-charts.ts';
import { exampleMonths } from '#lib/charts/example-series.ts';
import { loadChartRenderer } from '#lib/server/reports/chart-renderer.ts';
import { median, round, timed, type Figures } from './figures.ts';

/** Drawing on the server, once warm: what a page of forty indicators, a large chart and a map of communes cost. */
export async function measureCharts({ say }: Figures): Promise<void> {
	const { drawChart } = await loadChartRenderer();
	const drawing = async (draw: () => void) => {
		for (let at = 0; at < 5; at++) draw();
		const taken: number[] = [];
		for (let at = 0; at < 15; at++) taken.push((await timed(draw))[0]);
		return round(median(taken), 1);
	};
	const values = exampleMonths(
		'2019-01-01',
		Array.from({ length: 24 }, (_, at) => at * at)
	);
	say(
		'forty sparklines drawn, ms (under 40)',
		await drawing(() => {
			for (let at = 0; at < 40; at++) drawChart({ form: 'sparkline', values });
		})
	);
	for (const [name, width, most] of [
		['large chart', 1120, 40],
		['chart of a card', 330, 20]
	] as const) {
		const spec = exampleCharts('fr', width)['stock']!;
		say(`${name} drawn, ms (under ${most})`, await drawing(() => drawChart(spec)));
	}
	const map = mapOfCommunes();
	say(
		`map of ${map.areas.length} areas drawn, ms (under 150)`,
		await drawing(() => drawChart(map))
	);
}

/** Three times the example's hundred communes. */
function mapOfCommunes() {
	const spec = exampleCharts('fr', 560)['map of a hundred communes'];
	if (spec?.form !== 'map') throw new Error('the example has no map of communes');
	const thrice = <T extends { readonly code: string }>(all: readonly T[]) =>
		[1, 2, 3].flatMap((copy) => all.map((one) => ({ ...one, code: `${copy}-${one.code}` })));
	return { ...spec, areas: thrice(spec.areas), shapes: thrice(spec.shapes) };
}
