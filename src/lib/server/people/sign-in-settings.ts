import { randomBytes } from 'node:crypto';
import {
	closeSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	writeSync,
	fsyncSync
} from 'node:fs';
import { join } from 'node:path';
import { parseProxies } from '../client-address.ts';
import { isLoopbackName } from '../loopback-host.ts';
import type { Environment } from '../programme/environment.ts';
import { JalonError } from '../programme/problem.ts';
import { readSettings } from '../programme/read-settings.ts';

/** An identity provider, checked. */
export type OidcSettings = {
	readonly issuer: URL;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly name: string;
	readonly scope: string;
	/** Levels of authentication accepted; none asks for none. */
	readonly acr: readonly string[];
	/** The userinfo answer must be signed. */
	readonly signedUserinfo: boolean;
	/** Signing out of Jalon signs out of the provider. */
	readonly endsSession: boolean;
};

/** Whether people sign in, and by what. */
export type SignInSettings =
	| { readonly mode: 'open-example' }
	| {
			readonly mode: 'required';
			/** Null on the loopback alone: one is kept in `var/`. */
			readonly secret: string | null;
			/** As browsers see it, without a path; null when the port is not known yet. */
			readonly origin: string | null;
			readonly oidc: OidcSettings | null;
	  };

export type RequiredSignIn = Extract<SignInSettings, { readonly mode: 'required' }>;

const shortestSecret = 32;

/**
 * Checks what sign-in is set to, before anything is served. The fictitious example programme, where
 * it comes with Jalon, is open on the loopback; everything else asks people to sign in. Throws
 * `bad-setting`, and `host-refused` for an address beyond this machine without what it needs.
 */
export function readSignIn(environment: Environment): SignInSettings {
	const { host, secret } = environment;
	if (secret !== null) checkSecret(secret);
	const origin = checkOrigin(environment.origin);
	const oidc = readOidc(environment.oidc);
	// What the server takes them for is its own; that they are addresses is checked with the rest.
	parseProxies(environment.trustedProxies ?? '', 'JALON_TRUSTED_PROXIES');
	const isBeyond =
		!isLoopbackName(host) || (origin !== null && !isLoopbackName(new URL(origin).hostname));
	if (isBeyond) demandWhatNetworksNeed(host, secret, origin);
	const { example, programme } = environment;
	if (
		!isBeyond &&
		secret === null &&
		oidc === null &&
		example &&
		readSettings(programme)?.fictitious
	)
		return { mode: 'open-example' };
	return { mode: 'required', secret, origin, oidc };
}

function demandWhatNetworksNeed(host: string, secret: string | null, origin: string | null): void {
	if (secret === null)
		throw new JalonError('host-refused', {
			fr: `HOST=${host} ouvre Jalon au réseau : il faut JALON_SECRET (par exemple ce que donne « openssl rand -base64 32 ») et ORIGIN. Pour cette machine seule, gardez HOST=127.0.0.1 et laissez ORIGIN vide.`,
			en: `HOST=${host} opens Jalon to the network: JALON_SECRET (for example what “openssl rand -base64 32” gives) and ORIGIN are needed. For this machine alone, keep HOST=127.0.0.1 and leave ORIGIN empty.`
		});
	if (origin === null)
		throw new JalonError('host-refused', {
			fr: `HOST=${host} ouvre Jalon au réseau : il faut ORIGIN, l’adresse publique du site, par exemple https://jalon.exemple.fr.`,
			en: `HOST=${host} opens Jalon to the network: ORIGIN is needed, the site’s public address, for example https://jalon.example.org.`
		});
	const { protocol, hostname } = new URL(origin);
	if (protocol !== 'https:' && !isLoopbackName(hostname))
		throw badSetting({
			fr: `ORIGIN=${origin} : attendu https://…, hors de la boucle locale. Les mots de passe passeraient en clair.`,
			en: `ORIGIN=${origin}: expected https://…, beyond the loopback. Passwords would travel in the clear.`
		});
}

function checkSecret(secret: string): void {
	if (secret.length < shortestSecret)
		throw badSetting({
			fr: `JALON_SECRET est trop court : ${secret.length} caractères, il en faut au moins ${shortestSecret}. « openssl rand -base64 32 » en donne un.`,
			en: `JALON_SECRET is too short: ${secret.length} characters, at least ${shortestSecret} are needed. “openssl rand -base64 32” gives one.`
		});
	const isTyped =
		/change.?me|changez|secret|password|mot.?de.?passe|example|exemple|jalon|azerty|qwerty|012345|abcdef/i.test(
			secret
		);
	if (isTyped || new Set(secret).size < 12)
		throw badSetting({
			fr: 'JALON_SECRET se devine : prenez-en un tiré au hasard, par exemple ce que donne « openssl rand -base64 32 ».',
			en: 'JALON_SECRET can be guessed: take one drawn at random, for example what “openssl rand -base64 32” gives.'
		});
}

