import { pictureToPng } from '../picture-png.ts';
import type { Picture } from '../document.ts';
import type { Part } from './pack-parts.ts';

/** The drawings of a deck, each once: its SVG, and its likeness in dots. */
export type Media = {
	/** Paths of both, the same for the same drawing. */
	add(picture: Picture): { readonly svg: string; readonly png: string };
	parts(): Promise<readonly Part[]>;
};

/** Drawings made at once: each takes some megabytes while it is. */
const atOnce = 2;

export function openMedia(): Media {
	const known = new Map<string, number>();
	const pathOf = (at: number, kind: 'svg' | 'png') => `ppt/media/image${at}.${kind}`;
	return {
		add({ svg }) {
			const at = known.get(svg) ?? known.size + 1;
			known.set(svg, at);
			return { svg: pathOf(at, 'svg'), png: pathOf(at, 'png') };
		},
		async parts() {
			const parts: Part[] = [];
			const draw = async ([svg, at]: [string, number]): Promise<readonly Part[]> => [
				{ path: pathOf(at, 'png'), type: null, content: await pictureToPng(svg) },
				{ path: pathOf(at, 'svg'), type: null, content: svg }
			];
			const waiting = [...known];
			while (waiting.length > 0)
				parts.push(...(await Promise.all(waiting.splice(0, atOnce).map(draw))).flat());
			return parts;
		}
	};
}
