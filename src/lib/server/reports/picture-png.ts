import { printable, printedFontFiles } from './report-fonts.ts';

/** Dots for each pixel of the picture, for a slide or paper. */
const scale = 2;

/** A stand-alone SVG as a PNG on white paper, in the fonts that print; nothing of this machine's is used. */
export async function pictureToPng(svg: string): Promise<Uint8Array> {
	const { renderAsync } = await import('@resvg/resvg-js');
	const image = await renderAsync(printable(svg), {
		fitTo: { mode: 'zoom', value: scale },
		background: '#ffffff',
		font: {
			fontFiles: [...printedFontFiles()],
			loadSystemFonts: false,
			defaultFontFamily: 'Source Sans 3'
		}
	});
	return image.asPng();
}
