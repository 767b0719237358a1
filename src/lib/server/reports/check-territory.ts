import { shortName, type Territory } from '#lib/indicators/territory.ts';
import { nearestName } from '../programme/nearest.ts';
import { loadTerritories } from '../programme/territories.ts';
import type { Place, Problems } from '../programme/spec.ts';

/**
 * Tells a code that no territory has, with the one of the programme's territories that was meant: by
 * its name, or by its code.
 */
export function checkTerritory(
	code: string,
	within: string,
	place: Place,
	problems: Problems
): void {
	const territories = loadTerritories();
	if (territories.byCode(code) ?? territories.currentCommune(code)) return;
	const near = nearTerritory(code, within);
	const [fr, en] = near
		? [
				`. Vouliez-vous dire « ${near.code} » (${shortName(near.name)}) ?`,
				`. Did you mean “${near.code}” (${shortName(near.name)})?`
			]
		: [
				' : un code de commune, d’intercommunalité ou de département attendu',
				': expected the code of a commune, an intercommunality or a department'
			];
	problems.add(place, {
		fr: `territoire « ${code} » : ce code n’existe pas${fr}`,
		en: `unknown territory “${code}”${en}`
	});
}

function nearTerritory(written: string, within: string): Territory | null {
	const territories = loadTerritories();
	const places = (['intercommunality', 'commune'] as const).flatMap((level) =>
		territories.list(level, within)
	);
	const named =
		territories.find(written, 'intercommunality', within) ??
		territories.find(written, 'commune', within);
	if (named && places.includes(named)) return named;
	const names = places.map(({ name }) => shortName(name));
	const name = nearestName(written, names);
	if (name !== null) return places[names.indexOf(name)] ?? null;
	const code = nearestName(
		written,
		places.map((one) => one.code)
	);
	return places.find((one) => one.code === code) ?? null;
}
