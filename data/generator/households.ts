import {
	addDays,
	dayIn,
	daysBetween,
	monthEnd,
	monthsBetween,
	nextWorkday,
	type Day
} from './days.ts';
import { peopleOf, type Person } from './names.ts';
import {
	intercommunalities,
	pickCommune,
	pickIntercommunality,
	type Commune,
	type Intercommunality
} from './places.ts';
import { createRandom, type Random } from './random.ts';
import * as story from './story.ts';

export const audiences = [
	'Citadins en quête de changement',
	'Profils recherchés',
	'Touristes',
	'Jeunes'
] as const;
export type Audience = (typeof audiences)[number];

type Composition = {
	readonly from: Day;
	readonly adults: number;
	readonly children: number;
};

/** A household that the welcome network supports, with all that is to happen to it. */
export type Household = {
	readonly id: string;
	readonly person: Person;
	readonly officer: string;
	readonly place: Intercommunality;
	readonly commune: Commune;
	readonly audience: Audience;
	readonly origin: string;
	readonly startOn: Day;
	adults: number;
	children: number;
	/** Unless it was first met at a fair. */
	readonly firstContactOn: Day;
	readonly channel: string;
	change: Composition | null;
	settledOn: Day | null;
	closedOn: Day | null;
	outcome: 'Installation' | 'Abandon' | 'Réorientation' | null;
	reason: string | null;
	working: number;
	partnerSeeking: boolean;
	partnerEmployedOn: Day | null;
	enrolled: number;
	enrolledOn: Day | null;
};

const months = monthsBetween(story.firstMonth, story.lastMonth);
const makePerson = peopleOf('example.org');
const { peopleInSupport, arrived } = story.publicFigures;

const officers = new Map(
	intercommunalities.map((place) => [
		place.code,
		peopleOf('example.org')(createRandom(`officer-${place.code}`))
	])
);

/** Every household that enters support, in the order of entry. */
export const households: readonly Household[] = makeHouseholds();

export function compositionOn(
	household: Household,
	day: Day
): { adults: number; children: number } {
	const { change } = household;
	return change !== null && change.from <= day ? change : household;
}

export function peopleOn(household: Household, day: Day): number {
	const { adults, children } = compositionOn(household, day);
	return adults + children;
}

export function isOpenOn(household: Household, day: Day): boolean {
	return household.startOn <= day && (household.closedOn === null || household.closedOn > day);
}

function makeHouseholds(): Household[] {
	const random = createRandom('households');
	const made: Household[] = [];
	months.forEach((month, at) => {
		const starts: Day[] = [];
		for (let count = story.inMonth(story.casesStarting, at); count > 0; count--)
			starts.push(startIn(month, random));
		for (const startOn of starts.sort()) made.push(makeHousehold(made.length + 1, startOn, random));
		settle(made, month, story.inMonth(story.casesSettling, at), random);
		giveUp(made, month, story.inMonth(story.casesGivingUp, at), random);
	});
	changeSome(made, random);
	meetPublicFigures(made);
	for (const household of made) finish(household, random);
	return made;
}

/** Supports start on working days of the month. */
function startIn(month: string, random: Random): Day {
	const day = nextWorkday(dayIn(month, random));
	return day.startsWith(month) ? day : `${month}-15`;
}

function makeHousehold(number: number, startOn: Day, random: Random): Household {
	const place = pickIntercommunality(random);
	const audience = random.weighted<Audience>([
		[audiences[0], 46],
		[audiences[1], 27],
		[audiences[2], 11],
		[audiences[3], 16]
	]);
	// Those of the first year came without children more often.
	const first = startOn < '2020-01-01';
	const [adults, children] = random.weighted<readonly [number, number]>([
		[[1, 0], audience === 'Jeunes' ? 60 : first ? 40 : 22],
		[[2, 0], 30],
		[[1, 1], 7],
		[[2, 1], first ? 11 : 17],
		[[2, 2], first ? 6 : 19],
		[[2, 3], first ? 1 : 6],
		[[2, 4], first ? 0 : 2]
	]);
	const firstContactOn = addDays(startOn, -random.between(2, 45));
	return {
		id: `D${String(number).padStart(4, '0')}`,
		person: makePerson(random),
		officer: officers.get(place.code)!.lastName,
		place,
		commune: pickCommune(place, random),
		audience,
		origin: random.weighted([
			['Île-de-France', 37],
			['Reste de l’Occitanie', 24],
			['Autre région', 30],
			['Étranger', 7],
			['Lot', 2]
		]),
		startOn,
		adults,
		children,
		firstContactOn: firstContactOn < '2018-12-01' ? '2018-12-01' : firstContactOn,
		channel: random.weighted([
			['Formulaire d’un site', 44],
			['Téléphone', 16],
			['Courriel', 10],
			['Ambassadeur', 11],
			['Employeur', audience === 'Profils recherchés' ? 20 : 5],
			['Réseaux sociaux', 9]
		]),
		change: null,
		settledOn: null,
		closedOn: null,
		outcome: null,
		reason: null,
		working: 0,
		partnerSeeking: false,
		partnerEmployedOn: null,
		enrolled: 0,
		enrolledOn: null
	};
}

