import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiRights } from '#lib/server/api/api-rights.ts';
import { formOf, rightAsked, routeRights } from '#lib/server/people/route-rights.ts';
import { useExampleApi } from '../testing/example-api.ts';

const files = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => /(^|\/)\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(file));

const routeOf = (file: string) => `/${file.replace(/\/?\+[^/]+$/, '')}`;
const routes = [...new Set(files.map(routeOf))].sort();

test('every route declares its rights, and no right is declared of a route that is not', () => {
	expect(Object.keys(routeRights).sort()).toEqual(routes);
});

test.each(routes)('%s declares each form and method that writes, and no other', async (route) => {
	const written: string[] = [];
	for (const file of files.filter((one) => routeOf(one) === route)) {
		if (file.endsWith('.svelte')) continue;
		const module = (await import(`./${file}`)) as Record<string, unknown>;
		written.push(...Object.keys((module['actions'] as object | undefined) ?? {}));
		written.push(...['POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => method in module));
	}
	expect(Object.keys(routeRights[route]?.write ?? {}).sort()).toEqual(written.sort());
});

test.each(routes)('%s is a page within the frame, or says that it is none', (route) => {
	const isPage = files.some((file) => routeOf(file) === route && file.endsWith('+page.svelte'));
	expect(routeRights[route]?.bare ?? false).toBe(!isPage);
});

test('what is not declared is refused: a route, a form, a method', () => {
	const post = { method: 'POST', form: 'default' };
	expect(rightAsked('/nowhere', { method: 'GET', form: 'default' })).toBeNull();
	expect(rightAsked('__proto__', { method: 'GET', form: 'default' })).toBeNull();
	expect(rightAsked('/', post)).toBeNull();
	expect(rightAsked('/meetings/[id]', { ...post, form: 'constructor' })).toBeNull();
	expect(rightAsked('/meetings/[id]', { ...post, method: 'DELETE', form: 'edit' })).toBe(
		'hold-meetings'
	);
	expect(rightAsked('/files/[...file]', { ...post, method: 'PROPFIND' })).toBeNull();
});

test('a form is named as the router names it: by the first parameter that begins with a slash', () => {
	expect(formOf(new URLSearchParams('as-of=2019-12-20&/edit=&/delete='))).toBe('edit');
	expect(formOf(new URLSearchParams('as-of=/edit'))).toBe('default');
});

const api = useExampleApi();

test('every route of the API declares its right', async () => {
	const { body } = await api.json('/api/v1/openapi.json');
	const described = Object.keys((body as { paths: object }).paths).map((path) =>
		path.replaceAll(/\{(\w+)\}/g, ':$1')
	);
	expect([...described, '/api/v1/openapi.json'].sort()).toEqual(Object.keys(apiRights).sort());
});
