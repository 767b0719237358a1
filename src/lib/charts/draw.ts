import type { Component } from 'svelte';
import { render } from 'svelte/server';
import BarsByPeriod from './BarsByPeriod.svelte';
import Bullet from './Bullet.svelte';
import DotPlot from './DotPlot.svelte';
import { sliceSvg } from './picture-svg.ts';
import SmallMultiples from './SmallMultiples.svelte';
import Sparkline from './Sparkline.svelte';
import type { ChartSpec } from './spec.ts';
import StatusMark from './StatusMark.svelte';
import Strip from './Strip.svelte';
import TerritoryMap from './TerritoryMap.svelte';
import TileMap from './TileMap.svelte';
import TrajectoryChart from './TrajectoryChart.svelte';

const forms: { readonly [Form in ChartSpec['form']]: Component<never> } = {
	trajectory: TrajectoryChart,
	bars: BarsByPeriod,
	bullet: Bullet,
	dots: DotPlot,
	multiples: SmallMultiples,
	tiles: TileMap,
	map: TerritoryMap,
	sparkline: Sparkline,
	strip: Strip,
	status: StatusMark
};

/**
 * A chart as the SVG text that a page shows: colours are the page's CSS variables, its size is the
 * `viewBox`. The same spec gives the same bytes.
 */
export function drawChart({ form, ...props }: ChartSpec): string {
	return sliceSvg(render(forms[form] as Component, { props }).body);
}
