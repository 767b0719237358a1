import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { languages, type Language, type Localized } from '#lib/indicators/language.ts';
import { JalonError } from './problem.ts';

/** One variable that Jalon reads, as the documentation lists it. */
export type EnvironmentKey = {
	readonly name: string;
	/** What stands when it isn't set, in words where it is not a constant. */
	readonly default: string | null;
	readonly meaning: Localized & { readonly en: string };
};

/** Every environment variable that Jalon reads; the documentation is tested against this list. */
export const environmentKeys: readonly EnvironmentKey[] = [
	{
		name: 'JALON_PROGRAMME',
		default: '.',
		meaning: {
			fr: 'Dossier du programme (data/, queries/, reports/). Sans elle : le dossier courant s’il contient data/programme.yaml, sinon le programme d’exemple.',
			en: 'The programme’s folder (data/, queries/, reports/). Without it: the current folder when it holds data/programme.yaml, else the example programme.'
		}
	},
	{
		name: 'JALON_VAR',
		default: '<programme>/var',
		meaning: {
			fr: 'Dossier de ce que Jalon fabrique : fichiers reçus, versions publiées, base SQLite.',
			en: 'Folder of what Jalon makes: files received, published editions, the SQLite base.'
		}
	},
	{
		name: 'JALON_USER',
		default: null,
		meaning: {
			fr: 'Auteur inscrit dans le journal, le compte de la session par défaut.',
			en: 'Author of what is recorded, the session’s account by default.'
		}
	},
	{
		name: 'JALON_KEY',
		default: null,
		meaning: {
			fr: 'Clé secrète des pseudonymes. Sans elle, une clé est tirée une fois dans var/pseudonym.key.',
			en: 'Secret key of pseudonyms. Without it, one is drawn once into var/pseudonym.key.'
		}
	},
	{
		name: 'JALON_LANG',
		default: 'fr',
		meaning: {
			fr: 'Langue de la ligne de commande : fr ou en.',
			en: 'Language of the command line: fr or en.'
		}
	},
	{
		name: 'JALON_DEBUG',
		default: null,
		meaning: {
			fr: 'Toute valeur : montre la trace d’une erreur inattendue.',
			en: 'Any value: shows the stack of an unexpected error.'
		}
	},
	{
		name: 'JALON_DELIVERY_LIMIT',
		default: '512',
		meaning: {
			fr: 'Taille du plus grand fichier qui peut être déposé par le navigateur, en mégaoctets.',
			en: 'Size of the largest file that may be delivered from the browser, in megabytes.'
		}
	},
	{
		name: 'JALON_SMTP',
		default: null,
		meaning: {
			fr: 'Serveur qui envoie les rapports à date fixe : smtp://utilisateur:mot-de-passe@serveur:port, ou smtps://… Sans elle, les rapports sont préparés et restent sur le site.',
			en: 'Server that sends reports at fixed dates: smtp://user:password@server:port, or smtps://… Without it, reports are prepared and stay on the site.'
		}
	},
	{
		name: 'JALON_MAIL_FROM',
		default: null,
		meaning: {
			fr: 'Adresse au nom de laquelle ils partent, nécessaire avec JALON_SMTP.',
			en: 'Address that they are sent from, needed with JALON_SMTP.'
		}
	},
	{
		name: 'JALON_LOG',
		default: 'warn',
		meaning: {
			fr: 'Ce que le serveur écrit sur sa sortie d’erreur, en lignes JSON : silent, error, warn, ou info pour une ligne par demande.',
			en: 'What the server writes on its standard error, as JSON lines: silent, error, warn, or info for one line a request.'
		}
	},
	{
		name: 'PORT',
		default: '4646',
		meaning: { fr: 'Port du serveur.', en: 'The server’s port.' }
	},
	{
		name: 'HOST',
		default: '127.0.0.1',
		meaning: {
			fr: 'Adresse d’écoute du serveur ; une autre que la boucle locale est refusée sans JALON_ALLOW_OPEN.',
			en: 'Address the server listens on; any but the loopback is refused without JALON_ALLOW_OPEN.'
		}
	},
	{
		name: 'ORIGIN',
		default: 'http://<HOST>:<PORT>',
		meaning: {
			fr: 'Adresse publique du site, telle que le navigateur la voit.',
			en: 'The site’s public address, as the browser sees it.'
		}
	},
	{
		name: 'JALON_TRUSTED_PROXIES',
		default: null,
		meaning: {
			fr: 'Adresses des mandataires (reverse proxies) dont l’en-tête X-Forwarded-For est cru, séparées par des virgules : 127.0.0.1, 10.0.0.0/8.',
			en: 'Addresses of the reverse proxies whose X-Forwarded-For header is believed, separated by commas: 127.0.0.1, 10.0.0.0/8.'
		}
	},
	{
		name: 'JALON_RATE_LIMIT',
		default: '1200',
		meaning: {
			fr: 'Demandes par minute qu’une adresse peut faire, autre que celles de cette machine ; 0 : sans limite.',
			en: 'Requests a minute that one address may make, this machine’s own aside; 0: any number.'
		}
	},
	{
		name: 'JALON_ALLOW_OPEN',
		default: null,
		meaning: {
			fr: 'yes : accepte d’écouter hors de la boucle locale sans connexion des personnes ; chaque page en avertit.',
			en: 'yes: accepts to listen beyond the loopback without sign-in; every page warns of it.'
		}
	},
	{
		name: 'JALON_HOME',
		default: null,
		meaning: {
			fr: 'Dossier où Jalon est installé, que la commande de démarrage donne au serveur.',
			en: 'Folder where Jalon is installed, given to the server by the start command.'
		}
	},
	{
		name: 'CHROMIUM_PATH',
		default: null,
		meaning: {
			fr: 'Navigateur des essais ; sans elle, un Chromium installé, puis celui des dépendances.',
			en: 'The tests’ browser; without it an installed Chromium, then the dependencies’ one.'
		}
	}
];

