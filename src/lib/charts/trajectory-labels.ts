import type { Label, LabelPlacer, Spot, Dot } from './label-placing.ts';
import { textWidth } from './text-width.ts';

type Style = Omit<Label, 'x' | 'y' | 'anchor'>;

/** The target's name beside its mark, at the right of the picture when it stands at its edge. */
export function placeTarget(placer: LabelPlacer, style: Style, [x, y]: Dot, must: boolean): void {
	const middle = y + style.size * 0.35;
	const spots: Spot[] = [
		{ x: x + 10, y: middle, anchor: 'start' },
		{ x, y: y - 15, anchor: 'middle' },
		{ x: x - 8, y: y - 15, anchor: 'end' },
		{ x, y: y + 15 + style.size * 0.7, anchor: 'middle' },
		{ x: x + 8, y: y + 15 + style.size * 0.7, anchor: 'start' },
		{ x: x - 10, y: middle, anchor: 'end' }
	];
	placer.place(style, must ? spots : [...spots.slice(1), spots[0]!], must);
}

/** The last figure beside its dot. */
export function placeEnd(placer: LabelPlacer, style: Style, [x, y]: Dot, atEdge: boolean): void {
	placer.keepOffBox({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 });
	const beside: Spot = { x: x + 11, y: y + style.size * 0.35, anchor: 'start' };
	const above = y - 9 - style.size * 0.25;
	const below = y + 13 + style.size * 0.7;
	placer.place(
		style,
		[
			...(atEdge ? [beside] : []),
			{ x, y: above, anchor: 'middle' },
			{ x: x - 6, y: above, anchor: 'end' },
			{ x: x + 6, y: above, anchor: 'start' },
			{ x, y: below, anchor: 'middle' },
			{ x: x + 8, y: below, anchor: 'start' },
			{ x: x - 8, y: below, anchor: 'end' },
			{ x, y: above - 14, anchor: 'middle' },
			{ x, y: below + 14, anchor: 'middle' },
			{ x: x - 12, y: above - 22, anchor: 'end' },
			{ x: x + 12, y: below + 22, anchor: 'start' },
			{ x, y: above - 34, anchor: 'middle' },
			{ x, y: below + 34, anchor: 'middle' },
			beside
		],
		true
	);
}

/**
 * « prévu 300 » beside the plan at the last figure's day, on the side away from the figure; left out
 * where there is no room.
 */
export function placePlanned(
	placer: LabelPlacer,
	style: Style,
	[x, y]: Dot,
	{ over, rising, right }: { over: boolean; rising: boolean; right: number }
): void {
	const up = (gap: number): Spot => ({
		x: x + (rising ? -8 : 8),
		y: y - gap,
		anchor: rising ? 'end' : 'start'
	});
	const down = (gap: number): Spot => ({
		x: x + (rising ? 10 : -10),
		y: y + gap,
		anchor: rising ? 'start' : 'end'
	});
	const above = [up(10), up(24), up(38)];
	const below = [down(20), down(34), down(48)];
	const width = textWidth(style.text, style.size);
	placer.place(
		style,
		(over ? [...above, ...below] : [...below, ...above]).filter(
			(spot) => spot.anchor === 'end' || spot.x + width <= right
		),
		false
	);
}

/** « au 20 déc. 2019 » by a figure whose period goes on; left out where there is no room. */
export function placeAsOf(placer: LabelPlacer, style: Style, [x, y]: Dot, endSize: number): void {
	const overFigure = y - 16 - endSize;
	placer.place(
		style,
		[
			{ x, y: overFigure, anchor: 'middle' },
			{ x, y: y + 24, anchor: 'middle' },
			{ x: x - 8, y: y + 24, anchor: 'end' },
			{ x: x + 8, y: y + 24, anchor: 'start' },
			{ x, y: y + 42, anchor: 'middle' },
			{ x: x - 8, y: overFigure, anchor: 'end' },
			{ x, y: y + 60, anchor: 'middle' }
		],
		false
	);
}

/** What the dotted line means, along it; left out where there is no room. */
export function placePace(placer: LabelPlacer, style: Style, from: Dot, to: Dot): void {
	if (to[0] - from[0] < textWidth(style.text, style.size) * 0.8) return;
	const rising = to[1] <= from[1];
	const spots = [0.6, 0.45, 0.75, 0.9].flatMap((share): Spot[] => {
		const x = from[0] + (to[0] - from[0]) * share;
		const y = from[1] + (to[1] - from[1]) * share;
		return [
			{ x: x - 8, y: y - 8, anchor: rising ? 'end' : 'start' },
			{ x: x + 10, y: y + 20, anchor: rising ? 'start' : 'end' },
			{ x, y: y - 24, anchor: 'middle' },
			{ x, y: y + 36, anchor: 'middle' },
			{ x, y: y - 40, anchor: 'middle' },
			{ x, y: y + 52, anchor: 'middle' }
		];
	});
	placer.place(style, spots, false);
}

/** A few words in the middle of an empty picture. */
export function placeNotice(
	placer: LabelPlacer,
	style: Style,
	plot: {
		readonly left: number;
		readonly top: number;
		readonly width: number;
		readonly height: number;
	}
): void {
	const { left, top, width, height } = plot;
	placer.place(
		style,
		[
			{ x: left + width / 2, y: top + height / 2, anchor: 'middle' },
			{ x: left + 6, y: top + height * 0.25, anchor: 'start' },
			{ x: left + width - 6, y: top + height * 0.75, anchor: 'end' },
			{ x: left + 6, y: top + style.size, anchor: 'start' },
			{ x: left + width - 6, y: top + height - 8, anchor: 'end' }
		],
		true
	);
}
