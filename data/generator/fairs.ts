import { addDays, americanTime, nextWorkday, timeOfDay, type Day } from './days.ts';
import { withFaults } from './faults.ts';
import { csvText, gristForm, utf8, type ExportFile } from './files.ts';
import { audiences, households, type Audience, type Household } from './households.ts';
import { peopleOf, type Person } from './names.ts';
import { createRandom, type Random } from './random.ts';

type Fair = {
	readonly name: string;
	readonly on: Day;
	readonly days: number;
	readonly registered: number;
	/** Part of the qualified contacts that were called back within 15 days. */
	readonly promptness: number;
	/** Most of those who come. */
	readonly audience: Audience;
};

const paris = 'Salon du travail et de la mobilité professionnelle, Paris';
const figeac = 'Rencontres de l’emploi de Figeac';
const toulouse = 'Rencontres étudiantes, Toulouse';
const [city, profiles, , young] = audiences;

/** The fairs of 2020 after March and of early 2021 were held by telephone, or not at all. */
const fairs: readonly Fair[] = [
	fair(figeac, '2019-10-11', 1, 58, 0.62, profiles),
	fair(toulouse, '2019-11-21', 1, 46, 0.58, young),
	fair(paris, '2020-01-16', 2, 164, 0.71, city),
	fair(figeac, '2020-10-09', 1, 34, 0.74, profiles),
	fair(paris, '2021-01-21', 2, 88, 0.78, city),
	fair(figeac, '2021-10-08', 1, 62, 0.8, profiles),
	fair(toulouse, '2021-11-18', 1, 54, 0.77, young),
	fair(paris, '2022-01-20', 2, 182, 0.76, city),
	fair(figeac, '2022-10-14', 1, 70, 0.83, profiles),
	fair(toulouse, '2022-11-17', 1, 58, 0.84, young),
	fair(paris, '2023-01-19', 2, 196, 0.81, city),
	fair(figeac, '2023-10-13', 1, 74, 0.86, profiles),
	fair(toulouse, '2023-11-16', 1, 61, 0.88, young)
];

function fair(
	name: string,
	on: Day,
	days: number,
	registered: number,
	promptness: number,
	audience: Audience
): Fair {
	return { name, on, days, registered, promptness, audience };
}

export type Attendee = {
	readonly order: string;
	readonly orderedAt: readonly [Day, string];
	readonly person: Person;
	readonly fair: Fair;
	readonly metOn: Day;
	readonly metAt: string;
	readonly status: 'Checked In' | 'Attending' | 'Not Attending';
	readonly qualified: boolean;
	readonly audience: Audience;
	readonly calledBackOn: Day | null;
	readonly household: Household | null;
};

const makePerson = peopleOf('salon.example.org');

/** Households that were first met at a fair, and as whom. */
const metAtFairs = new Map<Household, Attendee>();

/** Everyone who registered at a fair; some households of the welcome network were first met there. */
export const attendees: readonly Attendee[] = makeAttendees();

/** How the household first came: at a fair, or by the way that it says. */
export function firstContactOf(household: Household): {
	readonly on: Day;
	readonly channel: string;
} {
	const attendee = metAtFairs.get(household);
	return attendee
		? { on: attendee.metOn, channel: 'Salon' }
		: { on: household.firstContactOn, channel: household.channel };
}

export function isMetAtFair(household: Household): boolean {
	return metAtFairs.has(household);
}

function makeAttendees(): Attendee[] {
	const random = createRandom('fairs');
	let number = 4711;
	return fairs.flatMap((fair) => {
		const met = households.filter((one) => isMetAt(one, fair)).slice(0, fair.registered / 9);
		return Array.from({ length: fair.registered }, (_, at) => {
			number += random.between(1, 40);
			const attendee = makeAttendee(`10${number}`, fair, met[at] ?? null, random);
			if (attendee.household) metAtFairs.set(attendee.household, attendee);
			return attendee;
		});
	});
}

/** Households whose support began in the ten weeks after the fair, and who came by no other way. */
function isMetAt(household: Household, fair: Fair): boolean {
	return (
		!metAtFairs.has(household) &&
		household.startOn > addDays(fair.on, 12) &&
		household.startOn <= addDays(fair.on, 90) &&
		household.channel !== 'Employeur'
	);
}

function makeAttendee(
	order: string,
	fair: Fair,
	household: Household | null,
	random: Random
): Attendee {
	const metOn = addDays(fair.on, random.between(0, fair.days - 1));
	const registeredOn = addDays(fair.on, -random.between(1, 40));
	const status = household
		? 'Checked In'
		: random.weighted<Attendee['status']>([
				['Checked In', 68],
				['Attending', 24],
				['Not Attending', 8]
			]);
	const qualified = household !== null || (status === 'Checked In' && random.chance(0.52));
	const prompt = random.chance(fair.promptness);
	const delay = prompt ? random.between(1, 14) : random.between(16, 48);
	return {
		order,
		orderedAt: [registeredOn, timeOfDay(random)],
		person: household?.person ?? makePerson(random),
		fair,
		metOn,
		metAt: timeOfDay(random),
		status,
		qualified,
		audience: household?.audience ?? (random.chance(0.7) ? fair.audience : random.pick(audiences)),
		calledBackOn:
			qualified && (household !== null || random.chance(0.94))
				? nextWorkday(addDays(metOn, household ? Math.min(delay, 12) : delay))
				: null,
		household
	};
}

const header = [
	...['Order #', 'Order Date', 'First Name', 'Last Name', 'Email', 'Event Name', 'Event Date'],
	...['Ticket Type', 'Attendee Status', 'Projet d’installation', 'Public']
];

/** Eventbrite's export of each year, with American dates. */
export function fairFiles(): ExportFile[] {
	const random = createRandom('fair-files');
	return ['2019', '2020', '2021', '2022', '2023'].map((year) => {
		const rows = attendees
			.filter(({ fair }) => fair.on.startsWith(year))
			.map((one) => [
				one.order,
				americanTime(...one.orderedAt),
				...[one.person.firstName, one.person.lastName, one.person.email, one.fair.name],
				americanTime(one.metOn, one.metAt),
				...['Entrée gratuite', one.status],
				...[one.status === 'Checked In' ? (one.qualified ? 'Oui' : 'Non') : '', one.audience]
			]);
		const checked = withFaults(
			rows,
			[
				[6, 'americanDate'],
				[10, 'word']
			],
			random
		);
		return {
			path: `fairs/eventbrite_${year}-12.csv`,
			bytes: utf8(csvText([header, ...checked], gristForm))
		};
	});
}

/** The officers' follow-up of each qualified contact, a snapshot a year. */
export function callbackFiles(): ExportFile[] {
	return ['2019', '2020', '2021', '2022', '2023'].map((year) => {
		const until = `${year}-12-31`;
		const rows = attendees
			.filter(({ qualified, metOn }) => qualified && metOn <= until)
			.map(({ order, calledBackOn, household }) => [
				order,
				calledBackOn !== null && calledBackOn <= until ? calledBackOn : '',
				household !== null && household.startOn <= until ? household.id : ''
			]);
		return {
			path: `fair-callbacks/rappels_${year}-12.csv`,
			bytes: utf8(csvText([['N° salon', 'Rappelé le', 'Dossier'], ...rows], gristForm))
		};
	});
}
