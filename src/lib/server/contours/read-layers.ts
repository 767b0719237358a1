import { ContourFault, isRecord, type Json, type Layer, listIn } from './contour-file.ts';
import { layersOfTopology } from './read-topology.ts';

/** No department needs more than this; a country at full detail does, and is to be cut first. */
export const largestFile = 32 * 1024 * 1024;

/** Reads a GeoJSON or a TopoJSON into layers of areas. Throws `ContourFault` for anything else. */
export function readLayers(file: string, bytes: Uint8Array): readonly Layer[] {
	const root = parseJson(bytes);
	if (root.type === 'Topology') return layersOfTopology(file, root);
	refuseProjected(root);
	const features = root.type === 'FeatureCollection' ? listIn(root, 'features') : null;
	if (!features) throw unknownShape();
	return [
		{
			file,
			name: null,
			features: features.map((feature, index) => readFeature(feature, `features[${index}]`))
		}
	];
}

function parseJson(bytes: Uint8Array): Json {
	let root: unknown;
	try {
		root = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (error) {
		const found = error instanceof SyntaxError ? error.message : '';
		throw new ContourFault({
			fr: `ce fichier n’est pas du JSON en UTF-8${found && ` (${found})`} : attendu, un GeoJSON ou un TopoJSON`,
			en: `this file is not JSON in UTF-8${found && ` (${found})`}: a GeoJSON or a TopoJSON is expected`
		});
	}
	if (!isRecord(root)) throw unknownShape();
	return root;
}

function unknownShape(): ContourFault {
	return new ContourFault({
		fr: 'ni une FeatureCollection de GeoJSON, ni une Topology de TopoJSON',
		en: 'neither a GeoJSON FeatureCollection nor a TopoJSON Topology'
	});
}

function readFeature(feature: unknown, at: string) {
	if (!isRecord(feature) || feature.type !== 'Feature')
		throw new ContourFault({ fr: 'ce n’est pas une Feature', en: 'this is no Feature' }, at);
	const properties = isRecord(feature.properties) ? feature.properties : {};
	const { id } = feature;
	return {
		at,
		properties: id === undefined ? properties : { id, ...properties },
		geometry: feature.geometry
	};
}

/** GeoJSON has had one reference system since 2016; older files name theirs. */
function refuseProjected(root: Json): void {
	if (!isRecord(root.crs)) return;
	const name = isRecord(root.crs.properties) ? String(root.crs.properties.name) : '';
	if (/(CRS84|EPSG:+(?:[\d.]*:)?4326|OGC:1\.3:CRS84)$/i.test(name)) return;
	throw new ContourFault({
		fr: `système de coordonnées « ${name.slice(0, 60)} » : réenregistrer le fichier en longitude et latitude (WGS 84, EPSG:4326)`,
		en: `coordinate system “${name.slice(0, 60)}”: save the file again in longitude and latitude (WGS 84, EPSG:4326)`
	});
}
