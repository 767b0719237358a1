import { addDays, monthEnd, monthsBetween } from './days.ts';
import { isFaulty, pickFault, spoil, type Fault } from './faults.ts';
import { firstContactOf } from './fairs.ts';
import { csvText, gristForm, quotedForm, utf8, utf8WithMark, type ExportFile } from './files.ts';
import { compositionOn, households, type Household } from './households.ts';
import { writeCommune } from './places.ts';
import { hires } from './posts.ts';
import { createRandom } from './random.ts';
import * as story from './story.ts';

const months = monthsBetween(story.firstMonth, story.lastMonth);

const header = [
	...['Dossier', 'Référent', 'Intercommunalité', 'Commune', 'Public', 'Canal', 'Provenance'],
	...['Premier contact', 'Début d’accompagnement', 'Personnes', 'Adultes', 'Enfants'],
	...['Actifs en emploi à l’arrivée', 'Conjoint en recherche', 'Conjoint en emploi le', 'Poste'],
	...['Installation confirmée le', 'Enfants scolarisés dans le Lot', 'Scolarisés le', 'Clos le'],
	...['Issue', 'Motif']
];
const faulty = [
	[3, 'commune'],
	[7, 'isoDate'],
	[8, 'isoDate'],
	[9, 'count']
] as const;

/** A case opened by mistake beside another, with a fault that nobody corrects. */
type Stray = { readonly household: Household; readonly id: string; readonly wrong: Fault };

/** The Grist table of cases at each quarter's end: what was known of each household on that day. */
export function caseFiles(): ExportFile[] {
	const random = createRandom('welcome-files');
	const communes = new Map(
		households.map((one) => [one.id, writeCommune(one.commune, random)] as const)
	);
	const strays: Stray[] = households
		.filter(() => isFaulty(random))
		.map((household, at) => ({
			household,
			id: `D${String(9001 + at)}`,
			wrong: pickFault(faulty, random)
		}));
	return months.flatMap((month, at) => {
		if (at % 3 !== 0) return [];
		const until = monthEnd(month);
		// Checked before each year's committee and before the figures of March 2022 and June 2023.
		const checked = /-12$|2022-03|2023-06/.test(month);
		const rows = households
			.filter((one) => firstContactOf(one).on <= until)
			.map((one) => {
				const row = rowOn(one, until, communes.get(one.id)!);
				return isFaulty(random, checked ? 0 : 0.8) ? spoil(row, faulty, random) : row;
			});
		const known = strays
			.filter(({ household }) => household.startOn <= until)
			.map(({ household, id, wrong }) =>
				rowOn(household, household.startOn, 'Figeac')
					.with(0, id)
					.with(...wrong)
			);
		return [
			{
				path: `welcome-cases/dossiers_${month}.csv`,
				bytes: utf8(csvText([header, ...rows, ...known], gristForm))
			}
		];
	});
}

function rowOn(one: Household, until: string, commune: string): string[] {
	const known = (day: string | null) => (day !== null && day <= until ? day : '');
	const settled = known(one.settledOn) !== '';
	const closed = known(one.closedOn) !== '';
	const first = firstContactOf(one);
	return [
		...[one.id, one.officer, one.place.name, commune, one.audience, first.channel, one.origin],
		...[first.on, known(one.startOn)],
		...[one.adults + one.children, one.adults, one.children].map(String),
		settled ? String(one.working) : '',
		settled ? String(one.partnerSeeking) : '',
		known(one.partnerEmployedOn),
		settled ? (hires.get(one) ?? '') : '',
		known(one.settledOn),
		known(one.enrolledOn) === '' ? '' : String(one.enrolled),
		known(one.enrolledOn),
		known(one.closedOn),
		closed ? (one.outcome ?? '') : '',
		closed ? (one.reason ?? '') : ''
	];
}

