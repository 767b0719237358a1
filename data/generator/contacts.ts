import {
	addDays,
	dayIn,
	frenchDay,
	monthsBetween,
	nextWorkday,
	timeOfDay,
	type Day
} from './days.ts';
import { attendees, firstContactOf, isMetAtFair } from './fairs.ts';
import { withFaults } from './faults.ts';
import { csvText, excelForm, utf8WithMark, type ExportFile } from './files.ts';
import { audiences, households, type Audience } from './households.ts';
import { peopleOf, type Person } from './names.ts';
import { pickCommune, pickIntercommunality, writeCommune } from './places.ts';
import { createRandom, type Random } from './random.ts';
import * as story from './story.ts';

type Contact = {
	readonly at: string;
	readonly status: string;
	readonly person: Person;
	readonly channel: string;
	readonly audience: Audience;
	readonly campaign: string;
	readonly origin: string;
	readonly commune: string;
	readonly repliedOn: Day | null;
	readonly caseId: string;
	readonly fairOrder: string;
};

const months = monthsBetween(story.firstMonth, story.lastMonth);
const makePerson = peopleOf('contact.example.org');
const [city, profiles, tourists, young] = audiences;

/** The campaign that a contact of that day and audience comes from, when it comes from one. */
function campaignOf(day: Day, audience: Audience, channel: string, random: Random): string {
	if (channel === 'Salon') return day.slice(5, 7) === '01' ? fairCampaign : '';
	if (!['Formulaire d’un site', 'Réseaux sociaux', 'Courriel'].includes(channel)) return '';
	if (!random.chance(0.62)) return '';
	const year = day.slice(0, 4);
	const month = Number(day.slice(5, 7));
	if (day < '2019-02-15') return 'Lancement de la marque';
	if (month >= 6 && month <= 9 && (audience === tourists || audience === city) && year !== '2020')
		return random.chance(0.8) ? 'Et si vous restiez ?' : '';
	if (year >= '2020' && audience === profiles) return 'Profils recherchés';
	if (year >= '2021' && audience === city && month >= 2 && month <= 11) return 'Changer de vie';
	if (year >= '2020' && month === 12 && audience === young) return 'Revenir au pays';
	return '';
}

const fairCampaign = 'Salon du travail et de la mobilité professionnelle';

function makeContacts(): Contact[] {
	const random = createRandom('contacts');
	const common = (day: Day, audience: Audience, channel: string) => ({
		at: `${day} ${timeOfDay(random)}`,
		channel,
		audience,
		campaign: campaignOf(day, audience, channel, random),
		origin: random.weighted([
			['Île-de-France', 35],
			['Reste de l’Occitanie', 25],
			['Autre région', 30],
			['Étranger', 7],
			['Lot', 3]
		]),
		commune: random.chance(0.55)
			? writeCommune(pickCommune(pickIntercommunality(random), random), random)
			: ''
	});
	const supported = households
		.filter((one) => !isMetAtFair(one))
		.map((one): Contact => {
			const first = firstContactOf(one);
			return {
				...common(first.on, one.audience, first.channel),
				origin: one.origin,
				status: 'Qualifié',
				person: one.person,
				repliedOn: replyTo(first.on, true, random),
				caseId: one.id,
				fairOrder: ''
			};
		});
	const met = attendees
		.filter(({ qualified }) => qualified)
		.map((one): Contact => ({
			...common(one.metOn, one.audience, 'Salon'),
			status: 'Qualifié',
			person: one.person,
			repliedOn: one.calledBackOn,
			caseId: one.household?.id ?? '',
			fairOrder: one.order
		}));
	const others = months.flatMap((month, at) =>
		Array.from({ length: story.inMonth(story.contactsWithoutCase, at) }, (): Contact => {
			const day = dayIn(month, random);
			const audience = pickAudience(month, random);
			const channel = random.weighted([
				['Formulaire d’un site', 52],
				['Téléphone', 15],
				['Courriel', 10],
				['Réseaux sociaux', 14],
				['Ambassadeur', 6],
				['Employeur', 3]
			]);
			return {
				...common(day, audience, channel),
				status: random.weighted([
					['Qualifié', 84],
					['Hors sujet', 10],
					['Déjà connu', 6]
				]),
				person: makePerson(random),
				repliedOn: replyTo(day, false, random),
				caseId: '',
				fairOrder: ''
			};
		})
	);
	return [...supported, ...met, ...others].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Tourists write in summer. */
function pickAudience(month: string, random: Random): Audience {
	const summer = /-0[678]$/.test(month);
	return random.weighted<Audience>([
		[city, 44],
		[profiles, 22],
		[tourists, summer ? 34 : 8],
		[young, 18]
	]);
}

/** Days that most replies take at most, by year: slow at the launch and in the rush of 2021. */
const usualDelays: { readonly [year: string]: number } = {
	'2018': 9,
	'2019': 8,
	'2020': 5,
	'2021': 7,
	'2022': 4,
	'2023': 3
};

/** Later in August; some are never answered. */
function replyTo(day: Day, supported: boolean, random: Random): Day | null {
	if (!supported && random.chance(0.03)) return null;
	const usual = usualDelays[day.slice(0, 4)] ?? 4;
	const late = day.slice(5, 7) === '08' ? 0.4 : 0.12;
	const delay = random.chance(late) ? random.between(9, 21) : random.between(0, usual);
	return nextWorkday(addDays(day, delay));
}

const header = [
	...['Référence commande', 'Date de la commande', 'Statut de la commande', 'Nom participant'],
	...[
		'Prénom participant',
		'Email payeur',
		'Tarif',
		'Montant tarif',
		'Canal',
		'Public',
		'Campagne'
	],
	...['Provenance', 'Commune souhaitée', 'Première réponse le', 'Dossier', 'N° salon']
];

/** The forms' export of each month, completed by the welcome officers when they answer. */
export function contactFiles(): ExportFile[] {
	const random = createRandom('contact-files');
	const contacts = makeContacts();
	let reference = 61_842_300;
	return months.map((month) => {
		const rows = contacts
			.filter(({ at }) => at.startsWith(month))
			.map((one) => {
				reference += random.between(3, 900);
				return [
					String(reference),
					`${frenchDay(one.at.slice(0, 10))} ${one.at.slice(11)}`,
					...[one.status, one.person.lastName, one.person.firstName, one.person.email],
					...['Demande de contact', '0,00'],
					...[one.channel, one.audience, one.campaign, one.origin, one.commune],
					...[frenchDay(one.repliedOn), one.caseId, one.fairOrder]
				];
			});
		const checked = withFaults(
			rows,
			[
				[1, 'frenchTime'],
				[9, 'word'],
				[12, 'commune'],
				[13, 'frenchDate']
			],
			random
		);
		return {
			path: `contacts/helloasso_contacts_${month}.csv`,
			bytes: utf8WithMark(csvText([header, ...checked], excelForm))
		};
	});
}
