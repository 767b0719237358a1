import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Territory } from '#lib/indicators/territory.ts';
import { keepCompact, readCompact } from './compact-geography.ts';

/** What the packaged files of the French administrative map give, in compact form. */
export type Geography = {
	readonly communes: readonly Territory[];
	readonly intercommunalities: readonly Territory[];
	/** SIREN → codes of its communes, in the order of codes. */
	readonly members: ReadonlyMap<string, readonly string[]>;
	/** Code of a commune that is no more, or of a city's arrondissement → code of today's commune. */
	readonly former: ReadonlyMap<string, string>;
	/** Names of communes that are no more. */
	readonly formerNames: readonly { readonly name: string; readonly current: string }[];
};

const packageName = '@etalab/decoupage-administratif';
const { resolve } = createRequire(import.meta.url);

function readPackaged<T>(path: string): T {
	return JSON.parse(readFileSync(resolve(`${packageName}/${path}`), 'utf8')) as T;
}

/** e.g. `@etalab/decoupage-administratif 6.0.0 (COG 2026)`: the package's major version gives the year. */
export function readVintage(): string {
	const { version } = readPackaged<{ version: string }>('package.json');
	return `${packageName} ${version} (COG ${2020 + Number(version.split('.')[0])})`;
}

export function readDepartments(): readonly { readonly code: string; readonly name: string }[] {
	return readPackaged<{ code: string; nom: string }[]>('data/departements.json').map(
		({ code, nom }) => ({ code, name: writtenName(nom) })
	);
}

type PackagedCommune = {
	readonly code: string;
	readonly nom: string;
	readonly type: string;
	readonly departement?: string;
	readonly population?: number;
	readonly anciensCodes?: readonly string[];
	readonly chefLieu?: string;
	/** The city of an arrondissement. */
	readonly commune?: string;
};

type PackagedIntercommunality = {
	readonly code: string;
	readonly nom: string;
	readonly populationMunicipale?: number;
	readonly membres: readonly { readonly code: string }[];
};

/** The compact form of the packaged files, made from them once: they hold 12 MB of JSON, some 300 ms. */
export function readGeography(): Geography {
	const { version } = readPackaged<{ version: string }>('package.json');
	return readCompact(`geography-${version}`) ?? keepCompact(`geography-${version}`, readLarge());
}

function readLarge(): Geography {
	const packaged = readPackaged<PackagedIntercommunality[]>('data/epci.json');
	const belongsTo = new Map<string, string>();
	for (const { code, membres } of packaged)
		for (const member of membres) belongsTo.set(member.code, code);

	const communes: Territory[] = [];
	const former = new Map<string, string>();
	const formerNames: { name: string; current: string }[] = [];
	const parts: PackagedCommune[] = [];
	for (const commune of readPackaged<PackagedCommune[]>('data/communes.json')) {
		if (commune.type !== 'commune-actuelle') {
			parts.push(commune);
			continue;
		}
		communes.push({
			code: commune.code,
			name: writtenName(commune.nom),
			level: 'commune',
			department: commune.departement ?? null,
			intercommunality: belongsTo.get(commune.code) ?? null,
			population: commune.population ?? null
		});
		for (const old of commune.anciensCodes ?? []) former.set(old, commune.code);
	}
	// `anciensCodes` first, then the chief town: the two differ for communes merged twice.
	const current = new Set(communes.map(({ code }) => code));
	for (const { code, nom, chefLieu, commune } of parts) {
		const head = former.get(code) ?? chefLieu ?? commune;
		if (head === undefined || !current.has(head)) continue;
		if (!current.has(code)) former.set(code, head);
		formerNames.push({ name: writtenName(nom), current: head });
	}
	return {
		communes,
		former,
		formerNames,
		members: new Map(
			packaged.map(({ code, membres }) => [code, membres.map((member) => member.code).toSorted()])
		),
		intercommunalities: packaged.map((item): Territory => ({
			code: item.code,
			name: shortName(item.nom),
			level: 'intercommunality',
			department: null,
			intercommunality: null,
			population: item.populationMunicipale ?? null
		}))
	};
}

function writtenName(name: string): string {
	return name.replaceAll("'", '’');
}

/** `CC du Pays de Lalbenque-Limogne` is called Pays de Lalbenque-Limogne. */
function shortName(name: string): string {
	const bare = name
		.replace(/^(CC|CA|CU) (?:de la |de l'|des |du |de |d')?/, '')
		.replaceAll(' - ', '-');
	return writtenName(bare.charAt(0).toUpperCase() + bare.slice(1));
}