/** The Grist table of changes, at each quarter's end from the first one on. */
export function changeFiles(): ExportFile[] {
	const changes = households
		.filter(({ change }) => change !== null)
		.map((one) => ({ id: one.id, ...one.change!, ...compositionOn(one, one.change!.from) }))
		.sort((a, b) => (a.from + a.id < b.from + b.id ? -1 : 1));
	return months.flatMap((month, at) => {
		const known = changes.filter(({ from }) => from <= monthEnd(month));
		if (at % 3 !== 0 || known.length === 0) return [];
		const rows = known.map(({ id, from, adults, children }) => [
			...[id, from, adults + children, adults, children]
		]);
		// Someone dates a birth from a month that has no such day; the right row stands below it.
		const last = rows.at(-1)!;
		if (at % 12 === 3) rows.push([last[0]!, '2091-01-01', last[2]!, last[3]!, last[4]!]);
		return [
			{
				path: `welcome-changes/changements_${month}.csv`,
				bytes: utf8(
					csvText([['Dossier', 'Depuis le', 'Personnes', 'Adultes', 'Enfants'], ...rows], gristForm)
				)
			}
		];
	});
}

const yesNo = (value: boolean) => (value ? 'Oui' : 'Non');

/** LimeSurvey's export of all answers so far, once a year. */
export function satisfactionFiles(): ExportFile[] {
	const random = createRandom('satisfaction');
	const answers = households
		.flatMap((one) => {
			if (one.closedOn === null || !random.chance(one.settledOn ? 0.72 : 0.42)) return [];
			const day = addDays(one.closedOn, random.between(1, 30));
			// Better year after year, and better for who settled.
			const year = Number(day.slice(0, 4)) - 2019;
			const good = (one.settledOn ? 0.42 : 0.2) + year * 0.035;
			const note = random.chance(good) ? 5 : random.chance(0.55) ? 4 : random.chance(0.6) ? 3 : 2;
			return [{ day, note: random.chance(0.04) ? 1 : note, id: one.id }];
		})
		.sort((a, b) => (a.day + a.id < b.day + b.id ? -1 : 1))
		.map((answer, at) => {
			const text = isFaulty(random, 1.5) ? random.pick(['6', 'très bien', '45']) : `${answer.note}`;
			const second = String(random.between(0, 59)).padStart(2, '0');
			return [
				String(at + 11),
				`${answer.day} ${String(random.between(8, 21)).padStart(2, '0')}:${second}:17`,
				...['3', 'fr', answer.id, text, yesNo(answer.note >= 3)]
			];
		});
	const columns = [
		...['ID de la réponse', 'Date de soumission', 'Dernière page', 'Langue de départ'],
		...['Numéro de dossier', 'Votre satisfaction, de 1 à 5'],
		'Recommanderiez-vous l’accompagnement ?'
	];
	return surveyFiles('satisfaction/satisfaction', columns, answers);
}

/** LimeSurvey's export of the survey at 24 months, once a year. */
export function stillHereFiles(): ExportFile[] {
	const random = createRandom('still-here');
	const answers = households
		.flatMap((one) => {
			if (one.settledOn === null) return [];
			const day = addDays(one.settledOn, 730 + random.between(1, 25));
			const reached = random.chance(0.84);
			return [{ day, id: one.id, reached, still: random.chance(0.87) }];
		})
		.sort((a, b) => (a.day + a.id < b.day + b.id ? -1 : 1))
		.map(({ day, id, reached, still }, at) => [
			String(at + 1),
			`${day} 10:${String(random.between(10, 59))}:02`,
			...[id, yesNo(reached), reached ? (isFaulty(random, 2) ? 'déménage' : yesNo(still)) : '']
		]);
	const columns = [
		...['ID de la réponse', 'Date de soumission', 'Numéro de dossier', 'Ménage joint'],
		'Habitez-vous toujours le Lot ?'
	];
	return surveyFiles('still-here/enquete-24-mois', columns, answers);
}

function surveyFiles(
	path: string,
	columns: readonly string[],
	answers: readonly (readonly string[])[]
): ExportFile[] {
	return months.flatMap((month, at) => {
		const rows = answers.filter((row) => row[1]!.slice(0, 10) <= monthEnd(month));
		if (at % 12 !== 0 || rows.length === 0) return [];
		return [
			{
				path: `${path}_${month}.csv`,
				bytes: utf8WithMark(csvText([columns, ...rows], quotedForm))
			}
		];
	});
}
