import { feature } from 'topojson-client';
import type { MultiPolygon, Topology } from 'topojson-specification';
import { ContourFault, isRecord, type Json, type Layer, listIn } from './contour-file.ts';

/**
 * The layers of a TopoJSON, its shared lines put together again. What the library would take on
 * trust is checked first: numbers, and lines that exist.
 */
export function layersOfTopology(file: string, root: Json): readonly Layer[] {
	const arcs = listIn(root, 'arcs');
	if (!arcs || !isRecord(root.objects)) throw broken('arcs, objects');
	arcs.forEach((arc, index) => {
		if (!Array.isArray(arc) || arc.length < 1 || !arc.every(isPosition))
			throw broken(`arcs[${index}]`);
	});
	const { transform } = root;
	if (transform !== undefined) {
		const isSound =
			isRecord(transform) && isPosition(transform.scale) && isPosition(transform.translate);
		if (!isSound) throw broken('transform');
	}
	const topology = root as unknown as Topology;
	return Object.entries(root.objects).map(([name, object]) => ({
		file,
		name,
		features: geometriesOf(object, name).map((geometry, index) => {
			const at = `${name}[${index}]`;
			const properties = isRecord(geometry.properties) ? geometry.properties : {};
			const { id } = geometry;
			return {
				at,
				properties: id === undefined ? properties : { id, ...properties },
				geometry: shapeOf(topology, geometry, arcs.length, at)
			};
		})
	}));
}

function geometriesOf(object: unknown, name: string): readonly Json[] {
	if (!isRecord(object)) throw broken(`objects.${name}`);
	const geometries = object.type === 'GeometryCollection' ? listIn(object, 'geometries') : [object];
	if (!geometries?.every(isRecord)) throw broken(`objects.${name}`);
	return geometries as readonly Json[];
}

/** Null for what is no area: a point, a line, nothing. */
function shapeOf(topology: Topology, geometry: Json, arcs: number, at: string): unknown {
	const { type } = geometry;
	if (type !== 'Polygon' && type !== 'MultiPolygon') return null;
	const polygons = type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
	const isSound = (ring: unknown) =>
		Array.isArray(ring) &&
		ring.length > 0 &&
		ring.every((line) => Number.isInteger(line) && line < arcs && ~line < arcs);
	const areSound =
		Array.isArray(polygons) &&
		polygons.every((polygon) => Array.isArray(polygon) && polygon.every(isSound));
	if (!areSound) throw broken(at);
	return feature(topology, geometry as unknown as MultiPolygon).geometry;
}

function isPosition(value: unknown): boolean {
	return (
		Array.isArray(value) &&
		value.length >= 2 &&
		value.slice(0, 2).every((part) => Number.isFinite(part))
	);
}

function broken(where: string): ContourFault {
	return new ContourFault(
		{
			fr: `TopoJSON abîmé (${where}) : l’enregistrer de nouveau`,
			en: `damaged TopoJSON (${where}): save it again`
		},
		null
	);
}
