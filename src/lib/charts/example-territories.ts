import type { TerritoryPlace } from '#lib/indicators/territory-map.ts';

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
