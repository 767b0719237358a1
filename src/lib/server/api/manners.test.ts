import { describe, expect, it } from 'vitest';
import { localPerson } from '#lib/server/people/person.ts';
import { useExampleApi } from '../../../testing/example-api.ts';

const api = useExampleApi();
const visitor = useExampleApi({ ...localPerson('press'), roles: ['communication'] });
const registered = '/api/v1/values?indicator=ambassadors-registered&as-of=2019-12-20';

describe('methods', () => {
	it('HEAD answers as GET does, without a body', async () => {
		const [head, get] = [await api.ask(registered, { method: 'HEAD' }), await api.ask(registered)];
		expect(head.status).toBe(200);
		expect(await head.text()).toBe('');
		for (const name of ['content-type', 'etag', 'cache-control'])
			expect(head.headers.get(name), name).toBe(get.headers.get(name));
	});

	it('OPTIONS says which there are', async () => {
		const response = await api.ask('/api/v1/indicators', { method: 'OPTIONS' });
		expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
		expect(response.headers.has('access-control-allow-origin')).toBe(false);
	});

	it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
		'%s is refused: the API only reads',
		async (method) => {
			const headers = { 'x-http-method-override': 'GET', 'accept-language': 'en' };
			const response = await api.ask('/api/v1/indicators', { method, headers, body: '{}' });
			expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
			expect(await response.json()).toEqual({
				version: 1,
				error: {
					code: 'method-not-allowed',
					message: `Method ${method} refused: this interface only reads, with GET.`,
					problems: []
				}
			});
		}
	);
});

describe('the language of an answer', () => {
	it.each([
		['', undefined, 'fr'],
		['?lang=en', undefined, 'en'],
		['', 'en-GB,en;q=0.9,fr;q=0.5', 'en'],
		['?lang=fr', 'en', 'fr'],
		['', 'de', 'fr']
	])('%s %s: %s', async (query, accepted, language) => {
		const headers: HeadersInit = accepted === undefined ? {} : { 'accept-language': accepted };
		const { body } = await api.json(`/api/v1/indicators/nothing${query}`, { headers });
		const words = { fr: 'Indicateur « nothing » inconnu.', en: 'Unknown indicator “nothing”.' };
		expect(body.error.message).toContain(words[language as 'fr' | 'en']);
	});
});

describe('what a browser may keep', () => {
	it('is named after the edition, then the reader’s scope', async () => {
		const { headers } = await api.ask(registered);
		const { edition } = (await api.json('/ready')).body;
		const [, named, scope] =
			/^"([0-9a-f]+)-([0-9a-f]+)-[0-9a-f]+"$/.exec(headers.get('etag') ?? '') ?? [];
		expect(named).toBe(edition);
		expect(scope).toMatch(/^[0-9a-f]{16}$/);
		expect(headers.get('cache-control')).toBe('private, no-cache');
		expect(headers.get('vary')).toContain('Accept-Language');
	});

	it('is the same for the same answer, and for no other', async () => {
		const tag = async (path: string) => (await api.ask(path)).headers.get('etag');
		expect(await tag(registered)).toBe(await tag(registered));
		const others = [
			`${registered}&territory=200067361`,
			`${registered}&format=csv`,
			'/api/v1/indicators'
		];
		const tags = await Promise.all([registered, ...others].map(tag));
		expect(new Set(tags).size).toBe(tags.length);
	});

	it('never serves another scope, even where the figures are the same', async () => {
		const path = '/api/v1/editions/current';
		const [mine, theirs] = [await api.ask(path), await visitor.ask(path)];
		expect(await mine.text()).toBe(await theirs.text());
		expect(mine.headers.get('etag')).not.toBe(theirs.headers.get('etag'));
	});

	it('is nothing where the answer is about this moment, or an error', async () => {
		for (const path of [
			'/health',
			'/ready',
			'/api/v1/editions',
			'/api/v1/nothing',
			'/api/v1/values?as-of=x'
		]) {
			const { headers } = await api.ask(path);
			expect([path, headers.get('cache-control'), headers.get('etag')]).toEqual([
				path,
				'no-store',
				null
			]);
		}
	});
});
