import type { Weather } from '#lib/indicators/weather.ts';

type Stroke = {
	readonly d: string;
	readonly fill: 'ink' | 'paper' | 'none';
	/** Width of its line; below 0, one in the colour of paper that parts it from what is behind. */
	readonly line: number;
};

/**
 * The pictogram of each level in a 24 × 24 square, all in the colour of text: sun, sun and cloud,
 * cloud, storm. They differ by their outline, so that grey or a small size tells them apart too.
 */
export const weatherShapes: Readonly<Record<Weather, readonly Stroke[]>> = {
	secured: [
		{ d: 'M12 7.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6Z', fill: 'ink', line: 0 },
		{
			d: 'M12 1.5v3M12 19.5v3M1.5 12h3M19.5 12h3M4.6 4.6l2.1 2.1M17.3 17.3l2.1 2.1M4.6 19.4l2.1-2.1M17.3 6.7l2.1-2.1',
			fill: 'none',
			line: 2
		}
	],
	achievable: [
		{ d: 'M9 5.4a3.9 3.9 0 1 1 0 7.8 3.9 3.9 0 0 1 0-7.8Z', fill: 'ink', line: 0 },
		{
			d: 'M9 1v2.4M1 9.3h2.4M3.3 3.6 5 5.3M14.7 3.6 13 5.3M3.3 15 5 13.3',
			fill: 'none',
			line: 1.8
		},
		{
			d: 'M10.4 21.5a3.7 3.7 0 0 1-.4-7.4 5 5 0 0 1 9.6-.5 4 4 0 0 1-.6 7.9Z',
			fill: 'paper',
			line: 1.8
		}
	],
	'support-needed': [
		{
			d: 'M7 20a4.6 4.6 0 0 1-.5-9.2 6.2 6.2 0 0 1 11.9-.7A5 5 0 0 1 17.6 20Z',
			fill: 'paper',
			line: 2
		}
	],
	compromised: [
		{
			d: 'M7 15.5a4.6 4.6 0 0 1-.5-9.2 6.2 6.2 0 0 1 11.9-.7 5 5 0 0 1-.8 9.9Z',
			fill: 'ink',
			line: 0
		},
		{ d: 'M13.6 10.5 7.6 18h3.3l-1.6 5.4 7-8.3h-3.8l2-4.6Z', fill: 'ink', line: -1.2 }
	]
};
