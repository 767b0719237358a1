import type { Localized } from './language.ts';
import type { Role } from './reader.ts';

/** One thing that can be done, as the table of rights declares it. */
type Right = {
	/** As it follows « peut » and “may”. */
	readonly title: Required<Localized>;
	/** Who may; nobody else. */
	readonly roles: readonly Role[];
	/**
	 * `scope`: for their own axes and territories. `programme`: only who is held to none, since what
	 * it does reaches the whole programme. `reading`: who reads the whole programme, since what it
	 * shows speaks of it all. `own`: their own account.
	 */
	readonly held: 'scope' | 'programme' | 'reading' | 'own';
};

const everyone = ['contributor', 'official', 'communication', 'analyst', 'administrator'] as const;
const readers = ['contributor', 'official', 'analyst', 'administrator'] as const;

/**
 * Every action and who may do it: the source of the checks, of the table in the documentation and
 * of the test that tries each route with each role. What is not here, nobody may do.
 */
export const rights = {
	'read-figures': {
		title: { fr: 'lire les chiffres', en: 'read figures' },
		roles: everyone,
		held: 'scope'
	},
	'export-figures': {
		title: { fr: 'emporter les chiffres en fichiers', en: 'take figures away as files' },
		roles: everyone,
		held: 'scope'
	},
	'read-reports': {
		title: { fr: 'lire les rapports', en: 'read reports' },
		roles: everyone,
		held: 'scope'
	},
	'read-meetings': {
		title: {
			fr: 'lire les séances et les décisions',
			en: 'read meetings and decisions'
		},
		roles: readers,
		held: 'reading'
	},
	'read-received': {
		title: {
			fr: 'lire ce qui a été reçu, retenu et écarté',
			en: 'read what was received, accepted and refused'
		},
		roles: ['contributor', 'analyst'],
		held: 'scope'
	},
	'read-rows': {
		title: {
			fr: 'lire les lignes derrière un chiffre (s’il voit les petits nombres)',
			en: 'read the rows behind a figure (when they see small counts)'
		},
		roles: ['analyst'],
		held: 'scope'
	},
	'read-personal': {
		title: {
			fr: 'voir les colonnes personnelles des lignes écartées',
			en: 'see personal columns of refused rows'
		},
		roles: ['analyst'],
		held: 'programme'
	},
	'declare-figures': {
		title: { fr: 'saisir des chiffres', en: 'enter figures' },
		roles: ['contributor', 'analyst'],
		held: 'scope'
	},
	'deliver-files': {
		title: { fr: 'déposer des fichiers', en: 'deliver files' },
		roles: ['contributor', 'analyst'],
		held: 'scope'
	},
	'comment-figures': {
		title: {
			fr: 'donner une appréciation, commenter',
			en: 'appraise and comment'
		},
		roles: ['contributor', 'analyst'],
		held: 'scope'
	},
	'contest-figures': {
		title: { fr: 'contester un chiffre', en: 'contest a figure' },
		roles: ['contributor', 'analyst'],
		held: 'scope'
	},
	'answer-contests': {
		title: { fr: 'répondre à une contestation', en: 'answer a contest' },
		roles: ['analyst'],
		held: 'scope'
	},
	'mend-data': {
		title: { fr: 'corriger des lignes', en: 'mend rows' },
		roles: ['analyst'],
		held: 'programme'
	},
	'publish-data': {
		title: {
			fr: 'publier une version, retirer un dépôt',
			en: 'publish an edition, withdraw a delivery'
		},
		roles: ['analyst'],
		held: 'programme'
	},
	'set-targets': {
		title: { fr: 'fixer les cibles', en: 'set targets' },
		roles: ['analyst'],
		held: 'programme'
	},
	'hold-meetings': {
		title: {
			fr: 'préparer les séances, arrêter leurs chiffres, noter les décisions',
			en: 'prepare meetings, freeze their figures, record decisions'
		},
		roles: ['analyst'],
		held: 'programme'
	},
	'build-reports': {
		title: {
			fr: 'préparer et envoyer les rapports',
			en: 'prepare and send reports'
		},
		roles: ['analyst'],
		held: 'programme'
	},
	'write-templates': {
		title: { fr: 'écrire les modèles de rapport', en: 'write report templates' },
		roles: ['analyst'],
		held: 'programme'
	},
	'run-sql': {
		title: {
			fr: 'écrire du SQL (s’il voit les petits nombres)',
			en: 'write SQL (when they see small counts)'
		},
		roles: ['analyst'],
		held: 'programme'
	},
	'make-embeds': {
		title: {
			fr: 'faire des cartes et des intégrations de chiffres publiables',
			en: 'make cards and embeds of publishable figures'
		},
		roles: ['communication', 'analyst'],
		held: 'scope'
	},
	'manage-people': {
		title: {
			fr: 'inviter, donner des droits, désactiver',
			en: 'invite, grant rights, deactivate'
		},
		roles: ['administrator'],
		held: 'programme'
	},
	'read-audit': {
		title: { fr: 'lire le journal', en: 'read the audit trail' },
		roles: ['administrator'],
		held: 'programme'
	},
	'erase-people': {
		title: {
			fr: 'répondre aux demandes d’accès et d’effacement, purger',
			en: 'answer requests for access and erasure, purge'
		},
		roles: ['administrator'],
		held: 'programme'
	},
	'change-settings': {
		title: { fr: 'changer les réglages', en: 'change settings' },
		roles: ['administrator'],
		held: 'programme'
	},
	'manage-own-account': {
		title: {
			fr: 'gérer son compte : sessions, mot de passe, second facteur',
			en: 'manage their account: sessions, password, second factor'
		},
		roles: everyone,
		held: 'own'
	}
} as const satisfies Readonly<Record<string, Right>>;

export type Action = keyof typeof rights;

export const actions = Object.keys(rights) as readonly Action[];

/** Who holds rights: their roles, and the axes and territories that they act for; null is all. */
export type Holder = {
	readonly roles: readonly Role[];
	readonly axes: readonly string[] | null;
	readonly territories: readonly string[] | null;
	/** Reads the whole programme all the same. */
	readonly readsAll: boolean;
};

/** What an action is about: an axis, a territory, neither known. */
export type Matter = {
	readonly axis?: string | null;
	/** The territory and all that it lies in: a commune, its intercommunalité, its department. Empty is the whole programme. */
	readonly territory?: readonly string[];
};

/**
 * Whether a person may do something somewhere. Without a matter: whether there is a place where
 * they may, which is what a menu asks; what then acts asks again with its matter.
 */
export function may(person: Holder, action: Action, matter: Matter = {}): boolean {
	if (!Object.hasOwn(rights, action)) return false;
	const { roles, held }: Right = rights[action];
	if (!person.roles.some((role) => roles.includes(role))) return false;
	if (held === 'own') return true;
	const isHeld = person.axes !== null || person.territories !== null;
	if (held === 'programme') return !isHeld;
	if (held === 'reading') return !isHeld || person.readsAll;
	const { axis, territory } = matter;
	if (axis !== undefined && person.axes !== null && !(axis !== null && person.axes.includes(axis)))
		return false;
	if (territory === undefined || person.territories === null) return true;
	return person.territories.some((code) => territory.includes(code));
}

/** Whether a reader may know what the committee said and decided. */
export function readsMeetings(reader: Pick<Holder, 'roles' | 'axes' | 'territories'>): boolean {
	return may({ ...reader, readsAll: false }, 'read-meetings');
}
