import type { Value } from '#lib/indicators/value.ts';
import type { Edition } from '../editions/edition.ts';
import { geographyOf } from '../values/geography.ts';

/** Intercommunalités touching the Lot from north to south, as a reader of the map finds them; others follow by name. */
const northToSouth: readonly string[] = [
	'200066371',
	'200067361',
	'244600482',
	'200035327',
	'244600573',
	'200069383',
	'200023737',
	'244600433',
	'244600532',
	'200039519'
];

/** Values of intercommunalités in geographical order, with the name of each code. */
export async function inGeographicalOrder(edition: Edition, values: readonly Value[]) {
	const { intercommunalities } = await geographyOf(edition);
	const names = Object.fromEntries(
		intercommunalities.map(({ code, name }) => [code, shortName(name)])
	);
	const place = (code: string | null) => {
		const at = northToSouth.indexOf(code ?? '');
		return at === -1 ? northToSouth.length : at;
	};
	const ordered = [...values].sort(
		(a, b) =>
			place(a.territory) - place(b.territory) ||
			(names[a.territory ?? ''] ?? '').localeCompare(names[b.territory ?? ''] ?? '', 'fr')
	);
	return { ordered, names };
}

/** « CC Grand-Figeac » is read « Grand-Figeac ». */
export function shortName(name: string): string {
	return name.replace(/^(CC|CA|CU|Métropole) (du |de la |de l’|de l'|des |de |d’|d')?/u, '');
}
