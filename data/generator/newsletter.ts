import {
	addDays,
	brevoTime,
	dayIn,
	monthEnd,
	monthsBetween,
	timeOfDay,
	weekday,
	type Day
} from './days.ts';
import { isFaulty } from './faults.ts';
import { csvText, excelForm, utf8, type ExportFile } from './files.ts';
import { peopleOf, type Person } from './names.ts';
import { createRandom } from './random.ts';
import * as story from './story.ts';

type Subscriber = {
	readonly person: Person;
	readonly addedOn: Day;
	readonly time: string;
	readonly leftOn: Day | null;
	/** Brevo keeps an unsubscribed address for a while, marked. */
	readonly deletedOn: Day | null;
	readonly wrong: boolean;
};

const months = monthsBetween(story.firstMonth, story.lastMonth);
const makePerson = peopleOf('lettre.example.org');

const subscribers: readonly Subscriber[] = makeSubscribers();

function makeSubscribers(): Subscriber[] {
	const random = createRandom('subscribers');
	return months.flatMap((month, at) =>
		Array.from({ length: story.inMonth(story.subscribersJoining, at) }, () => {
			const addedOn = dayIn(month, random);
			const leftOn = random.chance(0.24) ? addDays(addedOn, random.between(30, 900)) : null;
			return {
				person: makePerson(random),
				addedOn,
				time: timeOfDay(random),
				leftOn,
				deletedOn: leftOn === null ? null : addDays(leftOn, random.between(100, 240)),
				wrong: isFaulty(random, 0.9)
			};
		}).sort((a, b) => (a.addedOn < b.addedOn ? -1 : 1))
	);
}

/** An address typed without its sign, never corrected. */
function writeAddress({ person, wrong }: Subscriber): string {
	return wrong ? person.email.replace('@', ' chez ') : person.email;
}

/** Brevo's list at each quarter's end; French accounts since 2021. */
export function subscriberFiles(): ExportFile[] {
	return months.flatMap((month, at) => {
		if (at % 3 !== 0) return [];
		const until = monthEnd(month);
		const names = month < '2021' ? ['LASTNAME', 'FIRSTNAME'] : ['NOM', 'PRENOM'];
		const header = ['EMAIL', ...names, 'SMS', 'EMAIL_BLACKLISTED', 'ADDED_TIME', 'MODIFIED_TIME'];
		const rows = subscribers
			.filter(
				({ addedOn, deletedOn }) => addedOn <= until && (deletedOn === null || deletedOn > until)
			)
			.map((one) => {
				const left = one.leftOn !== null && one.leftOn <= until;
				return [
					...[writeAddress(one), one.person.lastName, one.person.firstName, ''],
					left ? 'yes' : 'no',
					brevoTime(one.addedOn, one.time),
					brevoTime(left ? one.leftOn : one.addedOn, one.time)
				];
			});
		return [
			{
				path: `newsletter-subscribers/brevo_contacts_${month}.csv`,
				bytes: utf8(csvText([header, ...rows], excelForm))
			}
		];
	});
}

const subjects = [
	'Ils ont choisi le Lot',
	'Dix postes qui vous attendent',
	'Une maison, une école, un emploi : mode d’emploi',
	'Le portrait du mois',
	'Nos ambassadeurs vous accueillent',
	'Reprendre un commerce dans le Lot'
] as const;

/** Brevo's statistics of each year: one letter a month, on its second Thursday. */
export function sendFiles(): ExportFile[] {
	const random = createRandom('sends');
	const header = [
		...['ID de campagne', 'Objet', 'Date d’envoi', 'Destinataires', 'Délivrés'],
		...['Ouvertures uniques', 'Clics uniques', 'Désinscriptions']
	];
	const sends = months.map((month, at) => {
		const day = secondThursday(month);
		const recipients = subscribers.filter(
			({ addedOn, leftOn }) => addedOn <= day && (leftOn === null || leftOn > day)
		).length;
		const delivered = Math.round(recipients * (0.972 + random.next() * 0.02));
		// Mail robots open everything since autumn 2021; clicks stay people's.
		const opening = (month >= '2021-10' ? 0.55 : 0.38) + random.next() * 0.06;
		const clicking = 0.058 + (at / 60) * 0.03 + random.next() * 0.022;
		return {
			month,
			row: [
				...[String(40 + at), subjects[at % subjects.length]!, brevoTime(day, '09:30')],
				...[recipients, delivered, Math.round(delivered * opening)].map(String),
				...[Math.round(delivered * clicking), random.between(0, 4)].map(String)
			]
		};
	});
	return ['2018', '2019', '2020', '2021', '2022', '2023'].map((year) => {
		const rows = sends.filter(({ month }) => month.startsWith(year)).map(({ row }) => row);
		// A test that was sent to the team, logged with words for numbers.
		const test = [
			`T${year}`,
			'Essai',
			brevoTime(`${year}-12-03`, '10:00'),
			'équipe',
			'6',
			'6',
			'2',
			'0'
		];
		const table = [header, ...rows, ...(year === '2020' || year === '2022' ? [test] : [])];
		return {
			path: `newsletter-sends/brevo_campagnes_${year}-12.csv`,
			bytes: utf8(csvText(table, excelForm))
		};
	});
}

function secondThursday(month: string): Day {
	const first = (4 - weekday(`${month}-01`) + 7) % 7;
	return addDays(`${month}-01`, first + 7);
}
