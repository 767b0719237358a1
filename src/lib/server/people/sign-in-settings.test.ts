import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readEnvironment } from '../programme/environment.ts';
import type { JalonError } from '../programme/problem.ts';
import { readSignIn, signInSecret, type RequiredSignIn } from './sign-in-settings.ts';

const secret = 'Zt9wQ2rLk7Xv5Nc3Bm8Jh1Gf6Ds4Ap0Yu';
const provider = {
	JALON_OIDC_ISSUER: 'https://fca.integ01.dev-agentconnect.fr/api/v2',
	JALON_OIDC_CLIENT_ID: 'client',
	JALON_OIDC_CLIENT_SECRET: 'from the provider'
};

/** What a setting gives, or what it is refused with, in both languages. */
function tried(env: Readonly<Record<string, string>>) {
	try {
		return { settings: readSignIn(readEnvironment(env, process.cwd())), fr: '', en: '' };
	} catch (error) {
		const refused = error as JalonError;
		return {
			settings: null,
			code: refused.code,
			fr: refused.describe('fr'),
			en: refused.describe('en')
		};
	}
}

function emptyFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-settings-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return folder;
}

describe('the bundled example', () => {
	test('is open on the loopback', () => {
		for (const env of [
			{},
			{ HOST: 'localhost' },
			{ HOST: '::1' },
			{ ORIGIN: 'http://127.0.0.1:80' }
		])
			expect(tried(env).settings).toEqual({ mode: 'open-example' });
	});

	test('asks people to sign in as soon as it is reached from elsewhere, or is told how', () => {
		for (const env of [
			{ JALON_SECRET: secret },
			{ JALON_SECRET: secret, ORIGIN: 'https://jalon.example.org' },
			{ JALON_SECRET: secret, ORIGIN: 'https://jalon.example.org', HOST: '0.0.0.0' },
			provider
		])
			expect(tried(env).settings?.mode).toBe('required');
	});

	test('is told from a copy of it, and from real data in its place', () => {
		const folder = emptyFolder();
		mkdirSync(join(folder, 'data'));
		writeFileSync(join(folder, 'data/programme.yaml'), readFileSync('data/programme.yaml', 'utf8'));
		expect(tried({ JALON_PROGRAMME: folder }).settings?.mode).toBe('required');
		expect(tried({ JALON_PROGRAMME: folder, JALON_HOME: folder }).settings?.mode).toBe(
			'open-example'
		);
		writeFileSync(
			join(folder, 'data/programme.yaml'),
			readFileSync('data/programme.yaml', 'utf8').replace(/^fictitious:.*$/m, '')
		);
		expect(tried({ JALON_PROGRAMME: folder, JALON_HOME: folder }).settings?.mode).toBe('required');
	});
});

describe('a server that others reach', () => {
	test('refuses to start without a secret, whatever else it is told', () => {
		for (const env of [
			{ HOST: '0.0.0.0' },
			{ HOST: '0.0.0.0', JALON_ALLOW_OPEN: 'yes' },
			{ HOST: '192.168.1.2', ORIGIN: 'https://jalon.example.org' },
			{ ORIGIN: 'https://jalon.example.org' },
			{ HOST: '127.0.0.1.example.org' }
		]) {
			const refused = tried(env);
			expect(refused).toMatchObject({ code: 'host-refused' });
			expect(refused.fr).toContain('il faut JALON_SECRET');
			expect(refused.en).toContain('JALON_SECRET');
		}
	});

	test('refuses to start without its own address, in https', () => {
		expect(tried({ HOST: '0.0.0.0', JALON_SECRET: secret }).fr).toContain('il faut ORIGIN');
		const plain = { HOST: '0.0.0.0', JALON_SECRET: secret, ORIGIN: 'http://jalon.example.org' };
		expect(tried(plain).fr).toContain('attendu https://');
		expect(tried(plain).en).toContain('expected https://');
		expect(tried({ ...plain, ORIGIN: 'http://localhost:4646' }).settings?.mode).toBe('required');
	});

	test('refuses a default or short secret, by name', () => {
		expect(tried({ JALON_SECRET: 'court' }).fr).toBe(
			'JALON_SECRET est trop court : 5 caractères, il en faut au moins 32. « openssl rand -base64 32 » en donne un.'
		);
		expect(tried({ JALON_SECRET: 'x'.repeat(31) }).en).toContain('JALON_SECRET is too short');
		for (const typed of [
			'x'.repeat(40),
			'changeme'.repeat(5),
			'better-auth-secret-123456789012345',
			'0123456789abcdef0123456789abcdef'
		])
			expect(tried({ JALON_SECRET: typed }).fr, typed).toContain('JALON_SECRET se devine');
	});
});

test('each other setting that can’t be is named, in both languages', () => {
	const wrong: readonly [Readonly<Record<string, string>>, string][] = [
		[{ ORIGIN: 'jalon.example.org' }, 'ORIGIN'],
		[{ ORIGIN: 'https://jalon.example.org/sous-dossier' }, 'ORIGIN'],
		[{ ORIGIN: 'ftp://jalon.example.org' }, 'ORIGIN'],
		[{ JALON_TRUSTED_PROXIES: 'proxy.example.org' }, 'JALON_TRUSTED_PROXIES'],
		[{ JALON_TRUSTED_PROXIES: '10.0.0.0/33' }, 'JALON_TRUSTED_PROXIES'],
		[{ JALON_TRUSTED_PROXIES: '0.0.0.0/0' }, 'JALON_TRUSTED_PROXIES'],
		[{ JALON_OIDC_CLIENT_ID: 'x' }, 'JALON_OIDC_ISSUER'],
		[{ ...provider, JALON_OIDC_CLIENT_SECRET: '' }, 'JALON_OIDC_CLIENT_SECRET'],
		[{ ...provider, JALON_OIDC_ISSUER: 'http://idp.example.org' }, 'JALON_OIDC_ISSUER'],
		[{ ...provider, JALON_OIDC_SCOPE: 'openid' }, 'JALON_OIDC_SCOPE'],
		[{ ...provider, JALON_OIDC_USERINFO: 'unsigned' }, 'JALON_OIDC_USERINFO'],
		[{ ...provider, JALON_OIDC_LOGOUT: 'maybe' }, 'JALON_OIDC_LOGOUT']
	];
	for (const [env, name] of wrong) {
		const refused = tried(env);
		expect(refused.code, JSON.stringify(env)).toBe('bad-setting');
		expect(refused.fr).toContain(name);
		expect(refused.en).toContain(name);
	}
});

test('an identity provider has the defaults of ProConnect', () => {
	expect(tried(provider).settings).toMatchObject({
		oidc: {
			clientId: 'client',
			name: 'ProConnect',
			scope: 'openid email given_name usual_name siret idp_id organization_label',
			acr: [],
			signedUserinfo: true,
			endsSession: true
		}
	});
});

test('the secret drawn on the loopback is kept, for its owner alone', () => {
	const folder = emptyFolder();
	const settings = { mode: 'required', secret: null } as RequiredSignIn;
	const drawn = signInSecret(settings, folder);
	expect(drawn.length).toBeGreaterThanOrEqual(32);
	expect(signInSecret(settings, folder)).toBe(drawn);
	expect(statSync(join(folder, 'sign-in.key')).mode & 0o777).toBe(0o600);
	expect(signInSecret({ ...settings, secret }, folder)).toBe(secret);
});
