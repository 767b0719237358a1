import { themes } from '#lib/charts/palette.ts';

/**
 * Rules which give drawings the colours of their ground: they are made in the colours of paper, with
 * `accent` as the report's own, and take what a page's variables of the same names say.
 */
export function drawingsFollowGround(accent: string): string {
	return Object.entries({ ...themes.light, accent })
		.flatMap(([name, colour]) =>
			['fill', 'stroke'].map((part) => `svg [${part}="${colour}"]{${part}:var(--${name})}`)
		)
		.join('');
}
