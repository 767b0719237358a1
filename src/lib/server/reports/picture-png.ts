import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { printable, printedFontFiles } from './report-fonts.ts';

/** Dots for each pixel of the picture, where they are what a slide or paper shows. */
const usualScale = 2;

/** How a stand-alone SVG is drawn in dots: on white paper, in the fonts that print; nothing of this machine's is used. */
export function pngOptions(scale = usualScale): ResvgRenderOptions {
	return {
		fitTo: { mode: 'zoom', value: scale },
		background: '#ffffff',
		font: {
			fontFiles: [...printedFontFiles()],
			loadSystemFonts: false,
			defaultFontFamily: 'Source Sans 3'
		}
	};
}

/** A stand-alone SVG as a PNG, drawn as `pngOptions` says. */
export async function pictureToPng(svg: string, scale = usualScale): Promise<Uint8Array> {
	const { renderAsync } = await import('@resvg/resvg-js');
	return (await renderAsync(printable(svg), pngOptions(scale))).asPng();
}