function checkOrigin(given: string | null): string | null {
	if (given === null) return null;
	const url = URL.canParse(given) ? new URL(given) : null;
	if (url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href) return url.origin;
	throw badSetting({
		fr: `ORIGIN : « ${given} » n’est pas l’adresse d’un site, attendu par exemple https://jalon.exemple.fr, sans chemin.`,
		en: `ORIGIN: “${given}” is not the address of a site, expected for example https://jalon.example.org, without a path.`
	});
}

const proConnectScope = 'openid email given_name usual_name siret idp_id organization_label';

function readOidc(given: Environment['oidc']): OidcSettings | null {
	const { issuer, clientId, clientSecret, name, scope, acr, userinfo, logout } = given;
	const set = {
		JALON_OIDC_ISSUER: issuer,
		JALON_OIDC_CLIENT_ID: clientId,
		JALON_OIDC_CLIENT_SECRET: clientSecret
	};
	if (Object.values(set).every((value) => value === null)) return null;
	for (const [key, value] of Object.entries(set))
		if (value === null)
			throw badSetting({
				fr: `${key} manque : un fournisseur d’identité demande ${Object.keys(set).join(', ')}.`,
				en: `${key} is missing: an identity provider needs ${Object.keys(set).join(', ')}.`
			});
	const url = URL.canParse(issuer!) ? new URL(issuer!) : null;
	const isSafe = url && (url.protocol === 'https:' || isLoopbackName(url.hostname));
	if (!url || !isSafe || url.search !== '' || url.hash !== '')
		throw badSetting({
			fr: `JALON_OIDC_ISSUER : « ${issuer} » n’est pas l’adresse d’un émetteur, attendu https://…`,
			en: `JALON_OIDC_ISSUER: “${issuer}” is not an issuer’s address, expected https://…`
		});
	return {
		issuer: url,
		clientId: clientId!,
		clientSecret: clientSecret!,
		name: name ?? 'ProConnect',
		scope: checkScope(scope ?? proConnectScope),
		acr: acr?.split(/\s+/) ?? [],
		signedUserinfo: oneOf('JALON_OIDC_USERINFO', userinfo ?? 'signed', 'signed', 'plain'),
		endsSession: oneOf('JALON_OIDC_LOGOUT', logout ?? 'yes', 'yes', 'no')
	};
}

function checkScope(scope: string): string {
	const names = scope.split(/\s+/);
	if (names.includes('openid') && names.includes('email')) return names.join(' ');
	throw badSetting({
		fr: `JALON_OIDC_SCOPE : « ${scope} », il faut au moins openid et email.`,
		en: `JALON_OIDC_SCOPE: “${scope}”, at least openid and email are needed.`
	});
}

function oneOf(key: string, given: string, yes: string, no: string): boolean {
	if (given === yes || given === no) return given === yes;
	throw badSetting({
		fr: `${key} : « ${given} » n’est pas connu, attendu : ${yes} ou ${no}.`,
		en: `${key}: “${given}” is not known, expected ${yes} or ${no}.`
	});
}

/** The secret given, or the one drawn once into `var/sign-in.key`, which no backup takes along. */
export function signInSecret(settings: RequiredSignIn, folder: string): string {
	if (settings.secret !== null) return settings.secret;
	const path = join(folder, 'sign-in.key');
	const kept = readSecret(path);
	if (kept !== null) return kept;
	mkdirSync(folder, { recursive: true });
	const beside = `${path}.${process.pid}.tmp`;
	const file = openSync(beside, 'w', 0o600);
	writeSync(file, `${randomBytes(32).toString('base64url')}\n`);
	fsyncSync(file);
	closeSync(file);
	renameSync(beside, path);
	return readSecret(path)!;
}

function readSecret(path: string): string | null {
	try {
		const secret = readFileSync(path, 'utf8').trim();
		return secret.length >= shortestSecret ? secret : null;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}

function badSetting(text: { readonly fr: string; readonly en: string }): JalonError {
	return new JalonError('bad-setting', text);
}
