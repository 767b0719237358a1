import { addDays, daysBetween, monthEnd, monthsBetween, nextWorkday, type Day } from './days.ts';
import type { ExportFile } from './files.ts';
import { households, type Household } from './households.ts';
import { employers, type Employer } from './names.ts';
import { intercommunalities, pickCommune } from './places.ts';
import { createRandom, type Random } from './random.ts';
import * as story from './story.ts';
import { workbook, type SheetCell } from './xlsx.ts';

type Post = {
	readonly id: string;
	readonly employer: Employer;
	readonly commune: string;
	readonly trade: string;
	readonly contract: string;
	readonly salary: number | null;
	readonly entrustedOn: Day;
	closedOn: Day | null;
	outcome: 'Pourvu par le programme' | 'Pourvu autrement' | 'Retiré' | null;
	origin: string | null;
};

const months = monthsBetween(story.firstMonth, story.lastMonth);

const titles: { readonly [trade: string]: string } = {
	H1206: 'Ingénieur études',
	H1404: 'Technicien méthodes',
	H1506: 'Contrôleur qualité',
	H2903: 'Opérateur sur commande numérique',
	H2902: 'Chaudronnier',
	I1304: 'Technicien de maintenance',
	M1805: 'Développeur',
	M1203: 'Comptable',
	J1102: 'Médecin généraliste',
	J1506: 'Infirmier',
	K1304: 'Aide à domicile',
	G1602: 'Cuisinier',
	F1703: 'Maçon',
	N4101: 'Conducteur routier'
};

const salaries: { readonly [trade: string]: number } = { H1206: 38000, M1805: 36000, J1102: 72000 };

const posts: readonly Post[] = makePosts();

/** Households of which someone was hired through the programme. */
export const hires: ReadonlyMap<Household, string> = makeHires();

function makePosts(): Post[] {
	const random = createRandom('posts');
	const made: Post[] = [];
	months.forEach((month, at) => {
		const entrusted = Array.from({ length: story.inMonth(story.postsEntrusted, at) }, () =>
			workdayIn(month, random)
		).sort();
		for (const day of entrusted) made.push(makePost(made.length + 1, day, random));
		for (let left = story.inMonth(story.postsFilled, at); left > 0; left--)
			close(made, month, true, random);
		for (let left = story.inMonth(story.postsLost, at); left > 0; left--)
			close(made, month, false, random);
	});
	return made;
}

/** A working day of the month, the 19th at the latest: the committee of December knows it. */
function workdayIn(month: string, random: Random): Day {
	return nextWorkday(`${month}-${String(random.between(1, 17)).padStart(2, '0')}`);
}

function makePost(number: number, entrustedOn: Day, random: Random): Post {
	// The pilot with Figeac's industry came first.
	const early = entrustedOn < '2020-06-01';
	const employer = random.weighted(
		employers.map((one) => [one, one.place === '200067361' ? (early ? 6 : 3) : 2] as const)
	);
	const place = intercommunalities.find(({ code }) => code === employer.place)!;
	const trade = random.pick(employer.trades);
	const base = salaries[trade] ?? 24000;
	const fixed = random.chance(0.18);
	return {
		id: `P${String(number).padStart(3, '0')}`,
		employer,
		commune: pickCommune(place, createRandom(employer.siret)).name,
		trade,
		contract: trade === 'J1102' ? 'Installation libérale' : fixed ? 'CDD' : 'CDI',
		salary: random.chance(0.3) ? null : base + random.between(0, 12) * 500,
		entrustedOn,
		closedOn: null,
		outcome: null,
		origin: null
	};
}

function close(made: readonly Post[], month: string, filled: boolean, random: Random): void {
	const before = addDays(`${month}-01`, -25);
	const open = made.filter((post) => post.closedOn === null && post.entrustedOn <= before);
	// Most hires come within five months, the longer after the rarer; what is given up has waited long.
	const weight = (days: number) => (filled ? 2 ** (-Math.max(0, days - 150) / 30) : days ** 3);
	const post = random.weighted(
		open.map((one) => [one, weight(daysBetween(one.entrustedOn, monthEnd(month)))] as const)
	);
	post.closedOn = workdayIn(month, random);
	post.outcome = filled
		? 'Pourvu par le programme'
		: random.chance(0.6)
			? 'Pourvu autrement'
			: 'Retiré';
	if (filled)
		post.origin = random.weighted([
			['Lot', 26],
			['Reste de l’Occitanie', 27],
			['Autre région', 41],
			['Étranger', 6]
		]);
}

/** Someone of a household that settled about then took the post, when the hire comes from elsewhere. */
function makeHires(): Map<Household, string> {
	const random = createRandom('hires');
	const made = new Map<Household, string>();
	for (const { id, origin, closedOn } of posts) {
		if (closedOn === null || origin === null || origin === 'Lot' || !random.chance(0.8)) continue;
		const arrival = addDays(closedOn, 40);
		const household = households.find(
			(one) =>
				one.settledOn !== null &&
				!made.has(one) &&
				Math.abs(daysBetween(arrival, one.settledOn)) < 60
		);
		if (household) made.set(household, id);
	}
	return made;
}

const header = [
	...['N° poste', 'SIRET', 'Employeur', 'Effectif', 'Commune', 'Intitulé du poste'],
	...['Métier (ROME)', 'Contrat', 'Confié le', 'Clos le', 'Issue', 'Contrat signé le'],
	...['Provenance de la personne recrutée', 'Salaire brut annuel']
];

/** The register at each quarter's end: posts open, or closed within a year. */
export function postFiles(): ExportFile[] {
	const random = createRandom('post-files');
	return months.flatMap((month, at) => {
		if (at % 3 !== 0) return [];
		const until = monthEnd(month);
		const known = posts.filter(
			(post) =>
				post.entrustedOn <= until &&
				(post.closedOn === null || post.closedOn > addDays(until, -365))
		);
		const rows = known.map((post) => rowOn(post, until));
		const sheet = [['Postes confiés au programme'], [`Situation au ${until}`], header, ...rows];
		return [
			{
				path: `posts/postes-confies_${month}.xlsx`,
				bytes: workbook('Postes', [...sheet, ...strayRows(rows, at, random)])
			}
		];
	});
}

function rowOn(post: Post, until: Day): SheetCell[] {
	const closed = post.closedOn !== null && post.closedOn <= until;
	const filled = closed && post.outcome === 'Pourvu par le programme';
	const date = (day: Day | null) => (day === null ? null : { day });
	return [
		...[post.id, post.employer.siret, post.employer.name, post.employer.size, post.commune],
		...[titles[post.trade] ?? null, post.trade, post.contract],
		...[{ day: post.entrustedOn }, date(closed ? post.closedOn : null)],
		closed ? post.outcome : null,
		date(filled ? post.closedOn : null),
		filled ? post.origin : null,
		post.salary ?? 'nc'
	];
}

/** Below the register: a post typed twice, one with a wrong SIRET, one with a date that isn't. */
function strayRows(rows: readonly SheetCell[][], at: number, random: Random): SheetCell[][] {
	const last = rows.at(-1);
	if (!last || at === 0) return [];
	if (at % 9 === 0) return [[...last]];
	const id = `P${String(900 + at)}`;
	if (at % 6 === 0) return [last.with(0, id).with(1, '00004600000011')];
	return random.chance(0.5)
		? [last.with(0, id).with(8, '31/02/2019').with(9, null).with(10, null)]
		: [last.with(0, id).with(13, 'environ 30 k€')];
}
