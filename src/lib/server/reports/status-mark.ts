import { themes } from '#lib/charts/palette.ts';
import { statusShapes } from '#lib/charts/status-shape.ts';
import type { Status } from '#lib/indicators/status.ts';

/** The drawn shape of a status as a stand-alone SVG: triangle, disc, diamond, square or ring. */
export function statusMark(status: Status | null): string {
	const { light } = themes;
	const isJudged = status !== null && status !== 'no-target';
	const colour = isJudged ? light[status] : light['ink-2'];
	const shape = statusShapes[status ?? 'no-target'];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14" width="14" height="14"><path d="${shape}" fill="${colour}" fill-rule="evenodd"/></svg>`;
}
