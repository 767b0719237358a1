import { addDays, frenchDay, monthEnd, monthsBetween, nextWorkday, type Day } from './days.ts';
import { withFaults } from './faults.ts';
import { csvText, excelForm, frenchAmount, windows1252, type ExportFile } from './files.ts';
import { audiences } from './households.ts';
import { createRandom } from './random.ts';
import { workbook, type SheetCell } from './xlsx.ts';

const years = ['2018', '2019', '2020', '2021', '2022', '2023'] as const;
const [city, profiles, tourists, young] = audiences;
const social = 'Réseaux sociaux';
const search = 'Moteur de recherche';
const press = 'Presse en ligne';
const stations = 'Affichage en gare';
const stay = 'Et si vous restiez ?';
const fair = 'Salon du travail et de la mobilité professionnelle';

type Campaign = {
	readonly name: string;
	/** A Monday. */
	readonly from: Day;
	readonly weeks: number;
	readonly platforms: readonly string[];
	readonly audiences: readonly string[];
	/** Impressions of one week on one platform towards one audience. */
	readonly impressions: number;
};

const campaigns: readonly Campaign[] = [
	run('Lancement de la marque', '2018-12-03', 9, [social, press], [city, tourists], 41_000),
	run(stay, '2019-06-17', 11, [social, search, stations], [tourists, city], 58_000),
	run(fair, '2019-12-16', 6, [social, press], [city, profiles], 36_000),
	run('Profils recherchés', '2020-06-08', 9, [social, search], [profiles], 33_000),
	run('Revenir au pays', '2020-11-30', 5, [social], [young], 30_000),
	run('Changer de vie', '2021-03-01', 14, [social, search, press], [city], 47_000),
	run(stay, '2021-06-21', 10, [social, stations], [tourists, city], 52_000),
	run('Profils recherchés', '2021-09-06', 10, [social, search], [profiles], 38_000),
	run('Revenir au pays', '2021-11-29', 5, [social], [young], 34_000),
	run(fair, '2021-12-20', 6, [social, press], [city, profiles], 40_000),
	run('Changer de vie', '2022-03-07', 14, [social, search, press], [city], 55_000),
	run(stay, '2022-06-20', 10, [social, stations], [tourists, city], 57_000),
	run('Profils recherchés', '2022-09-05', 12, [social, search], [profiles], 42_000),
	run(fair, '2022-12-19', 6, [social, press], [city, profiles], 42_000),
	run('Changer de vie', '2023-03-06', 14, [social, search, press], [city], 58_000),
	run(stay, '2023-06-19', 10, [social, stations], [tourists, city], 60_000),
	run('Profils recherchés', '2023-09-04', 13, [social, search], [profiles], 44_000),
	run('Revenir au pays', '2023-11-27', 5, [social], [young], 38_000)
];

function run(
	name: string,
	from: Day,
	weeks: number,
	platforms: readonly string[],
	audiences: readonly string[],
	impressions: number
): Campaign {
	return { name, from, weeks, platforms, audiences, impressions };
}

type Week = {
	readonly on: Day;
	readonly platform: string;
	readonly campaign: string;
	readonly audience: string;
	readonly impressions: number;
	readonly clicks: number;
	readonly cents: number;
};

const weeks: readonly Week[] = makeWeeks();

function makeWeeks(): Week[] {
	const random = createRandom('campaigns');
	return campaigns.flatMap((campaign) =>
		Array.from({ length: campaign.weeks }, (_, week) =>
			campaign.platforms.flatMap((platform) =>
				campaign.audiences.map((audience): Week => {
					const impressions = Math.round(campaign.impressions * (0.7 + random.next() * 0.6));
					const rate = platform === search ? 0.031 : platform === stations ? 0.001 : 0.0085;
					return {
						on: addDays(campaign.from, 7 * week),
						platform,
						campaign: campaign.name,
						audience,
						impressions,
						clicks: Math.round(impressions * rate * (0.8 + random.next() * 0.4)),
						cents: Math.round(impressions * (platform === search ? 0.9 : 0.42))
					};
				})
			)
		).flat()
	);
}

/** The ad platforms' export of each year; amounts and rates with commas. */
export function campaignFiles(): ExportFile[] {
	const random = createRandom('campaign-files');
	const header = [
		...['Semaine du', 'Régie', 'Campagne', 'Public', 'Impressions', 'Portée', 'Clics'],
		...['Taux de clic (%)', 'Montant dépensé (EUR)']
	];
	return years.map((year) => {
		const own = weeks.filter(({ on }) => on.startsWith(year));
		const rows = own.map((week) => [
			...[frenchDay(week.on), week.platform, week.campaign, week.audience],
			frenchAmount(week.impressions, 0),
			frenchAmount(Math.round(week.impressions * 0.38), 0),
			frenchAmount(week.clicks, 0),
			frenchAmount((100 * week.clicks) / week.impressions),
			frenchAmount(week.cents / 100)
		]);
		const checked = withFaults(
			rows,
			[
				[0, 'frenchDate'],
				[2, 'word'],
				[4, 'count'],
				[8, 'amount']
			],
			random,
			2
		);
		const sum = own.reduce((total, { impressions }) => total + impressions, 0);
		const total = ['Total', '', '', '', frenchAmount(sum, 0), '', '', '', ''];
		return {
			path: `campaigns/regies_${year}-12.csv`,
			bytes: windows1252(csvText([header, ...checked, total], excelForm))
		};
	});
}

