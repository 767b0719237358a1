import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

describe('the environment', () => {
	it('has the defaults that the documentation lists', () => {
		const environment = readEnvironment({ JALON_USER: 'Camille' }, tmpdir());
		expect(environment).toEqual({
			programme: process.cwd(),
			var: join(process.cwd(), 'var'),
			user: 'Camille',
			key: null,
			keyFile: null,
			language: 'fr',
			debug: false,
			logLevel: 'warn',
			host: '127.0.0.1',
			port: 4646,
			origin: null,
			smtp: null,
			mailFrom: null,
			deliveryLimit: 512 * 1024 * 1024,
			rateLimit: 1_200,
			example: true,
			secret: null,
			trustedProxies: null,
			oidc: {
				issuer: null,
				clientId: null,
				clientSecret: null,
				name: null,
				scope: null,
				acr: null,
				userinfo: null,
				logout: null
			}
		});
	});

	it('takes the current folder for the programme when it is one', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'jalon-'));
		await mkdir(join(folder, 'data'));
		await writeFile(join(folder, 'data', 'programme.yaml'), '');
		expect(readEnvironment({}, folder)).toMatchObject({ programme: folder, example: false });
		expect(readEnvironment({ JALON_PROGRAMME: 'elsewhere' }, folder)).toMatchObject({
			programme: join(folder, 'elsewhere'),
			var: join(folder, 'elsewhere', 'var')
		});
		expect(readEnvironment({ JALON_VAR: '/srv/jalon' }, folder).var).toBe('/srv/jalon');
	});

	it('refuses a port, a size, a language or a log level that can’t be, naming the variable', () => {
		for (const port of ['http', '-1', '70000', '4646 4647'])
			expect(() => readEnvironment({ PORT: port }, '/')).toThrow(/^PORT : /);
		for (const limit of ['0', '-1', '1.5', '512 MB'])
			expect(() => readEnvironment({ JALON_DELIVERY_LIMIT: limit }, '/')).toThrow(
				/^JALON_DELIVERY_LIMIT : /
			);
		expect(() => readEnvironment({ JALON_LANG: 'de' }, '/')).toThrow(
			'JALON_LANG : langue inconnue « de », attendu : fr ou en.'
		);
		expect(() => readEnvironment({ JALON_LOG: 'debug' }, '/')).toThrow(
			'JALON_LOG : « debug » n’est pas connu, attendu : silent, error, warn, info.'
		);
	});
});
