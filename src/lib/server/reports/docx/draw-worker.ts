import { Resvg } from '@resvg/resvg-js';
import { pngOptions } from '../picture-png.ts';
import { printable } from '../report-fonts.ts';

/** A drawing as Word takes it: sharp at any size, and dots for who can't draw it. */
export type Drawn = { readonly svg: string; readonly png: Uint8Array };

/** Dots for each pixel, some 165 an inch on paper: only programs that can't draw an SVG show them. */
const standInScale = 1.5;

// A thread beside the one that lays pages out: it knows the drawings' sizes, and waits for none.
export default function drawAll(drawings: readonly string[]): readonly Drawn[] {
	return drawings.map(drawOne);
}

/**
 * Its words are outlines: it looks the same where the printed font isn't installed, and no label grows into its
 * neighbour.
 */
function drawOne(svg: string): Drawn {
	const drawing = new Resvg(printable(svg), pngOptions(standInScale));
	return {
		svg: drawing
			.toString()
			.replace(/-?\d+\.\d{3,}/g, (length) => String(Math.round(Number(length) * 100) / 100))
			.replace(/\n\s*/g, ''),
		png: drawing.render().asPng()
	};
}
