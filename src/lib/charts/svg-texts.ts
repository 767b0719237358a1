import { labelBox, type Anchor, type Box } from './label-placing.ts';

/** A text as it stands in a drawn picture. */
export type SvgText = { readonly text: string; readonly box: Box };

/** Reads where each text of a picture stands, for tests: translations, inherited sizes and anchors. */
export function svgTexts(svg: string): SvgText[] {
	type State = { x: number; y: number; size: number; anchor: Anchor; weight: string };
	const stack: State[] = [{ x: 0, y: 0, size: 16, anchor: 'start', weight: '400' }];
	const texts: SvgText[] = [];
	for (const [, closing, name = '', attributes = '', self, content = ''] of svg.matchAll(
		/<(\/?)([a-z]+)([^>]*?)(\/?)>([^<]*)/gi
	)) {
		if (closing) {
			stack.pop();
			continue;
		}
		const read = (key: string) => new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1];
		const above = stack.at(-1)!;
		const moved = /translate\((-?[\d.]+),\s*(-?[\d.]+)\)/.exec(read('transform') ?? '');
		const state: State = {
			x: above.x + Number(moved?.[1] ?? 0),
			y: above.y + Number(moved?.[2] ?? 0),
			size: Number(read('font-size') ?? above.size),
			anchor: (read('text-anchor') as Anchor | undefined) ?? above.anchor,
			weight: read('font-weight') ?? above.weight
		};
		if (!self) stack.push(state);
		if (name !== 'text') continue;
		const text = content.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
		const [x, y] = [state.x + Number(read('x') ?? 0), state.y + Number(read('y') ?? 0)];
		const weight = state.weight === '600' ? 'semibold' : 'regular';
		texts.push({ text, box: labelBox({ ...state, text, x, y, weight, colour: '' }) });
	}
	return texts;
}
