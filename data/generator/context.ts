import { addDays, frenchDay, monthEnd } from './days.ts';
import { csvText, excelForm, utf8, windows1252, type ExportFile } from './files.ts';
import { intercommunalities, type Commune } from './places.ts';
import { createRandom, type Random } from './random.ts';

const communes = intercommunalities
	.flatMap(({ communes }) => communes)
	.sort((a, b) => (a.code < b.code ? -1 : 1));

/** A commune of the geography of 2019 to 2024: one that has merged since still stands as two. */
type OldCommune = {
	readonly code: string;
	readonly name: string;
	readonly population: number;
	/** Rural communes age faster. */
	readonly large: boolean;
};

const merged: { readonly [code: string]: readonly (readonly [string, string, number])[] } = {
	'46252': [
		['46252', 'Saint-Cernin', 0.6],
		['46275', 'Saint-Martin-de-Vers', 0.4]
	]
};

function asOfOld(commune: Commune): OldCommune[] {
	const parts = merged[commune.code] ?? [[commune.code, commune.name, 1] as const];
	return parts.map(([code, name, share]) => ({
		code,
		name,
		population: commune.population * share,
		large: commune.population > 1500
	}));
}

/** The vintage of the populations in `@etalab/decoupage-administratif` 6: in force since 2026. */
const realVintage = 2023;

/** Vintages of the years before, derived from the real one by a small invented drift. */
const vintages = [
	[2015, '2018-06'],
	[2016, '2019-06'],
	[2017, '2020-06'],
	[2018, '2021-06'],
	[2019, '2022-06'],
	[2020, '2023-06'],
	[realVintage, '2025-12']
] as const;

/** Part of each age in the population of a large or small commune, and its change a year. */
const ages = [
	['0014', 0.142, 0.136, -0.0016],
	['1529', 0.138, 0.104, -0.0005],
	['3044', 0.154, 0.148, -0.0011],
	['4559', 0.192, 0.214, -0.0018],
	['6074', 0.218, 0.254, 0.0031],
	['75P', 0.156, 0.144, 0.0019]
] as const;

/** INSEE's file of each vintage; the prefix of its columns is the vintage's. */
export function populationFiles(): ExportFile[] {
	const drifts = driftOf('population');
	return vintages.map(([year, released]) => {
		const prefix = `P${String(year).slice(2)}_POP`;
		const real = year === realVintage;
		const header = ['CODGEO', 'LIBGEO', prefix, ...ages.map(([age]) => `${prefix}${age}`)];
		const places = real
			? communes.map((one) => ({ ...one, large: one.population > 1500 }))
			: communes.flatMap(asOfOld);
		const rows = places.map((place) => {
			const people = real
				? place.population
				: place.population * (1 - (realVintage - year) * drifts(place.code));
			return [place.code, place.name, ...split(Math.round(people), place.large, year)];
		});
		// A commune of elsewhere, and one with a text for a number, as exports put together by hand have.
		const wrong = [
			['99999', 'Ensemble', ...split(1000, true, year)],
			['46042', 'Cahors', 'nd', ...split(1000, true, year).slice(1)]
		][year % 2]!;
		return {
			path: `population/base-cc-evol-struct-pop-${year}_${released}.csv`,
			bytes: utf8(csvText([header, ...rows, wrong], excelForm))
		};
	});
}

/** The total, then its ages, which add up to it. */
function split(people: number, large: boolean, year: number): string[] {
	const shares = ages.map(
		([, ofLarge, ofSmall, change]) => (large ? ofLarge : ofSmall) + change * (year - 2015)
	);
	const counts = shares.map((share) => Math.floor(people * share));
	counts[3] = people - counts.reduce((sum, count, at) => (at === 3 ? sum : sum + count), 0);
	return [people, ...counts].map(String);
}

