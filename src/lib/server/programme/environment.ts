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
			fr: 'Clé secrète des pseudonymes. Sans elle, celle de JALON_KEY_FILE.',
			en: 'Secret key of pseudonyms. Without it, the one of JALON_KEY_FILE.'
		}
	},
	{
		name: 'JALON_KEY_FILE',
		default: '<JALON_VAR>/pseudonym.key',
		meaning: {
			fr: 'Fichier de la clé des pseudonymes, à ranger hors de JALON_VAR : tirée une fois si le fichier manque. Première ligne : la clé ; lignes suivantes : celles d’avant.',
			en: 'File of the pseudonym key, to be kept outside JALON_VAR: drawn once when the file is missing. First line: the key; lines after it: former ones.'
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
			fr: 'Adresse d’écoute du serveur ; une autre que la boucle locale est refusée sans JALON_SECRET et ORIGIN.',
			en: 'Address the server listens on; any but the loopback is refused without JALON_SECRET and ORIGIN.'
		}
	},
	{
		name: 'ORIGIN',
		default: 'http://<HOST>:<PORT>',
		meaning: {
			fr: 'Adresse publique du site, telle que le navigateur la voit : https://… dès qu’il est atteint d’une autre machine. Le serveur ne répond qu’à ce nom et à ceux de la boucle locale.',
			en: 'The site’s public address, as the browser sees it: https://… as soon as it is reached from another machine. The server answers to this name and to the loopback’s only.'
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
		name: 'JALON_SECRET',
		default: null,
		meaning: {
			fr: 'Secret des sessions et des seconds facteurs, 32 caractères au moins, tirés au hasard. Sans elle, sur la boucle locale seule, un secret est tiré une fois dans var/sign-in.key. La changer déconnecte tout le monde et demande d’enrôler de nouveau les seconds facteurs.',
			en: 'Secret of sessions and second factors, at least 32 characters drawn at random. Without it, on the loopback alone, one is drawn once into var/sign-in.key. Changing it signs everyone out and asks for second factors to be enrolled again.'
		}
	},
	{
		name: 'JALON_TRUSTED_PROXIES',
		default: null,
		meaning: {
			fr: 'Adresses ou réseaux (10.0.0.0/8) des serveurs mandataires dont X-Forwarded-For est cru, séparés par des virgules.',
			en: 'Addresses or networks (10.0.0.0/8) of the proxies whose X-Forwarded-For is believed, separated by commas.'
		}
	},
	{
		name: 'JALON_OIDC_ISSUER',
		default: null,
		meaning: {
			fr: 'Fournisseur d’identité (OpenID Connect) : son adresse d’émetteur, en https. Celle de ProConnect finit par /api/v2.',
			en: 'Identity provider (OpenID Connect): its issuer address, in https. ProConnect’s ends with /api/v2.'
		}
	},
	{
		name: 'JALON_OIDC_CLIENT_ID',
		default: null,
		meaning: {
			fr: 'Identifiant que le fournisseur a donné à Jalon.',
			en: 'Identifier that the provider gave Jalon.'
		}
	},
	{
		name: 'JALON_OIDC_CLIENT_SECRET',
		default: null,
		meaning: {
			fr: 'Secret que le fournisseur a donné à Jalon.',
			en: 'Secret that the provider gave Jalon.'
		}
	},
	{
		name: 'JALON_OIDC_NAME',
		default: 'ProConnect',
		meaning: {
			fr: 'Nom du fournisseur sur le bouton de connexion.',
			en: 'The provider’s name on the sign-in button.'
		}
	},
	{
		name: 'JALON_OIDC_SCOPE',
		default: 'openid email given_name usual_name siret idp_id organization_label',
		meaning: {
			fr: 'Ce qui lui est demandé de la personne. Ailleurs que chez ProConnect, le plus souvent : openid email profile.',
			en: 'What it is asked about the person. Elsewhere than at ProConnect, mostly: openid email profile.'
		}
	},
	{
		name: 'JALON_OIDC_ACR',
		default: null,
		meaning: {
			fr: 'Niveaux d’authentification acceptés (acr), séparés par des espaces ; un autre est refusé.',
			en: 'Accepted levels of authentication (acr), separated by spaces; any other is refused.'
		}
	},
	{
		name: 'JALON_OIDC_USERINFO',
		default: 'signed',
		meaning: {
			fr: 'signed : la réponse userinfo doit être signée (ProConnect) ; plain : elle peut ne pas l’être, et sa signature est vérifiée si elle en a une.',
			en: 'signed: the userinfo answer must be signed (ProConnect); plain: it may not be, and its signature is checked when it has one.'
		}
	},
	{
		name: 'JALON_OIDC_LOGOUT',
		default: 'yes',
		meaning: {
			fr: 'no : se déconnecter de Jalon ne déconnecte pas du fournisseur.',
			en: 'no: signing out of Jalon does not sign out of the provider.'
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
	/** Null when none was given: one is kept in a file. */
	readonly key: string | null;
	/** Absolute path of that file; null is `pseudonym.key` in `var`. */
	readonly keyFile: string | null;
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
	/** Requests a minute of one address; null for any number. */
	readonly rateLimit: number | null;
	/** Whether the programme is the one that comes with Jalon, in the folder it comes in. */
	readonly example: boolean;
	readonly secret: string | null;
	readonly trustedProxies: string | null;
	/** Settings of the identity provider, as they were given. */
	readonly oidc: {
		readonly issuer: string | null;
		readonly clientId: string | null;
		readonly clientSecret: string | null;
		readonly name: string | null;
		readonly scope: string | null;
		readonly acr: string | null;
		readonly userinfo: string | null;
		readonly logout: string | null;
	};
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
		...keyOf(text('JALON_KEY'), text('JALON_KEY_FILE'), cwd),
		language: parseLanguage(text('JALON_LANG') ?? 'fr', 'JALON_LANG'),
		debug: text('JALON_DEBUG') !== null,
		logLevel: parseLogLevel(text('JALON_LOG') ?? 'warn'),
		host: text('HOST') ?? '127.0.0.1',
		port: parsePort(text('PORT') ?? '4646'),
		origin: text('ORIGIN'),
		smtp: text('JALON_SMTP'),
		mailFrom: text('JALON_MAIL_FROM'),
		deliveryLimit: parseMegabytes(text('JALON_DELIVERY_LIMIT') ?? '512'),
		rateLimit: parseRate(text('JALON_RATE_LIMIT') ?? '1200'),
		example: programme === example,
		secret: text('JALON_SECRET'),
		trustedProxies: text('JALON_TRUSTED_PROXIES'),
		oidc: {
			issuer: text('JALON_OIDC_ISSUER'),
			clientId: text('JALON_OIDC_CLIENT_ID'),
			clientSecret: text('JALON_OIDC_CLIENT_SECRET'),
			name: text('JALON_OIDC_NAME'),
			scope: text('JALON_OIDC_SCOPE'),
			acr: text('JALON_OIDC_ACR'),
			userinfo: text('JALON_OIDC_USERINFO'),
			logout: text('JALON_OIDC_LOGOUT')
		}
	};
}

function keyOf(
	key: string | null,
	file: string | null,
	cwd: string
): Pick<Environment, 'key' | 'keyFile'> {
	if (key !== null && file !== null)
		throw new JalonError('usage', {
			fr: 'JALON_KEY et JALON_KEY_FILE disent chacune la clé des pseudonymes : gardez l’une des deux.',
			en: 'JALON_KEY and JALON_KEY_FILE both say the pseudonym key: keep one of them.'
		});
	return { key, keyFile: file === null ? null : resolve(cwd, file) };
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
