import type { Status } from '#lib/indicators/status.ts';

/**
 * The shape of each status in a 14 × 14 square, so that it never rests on colour alone: triangle,
 * disc, diamond, square, and an open ring where there is no target.
 */
export const statusShapes: Readonly<Record<Status, string>> = {
	ahead: 'M7 .8 13.6 12.6H.4Z',
	'on-track': 'M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1Z',
	'at-risk': 'M7 0 14 7 7 14 0 7Z',
	'off-track': 'M1.4 1.4h11.2v11.2H1.4Z',
	'no-target':
		'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm0 1.8a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4Z'
};
