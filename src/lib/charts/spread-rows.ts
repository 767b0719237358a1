import { formatDate, formatPeriod } from '#lib/indicators/format.ts';
import { perThousand } from '#lib/indicators/per-thousand.ts';
import type { Value } from '#lib/indicators/value.ts';
import {
	dateCell,
	earlierCell,
	figureCell,
	numberCell,
	wordCell,
	type Rows
} from './chart-cell.ts';
import { chartWords } from './chart-words.ts';
import { grainOf } from './grain-of.ts';
import { figureOf } from './map-layout.ts';
import { hasRate } from './map-measures.ts';
import { standAtDates } from './trajectory-data.ts';
import type { DotPlotProps, MapProps, MultiplesProps, TileMapProps } from './spec.ts';

/** Rows of the charts that spread a figure over territories or categories. */
export function dotRows(spec: DotPlotProps): Rows {
	const { rows, language, split } = spec;
	const earlier = rows.find((row) => row.previous)?.previous ?? null;
	const now = rows[0]?.value;
	return {
		columns: [
			capitalized(split),
			now ? formatDate(now.to, language, 'medium') : chartWords[language].columns.figure,
			...(earlier ? [formatDate(earlier.to, language, 'medium')] : [])
		],
		rows: rows.map(({ label, value, previous }) => ({
			header: wordCell(label),
			cells: [figureCell(spec, value), ...(earlier ? [earlierCell(spec, previous)] : [])]
		}))
	};
}

export function panelRows(spec: MultiplesProps): Rows {
	const { panels, language } = spec;
	const all = panels.flatMap((panel) => panel.values);
	const dates = [...new Set(all.map((value) => value.to))].sort();
	const longest = panels.reduce<readonly Value[]>(
		(best, panel) => (panel.values.length > best.length ? panel.values : best),
		[]
	);
	const dated = panels.every(({ values }) => standAtDates(values, spec.indicator));
	const grain = dated ? null : grainOf(longest);
	return {
		columns: [chartWords[language].columns.period, ...panels.map((panel) => panel.label)],
		rows: dates.map((date) => {
			const found = panels.map((panel) => panel.values.find((value) => value.to === date));
			const one = found.find((value) => value !== undefined);
			return {
				header:
					grain === null || !one
						? dateCell(date, language)
						: wordCell(formatPeriod(one, grain, language)),
				cells: found.map((value) => figureCell(spec, value))
			};
		})
	};
}

export function tileRows(spec: TileMapProps): Rows {
	const { language } = spec;
	const words = chartWords[language].columns;
	return {
		columns: [capitalized(spec.split), words.figure, words.population, words.rate],
		rows: spec.values.map(({ name, value, population }) => ({
			header: wordCell(name),
			cells: [
				figureCell(spec, value),
				numberCell(population, language),
				numberCell(perThousand(value.value, population), language, 1)
			]
		}))
	};
}

export function areaRows(spec: MapProps): Rows {
	const { areas, language, indicator } = spec;
	const words = chartWords[language].columns;
	const now = areas[0]?.value;
	const earlier = areas.find(({ previous }) => previous)?.previous ?? null;
	const withRate = hasRate(indicator);
	return {
		columns: [
			capitalized(spec.split),
			now ? formatDate(now.to, language, 'medium') : words.figure,
			...(earlier ? [formatDate(earlier.to, language, 'medium')] : []),
			...(withRate ? [words.population, words.rate] : [])
		],
		rows: areas.map((area) => {
			const { name, value, previous, population } = area;
			return {
				header: wordCell(name),
				cells: [
					figureCell(spec, value),
					...(earlier ? [earlierCell(spec, previous)] : []),
					...(withRate
						? [numberCell(population, language), numberCell(figureOf(area, 'rate'), language, 1)]
						: [])
				]
			};
		})
	};
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
