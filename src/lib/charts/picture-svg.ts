/**
 * The `<svg>` of a rendered picture, alone: LayerChart's wrappers, its classes and Svelte's hydration
 * marks taken off. Coordinates lose the digits that no one sees.
 */
export function sliceSvg(body: string): string {
	return body
		.slice(body.indexOf('<svg'), body.lastIndexOf('</svg>') + 6)
		.replace(/<!--.*?-->/gs, '')
		.replace(/<[a-z][^>]*>/g, (tag) =>
			tag
				.replace(/ (?:class|style|data-placement)="[^"]*"/g, '')
				.replace(/ (?:opacity="1"|fill-opacity="1")/g, '')
				.replace(/(\.\d{2})\d+/g, '$1')
		)
		.replace(/<defs><\/defs>/g, '')
		.replace(/>\s+</g, '><');
}
