import { addDays, dayIn, monthEnd, monthsBetween, type Day } from './days.ts';
import { utf8, type ExportFile } from './files.ts';
import { employers } from './names.ts';
import { intercommunalities, pickCommune, type Commune } from './places.ts';
import { createRandom, type Random } from './random.ts';
import * as story from './story.ts';

type Offer = {
	readonly id: string;
	readonly title: string;
	readonly created: string;
	readonly lastOn: Day;
	readonly commune: Commune;
	readonly trade: string;
	readonly naf: string;
	readonly employer: string | null;
	readonly contract: string;
	readonly posts: number;
	/** France Travail flags an offer as short of candidates after some weeks. */
	readonly shortFrom: Day | null;
};

/** Trade, title, activity, how often, how often short of candidates. */
const trades: readonly (readonly [string, string, string, number, number])[] = [
	['H2903', 'Opérateur / Opératrice sur commande numérique', '25.62B', 10, 0.55],
	['H2902', 'Chaudronnier / Chaudronnière', '25.11Z', 6, 0.6],
	['I1304', 'Technicien / Technicienne de maintenance industrielle', '33.12Z', 8, 0.5],
	['J1506', 'Infirmier / Infirmière', '86.10Z', 9, 0.55],
	['J1102', 'Médecin généraliste', '86.21Z', 3, 0.8],
	['K1304', 'Aide à domicile', '88.10A', 14, 0.5],
	['G1602', 'Cuisinier / Cuisinière', '56.10A', 13, 0.4],
	['G1803', 'Serveur / Serveuse de restaurant', '56.10A', 12, 0.25],
	['F1703', 'Maçon / Maçonne', '43.99C', 8, 0.45],
	['N4101', 'Conducteur / Conductrice de poids lourd', '49.41B', 7, 0.4],
	['D1106', 'Vendeur / Vendeuse en boulangerie', '47.24Z', 9, 0.15],
	['M1607', 'Secrétaire', '82.11Z', 6, 0.05],
	['A1416', 'Ouvrier / Ouvrière agricole', '01.50Z', 7, 0.25]
];

const months = monthsBetween(story.firstMonth, story.lastMonth);
const offersAMonth = 21;

function makeOffers(): Offer[] {
	const random = createRandom('offers');
	return months
		.flatMap((month) => {
			const lockdown = month === '2020-04' || month === '2020-05';
			return Array.from({ length: lockdown ? 7 : offersAMonth + random.between(-4, 6) }, () =>
				makeOffer(month, random)
			);
		})
		.sort((a, b) => (a.created < b.created ? -1 : 1));
}

function makeOffer(month: string, random: Random): Offer {
	const [trade, title, naf, , short] = random.weighted(trades.map((one) => [one, one[3]] as const));
	const day = dayIn(month, random);
	const place = random.weighted(
		intercommunalities
			.filter(({ code }) => code !== '200069383')
			.map(
				(one) => [one, one.communes.reduce((sum, { population }) => sum + population, 0)] as const
			)
	);
	const two = (value: number) => String(value).padStart(2, '0');
	const created = `${day}T${two(random.between(6, 20))}:${two(random.between(0, 59))}:${two(random.between(0, 59))}Z`;
	// Recruiting grew harder after 2020.
	const tension = month < '2020-03' ? 0.7 : month < '2021-06' ? 0.6 : 1;
	return {
		id: `${random.between(100, 199)}${'BCDFGHJKLM'[random.between(0, 9)]}${'PQRSTVWXYZ'[random.between(0, 9)]}${random.pick(['A', 'B', 'D', 'F'])}${random.between(10, 99)}`,
		title,
		created,
		lastOn: addDays(day, random.between(12, 75)),
		commune: pickCommune(place, random),
		trade,
		naf,
		employer: random.chance(0.35) ? random.pick(employers).name : null,
		contract: random.weighted([
			['CDI', 46],
			['CDD', 30],
			['MIS', 14],
			['SAI', trade.startsWith('G') || trade === 'A1416' ? 24 : 1]
		]),
		posts: random.chance(0.85) ? 1 : random.between(2, 6),
		shortFrom: random.chance(short * tension) ? addDays(day, random.between(10, 30)) : null
	};
}

/** The API's answer of each month's last day: offers published that month or still there. */
export function offerFiles(): ExportFile[] {
	const random = createRandom('offer-files');
	const seen = new Set<string>();
	const offers = makeOffers().filter(({ id }) => !seen.has(id) && seen.add(id));
	return months.map((month) => {
		const until = monthEnd(month);
		const published = offers.filter(
			({ created, lastOn }) => created.slice(0, 10) <= until && lastOn >= `${month}-01`
		);
		const results = published.map((offer) => {
			const result = resultOf(offer, until);
			return random.chance(1 / story.rowsPerFault) ? spoiled(result, random) : result;
		});
		return {
			path: `offers/france-travail_offres_${month}.json`,
			bytes: utf8(
				`${JSON.stringify({ resultats: results }, null, '\t')}\n`.replace(/\n\t{3,}/g, '')
			)
		};
	});
}

type Result = ReturnType<typeof resultOf>;

function resultOf(offer: Offer, until: Day) {
	const { commune } = offer;
	return {
		id: offer.id,
		intitule: offer.title,
		dateCreation: offer.created,
		lieuTravail: {
			libelle: `${commune.department} - ${commune.name.toUpperCase()}`,
			commune: commune.code
		},
		romeCode: offer.trade,
		entreprise: offer.employer === null ? {} : { nom: offer.employer },
		typeContrat: offer.contract,
		nombrePostes: offer.posts as number | string,
		codeNAF: offer.naf,
		offresManqueCandidats: offer.shortFrom !== null && offer.shortFrom <= until
	};
}

function spoiled(result: Result, random: Random): Result {
	return random.pick<Result>([
		{ ...result, dateCreation: result.dateCreation.replace(/^\d{4}-\d{2}/, '2019-13') },
		{ ...result, lieuTravail: { ...result.lieuTravail, commune: '46999' } },
		{ ...result, romeCode: 'tous métiers' },
		{ ...result, nombrePostes: 'plusieurs' }
	]);
}