type Expense = {
	readonly on: Day;
	readonly nature: string;
	readonly campaign: string;
	readonly cents: number;
};

const expenses: readonly Expense[] = makeExpenses();

/** Advertising is paid a month later; each campaign has its creation, each fair its stand. */
function makeExpenses(): Expense[] {
	const random = createRandom('expenses');
	const euros = (least: number, most: number) => random.between(least * 100, most * 100);
	const bought = new Map<string, number>();
	for (const week of weeks) {
		const key = `${week.on.slice(0, 7)}|${week.campaign}|${week.platform}`;
		bought.set(key, (bought.get(key) ?? 0) + week.cents);
	}
	const advertising = [...bought].map(([key, cents]): Expense => {
		const [month, campaign] = key.split('|');
		const paid = addDays(monthEnd(month!), random.between(8, 26));
		return { on: nextWorkday(paid), nature: 'Achat d’espace', campaign: campaign!, cents };
	});
	const creation = campaigns.map(({ name, from }): Expense => ({
		on: nextWorkday(addDays(from, from < '2019-01-01' ? 8 : -12)),
		nature: 'Création',
		campaign: name,
		cents: euros(2400, 5200)
	}));
	const stands = ['2020-01-28', '2021-02-04', '2022-01-31', '2023-01-30'].flatMap(
		(on): Expense[] => [
			{ on, nature: 'Salon', campaign: fair, cents: euros(5200, 7400) },
			{ on: addDays(on, 9), nature: 'Impression', campaign: fair, cents: euros(600, 1400) }
		]
	);
	const months = monthsBetween('2018-12', '2023-12');
	const running = months.map((month): Expense => ({
		on: nextWorkday(`${month}-14`),
		nature: random.chance(0.7) ? 'Sites et outils' : 'Impression',
		campaign: '',
		cents: euros(380, 1650)
	}));
	return [...advertising, ...creation, ...stands, ...running]
		.filter(({ on }) => on <= '2023-12-31')
		.sort((a, b) => (a.on + a.campaign < b.on + b.campaign ? -1 : 1));
}

/** The accounting extract of each year. */
export function spendFiles(): ExportFile[] {
	const random = createRandom('spend-files');
	return years.map((year) => {
		const own = expenses.filter(({ on }) => on.startsWith(year));
		const rows = own.map(({ on, nature, campaign, cents }, at) => [
			`${year}-${String(140 + at * 3)}`,
			...[frenchDay(on), nature, campaign, frenchAmount(cents / 100)]
		]);
		const checked = withFaults(
			rows,
			[
				[1, 'frenchDate'],
				[4, 'amount']
			],
			random,
			3
		);
		const sum = own.reduce((total, { cents }) => total + cents, 0);
		const header = ['N° mandat', 'Date de paiement', 'Nature', 'Campagne', 'Montant TTC'];
		const total = ['Total de l’exercice', '', '', '', frenchAmount(sum / 100)];
		return {
			path: `spend/depenses-communication_${year}-12.csv`,
			bytes: windows1252(csvText([header, ...checked, total], excelForm))
		};
	});
}

/** Euros voted for 2019, then more each year; communication is spent as the invoices say. */
const axes = [
	['Ambassadeurs', 18_000, 0.9],
	['Accueil et accompagnement', 64_000, 0.93],
	['Emploi et mobilité résidentielle', 42_000, 0.84],
	['Promotion de l’attractivité', 96_000, 0],
	['Transmission des entreprises', 15_000, 0.78],
	['Pilotage et moyens', 14_000, 0.82]
] as const;

/** The finance department's workbook of each year: votes, then spending month by month. */
export function budgetFiles(): ExportFile[] {
	const random = createRandom('budget');
	return years.map((year) => {
		const growth = 1 + (Number(year) - 2019) * 0.06;
		const launch = year === '2018';
		const rows: SheetCell[][] = axes.flatMap(([axis, euros, share], number) => {
			const voted = Math.round((euros * growth * (launch ? 0.12 : 1)) / 500) * 500;
			const on = launch ? '2018-12-03' : `${year}-01-01`;
			const vote = [`${year}-${number + 1}-V`, { day: on }, axis, voted, null];
			const months = monthsBetween(launch ? '2018-12' : `${year}-01`, `${year}-12`);
			const spent = months.map((month) => {
				const invoices = expenses
					.filter((one) => one.on.startsWith(month))
					.reduce((sum, { cents }) => sum + cents, 0);
				const usual = (voted * share * 100 * (0.8 + random.next() * 0.4)) / months.length;
				return [
					`${year}-${number + 1}-${month.slice(5)}`,
					{ day: monthEnd(month) },
					axis,
					null,
					Math.round(share === 0 ? invoices : usual) / 100
				];
			});
			return [vote, ...spent];
		});
		const wrong: SheetCell[][] =
			launch || year === '2021'
				? []
				: [[`${year}-7-01`, { day: `${year}-06-30` }, 'Divers', null, 500]];
		const header = ['Ligne', 'Date', 'Axe', 'Voté', 'Mandaté'];
		const sheet = [header, ...rows, ...wrong, ['Total', null, null, null, null]];
		return { path: `budget/budget_${year}-12.xlsx`, bytes: workbook('Budget', sheet) };
	});
}
