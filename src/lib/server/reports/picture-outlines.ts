import { printable, printedFontFiles } from './report-fonts.ts';

/**
 * A stand-alone SVG with its words as outlines: it looks the same where the printed font isn't
 * installed, and no label grows into its neighbour.
 */
export async function outlineSvg(svg: string): Promise<string> {
	const { Resvg } = await import('@resvg/resvg-js');
	const outlined = new Resvg(printable(svg), {
		font: {
			fontFiles: [...printedFontFiles()],
			loadSystemFonts: false,
			defaultFontFamily: 'Source Sans 3'
		}
	}).toString();
	return outlined
		.replace(/-?\d+\.\d{3,}/g, (length) => String(Math.round(Number(length) * 100) / 100))
		.replace(/\n\s*/g, '');
}
