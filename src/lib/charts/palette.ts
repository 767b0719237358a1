import type { Status } from '#lib/indicators/status.ts';

/** The colours that a picture is made of; also the names of the pages' CSS variables. */
export type ColourName =
	| 'ink'
	| 'ink-2'
	| 'ink-3'
	| 'rule'
	| 'paper'
	| 'accent'
	| 'plan'
	| 'plan-ink'
	| 'ahead'
	| 'on-track'
	| 'at-risk'
	| 'off-track';

export type Theme = Readonly<Record<ColourName, string>>;

/**
 * Text colours (`ink…`, `plan-ink`, `accent`, statuses) stand at 4.5:1 on `paper`; `rule` and `plan`
 * only lie behind a line that does. The four statuses also differ in lightness, for a grey print.
 */
export const themes: Readonly<Record<'light' | 'dark', Theme>> = {
	light: {
		ink: '#14202b',
		'ink-2': '#4a5967',
		'ink-3': '#5f6e7c',
		rule: '#d9e0e6',
		paper: '#ffffff',
		accent: '#0b5c6b',
		plan: '#c3d3d8',
		'plan-ink': '#56696f',
		ahead: '#00493b',
		'on-track': '#2563a8',
		'at-risk': '#a86500',
		'off-track': '#a3150f'
	},
	dark: {
		ink: '#f0f4f7',
		'ink-2': '#b9c5cf',
		'ink-3': '#97a5b1',
		rule: '#33404b',
		paper: '#10181f',
		accent: '#6cc3d5',
		plan: '#3b4f57',
		'plan-ink': '#9db4bb',
		ahead: '#8cecca',
		'on-track': '#69a3e6',
		'at-risk': '#f0b653',
		'off-track': '#f06a60'
	}
};

/** Paints for one picture: CSS variables of the page, with the light theme behind them. */
export type Palette = Readonly<Record<ColourName, string>>;

/** @param accent the programme's colour, `#rrggbb`; null takes the default. */
export function paletteOf(accent: string | null = null): Palette {
	const theme: Theme = accent ? { ...themes.light, accent } : themes.light;
	return Object.fromEntries(
		Object.entries(theme).map(([name, hex]) => [name, `var(--${name}, ${hex})`])
	) as Palette;
}

/** The paint of a status; context and unknown are in grey, never in the colour of a judgement. */
export function statusColour(palette: Palette, status: Status | null): string {
	return status && status !== 'no-target' ? palette[status] : palette['ink-2'];
}
