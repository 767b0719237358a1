import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export type Claims = Readonly<Record<string, unknown>>;

/** What goes wrong at the provider, or on the way from it. Each gets what was to be sent, and gives what is. */
export type Tampering = {
	readonly discovery?: (metadata: Claims) => Claims;
	/** The id token, from its claims. */
	readonly idToken?: (claims: Claims, sign: Sign) => string;
	/** The userinfo answer, from its claims: a body and its content type. */
	readonly userinfo?: (claims: Claims, sign: Sign) => { body: string; type: string };
};

/** A JWT of these claims by the provider's key, unless a header or a key says otherwise. */
export type Sign = (
	claims: Claims,
	options?: { readonly header?: Claims; readonly key?: KeyObject | null }
) => string;

/** A subject of the provider, with what it tells of them. */
export type Subject = Readonly<Record<string, unknown>> & { readonly sub: string };

export type IdentityProvider = {
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** The parameters of each request for a sign-in, as they came. */
	readonly asked: readonly URLSearchParams[];
	tamper(tampering: Tampering): void;
	/** Goes through the provider as a subject, and gives the address that it sends the browser back to. */
	signIn(authorize: string, subject: Subject): Promise<string>;
	close(): Promise<void>;
};

const clientId = 'jalon';
const clientSecret = 'what the provider gave to Jalon, and to nobody else';
const told = ['given_name', 'usual_name', 'siret', 'idp_id', 'organization_label'];

/** A real OpenID Connect provider on the loopback, like ProConnect: signed userinfo, client_secret_post, acr asked for through claims. */
export async function startIdentityProvider(site: string): Promise<IdentityProvider> {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' };
	const subjects = new Map<string, Subject>();
	let current = '';
	let tampering: Tampering = {};
	const asked: URLSearchParams[] = [];
	const server = createServer((request, response) => void answer(request, response));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const configuration: Configuration = {
		clients: [
			{
				client_id: clientId,
				client_secret: clientSecret,
				redirect_uris: [`${site}/sign-in/provider/back`],
				post_logout_redirect_uris: [`${site}/sign-out`],
				response_types: ['code'],
				grant_types: ['authorization_code'],
				token_endpoint_auth_method: 'client_secret_post',
				userinfo_signed_response_alg: 'RS256'
			}
		],
		jwks: { keys: [jwk as never] },
		cookies: { keys: ['of the provider, for a test'] },
		acrValues: ['eidas1', 'eidas2'],
		claims: {
			openid: ['sub'],
			email: ['email', 'email_verified'],
			...Object.fromEntries(told.map((name) => [name, [name]]))
		},
		scopes: ['openid', 'email', ...told],
		features: {
			devInteractions: { enabled: false },
			jwtUserinfo: { enabled: true },
			claimsParameter: { enabled: true },
			rpInitiatedLogout: { enabled: true }
		},
		pkce: { required: () => false },
		interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
		findAccount: (_context, sub) => ({
			accountId: sub,
			claims: () => ({ ...subjects.get(sub), sub })
		}),
		async loadExistingGrant({ oidc }) {
			const grant = new provider.Grant({
				clientId: oidc.client!.clientId,
				accountId: oidc.session!.accountId!
			});
			grant.addOIDCScope(['openid', 'email', ...told].join(' '));
			await grant.save();
			return grant;
		}
	};
	const provider = new Provider(issuer, configuration);
	const serve = provider.callback();

	const sign: Sign = (claims, { header = {}, key = privateKey } = {}) => {
		const part = (value: Claims) => Buffer.from(JSON.stringify(value)).toString('base64url');
		const body = `${part({ alg: 'RS256', typ: 'JWT', kid: 'test', ...header })}.${part(claims)}`;
		if (key === null) return `${body}.`;
		return `${body}.${createSign('sha256').update(body).sign(key).toString('base64url')}`;
	};

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
		if (pathname === '/auth') asked.push(searchParams);
		if (pathname.startsWith('/interaction/')) {
			const acr = String(subjects.get(current)?.['acr'] ?? 'eidas2');
			const login = { accountId: current, acr };
			return provider.interactionFinished(request, response, { login });
		}
		const { discovery, idToken, userinfo } = tampering;
		if (pathname === '/.well-known/openid-configuration' && discovery)
			return changed(request, response, (body) => JSON.stringify(discovery(JSON.parse(body))));
		if (pathname === '/token' && idToken)
			return changed(request, response, (body) => {
				const tokens = JSON.parse(body) as Record<string, string>;
				if (tokens['id_token'] === undefined) return body;
				return JSON.stringify({ ...tokens, id_token: idToken(claimsOf(tokens['id_token']), sign) });
			});
		if (pathname === '/me' && userinfo)
			return changed(request, response, (body, say) => {
				const made = userinfo(claimsOf(body), sign);
				say('content-type', made.type);
				return made.body;
			});
		return serve(request, response);
	}

	/** Lets the provider answer, and sends what becomes of its body. */
	async function changed(
		request: IncomingMessage,
		response: ServerResponse,
		change: (body: string, say: (name: string, value: string) => void) => string
	): Promise<void> {
		const chunks: Buffer[] = [];
		const end = response.end.bind(response);
		response.write = ((chunk: Buffer) => chunks.push(Buffer.from(chunk)) > 0) as never;
		response.end = ((chunk?: Buffer | string) => {
			if (chunk) chunks.push(Buffer.from(chunk));
			const body = change(Buffer.concat(chunks).toString(), (name, value) =>
				response.setHeader(name, value)
			);
			response.setHeader('content-length', Buffer.byteLength(body));
			return end(body);
		}) as never;
		await serve(request, response);
	}

	return {
		issuer,
		clientId,
		clientSecret,
		asked,
		tamper: (next) => (tampering = next),
		async signIn(authorize, subject) {
			subjects.set(subject.sub, subject);
			current = subject.sub;
			const jar = new Map<string, string>();
			let at = new URL(authorize);
			for (let step = 0; step < 10 && at.origin === issuer; step++) {
				const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
				const page = await fetch(at, { headers: { cookie }, redirect: 'manual' });
				for (const line of page.headers.getSetCookie()) {
					const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
					jar.set(name, value);
				}
				const next = page.headers.get('location');
				if (next === null) throw new Error(`the provider stays at ${at}: ${await page.text()}`);
				at = new URL(next, issuer);
			}
			return at.href;
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

function claimsOf(jwt: string): Claims {
	const [, claims = ''] = jwt.split('.');
	return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Claims;
}
