import { render } from 'svelte/server';
import LayerPicture from './LayerPicture.svelte';
import { sliceSvg } from './picture-svg.ts';
import type { PictureProps } from './telling.ts';

/** The bare `<svg>` of a picture; on the server only. */
export function drawPicture(props: PictureProps): string {
	return sliceSvg(render(LayerPicture, { props }).body);
}
