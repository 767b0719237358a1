export type Tile = { readonly name: string; readonly column: number; readonly row: number };

/**
 * Where each intercommunalité that touches the Lot stands in the schematic map, by SIREN: columns
 * from west to east, rows from north to south.
 */
export const tiles: Readonly<Record<string, Tile>> = {
	'200066371': { name: 'Causses et Vallée de la Dordogne', column: 2, row: 0 },
	'200035327': { name: 'Cazals-Salviac', column: 0, row: 1 },
	'244600482': { name: 'Quercy-Bouriane', column: 1, row: 1 },
	'244600573': { name: 'Causse de Labastide-Murat', column: 2, row: 1 },
	'200067361': { name: 'Grand-Figeac', column: 3, row: 1 },
	'244600433': { name: 'Vallée du Lot et du Vignoble', column: 0, row: 2 },
	'200023737': { name: 'Grand Cahors', column: 1, row: 2 },
	'244600532': { name: 'Pays de Lalbenque-Limogne', column: 2, row: 2 },
	'200069383': { name: 'Ouest Aveyron Communauté', column: 3, row: 2 },
	'200039519': { name: 'Quercy Blanc', column: 0.5, row: 3 }
};

const order = Object.keys(tiles).sort((one, other) => {
	const [a, b] = [tiles[one]!, tiles[other]!];
	return a.row - b.row || a.column - b.column;
});

/** Territories from north to south and west to east; those off the map keep their order, after. */
export function geographicalOrder<Item>(
	items: readonly Item[],
	codeOf: (item: Item) => string | null
): Item[] {
	const rank = (item: Item) => {
		const at = order.indexOf(codeOf(item) ?? '');
		return at === -1 ? order.length : at;
	};
	return [...items].sort((one, other) => rank(one) - rank(other));
}
