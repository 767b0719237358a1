import { formatDuration } from '#lib/indicators/duration.ts';
import { formatList } from '#lib/indicators/format.ts';
import { localize, type Language, type Localized } from '#lib/indicators/language.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import {
	isAboutPeople,
	isHidden,
	type Basis,
	type Contract,
	type Field
} from '../programme/contract.ts';
import type { Programme } from '../programme/programme.ts';

/** One processing of the register: a kind of file about people, or what Jalon keeps by itself. */
export type RegisterEntry = {
	/** The dataset's id, or what names Jalon's own record. */
	readonly id: string;
	/** `received` for a contract's, `own` for what Jalon writes by itself. */
	readonly kind: 'received' | 'own';
	readonly title: string;
	/** Null where the contract does not say: the register is then to be completed. */
	readonly purpose: string | null;
	readonly basis: string | null;
	readonly people: string | null;
	/** Where the data come from. */
	readonly source: string | null;
	readonly recipients: readonly string[];
	/** Columns, by what becomes of them. */
	readonly dropped: readonly string[];
	readonly replaced: readonly string[];
	readonly identifying: readonly string[];
	readonly sensitive: readonly string[];
	/** How long, a sentence each. */
	readonly keep: readonly string[];
	/** Keys that the contract still lacks. */
	readonly lacking: readonly string[];
};

const bases: Readonly<Record<Basis, Required<Localized>>> = {
	'public-task': {
		fr: 'Mission d’intérêt public (RGPD, art. 6.1.e)',
		en: 'Task in the public interest (GDPR, art. 6(1)(e))'
	},
	consent: { fr: 'Consentement (RGPD, art. 6.1.a)', en: 'Consent (GDPR, art. 6(1)(a))' },
	contract: { fr: 'Contrat (RGPD, art. 6.1.b)', en: 'Contract (GDPR, art. 6(1)(b))' },
	'legal-obligation': {
		fr: 'Obligation légale (RGPD, art. 6.1.c)',
		en: 'Legal obligation (GDPR, art. 6(1)(c))'
	},
	'legitimate-interests': {
		fr: 'Intérêt légitime (RGPD, art. 6.1.f)',
		en: 'Legitimate interests (GDPR, art. 6(1)(f))'
	},
	'vital-interests': {
		fr: 'Intérêts vitaux (RGPD, art. 6.1.d)',
		en: 'Vital interests (GDPR, art. 6(1)(d))'
	}
};

/** What is kept about people and why: each contract about people, then what Jalon keeps by itself. */
export function registerOf(programme: Programme, language: Language): readonly RegisterEntry[] {
	return [
		...programme.contracts
			.filter(isAboutPeople)
			.map((contract) => received(contract, programme, language)),
		...ownEntries(programme, language)
	];
}

/** Datasets whose contracts declare nothing about people. */
export function notAboutPeople(
	{ contracts }: Pick<Programme, 'contracts'>,
	language: Language
): readonly string[] {
	return contracts
		.filter((contract) => !isAboutPeople(contract))
		.map(({ title }) => localize(title, language));
}

function received(contract: Contract, { settings }: Programme, language: Language): RegisterEntry {
	const { processing, fields } = contract;
	const say = (text: Localized | null) => text && localize(text, language);
	const titles = (which: (field: Field) => boolean) =>
		fields.filter(which).map(({ title }) => title);
	const partner = settings.partners.find(({ id }) => id === contract.partner)?.name ?? null;
	const source = [partner, say(contract.source)].filter((part) => part !== null);
	return {
		id: contract.dataset,
		kind: 'received',
		title: localize(contract.title, language),
		purpose: say(processing.purpose),
		basis: processing.basis && localize(bases[processing.basis], language),
		people: say(processing.people),
		source: source.length === 0 ? null : source.join(', '),
		recipients: processing.recipients.map((text) => localize(text, language)),
		dropped: titles(({ personal }) => personal === 'dropped'),
		replaced: titles(({ personal }) => personal === 'pseudonym'),
		identifying: titles(({ identifies }) => identifies),
		sensitive: titles(({ sensitive }) => sensitive),
		keep: [words[language].files(settings.retentionDays), ...keepOfPeople(contract, language)],
		lacking: [
			...(processing.purpose === null ? ['purpose'] : []),
			...(processing.basis === null ? ['basis'] : []),
			...(processing.people === null ? ['people'] : []),
			...(processing.recipients.length === 0 ? ['recipients'] : []),
			...(processing.keep === null && remains(contract) ? ['keep'] : [])
		]
	};
}

