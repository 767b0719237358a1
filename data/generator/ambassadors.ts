import { addDays, dayIn, frenchDay, monthEnd, monthsBetween, timeOfDay, type Day } from './days.ts';
import { isFaulty, pickFault, spoil, withFaults, type Fault } from './faults.ts';
import { csvText, excelForm, utf8, windows1252, type ExportFile } from './files.ts';
import { peopleOf, type Person } from './names.ts';
import {
	pickCommune,
	pickIntercommunality,
	pickScattered,
	writeCommune,
	type Commune
} from './places.ts';
import { createRandom, type Random } from './random.ts';
import * as story from './story.ts';

const months = monthsBetween(story.firstMonth, story.lastMonth);
const { ambassadors: publicFigure } = story.publicFigures;

type Ambassador = {
	readonly person: Person;
	readonly commune: Commune;
	readonly writtenCommune: string;
	readonly sector: string;
	readonly joinedOn: Day;
	readonly submittedAt: string;
	readonly helps: readonly [boolean, boolean, boolean];
	/** Of ten ambassadors four act often, four at times, two never. */
	readonly zeal: number;
	leftOn: Day | null;
};

/** One submission of the form: an ambassador's first, a second by oversight, or one never validated. */
type Submission = {
	readonly by: Ambassador;
	readonly email: string;
	readonly joinedOn: Day;
	readonly submittedAt: string;
	readonly validated: boolean;
	/** A column typed wrong and never corrected. */
	readonly wrong: Fault | null;
};

const makePerson = peopleOf('example.org');

/** Everyone whose charter counts, in the order of signing. */
export const ambassadors: readonly Ambassador[] = makeAmbassadors();

function makeAmbassadors(): Ambassador[] {
	const random = createRandom('ambassadors');
	const made: Ambassador[] = [];
	const registeredOn = (day: Day) =>
		made.filter((one) => one.joinedOn <= day && (one.leftOn === null || one.leftOn > day)).length;
	const join = (day: Day) => made.push(makeAmbassador(day, random));
	months.forEach((month, at) => {
		const publicMonth = publicFigure.on.startsWith(month);
		leave(made, month, story.inMonth(story.ambassadorsLeaving, at), publicMonth, random);
		if (publicMonth)
			while (registeredOn(publicFigure.on) < publicFigure.count)
				join(`${month}-${String(random.between(1, 18)).padStart(2, '0')}`);
		for (let count = story.inMonth(story.ambassadorsJoining, at); count > 0; count--)
			join(publicMonth ? addDays(publicFigure.on, random.between(1, 9)) : dayIn(month, random));
	});
	return made.sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
}

function leave(
	made: readonly Ambassador[],
	month: string,
	count: number,
	early: boolean,
	random: Random
): void {
	const before = addDays(`${month}-01`, -60);
	const staying = made.filter((one) => one.leftOn === null && one.joinedOn < before);
	for (const one of random.shuffled(staying).slice(0, count))
		one.leftOn = early ? `${month}-11` : dayIn(month, random);
}

function makeAmbassador(joinedOn: Day, random: Random): Ambassador {
	const place = pickIntercommunality(random);
	const commune = (random.chance(0.45) ? pickScattered : pickCommune)(place, random);
	const roll = random.next();
	return {
		person: makePerson(random),
		commune,
		writtenCommune: writeCommune(commune, random),
		sector: random.weighted([
			['Chef d’entreprise ou salarié', 24],
			['Acteur du tourisme', 16],
			['Bénévole d’association', 15],
			['Habitant', 18],
			['Agent public ou élu', 9],
			['Agriculteur ou producteur', 8],
			['Professionnel de santé', 5],
			['Lotois d’ailleurs', 5]
		]),
		joinedOn,
		submittedAt: `${joinedOn} ${timeOfDay(random)}`,
		helps: [random.chance(0.45), random.chance(0.7), random.chance(0.2)],
		zeal: roll < 0.38 ? 0.14 : roll < 0.8 ? 0.035 : 0,
		leftOn: null
	};
}

function makeSubmissions(): Submission[] {
	const random = createRandom('ambassador-submissions');
	const all: Submission[] = [];
	for (const by of ambassadors) {
		const first: Submission = {
			by,
			email: by.person.email,
			joinedOn: by.joinedOn,
			submittedAt: by.submittedAt,
			validated: true,
			wrong: null
		};
		all.push(first);
		const again = addDays(by.joinedOn, random.between(20, 400));
		// Signed twice, the address in capitals at times: one ambassador all the same.
		if (by.leftOn === null && again < '2023-12-01' && random.chance(0.045))
			all.push({
				...first,
				email: random.chance(0.4) ? by.person.email.toUpperCase() : by.person.email,
				joinedOn: again,
				submittedAt: `${again} ${timeOfDay(random)}`
			});
		if (random.chance(0.02)) all.push({ ...first, ...another(by, random), validated: false });
		if (isFaulty(random, 0.6))
			all.push({ ...first, ...another(by, random), wrong: pickFault(faulty, random) });
	}
	return all.sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
}

