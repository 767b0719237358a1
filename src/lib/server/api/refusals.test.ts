import { describe, expect, it } from 'vitest';
import { localPerson } from '#lib/server/people/person.ts';
import { useExampleApi } from '../../../testing/example-api.ts';

const api = useExampleApi();
const visitor = useExampleApi({ ...localPerson('press'), roles: ['communication'] });

const hostile = [
	"'; drop table territories; --",
	"x' or '1'='1",
	'") union all select sql from duckdb_views() --',
	"2019-12-20'::date; attach '/etc/passwd' as p; --",
	"read_csv('/etc/passwd')",
	"(select getenv('JALON_KEY'))",
	'../../../etc/passwd',
	'*',
	'%',
	'_',
	'$1',
	'?',
	'null',
	'undefined',
	'NaN',
	'-1',
	'1e309',
	'[object Object]',
	'{"$ne":null}',
	'__proto__',
	'constructor',
	'toString',
	'\u0000',
	'\r\nset-cookie: a=b',
	'\u202e\u200b',
	'é'.normalize('NFD'),
	'\ud800',
	'46042,46042',
	'x'.repeat(5_000)
];

const parameters = [
	'indicator',
	'as-of',
	'from',
	'to',
	'grain',
	'level',
	'territory',
	'within',
	'by',
	'where',
	'edition',
	'format',
	'lang'
];

/** What only the inside of the server knows. */
const inside =
	/\bselect\b|\bfrom facts|read_parquet|\.parquet|\.sqlite|node_modules|\.ts:\d|\n\s+at |(Binder|Parser|Catalog|Conversion|Invalid Input) Error|\/var\/|\/src\//i;

/** Asserts that an answer is figures or a refusal in words, with nothing of the inside in it. */
async function expectSafe(path: string, typed: string): Promise<void> {
	const response = await api.ask(path);
	const text = await response.text();
	const told = text.replaceAll(JSON.stringify(typed).slice(1, -1), '');
	expect(response.status, path).toBeLessThan(500);
	expect(told, path).not.toMatch(inside);
	if (response.status === 200) return;
	expect(JSON.parse(text), path).toEqual({
		version: 1,
		error: { code: expect.any(String), message: expect.any(String), problems: [] }
	});
}

describe('what is typed into a parameter', () => {
	it.each(parameters)('is a value, never SQL: %s', async (name) => {
		for (const typed of hostile) {
			const value = encodeURIComponent(typed.toWellFormed());
			const asked = '/api/v1/values?indicator=ambassadors-registered';
			const path =
				name === 'indicator' ? `/api/v1/values?indicator=${value}` : `${asked}&${name}=${value}`;
			await expectSafe(path, typed);
			if (name === 'where') await expectSafe(`${asked}&where=sector=${value}`, typed);
			if (name === 'where') await expectSafe(`${asked}&where=${value}=business`, typed);
		}
		expect(api.logged).toEqual([]);
	});

	it('is a value in a path and in a filter of deliveries as well', async () => {
		for (const typed of hostile) {
			const value = encodeURIComponent(typed.toWellFormed());
			await expectSafe(`/api/v1/indicators/${value}`, typed);
			await expectSafe(`/api/v1/deliveries?dataset=${value}`, typed);
			await expectSafe(`/api/v1/editions/current?edition=${value}`, typed);
			await expectSafe(`/api/v1/${value}`, typed);
		}
		expect(api.logged).toEqual([]);
	});

	it('is refused when it matches nothing, and widens nothing', async () => {
		for (const wide of ['*', '%', '46042,46042', "x' or '1'='1"])
			for (const name of ['territory', 'within', 'where', 'by', 'level', 'indicator']) {
				const value = encodeURIComponent(name === 'where' ? `sector=${wide}` : wide);
				const { status } = await api.json(`/api/v1/values?${name}=${value}`);
				expect(status, `${name}=${wide}`).toBeGreaterThanOrEqual(400);
			}
	});

	it.each([
		'as-of=2019-12-20&as-of=2020-12-11',
		'territory=46042&territory=46102',
		'indicator=ambassadors-registered&indicator=communes-covered',
		'format=json&format=csv',
		'edition=a&edition=b'
	])('is refused when it is given twice, since either could be meant: %s', async (query) => {
		const { status, body } = await api.json(`/api/v1/values?${query}`);
		expect(status).toBe(400);
		expect(body.error).toMatchObject({ code: 'bad-request' });
		expect(body.error.message).toMatch(/est donné 2 fois/);
	});

	it.each([
		'territory[]=46042',
		'territory[0]=46042',
		'where[sector]=business',
		'AS-OF=2019-12-20'
	])('is refused in a form that nobody reads: %s', async (query) => {
		const { status, body } = await api.json(`/api/v1/values?${query}`);
		expect(status).toBe(400);
		expect(body.error.message).toMatch(/^Paramètre inconnu/);
	});
});

describe('a refusal', () => {
	it.each([
		['indicators/nothing', 404, 'unknown-indicator'],
		['values?indicator=ambasadors-registered', 404, 'unknown-indicator'],
		['values?territory=99999', 404, 'unknown-territory'],
		['values?edition=nothing', 404, 'unknown-edition'],
		['values?as-of=2019-02-29', 400, 'unknown-date'],
		['values?as-of=20/12/2019', 400, 'unknown-date'],
		['values?from=2020-01-01&to=2019-01-01', 400, 'empty-period'],
		['values?grain=week', 400, 'bad-request'],
		['values?level=canton', 400, 'bad-request'],
		['values?level=commune&territory=200067361', 400, 'territory-not-of-level'],
		['values?by=shoe-size', 400, 'unknown-dimension'],
		['values?indicator=ambassadors-registered&where=sector=shoes', 400, 'unknown-value'],
		['values?where=sector', 400, 'bad-request'],
		['values?format=xml', 400, 'bad-request'],
		['values?grain=day&from=1900-01-01&to=2200-01-01', 400, 'too-many-periods'],
		['values?grain=day&from=2014-01-01&to=2023-12-31&level=commune', 400, 'too-many-figures'],
		['nothing', 404, 'not-found']
	])('has one shape, its status and its code: %s', async (path, status, code) => {
		const refused = await api.json(`/api/v1/${path}`);
		expect(refused).toEqual({
			status,
			body: { version: 1, error: { code, message: expect.any(String), problems: [] } }
		});
		expect(refused.body.error.message.length).toBeGreaterThan(15);
	});

	it('names the nearest thing that exists', async () => {
		const { body } = await api.json('/api/v1/values?indicator=ambasadors-registered&lang=en');
		expect(body.error.message).toContain('Did you mean “ambassadors-registered”?');
	});

	it('does not tell a visitor what exists that they may not see', async () => {
		const { body } = await api.json('/api/v1/indicators');
		const hidden = body.indicators.find(({ publish }: { publish: boolean }) => !publish).id;
		const refused = await visitor.json(`/api/v1/values?indicator=${hidden}`);
		const invented = await visitor.json('/api/v1/values?indicator=nothing-of-the-sort');
		expect(refused.status).toBe(403);
		expect(refused.status).toBe(invented.status);
		const told = (answer: typeof refused, id: string) =>
			JSON.stringify(answer.body).replaceAll(id, 'ID');
		expect(told(refused, hidden)).toBe(told(invented, 'nothing-of-the-sort'));
	});
});
