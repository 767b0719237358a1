import type { Language } from '#lib/indicators/language.ts';
import { geographicalOrder } from '#lib/indicators/territory-map.ts';
import { shortName } from '#lib/indicators/territory.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { Edition } from '../editions/edition.ts';
import { geographyOf } from '../values/geography.ts';

/** Values of intercommunalités in the order of the programme's map, with the name of each code. */
export async function inGeographicalOrder(
	edition: Edition,
	values: readonly Value[],
	language: Language
): Promise<{
	readonly ordered: readonly Value[];
	readonly names: Readonly<Record<string, string>>;
}> {
	const { intercommunalities } = await geographyOf(edition);
	const names = Object.fromEntries(
		intercommunalities.map(({ code, name }) => [code, shortName(name)])
	);
	const locate = ({ territory: code }: Value) => ({
		code,
		name: code === null ? null : (names[code] ?? code)
	});
	const { map } = edition.programme.settings;
	return { ordered: geographicalOrder(values, locate, map, language), names };
}