/** Someone else, who signed about when this one did. */
function another(
	by: Ambassador,
	random: Random
): Pick<Submission, 'by' | 'email' | 'joinedOn' | 'submittedAt'> {
	const other = makeAmbassador(by.joinedOn, random);
	return {
		by: other,
		email: other.person.email,
		joinedOn: other.joinedOn,
		submittedAt: other.submittedAt
	};
}

const columns = [
	...['Serial', 'SID', 'Submitted Time', 'Modified Time', 'Draft', 'UID'],
	...['Nom', 'Prénom', 'Adresse électronique', 'Commune', 'Vous êtes', 'Date d’adhésion'],
	...[
		'Accueillir de nouveaux arrivants',
		'Relayer sur les réseaux sociaux',
		'Témoigner sur un salon'
	],
	...['Charte validée', 'Désinscrit le']
];
const faulty = [
	[9, 'commune'],
	[11, 'frenchDate'],
	[2, 'frenchTime']
] as const;

function rowOf(submission: Submission, serial: number, until: Day): string[] {
	const { by, submittedAt, joinedOn, validated, email } = submission;
	const at = `${frenchDay(submittedAt.slice(0, 10))} ${submittedAt.slice(11)}`;
	const left = by.leftOn !== null && by.leftOn <= until ? by.leftOn : null;
	return [
		...[String(serial), String(18400 + serial * 3), at, at, '0', '0'],
		...[by.person.lastName, by.person.firstName, email, by.writtenCommune, by.sector],
		frenchDay(joinedOn),
		...by.helps.map((helps) => (helps ? 'X' : '')),
		...[validated ? 'Oui' : 'Non', frenchDay(left)]
	];
}

/** The form's export, at the end of each quarter: three header rows, tabs, X inside. */
export function ambassadorFiles(): ExportFile[] {
	const random = createRandom('ambassador-files');
	const submissions = makeSubmissions();
	const groups = columns.map((_, at) =>
		at === 0 ? 'Submission Details' : at === 6 ? 'Vos coordonnées' : at === 12 ? 'Je peux' : ''
	);
	const title = ['Charte des ambassadeurs du Lot', ...columns.slice(1).map(() => '')];
	return months.flatMap((month, at) => {
		if (at % 3 !== 0) return [];
		const until = monthEnd(month);
		// A wrong row of one quarter is corrected by the next; December's are checked before the committee.
		const share = month.endsWith('-12') ? 0 : 0.8;
		const rows = submissions
			.map((submission, serial) => ({ submission, serial: serial + 1 }))
			.filter(({ submission }) => submission.submittedAt.slice(0, 10) <= until)
			.map(({ submission, serial }) => {
				const row = rowOf(submission, serial, until);
				if (submission.wrong) return row.with(...submission.wrong);
				return isFaulty(random, share) ? spoil(row, faulty, random) : row;
			});
		const text = [title, groups, columns, ...rows].map((row) => row.join('\t') + '\n').join('');
		return [{ path: `ambassadors/ambassadeurs_${month}.tsv`, bytes: utf8(text) }];
	});
}

/** The log of actions, a file a month. */
export function actionFiles(): ExportFile[] {
	const random = createRandom('ambassador-actions');
	const header = [
		...['N° action', 'Date', 'Courriel ambassadeur', 'Type d’action', 'Commune'],
		'Personnes rencontrées'
	];
	return months.map((month) => {
		const acting = ambassadors.flatMap((one) => {
			if (one.zeal === 0) return [];
			const day = dayIn(month, random);
			// Nobody met anybody during the first lockdown.
			const zeal = month >= '2020-03' && month <= '2020-05' ? one.zeal / 4 : one.zeal;
			const registered = one.joinedOn <= day && (one.leftOn === null || one.leftOn > day);
			return registered && random.chance(zeal) ? [{ one, day }] : [];
		});
		acting.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
		const rows = acting.map(({ one, day }, at) => {
			const action = random.weighted([
				['Relais sur les réseaux sociaux', 34],
				['Événement ou rencontre', 22],
				['Accueil d’un nouvel arrivant', 20],
				['Mise en relation', 14],
				['Témoignage', 8],
				['Présence sur un salon', 2]
			]);
			const met = action.startsWith('Relais') ? 'nc' : String(random.between(1, 24));
			const number = `A${month.slice(2, 4)}-${month.slice(5)}${String(at + 1).padStart(2, '0')}`;
			return [
				number,
				frenchDay(day),
				one.person.email,
				action,
				writeCommune(one.commune, random),
				met
			];
		});
		const checked = withFaults(
			rows,
			[
				[1, 'frenchDate'],
				[3, 'word'],
				[4, 'commune'],
				[5, 'count']
			],
			random
		);
		const text = csvText([header, ...checked, [`Total : ${rows.length} actions`]], excelForm);
		return { path: `ambassador-actions/actions_${month}.csv`, bytes: windows1252(text) };
	});
}
