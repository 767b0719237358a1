import { addDays, frenchDay, monthEnd, monthsBetween, nextWorkday, type Day } from './days.ts';
import type { ExportFile } from './files.ts';
import { createRandom } from './random.ts';
import { workbook, type SheetCell } from './xlsx.ts';

/** Action, what it is about, who leads it, and the milestones of each year. */
const actions = [
	['Ambassadeurs', 'Animer le réseau', 'Département du Lot', 'Rencontre annuelle des ambassadeurs'],
	['Ambassadeurs', 'Équiper les ambassadeurs', 'Lot Tourisme', 'Mallette de l’ambassadeur à jour'],
	[
		'Accueil et accompagnement',
		'Un référent par intercommunalité',
		'Intercommunalités',
		'Référents nommés et formés'
	],
	[
		'Accueil et accompagnement',
		'Accueillir les arrivants',
		'Intercommunalités',
		'Soirée d’accueil dans chaque intercommunalité'
	],
	[
		'Accueil et accompagnement',
		'Loger les arrivants',
		'Préfecture du Lot',
		'Offre de logements passerelles publiée'
	],
	[
		'Emploi et mobilité résidentielle',
		'POC mobilité résidentielle',
		'Grand-Figeac',
		'Bilan partagé avec les employeurs'
	],
	[
		'Emploi et mobilité résidentielle',
		'Offres et candidats',
		'France Travail',
		'Forum en ligne des postes du Lot'
	],
	[
		'Emploi et mobilité résidentielle',
		'Emploi du conjoint',
		'France Travail',
		'Rendez-vous des conjoints'
	],
	['Promotion de l’attractivité', 'Campagne d’été', 'Lot Tourisme', 'Campagne lancée'],
	[
		'Promotion de l’attractivité',
		'Salon de Paris',
		'Département du Lot',
		'Délégation du salon arrêtée'
	],
	['Promotion de l’attractivité', 'Sites et lettre', 'Lot Tourisme', 'Refonte de pages livrée'],
	[
		'Transmission des entreprises',
		'Repérer les cédants',
		'Chambres consulaires',
		'Liste des cédants mise en commun'
	],
	[
		'Transmission des entreprises',
		'Attirer des repreneurs',
		'Chambres consulaires',
		'Journée des repreneurs'
	],
	['Pilotage et moyens', 'Réunir le comité', 'Préfecture du Lot', 'Comité de pilotage annuel'],
	['Pilotage et moyens', 'Mesurer', 'Département du Lot', 'Tableau de bord partagé']
] as const;

/** Days of the year when milestones fall due, action by action. */
const due = [
	...['05-24', '03-29', '02-28', '09-27', '10-31', '11-29', '04-26', '06-28'],
	...['06-14', '12-13', '05-31', '03-15', '10-11', '12-20', '09-13']
];

type Milestone = {
	readonly id: string;
	readonly cells: readonly string[];
	readonly dueOn: Day;
	readonly reachedOn: Day | null;
	readonly knownFrom: Day;
};

const months = monthsBetween('2018-12', '2023-12');

function makeMilestones(): Milestone[] {
	const random = createRandom('action-plan');
	return ['2019', '2020', '2021', '2022', '2023'].flatMap((year, at) =>
		actions.map(([axis, action, lead, milestone], number): Milestone => {
			const dueOn = nextWorkday(`${year}-${due[number]!}`);
			const prompt = random.chance(year === '2020' ? 0.52 : 0.66 + at * 0.045);
			const delay = prompt ? -random.between(0, 25) : random.between(6, 120);
			const dropped = !prompt && random.chance(0.18);
			return {
				id: `${number + 1}.${at + 1}.1`,
				cells: [axis, action, `${milestone} (${year})`, lead],
				dueOn,
				reachedOn: dropped ? null : addDays(dueOn, delay),
				knownFrom: year === '2019' ? '2018-12-01' : `${Number(year) - 1}-12-01`
			};
		})
	);
}

const header = ['N°', 'Axe', 'Action', 'Jalon', 'Chef de file', 'Échéance', 'Atteint le'];

/** The committee's workbook at each year's end: the plan of the years decided so far. */
export function actionPlanFiles(): ExportFile[] {
	const milestones = makeMilestones();
	return months.flatMap((month, at) => {
		if (at % 12 !== 0) return [];
		const until = monthEnd(month);
		const rows = milestones
			.filter(({ knownFrom }) => knownFrom <= until)
			.map(({ id, cells, dueOn, reachedOn }): SheetCell[] => [
				...[id, ...cells, { day: dueOn }],
				reachedOn !== null && reachedOn <= until ? { day: reachedOn } : null
			]);
		// Not dated yet, in the words of the meeting where it was said.
		const wrong = rows
			.at(-1)!
			.with(0, '16.1.1')
			.with(5, at === 24 ? '31/02/2021' : 'au printemps');
		const sheet = [
			...[['Plan d’action « Oh my Lot ! »'], [`Situation au ${frenchDay(until)}`], [], header],
			...rows,
			...(at % 24 === 0 && at > 0 ? [wrong] : [])
		];
		return [{ path: `action-plan/plan-d-action_${month}.xlsx`, bytes: workbook('Jalons', sheet) }];
	});
}