function settle(made: readonly Household[], month: string, count: number, random: Random): void {
	for (let left = count; left > 0; left--) {
		const waiting = open(made, month, 60).filter(({ settledOn }) => settledOn === null);
		const household = random.weighted(
			waiting.map((one) => [one, readiness(daysBetween(one.startOn, monthEnd(month)))] as const)
		);
		household.settledOn = nextWorkday(`${month}-${String(random.between(1, 26)).padStart(2, '0')}`);
		household.outcome = 'Installation';
		household.closedOn = addDays(household.settledOn, random.between(0, 45));
	}
}

/** Most settle between three and ten months after entry. */
function readiness(days: number): number {
	return days < 90 ? 2 : days <= 300 ? 6 : 1;
}

function giveUp(made: readonly Household[], month: string, count: number, random: Random): void {
	for (let left = count; left > 0; left--) {
		const waiting = open(made, month, 30).filter(({ settledOn }) => settledOn === null);
		const household = random.pick(waiting);
		household.closedOn = dayIn(month, random);
		household.outcome = random.chance(0.14) ? 'Réorientation' : 'Abandon';
		if (household.outcome === 'Abandon')
			household.reason = random.weighted([
				['Logement', 27],
				['Emploi', 22],
				['Emploi du conjoint', 14],
				['Situation familiale', 10],
				['Santé', 4],
				['Autre territoire choisi', 11],
				['Sans nouvelles', 12]
			]);
	}
}

/** Households not closed, in support for that many days when the month begins. */
function open(made: readonly Household[], month: string, days: number): Household[] {
	const before = addDays(`${month}-01`, -days);
	return made.filter((one) => one.closedOn === null && one.startOn <= before);
}

/**
 * Births and departures, in pairs on the same day among households of the same fate: the public
 * figures don't depend on how closely someone follows compositions.
 */
function changeSome(made: readonly Household[], random: Random): void {
	const fates = [
		made.filter((one) => isOpenOn(one, peopleInSupport.on) && one.startOn < '2019-10-15'),
		made.filter(
			({ settledOn }) => settledOn !== null && settledOn > '2020-06-01' && settledOn <= arrived.on
		),
		made.filter(({ settledOn, startOn }) => settledOn === null && startOn > '2020-01-01')
	];
	fates.forEach((fate, at) => {
		const couples = random.shuffled(fate.filter(({ adults }) => adults === 2));
		let pairs = at === 0 ? 1 : 9;
		for (const growing of couples) {
			if (pairs === 0) return;
			const from = at === 0 ? '2019-11-18' : addDays(growing.startOn, 45);
			const parting = couples.find((one) => one !== growing && mayChange(one, from));
			if (!parting || !mayChange(growing, from)) continue;
			growing.change = { from, adults: 2, children: growing.children + 1 };
			parting.change = { from, adults: 1, children: parting.children };
			pairs--;
		}
	});
}

/** In support for some weeks on that day, and not settled yet. */
function mayChange(household: Household, day: Day): boolean {
	return (
		household.change === null &&
		addDays(household.startOn, 20) < day &&
		isOpenOn(household, day) &&
		(household.settledOn === null || household.settledOn > day)
	);
}

/** Moves a few sizes by one until the sums are those that were published. */
function meetPublicFigures(made: readonly Household[]): void {
	const supported = made.filter((one) => isOpenOn(one, peopleInSupport.on));
	adjust(supported, peopleInSupport.on, peopleInSupport.people);
	const settling = made.filter(
		(one) => one.settledOn !== null && one.settledOn <= arrived.on && !supported.includes(one)
	);
	const before = made
		.filter(
			(one) => one.settledOn !== null && supported.includes(one) && one.settledOn <= arrived.on
		)
		.reduce((sum, one) => sum + peopleOn(one, one.settledOn!), 0);
	adjust(settling, arrived.on, arrived.people - before);
}

function adjust(group: readonly Household[], on: Day, people: number): void {
	const stable = group.filter(({ change }) => change === null);
	const sum = () => group.reduce((total, one) => total + peopleOn(one, on), 0);
	for (let turn = 0; sum() !== people; turn++) {
		if (turn > 20 * stable.length) throw new Error(`No household sizes give ${people} on ${on}`);
		const one = stable[turn % stable.length]!;
		if (sum() < people && one.adults === 2 && one.children < 3) one.children++;
		else if (sum() < people && one.adults === 1 && one.children === 0) one.adults = 2;
		else if (sum() > people && one.children > 0) one.children--;
		else if (sum() > people && one.adults === 2) one.adults = 1;
	}
}

/** What is only known once the household has settled. */
function finish(household: Household, random: Random): void {
	const { settledOn } = household;
	if (settledOn === null) return;
	const { adults, children } = compositionOn(household, settledOn);
	household.partnerSeeking = adults === 2 && random.chance(0.55);
	household.working = household.partnerSeeking
		? 1
		: random.chance(0.82)
			? adults
			: Math.max(0, adults - 1);
	if (household.partnerSeeking && random.chance(0.66))
		household.partnerEmployedOn = addDays(settledOn, random.between(15, 480));
	if (children > 0 && random.chance(0.9)) {
		household.enrolled = random.chance(0.85) ? children : Math.max(1, children - 1);
		household.enrolledOn = nextWorkday(addDays(settledOn, random.between(0, 30)));
	}
}
