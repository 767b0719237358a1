import {
	ContourFault,
	isRecord,
	type Polygons,
	type Position,
	type RawFeature
} from './contour-file.ts';

/** The polygons of an area, in longitude and latitude. Throws `ContourFault` naming what is wrong. */
export function readPolygons({ geometry, at }: RawFeature): Polygons {
	const fail = (fr: string, en: string): never => {
		throw new ContourFault({ fr, en }, at);
	};
	if (!isRecord(geometry)) return fail('pas de contour', 'no outline');
	const { type, coordinates } = geometry;
	const polygons =
		type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
	if (!Array.isArray(polygons) || polygons.length === 0)
		return fail(
			`attendu : Polygon ou MultiPolygon, trouvé : « ${String(type).slice(0, 40)} »`,
			`expected Polygon or MultiPolygon, found “${String(type).slice(0, 40)}”`
		);
	for (const polygon of polygons) {
		if (!Array.isArray(polygon) || polygon.length === 0)
			return fail('un polygone sans anneau', 'a polygon without a ring');
		for (const ring of polygon) checkRing(ring, fail);
	}
	return polygons as Polygons;
}

function checkRing(ring: unknown, fail: (fr: string, en: string) => never): void {
	if (!Array.isArray(ring) || ring.length < 4)
		return fail('un anneau a moins de quatre positions', 'a ring has fewer than four positions');
	for (const position of ring) checkPosition(position, fail);
	const [first, last] = [ring[0] as Position, ring.at(-1) as Position];
	if (first[0] !== last[0] || first[1] !== last[1])
		fail(
			'un anneau n’est pas fermé : sa dernière position doit être la première',
			'a ring is not closed: its last position must be its first'
		);
}

function checkPosition(position: unknown, fail: (fr: string, en: string) => never): void {
	const [longitude, latitude] = Array.isArray(position) ? (position as unknown[]) : [];
	if (!Number.isFinite(longitude) || !Number.isFinite(latitude))
		return fail('une position n’est pas faite de deux nombres', 'a position is not two numbers');
	if (Math.abs(longitude as number) <= 180 && Math.abs(latitude as number) <= 90) return;
	fail(
		`${String(longitude)}, ${String(latitude)} n’est pas une longitude et une latitude : réenregistrer le fichier en WGS 84 (EPSG:4326), et non en Lambert 93`,
		`${String(longitude)}, ${String(latitude)} is no longitude and latitude: save the file again in WGS 84 (EPSG:4326), not in Lambert 93`
	);
}