/** Something that tells whom a row is about stays once the file is read. */
function remains({ fields }: Contract): boolean {
	return fields.some(
		(field) => field.identifies || (isHidden(field) && field.personal !== 'dropped')
	);
}

function keepOfPeople({ processing, fields }: Contract, language: Language): string[] {
	const { keep } = processing;
	if (keep === null) return [];
	const dates = keep.after.map((name) => fields.find((one) => one.name === name)?.title ?? name);
	return [words[language].people(formatDuration(keep.for, language), formatList(dates, language))];
}

const words = {
	fr: {
		files: (days: number) =>
			`Fichier tel que reçu : ${days}\u00a0${pluralize(days, ['jour', 'jours'], 'fr')}.`,
		audit: (days: number) => `${days}\u00a0${pluralize(days, ['jour', 'jours'], 'fr')}.`,
		people: (length: string, dates: string) =>
			`Pseudonymes et numéros : ${length} après la dernière action (${dates}).`
	},
	en: {
		files: (days: number) =>
			`File as received: ${days}\u00a0${pluralize(days, ['day', 'days'], 'en')}.`,
		audit: (days: number) => `${days}\u00a0${pluralize(days, ['day', 'days'], 'en')}.`,
		people: (length: string, dates: string) =>
			`Pseudonyms and numbers: ${length} after the last action (${dates}).`
	}
} as const;

type OwnEntry = {
	readonly id: string;
	readonly title: Required<Localized>;
	readonly purpose: Required<Localized>;
	readonly basis: Basis;
	readonly people: Required<Localized>;
	readonly recipients: Required<Localized>;
	/** What is kept in clear. */
	readonly columns: Required<Localized>;
	/** Empty where the programme says it. */
	readonly keep: Required<Localized>;
};

const team = {
	fr: 'Administrateurs et analystes du programme',
	en: 'The programme’s administrators and analysts'
};

