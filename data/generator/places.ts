import { readFileSync } from 'node:fs';
import type { Random } from './random.ts';

export type Commune = {
	readonly code: string;
	readonly name: string;
	readonly department: string;
	/** Municipal population of the package's vintage. */
	readonly population: number;
	/** SIREN of its intercommunalité. */
	readonly intercommunality: string;
};

export type Intercommunality = {
	readonly code: string;
	readonly name: string;
	readonly communes: readonly Commune[];
};

/** The department that the programme is about. */
export const department = '46';

/** How much of the programme happens in each: roughly its people, with Figeac and its pilot ahead. */
const weights: { readonly [code: string]: number } = {
	'200067361': 27,
	'200023737': 23,
	'200066371': 23,
	'244600433': 8,
	'244600482': 6,
	'244600532': 5,
	'200039519': 4,
	'200035327': 3,
	'244600573': 3,
	'200069383': 1
};

type PackageCommune = {
	readonly code: string;
	readonly nom: string;
	readonly type: string;
	readonly departement?: string;
	readonly population?: number;
};

type PackageIntercommunality = {
	readonly code: string;
	readonly nom: string;
	readonly membres: readonly { readonly code: string }[];
};

function readPackage(file: string): unknown {
	const url = import.meta.resolve(`@etalab/decoupage-administratif/data/${file}.json`);
	return JSON.parse(readFileSync(new URL(url), 'utf8'));
}

/** The ten intercommunalités that touch the Lot, with all their communes, in the Aveyron too. */
export const intercommunalities: readonly Intercommunality[] = readIntercommunalities();

function readIntercommunalities(): Intercommunality[] {
	const communes = new Map(
		(readPackage('communes') as PackageCommune[])
			.filter((commune) => commune.type === 'commune-actuelle')
			.map((commune) => [commune.code, commune])
	);
	return (readPackage('epci') as PackageIntercommunality[])
		.filter(({ code }) => weights[code] !== undefined)
		.map(({ code, nom, membres }) => ({
			code,
			name: nom,
			communes: membres
				.map((member) => communes.get(member.code)!)
				.map((commune) => ({
					code: commune.code,
					name: commune.nom,
					department: commune.departement ?? '',
					population: commune.population ?? 0,
					intercommunality: code
				}))
				.sort((a, b) => (a.code < b.code ? -1 : 1))
		}))
		.sort((a, b) => (a.code < b.code ? -1 : 1));
}

const byWeight = intercommunalities.map((place) => [place, weights[place.code]!] as const);

/** Where the programme acts: the Lot, and the six communes of Grand-Figeac in the Aveyron. */
const communesOf = new Map(
	intercommunalities.map((place) => [
		place.code,
		place.communes.filter(
			(commune) => commune.department === department || place.code === '200067361'
		)
	])
);

export function pickIntercommunality(random: Random): Intercommunality {
	return random.weighted(byWeight);
}

/** A commune, by its people. */
export function pickCommune(place: Intercommunality, random: Random): Commune {
	return random.weighted(communesOf.get(place.code)!.map((one) => [one, one.population] as const));
}

/** A commune, villages more often than their people would have it. */
export function pickScattered(place: Intercommunality, random: Random): Commune {
	return random.weighted(
		communesOf.get(place.code)!.map((one) => [one, Math.sqrt(one.population)] as const)
	);
}

/** How someone who still lives before the merger writes where they are: old names, old codes. */
const formerWritings: { readonly [code: string]: readonly string[] } = {
	'46268': ['Vers', 'Saint-Géry'],
	'46156': ['Laroque-des-Arcs', '46077'],
	'46311': ['Sousceyrac', 'Calviac'],
	'46138': ['Labastide-Murat', '46325'],
	'46252': ['Saint-Cernin', '46275'],
	'46201': ['46201'],
	'46033': ['Saint-Matré', '46099']
};

/** The commune as a form holds it: its name, its code, and at times those of before a merger. */
export function writeCommune(commune: Commune, random: Random): string {
	const former = formerWritings[commune.code];
	if (former && random.chance(0.4)) return random.pick(former);
	if (commune.department !== department || random.chance(0.06)) return commune.code;
	return random.chance(0.04) ? commune.name.toUpperCase() : commune.name;
}
