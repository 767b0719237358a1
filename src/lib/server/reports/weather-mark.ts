import { themes } from '#lib/charts/palette.ts';
import { weatherShapes } from '#lib/charts/weather-shape.ts';
import type { Weather } from '#lib/indicators/weather.ts';

/** The pictogram of a level as a stand-alone SVG, in the colour of text. */
export function weatherMark(level: Weather): string {
	const ink = themes.light.ink;
	const colours = { ink, paper: '#ffffff', none: 'none' };
	const paths = weatherShapes[level].map(({ d, fill, line }) => {
		const stroke = line === 0 ? 'none' : line < 0 ? '#ffffff' : ink;
		return `<path d="${d}" fill="${colours[fill]}" stroke="${stroke}" stroke-width="${Math.abs(line)}" stroke-linecap="round" stroke-linejoin="round"/>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">${paths.join('')}</svg>`;
}