/** What Jalon writes about people besides the files that it is given. */
const own: readonly OwnEntry[] = [
	{
		id: 'jalon-accounts',
		title: { fr: 'Comptes', en: 'Accounts' },
		purpose: {
			fr: 'Savoir qui se connecte et ce que chacun peut voir et faire.',
			en: 'Know who signs in, and what each may see and do.'
		},
		basis: 'public-task',
		people: { fr: 'Personnes qui utilisent Jalon', en: 'People who use Jalon' },
		recipients: {
			fr: 'Administrateurs du programme',
			en: 'The programme’s administrators'
		},
		columns: {
			fr: 'nom, adresse électronique, rôles et territoires, dernière connexion',
			en: 'name, e-mail address, roles and territories, last sign-in'
		},
		keep: {
			fr: 'Tant que le compte sert ; un compte fermé est retiré par un administrateur.',
			en: 'As long as the account is used; an administrator removes one that is closed.'
		}
	},
	{
		id: 'jalon-audit',
		title: { fr: 'Journal des actions', en: 'Audit trail' },
		purpose: {
			fr: 'Savoir qui a déposé, corrigé, publié, exporté ou vu des lignes non masquées.',
			en: 'Know who delivered, mended, published, exported or saw unmasked rows.'
		},
		basis: 'legal-obligation',
		people: { fr: 'Personnes qui utilisent Jalon', en: 'People who use Jalon' },
		recipients: { fr: 'Administrateurs du programme', en: 'The programme’s administrators' },
		columns: { fr: 'nom, action, date', en: 'name, action, date' },
		keep: { fr: '', en: '' }
	},
	{
		id: 'jalon-authors',
		title: {
			fr: 'Auteurs des dépôts, corrections, appréciations, contestations et décisions',
			en: 'Authors of deliveries, mends, appraisals, contests and decisions'
		},
		purpose: {
			fr: 'Dire d’où vient chaque chiffre et qui a décidé quoi.',
			en: 'Tell where each figure comes from and who decided what.'
		},
		basis: 'public-task',
		people: { fr: 'Personnes qui utilisent Jalon', en: 'People who use Jalon' },
		recipients: { fr: 'Lecteurs du tableau de bord', en: 'Readers of the dashboard' },
		columns: { fr: 'nom, date', en: 'name, date' },
		keep: {
			fr: 'Autant que ce qu’ils ont écrit : la vie du programme.',
			en: 'As long as what they wrote: the life of the programme.'
		}
	},
	{
		id: 'jalon-meetings',
		title: {
			fr: 'Membres du comité et responsables des décisions',
			en: 'Committee members and owners of decisions'
		},
		purpose: {
			fr: 'Tenir le relevé des décisions du comité.',
			en: 'Keep the committee’s record of decisions.'
		},
		basis: 'public-task',
		people: { fr: 'Membres du comité, responsables', en: 'Committee members, owners' },
		recipients: { fr: 'Comité de pilotage', en: 'Steering committee' },
		columns: { fr: 'nom ou fonction, présence', en: 'name or function, presence' },
		keep: { fr: 'La vie du programme.', en: 'The life of the programme.' }
	},
	{
		id: 'jalon-schedules',
		title: { fr: 'Destinataires des envois réguliers', en: 'Recipients of regular sendings' },
		purpose: { fr: 'Envoyer les rapports à date fixe.', en: 'Send reports at fixed dates.' },
		basis: 'public-task',
		people: { fr: 'Destinataires des rapports', en: 'Recipients of reports' },
		recipients: team,
		columns: { fr: 'adresse électronique', en: 'e-mail address' },
		keep: {
			fr: 'Jusqu’à ce que l’envoi soit modifié ou supprimé.',
			en: 'Until the sending is changed or deleted.'
		}
	},
	{
		id: 'jalon-partners',
		title: { fr: 'Adresses des partenaires', en: 'Partners’ addresses' },
		purpose: {
			fr: 'Écrire à un partenaire dont un fichier manque.',
			en: 'Write to a partner whose file is missing.'
		},
		basis: 'public-task',
		people: { fr: 'Correspondants des partenaires', en: 'Partners’ correspondents' },
		recipients: team,
		columns: { fr: 'adresse électronique', en: 'e-mail address' },
		keep: {
			fr: 'Tant que data/programme.yaml et les versions publiées la contiennent.',
			en: 'As long as data/programme.yaml and published editions hold it.'
		}
	},
	{
		id: 'jalon-erasures',
		title: {
			fr: 'Personnes retirées à leur demande',
			en: 'People taken out at their request'
		},
		purpose: {
			fr: 'Reconnaître une personne retirée quand un fichier la contient encore, et l’en écarter.',
			en: 'Recognise a person who was taken out when a file still holds them, and leave them out.'
		},
		basis: 'legal-obligation',
		people: { fr: 'Personnes retirées', en: 'People taken out' },
		recipients: {
			fr: 'Personne : lu par la machine seule',
			en: 'Nobody: read by the machine alone'
		},
		columns: {
			fr: 'empreinte à clé, d’où ni le nom ni l’adresse ne se retrouvent sans la clé',
			en: 'keyed fingerprint, from which neither name nor address is found without the key'
		},
		keep: { fr: 'La vie du programme.', en: 'The life of the programme.' }
	}
];

function ownEntries({ settings }: Programme, language: Language): RegisterEntry[] {
	const audit = words[language].audit(settings.auditDays);
	return own.map(({ id, title, purpose, basis, people, recipients, columns, keep }) => ({
		id,
		kind: 'own',
		title: title[language],
		purpose: purpose[language],
		basis: localize(bases[basis], language),
		people: people[language],
		source: 'Jalon',
		recipients: [recipients[language]],
		dropped: [],
		replaced: [],
		identifying: [columns[language]],
		sensitive: [],
		keep: [keep[language] || audit],
		lacking: []
	}));
}
