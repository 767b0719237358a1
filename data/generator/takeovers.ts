import {
	addDays,
	dayIn,
	frenchDay,
	monthEnd,
	monthsBetween,
	nextWorkday,
	type Day
} from './days.ts';
import { spoil, writeFault } from './faults.ts';
import { csvText, excelForm, frenchAmount, windows1252, type ExportFile } from './files.ts';
import { pickCommune, pickIntercommunality, writeCommune } from './places.ts';
import { createRandom, type Random } from './random.ts';

type Takeover = {
	readonly id: string;
	readonly chamber: string;
	readonly activity: string;
	readonly commune: string;
	readonly listedOn: Day;
	readonly signedOn: Day | null;
	readonly network: boolean;
	readonly origin: string;
	readonly jobs: number;
	readonly price: number | null;
};

const months = monthsBetween('2018-12', '2023-12');

/** Businesses listed in a year, and part of them that finds a buyer of the network. */
const listings: { readonly [year: string]: readonly [number, number] } = {
	'2018': [4, 0.5],
	'2019': [26, 0.3],
	'2020': [20, 0.28],
	'2021': [30, 0.32],
	'2022': [34, 0.34],
	'2023': [36, 0.34]
};

const takeovers: readonly Takeover[] = makeTakeovers();

function makeTakeovers(): Takeover[] {
	const random = createRandom('takeovers');
	return Object.entries(listings)
		.flatMap(([year, [count, share]]) =>
			Array.from({ length: count }, () => {
				const month =
					year === '2018' ? '2018-12' : `${year}-${String(random.between(1, 12)).padStart(2, '0')}`;
				return { listedOn: nextWorkday(dayIn(month, random)), share };
			})
		)
		.sort((a, b) => (a.listedOn < b.listedOn ? -1 : 1))
		.map(({ listedOn, share }, at) => makeTakeover(at + 1, listedOn, share, random));
}

function makeTakeover(number: number, listedOn: Day, share: number, random: Random): Takeover {
	const [chamber, activity] = random.weighted<readonly [string, string]>([
		[['CCI', 'Commerce'], 26],
		[['CCI', 'Hôtellerie et restauration'], 18],
		[['CCI', 'Services'], 9],
		[['CCI', 'Industrie'], 4],
		[['CMA', 'Artisanat'], 27],
		[['Chambre d’agriculture', 'Exploitation agricole'], 16]
	]);
	const network = random.chance(share);
	const signed = network || random.chance(0.3);
	return {
		id: `T${String(number).padStart(3, '0')}`,
		chamber,
		activity,
		commune: writeCommune(pickCommune(pickIntercommunality(random), random), random),
		listedOn,
		signedOn: signed ? nextWorkday(addDays(listedOn, random.between(90, 420))) : null,
		network,
		origin: random.weighted([
			['Lot', network ? 20 : 70],
			['Reste de l’Occitanie', 25],
			['Autre région', 40],
			['Étranger', 6]
		]),
		jobs: random.between(1, activity === 'Industrie' ? 22 : 6),
		price: random.chance(0.3) ? null : random.between(6, 90) * 5_000
	};
}

const header = [
	...['N° fiche', 'Chambre', 'Activité', 'Commune', 'Inscrit le', 'Acte signé le'],
	...['Repreneur du réseau', 'Provenance du repreneur', 'Emplois maintenus', 'Prix de cession']
];

/** The chambers' shared table at each year's end. */
export function takeoverFiles(): ExportFile[] {
	const random = createRandom('takeover-files');
	return months.flatMap((month, at) => {
		if (at % 12 !== 0) return [];
		const until = monthEnd(month);
		const rows = takeovers
			.filter(({ listedOn }) => listedOn <= until)
			.map((one) => {
				const signed = one.signedOn !== null && one.signedOn <= until;
				return [
					...[one.id, one.chamber, one.activity, one.commune, frenchDay(one.listedOn)],
					signed ? frenchDay(one.signedOn) : '',
					signed ? (one.network ? 'Oui' : 'Non') : '',
					signed ? one.origin : '',
					signed ? `${one.jobs},0` : '',
					signed ? (one.price === null ? 'nc' : frenchAmount(one.price)) : ''
				];
			});
		// A file typed in a hurry below the table, once a year or so.
		const stray = spoil(
			rows.at(-1)!.with(0, `T${String(900 + at)}`),
			[
				[3, 'commune'],
				[4, 'frenchDate']
			],
			random
		);
		const priced = rows
			.at(-1)!
			.with(0, `T${String(930 + at)}`)
			.with(9, writeFault('amount', random));
		const strays = at % 24 === 12 ? [stray] : at > 0 ? [priced] : [];
		const table = csvText([header, ...rows, ...strays], excelForm);
		return [{ path: `takeovers/transmissions_${month}.csv`, bytes: windows1252(table) }];
	});
}
