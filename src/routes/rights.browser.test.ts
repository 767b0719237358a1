import { describe, expect, inject, it } from 'vitest';
import { roles, type Role } from '#lib/indicators/reader.ts';
import { may } from '#lib/indicators/rights.ts';
import { examplePerson, seenAsCookie } from '#lib/server/people/example-people.ts';
import { routeRights } from '#lib/server/people/route-rights.ts';
import { examplePages } from '../testing/example-pages.ts';
import { addressOf } from '../testing/route-address.ts';

const base = inject('exampleUrl');

const ask = (address: string, role: Role, init: RequestInit = {}) =>
	fetch(base + address, {
		redirect: 'manual',
		...init,
		headers: { cookie: `${seenAsCookie}=${role}`, origin: base, ...init.headers }
	});

const lastsForever = '/deliveries/[round]/events';
const routes = Object.entries(routeRights).filter(([route]) => route !== lastsForever);

describe.each(roles)('as %s', (role) => {
	const person = examplePerson('essai', role);

	it.each(routes)('reads %s when the table says so, and not else', async (route, { read }) => {
		const { status } = await ask(addressOf(route), role);
		if (read === 'anyone' || may(person, read)) expect(status).not.toBe(403);
		else expect(status).toBe(403);
	});

	const written = routes.flatMap(([route, { write = {}, bare }]) =>
		Object.entries(write)
			.filter(([, right]) => right !== 'anyone' && !may(person, right))
			.map(([form]) => ({
				form,
				route,
				address: addressOf(route) + (bare || form === 'default' ? '' : `?/${form}`)
			}))
	);
	if (written.length > 0)
		it.each(written)('does not send « $form » to $route', async ({ address }) => {
			const { status } = await ask(address, role, { method: 'POST', body: new URLSearchParams() });
			expect(status).toBe(403);
		});
});

describe('whatever the address is written like', () => {
	it.each([
		'/TARGETS',
		'//targets',
		'/targets/',
		'/%74argets',
		'/targets%2F',
		'/./targets',
		'/en/targets',
		'/en//targets',
		'/targets/__data.json',
		'/targets?/preview',
		'/reports/../targets',
		'/received%2F..%2Ftargets'
	])('%s shows an official no target to set', async (address) => {
		const answer = await ask(address, 'official');
		expect([301, 303, 307, 308, 400, 403, 404]).toContain(answer.status);
		if (answer.status >= 400) return;
		const to = new URL(answer.headers.get('location') ?? '/', base);
		expect((await ask(to.pathname + to.search, 'official')).status).toBe(403);
	});

	it.each(['X-HTTP-Method-Override', 'X-Method-Override', 'X-HTTP-Method'])(
		'%s makes no form of a page that is read',
		async (header) => {
			const { status } = await ask('/targets?/save', 'official', { headers: { [header]: 'GET' } });
			expect(status).toBe(403);
			const posted = await ask('/targets?/save', 'official', {
				method: 'POST',
				headers: { [header]: 'GET' },
				body: new URLSearchParams()
			});
			expect(posted.status).toBe(403);
		}
	);

	it.each(['HEAD', 'OPTIONS'])('%s tells no more than GET', async (method) => {
		expect((await ask('/targets', 'official', { method })).status).toBe(403);
		expect((await ask('/api/v1/deliveries', 'official', { method: 'HEAD' })).status).toBe(403);
	});

	it('a page drawn for who may see all is not answered to who may not', async () => {
		const page = '/indicators/people-in-support?as-of=2019-12-20&by=audience';
		const whole = await ask(page, 'analyst');
		const tag = whole.headers.get('etag') ?? '';
		expect(tag).not.toBe('');
		const held = await ask(page, 'contributor', { headers: { 'if-none-match': tag } });
		expect(held.status).toBe(200);
	});
});

describe('each page of the example', () => {
	it.each(examplePages.filter(({ route }) => route !== null))(
		'$path is refused to communication staff in words, within the frame',
		async ({ path, route, alone }) => {
			const { read } = routeRights[route ?? ''] ?? { read: 'anyone' };
			if (read === 'anyone' || may(examplePerson('essai', 'communication'), read)) return;
			const answer = await ask(path, 'communication');
			expect(answer.status).toBe(403);
			const text = await answer.text();
			expect(text).toContain('Votre compte ne permet pas');
			if (!alone) expect(text).toContain('<nav');
		}
	);
});