/** How much smaller a commune was each year before: between −0,4 % and 0,9 %. */
function driftOf(name: string): (code: string) => number {
	const random = createRandom(name);
	const drifts = new Map(
		communes
			.flatMap(asOfOld)
			.map(({ code, large }) => [code, (large ? 0.0016 : 0.001) + (random.next() - 0.5) * 0.012])
	);
	return (code) => drifts.get(code) ?? 0;
}

/** INSEE's file of each year: births, deaths and what the change in population leaves. */
export function migrationFiles(): ExportFile[] {
	const random = createRandom('migration');
	const years = [
		[2015, '2018-12', 0.0052],
		[2016, '2019-12', 0.0054],
		[2017, '2020-12', 0.0057],
		[2018, '2021-12', 0.006],
		[2019, '2022-12', 0.0068],
		[2020, '2023-12', 0.0084]
	] as const;
	return years.map(([year, released, rate]) => {
		const rows = communes
			.flatMap(asOfOld)
			.map((place) => [
				...[place.code, place.name, year],
				round(place.population * 0.0071, random),
				round(place.population * 0.0136, random),
				round(place.population * rate, random)
			]);
		const wrong = ['46042', 'Cahors', year, 150, 240, 'environ 500'];
		return {
			path: `migration/solde-migratoire-${year}_${released}.csv`,
			bytes: utf8(
				csvText(
					[
						['CODGEO', 'LIBGEO', 'ANNEE', 'NAISD', 'DECESD', 'SOLDE_MIG'],
						...rows,
						...(year === 2018 ? [wrong] : [])
					],
					excelForm
				)
			)
		};
	});
}

/** Around the expected number, never below zero. */
function round(expected: number, random: Random): number {
	return Math.max(0, Math.floor(expected * (0.75 + random.next() * 0.5) + random.next()));
}

/** The department's rate, quarter by quarter from 2017; zones differ from it by a constant. */
const rates = [
	...[9.6, 9.5, 9.6, 9.0],
	...[9.3, 9.1, 9.0, 8.8],
	...[8.8, 8.5, 8.4, 8.2],
	...[7.9, 7.2, 8.9, 8.0],
	...[8.1, 7.9, 7.8, 7.4],
	...[7.3, 7.4, 7.3, 7.1],
	...[7.0, 7.1, 7.2, 7.3]
];
const zones = [
	['Département', '46', 'Lot', 0],
	['Zone d’emploi', '7605', 'Cahors', 0.7],
	['Zone d’emploi', '7608', 'Figeac - Villefranche', -1.1]
] as const;

/** INSEE's series of each year, a quarter late; the last quarters were revised by a tenth. */
export function unemploymentFiles(): ExportFile[] {
	const header = [
		...['Niveau', 'Code', 'Libellé', 'Trimestre', 'Fin du trimestre', 'Publié le', 'Taux (%)']
	];
	return ['2018', '2019', '2020', '2021', '2022', '2023'].map((year) => {
		const until = `${year}-12-31`;
		const rows = rates.flatMap((rate, at) => {
			const ofYear = 2017 + Math.floor(at / 4);
			const quarter = (at % 4) + 1;
			const end = monthEnd(`${ofYear}-${String(quarter * 3).padStart(2, '0')}`);
			const published = addDays(end, 96);
			if (published > until) return [];
			const provisional = String(ofYear) === year && quarter === 2 ? 0.1 : 0;
			return zones.map(([level, code, name, gap]) => [
				...[level, code, name, `${ofYear}-T${quarter}`, frenchDay(end), frenchDay(published)],
				(rate + gap + provisional).toFixed(1).replace('.', ',')
			]);
		});
		const last = rows.at(-1)!;
		const wrong = [...last.slice(0, 3), '2019 T3 (p)', ...last.slice(4)];
		const table = csvText([header, ...rows, ...(year === '2019' ? [wrong] : [])], excelForm);
		return {
			path: `unemployment/taux-chomage-localise_${year}-12.csv`,
			bytes: windows1252(table)
		};
	});
}
