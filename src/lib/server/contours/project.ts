import { geoTransverseMercator } from 'd3-geo';
import { ContourFault, type Polygons, type Position } from './contour-file.ts';

/** Largest side of the plane that contours are kept on: twice what a page shows. */
export const planeSide = 1400;

/**
 * Puts areas on a plane of `planeSide` pixels, north up. Transverse Mercator around their own
 * middle keeps shapes true anywhere on Earth, at the size of a department.
 */
export function projectAll(areas: readonly Polygons[]): readonly Polygons[] {
	const box = boxOf(areas.flatMap((polygons) => polygons.flat(2)));
	const projection = geoTransverseMercator()
		.rotate([-(box.left + box.right) / 2, -(box.top + box.bottom) / 2])
		.scale(1)
		.translate([0, 0]);
	const project = (position: Position): Position => {
		const point = projection([position[0], position[1]]);
		if (point?.every(Number.isFinite)) return point;
		throw new ContourFault({
			fr: `${position.join(', ')} est trop loin des autres contours`,
			en: `${position.join(', ')} is too far from the other outlines`
		});
	};
	const flat = areas.map((polygons) => each(polygons, project));
	const plane = boxOf(flat.flatMap((polygons) => polygons.flat(2)));
	const scale = planeSide / Math.max(plane.right - plane.left, plane.bottom - plane.top, 1e-12);
	return flat.map((polygons) =>
		each(polygons, ([x, y]) => [(x - plane.left) * scale, (y - plane.top) * scale])
	);
}

function each(polygons: Polygons, move: (position: Position) => Position): Polygons {
	return polygons.map((polygon) => polygon.map((ring) => ring.map(move)));
}

function boxOf(positions: readonly Position[]) {
	const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
	for (const [x, y] of positions) {
		box.left = Math.min(box.left, x);
		box.right = Math.max(box.right, x);
		box.top = Math.min(box.top, y);
		box.bottom = Math.max(box.bottom, y);
	}
	return box;
}
