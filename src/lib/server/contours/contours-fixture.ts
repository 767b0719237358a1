import { loadTerritories } from '../programme/territories.ts';

/** The programme that the made-up outlines are of: an intercommunalité of the Lot with few communes. */
export const fixtureTerritory = '244600573';

export const fixtureSettings = `version: 1
id: outlines
name: { fr: Contours }
territory: '${fixtureTerritory}'
since: 2019-01-01
axes:
  - { id: people, title: { fr: Personnes } }
`;

type Feature = {
	type: 'Feature';
	properties: Record<string, unknown> | null;
	geometry: { type: string; coordinates: unknown };
};

/** Invented outlines: each commune is a square of a grid, none where it really lies. */
export function squares(
	property = 'code',
	territory = fixtureTerritory
): { type: string; features: Feature[] } {
	const members = loadTerritories().members(territory);
	const columns = Math.ceil(Math.sqrt(members.length));
	return {
		type: 'FeatureCollection',
		features: members.map((code, at) => ({
			type: 'Feature',
			properties: { name: `Carré ${at}`, [property]: code, people: 46_000 + at },
			geometry: { type: 'Polygon', coordinates: [square(at % columns, Math.floor(at / columns))] }
		}))
	};
}

function square(column: number, row: number): [number, number][] {
	const [west, south] = [1 + column / 10, 44.9 - row / 10];
	return [
		[west, south],
		[west, south + 0.1],
		[west + 0.1, south + 0.1],
		[west + 0.1, south],
		[west, south]
	];
}