const logLevels = ['silent', 'error', 'warn', 'info'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The environment, read and checked once. */
export type Environment = {
	/** Absolute path of the programme's folder. */
	readonly programme: string;
	/** Absolute path of what Jalon makes. */
	readonly var: string;
	readonly user: string;
	/** Null when none was given: one is kept in `var/`. */
	readonly key: string | null;
	readonly language: Language;
	readonly debug: boolean;
	readonly logLevel: LogLevel;
	readonly host: string;
	readonly port: number;
	readonly origin: string | null;
	/** Address of the mail server, with its password; null without. */
	readonly smtp: string | null;
	readonly mailFrom: string | null;
	/** Largest file delivered from the browser, in bytes. */
	readonly deliveryLimit: number;
	readonly allowOpen: boolean;
	/** Addresses and networks of proxies, as they were written. */
	readonly trustedProxies: string | null;
	/** Requests a minute of one address; null for any number. */
	readonly rateLimit: number | null;
};

/**
 * Reads the environment. The example programme, where Jalon is installed, is taken when neither
 * JALON_PROGRAMME nor the current folder names one. Throws `usage` for a value that can't be.
 */
export function readEnvironment(
	env: Readonly<Record<string, string | undefined>>,
	cwd: string
): Environment {
	const text = (name: string) => env[name]?.trim() || null;
	// Built, this module no longer lies in the sources: the start command names the folder.
	const example = text('JALON_HOME') ?? resolve(import.meta.dirname, '../../../..');
	const named = text('JALON_PROGRAMME');
	const here = existsSync(join(cwd, 'data', 'programme.yaml')) ? cwd : example;
	const programme = named === null ? here : resolve(cwd, named);
	return {
		programme,
		var: resolve(cwd, text('JALON_VAR') ?? join(programme, 'var')),
		user: text('JALON_USER') ?? sessionAccount(),
		key: text('JALON_KEY'),
		language: parseLanguage(text('JALON_LANG') ?? 'fr', 'JALON_LANG'),
		debug: text('JALON_DEBUG') !== null,
		logLevel: parseLogLevel(text('JALON_LOG') ?? 'warn'),
		host: text('HOST') ?? '127.0.0.1',
		port: parsePort(text('PORT') ?? '4646'),
		origin: text('ORIGIN'),
		smtp: text('JALON_SMTP'),
		mailFrom: text('JALON_MAIL_FROM'),
		deliveryLimit: parseMegabytes(text('JALON_DELIVERY_LIMIT') ?? '512'),
		allowOpen: text('JALON_ALLOW_OPEN') === 'yes',
		trustedProxies: text('JALON_TRUSTED_PROXIES'),
		rateLimit: parseRate(text('JALON_RATE_LIMIT') ?? '1200')
	};
}

/** `fr` or `en`; `name` is what the person set, for the message. */
export function parseLanguage(value: string, name: string): Language {
	const found = languages.find((language) => language === value.toLowerCase());
	if (found) return found;
	throw new JalonError('usage', {
		fr: `${name} : langue inconnue « ${value} », attendu : fr ou en.`,
		en: `${name}: unknown language “${value}”, expected fr or en.`
	});
}

function parseLogLevel(value: string): LogLevel {
	const found = logLevels.find((level) => level === value);
	if (found) return found;
	throw new JalonError('usage', {
		fr: `JALON_LOG : « ${value} » n’est pas connu, attendu : ${logLevels.join(', ')}.`,
		en: `JALON_LOG: “${value}” is not known, expected ${logLevels.join(', ')}.`
	});
}

function parsePort(value: string): number {
	const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
	if (port <= 65535) return port;
	throw new JalonError('usage', {
		fr: `PORT : « ${value} » n’est pas un port, attendu : un nombre de 0 à 65535.`,
		en: `PORT: “${value}” is not a port, expected a number from 0 to 65535.`
	});
}

function parseRate(value: string): number | null {
	if (/^\d{1,7}$/.test(value)) return Number(value) || null;
	throw new JalonError('usage', {
		fr: `JALON_RATE_LIMIT : « ${value} » n’est pas un nombre, attendu : des demandes par minute, ou 0.`,
		en: `JALON_RATE_LIMIT: “${value}” is not a number, expected requests a minute, or 0.`
	});
}

function parseMegabytes(value: string): number {
	const megabytes = /^\d{1,6}$/.test(value) ? Number(value) : 0;
	if (megabytes > 0) return megabytes * 1024 * 1024;
	throw new JalonError('usage', {
		fr: `JALON_DELIVERY_LIMIT : « ${value} » n’est pas une taille, attendu : des mégaoctets, à partir de 1.`,
		en: `JALON_DELIVERY_LIMIT: “${value}” is not a size, expected megabytes, 1 or more.`
	});
}

/** A container may run under a number that has no account. */
function sessionAccount(): string {
	try {
		return userInfo().username;
	} catch {
		return 'jalon';
	}
}
