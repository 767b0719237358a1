import * as client from 'openid-client';
import { isLoopbackName } from '../loopback-host.ts';
import { JalonError } from '../programme/problem.ts';
import type { OidcSettings } from './sign-in-settings.ts';

/** Whom an identity provider has recognised. */
export type Identity = {
	/** Its issuer and its subject: what a person is known by from the first time on. */
	readonly account: string;
	readonly email: string;
	readonly name: string;
	/** What else it told that is kept: siret, idp_id, organization_label, acr. */
	readonly claims: Readonly<Record<string, string>>;
	readonly idToken: string;
};

/** A sign-in at the provider, from its start to its return. */
export type Started = {
	readonly url: URL;
	readonly state: string;
	readonly checks: { readonly nonce: string; readonly verifier: string | null };
};

/** The provider of a site. What it answers is checked by openid-client; what fails is `provider-refused`. */
export type Provider = {
	readonly name: string;
	readonly endsSession: boolean;
	start(): Promise<Started>;
	/** `returned` is the address that the browser came back to, on the site's own origin. */
	finish(returned: URL, started: Omit<Started, 'url'>): Promise<Identity>;
	/** Where the browser ends the provider's session; null when it has no such page. */
	leave(idToken: string, state: string): Promise<URL | null>;
};

export const returnPath = '/sign-in/provider/back';
export const leftPath = '/sign-out';

/** Seconds that the provider has to answer. */
const patience = 10;
/** Milliseconds that what it says of itself is believed. */
const discoveredFor = 3_600_000;
const keptClaims = ['siret', 'idp_id', 'organization_label'] as const;

export function openProvider(settings: OidcSettings, origin: string): Provider {
	const { name, endsSession, scope, acr } = settings;
	let discovered: { readonly at: number; readonly configuration: client.Configuration } | null =
		null;
	const configure = async () => {
		if (discovered && Date.now() - discovered.at < discoveredFor) return discovered.configuration;
		const configuration = await told(() => discover(settings));
		discovered = { at: Date.now(), configuration };
		return configuration;
	};
	return {
		name,
		endsSession,
		async start() {
			const configuration = await configure();
			const state = client.randomState();
			const nonce = client.randomNonce();
			const takesPkce = configuration.serverMetadata().supportsPKCE();
			const verifier = takesPkce ? client.randomPKCECodeVerifier() : null;
			const url = client.buildAuthorizationUrl(configuration, {
				redirect_uri: origin + returnPath,
				scope,
				state,
				nonce,
				...(acr.length > 0 && { claims: askForAcr(acr) }),
				// ProConnect refuses what it doesn't know.
				...(verifier && {
					code_challenge: await client.calculatePKCECodeChallenge(verifier),
					code_challenge_method: 'S256'
				})
			});
			return { url, state, checks: { nonce, verifier } };
		},
		async finish(returned, { state, checks: { nonce, verifier } }) {
			const configuration = await configure();
			return told(async () => {
				const tokens = await client.authorizationCodeGrant(configuration, returned, {
					expectedState: state,
					expectedNonce: nonce,
					idTokenExpected: true,
					...(verifier && { pkceCodeVerifier: verifier })
				});
				const claims = tokens.claims()!;
				if (acr.length > 0 && !acr.includes(String(claims.acr))) throw levelTooLow(name);
				const userinfo = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
				return identityOf(claims, userinfo, tokens.id_token!);
			});
		},
		async leave(idToken, state) {
			const configuration = await configure();
			if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
			const url = client.buildEndSessionUrl(configuration, {
				id_token_hint: idToken,
				state,
				post_logout_redirect_uri: origin + leftPath
			});
			// The token says it already.
			url.searchParams.delete('client_id');
			return url;
		}
	};
}

async function discover(settings: OidcSettings): Promise<client.Configuration> {
	const { issuer, clientId, clientSecret, signedUserinfo } = settings;
	const configuration = await client.discovery(
		issuer,
		clientId,
		{},
		client.ClientSecretPost(clientSecret),
		{
			timeout: patience,
			execute: [
				client.enableNonRepudiationChecks,
				...(isLoopbackName(issuer.hostname) ? [client.allowInsecureRequests] : [])
			]
		}
	);
	if (signedUserinfo) {
		const { userinfo_endpoint: endpoint } = configuration.serverMetadata();
		configuration[client.customFetch] = async (url, options) => {
			const response = await fetch(url, options as RequestInit);
			const type = response.headers.get('content-type') ?? '';
			if (url === endpoint && response.ok && !/^application\/jwt\b/.test(type))
				throw new Error('the userinfo answer is not signed');
			return response;
		};
	}
	return configuration;
}

function askForAcr(values: readonly string[]): string {
	return JSON.stringify({ id_token: { acr: { essential: true, values } } });
}

function identityOf(
	{ iss, sub, acr }: client.IDToken,
	userinfo: client.UserInfoResponse,
	idToken: string
): Identity {
	const { email, email_verified: verified, given_name: given, usual_name: usual } = userinfo;
	if (typeof email !== 'string' || email === '' || verified === false)
		throw new JalonError('provider-refused', {
			fr: 'Le fournisseur d’identité ne donne pas d’adresse électronique vérifiée : Jalon ne sait pas qui vous êtes.',
			en: 'The identity provider gives no verified e-mail address: Jalon can’t tell who you are.'
		});
	const parts = [given, usual ?? userinfo.family_name].filter((part) => typeof part === 'string');
	const claims: Record<string, string> = {};
	for (const [key, value] of [...keptClaims.map((key) => [key, userinfo[key]]), ['acr', acr]])
		if (typeof value === 'string' && value.length <= 500) claims[key as string] = value;
	return {
		account: `${iss} ${sub}`,
		email,
		name: parts.join(' ') || String(userinfo.name ?? email),
		claims,
		idToken
	};
}

/** A provider's refusal or silence in words; what it said is for the log. */
async function told<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (cause) {
		if (cause instanceof JalonError) throw cause;
		const refused = cause instanceof client.AuthorizationResponseError;
		throw new JalonError(
			'provider-refused',
			refused
				? {
						fr: 'Le fournisseur d’identité n’a pas confirmé votre connexion. Recommencez.',
						en: 'The identity provider did not confirm your sign-in. Begin again.'
					}
				: {
						fr: 'Le fournisseur d’identité ne répond pas comme attendu. Recommencez ; si cela dure, prévenez votre administrateur.',
						en: 'The identity provider does not answer as expected. Begin again; if it lasts, tell your administrator.'
					},
			[],
			{ cause }
		);
	}
}

function levelTooLow(name: string): JalonError {
	return new JalonError('provider-refused', {
		fr: `${name} vous a reconnu, mais pas avec le niveau d’authentification demandé ici (second facteur, le plus souvent).`,
		en: `${name} has recognised you, but not at the level of authentication asked for here (mostly a second factor).`
	});
}
