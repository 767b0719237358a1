import type { TerritoryPlace } from '#lib/indicators/territory-map.ts';
import type { MapShape } from './map-outline.ts';

const place = (code: string, name: string, column: number, row: number) => ({
	code,
	name,
	column,
	row
});

/** Ten invented intercommunalités and where a map has them, for tests: names long and short, one between two columns. */
export const exampleTerritories: readonly (TerritoryPlace & { readonly name: string })[] = [
	place('n', 'Plateaux et Vallée de la Rivière', 2, 0),
	place('nw', 'Aure-Valsonne', 0, 1),
	place('nc', 'Haut-Bocage', 1, 1),
	place('ne', 'Causse de Montredon-Sainte-Foy', 2, 1),
	place('e', 'Grand-Montclar', 3, 1),
	place('w', 'Vallée de l’Aure et du Vignoble', 0, 2),
	place('c', 'Grand Port', 1, 2),
	place('ec', 'Pays de Lavernhe-Sorgues', 2, 2),
	place('se', 'Est Rivière Communauté', 3, 2),
	place('s', 'Bocage Blanc', 0.5, 3)
];

/** Their made-up outlines: squares of ten by ten where the map has them. */
export function exampleShapes(places: readonly TerritoryPlace[]): readonly MapShape[] {
	return places.map(({ code, column, row }) => {
		const [x, y] = [column * 10, row * 10];
		return {
			code,
			anchor: [x + 5, y + 5],
			rings: [
				[
					[x, y],
					[x + 10, y],
					[x + 10, y + 10],
					[x, y + 10],
					[x, y]
				]
			]
		};
	});
}
